using Polis.Engine.State;

namespace Polis.Model;

/// <summary>The cities. Rows never move; a city keeps its row for the whole run.</summary>
public sealed partial class Cities : Table
{
    /// <summary>Makes an empty table.</summary>
    /// <param name="domains">Number of domains.</param>
    internal Cities(int domains) : base("cities")
    {
        Nation = Add<int>("nation");
        Latitude = Add<double>("latitude");
        Longitude = Add<double>("longitude");
        Population = Add<double>("population");
        Income = Add<double>("income");
        Technology = Add<double>("technology");
        Supply = Add<double>("supply");
        Access = Add<double>("access");
        AccessAtStart = Add<double>("accessAtStart");
        ForeignShare = Add<double>("foreignShare");
        Ideal = Add<double>("ideal", domains);
        Salience = Add<double>("salience", domains);
        Autonomy = Add<double>("autonomy", domains);
        Stance = Add<Stance>("stance", domains);
        HeldStance = Add<Stance>("heldStance", domains);
        OpenClash = Add<int>("openClash", domains);
        CulturalDistance = Add<double>("culturalDistance");
        Group = Add<int>("group");
        Region = Add<int>("region");
        Capital = Add<byte>("capital");
        Grievance = Add<double>("grievance");
        Status = Add<CityStatus>("status");
        Bid = Add<int>("bid");
        Memberships = Add<ulong>("memberships");
        Degree = Add<int>("degree");
        Connectivity = Add<double>("connectivity");
        CorporateShare = Add<double>("corporateShare");
        ConnectivityChange = Add<double>("connectivityChange");
        NetBenefit = Add<double>("netBenefit");
    }

    /// <summary>Row of the nation that it is part of now.</summary>
    public Column<int> Nation { get; }

    /// <summary>Latitude, degrees.</summary>
    public Column<double> Latitude { get; }

    /// <summary>Longitude, degrees.</summary>
    public Column<double> Longitude { get; }

    /// <summary>People L.</summary>
    public Column<double> Population { get; }

    /// <summary>Income per head y, PPP dollars a year.</summary>
    public Column<double> Income { get; }

    /// <summary>Productivity T: supply is T y^-θ.</summary>
    public Column<double> Technology { get; }

    /// <summary>Supply s = T y^-θ, as of the last clearing.</summary>
    public Column<double> Supply { get; }

    /// <summary>Access Φ, as of the last clearing.</summary>
    public Column<double> Access { get; }

    /// <summary>Access Φ at the start.</summary>
    public Column<double> AccessAtStart { get; }

    /// <summary>Share of access that other nations contribute, city ties included.</summary>
    public Column<double> ForeignShare { get; }

    /// <summary>Ideal x by domain, -1 to 1.</summary>
    public Column<double> Ideal { get; }

    /// <summary>Salience s by domain, 0 to 3.</summary>
    public Column<double> Salience { get; }

    /// <summary>Autonomy a by domain, 0 to 1.</summary>
    public Column<double> Autonomy { get; }

    /// <summary>Stance by domain.</summary>
    public Column<Stance> Stance { get; }

    /// <summary>Stance that an intervention holds, by domain; None for none.</summary>
    public Column<Stance> HeldStance { get; }

    /// <summary>Row + 1 of the open clash by domain; 0 for none.</summary>
    public Column<int> OpenClash { get; }

    /// <summary>Cultural distance c from the nation's core, 0 to 1.</summary>
    public Column<double> CulturalDistance { get; }

    /// <summary>Cultural group; -1 for none.</summary>
    public Column<int> Group { get; }

    /// <summary>First-level district; -1 for none.</summary>
    public Column<int> Region { get; }

    /// <summary>1 for the capital of its nation.</summary>
    public Column<byte> Capital { get; }

    /// <summary>Grievance q, 0 to 1.</summary>
    public Column<double> Grievance { get; }

    /// <summary>What it is to its nation.</summary>
    public Column<CityStatus> Status { get; }

    /// <summary>Row + 1 of the open bid that it is part of; 0 for none.</summary>
    public Column<int> Bid { get; }

    /// <summary>A bit for each network that it is a member of.</summary>
    public Column<ulong> Memberships { get; }

    /// <summary>Ties that it has.</summary>
    public Column<int> Degree { get; }

    /// <summary>Corporate connectivity C.</summary>
    public Column<double> Connectivity { get; }

    /// <summary>Corporate share j, 0 to 1.</summary>
    public Column<double> CorporateShare { get; }

    /// <summary>Change of ln(C + C̄) in the step before, which moves growth.</summary>
    public Column<double> ConnectivityChange { get; }

    /// <summary>Net benefit of independence B at the last look, log points.</summary>
    public Column<double> NetBenefit { get; }
}
