using Polis.Engine.State;

namespace Polis.Model;

/// <summary>The cities. Rows never move; a city keeps its row for the whole run.</summary>
/// <param name="domains">Number of domains.</param>
public sealed partial class Cities(int domains) : Table("cities")
{
    /// <summary>Row of the nation that it is part of now.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Latitude, degrees.</summary>
    public Column<double> Latitude { get; } = new();

    /// <summary>Longitude, degrees.</summary>
    public Column<double> Longitude { get; } = new();

    /// <summary>People L.</summary>
    public Column<double> Population { get; } = new();

    /// <summary>Income per head y, PPP dollars a year.</summary>
    public Column<double> Income { get; } = new();

    /// <summary>Productivity T: supply is T y^-θ.</summary>
    public Column<double> Technology { get; } = new();

    /// <summary>Supply s = T y^-θ, as of the last clearing.</summary>
    public Column<double> Supply { get; } = new();

    /// <summary>Access Φ, as of the last clearing.</summary>
    public Column<double> Access { get; } = new();

    /// <summary>Access Φ at the start.</summary>
    public Column<double> AccessAtStart { get; } = new();

    /// <summary>Share of access that other nations contribute, city ties included.</summary>
    public Column<double> ForeignShare { get; } = new();

    /// <summary>Ideal x by domain, -1 to 1.</summary>
    public Column<double> Ideal { get; } = new(domains);

    /// <summary>Salience s by domain, 0 to 3.</summary>
    public Column<double> Salience { get; } = new(domains);

    /// <summary>Autonomy a by domain, 0 to 1.</summary>
    public Column<double> Autonomy { get; } = new(domains);

    /// <summary>Stance by domain.</summary>
    public Column<Stance> Stance { get; } = new(domains);

    /// <summary>Stance that an intervention holds, by domain; None for none.</summary>
    public Column<Stance> HeldStance { get; } = new(domains);

    /// <summary>Row + 1 of the open clash by domain; 0 for none.</summary>
    public Column<int> OpenClash { get; } = new(domains);

    /// <summary>Pressure z by domain: what answers in force cost a city that defies, log points.</summary>
    public Column<double> Pressure { get; } = new(domains);

    /// <summary>Term of the government that settled with the nation, by domain; the least number for none.</summary>
    public Column<int> Settled { get; } = new(domains);

    /// <summary>Term of its government: the step in which it took office; -1 at the start; below that where the nation put it in by force.</summary>
    public Column<int> Term { get; } = new();

    /// <summary>Cultural distance c from the nation's core, 0 to 1.</summary>
    public Column<double> CulturalDistance { get; } = new();

    /// <summary>Cultural group; -1 for none.</summary>
    public Column<int> Group { get; } = new();

    /// <summary>First-level district; -1 for none.</summary>
    public Column<int> Region { get; } = new();

    /// <summary>1 for the capital of its nation.</summary>
    public Column<byte> Capital { get; } = new();

    /// <summary>Grievance q, 0 to 1.</summary>
    public Column<double> Grievance { get; } = new();

    /// <summary>What it is to its nation.</summary>
    public Column<CityStatus> Status { get; } = new();

    /// <summary>Row + 1 of the open bid that it is part of; 0 for none.</summary>
    public Column<int> Bid { get; } = new();

    /// <summary>A bit for each network that it is a member of.</summary>
    public Column<ulong> Memberships { get; } = new();

    /// <summary>Ties that it has.</summary>
    public Column<int> Degree { get; } = new();

    /// <summary>Corporate connectivity C.</summary>
    public Column<double> Connectivity { get; } = new();

    /// <summary>Corporate share j, 0 to 1.</summary>
    public Column<double> CorporateShare { get; } = new();

    /// <summary>Change of ln(C + C̄) in the step before, which moves growth.</summary>
    public Column<double> ConnectivityChange { get; } = new();

    /// <summary>Net benefit of independence B at the last look, log points.</summary>
    public Column<double> NetBenefit { get; } = new();
}
