using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Ties between cities, in the order of their making.</summary>
public sealed partial class Ties : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Ties() : base("ties")
    {
        First = Add<int>("first");
        Second = Add<int>("second");
        Kind = Add<TieKind>("kind");
        Since = Add<int>("since");
    }

    /// <summary>The city that proposed it; an office belongs to it.</summary>
    public Column<int> First { get; }

    /// <summary>The other city.</summary>
    public Column<int> Second { get; }

    /// <summary>Kind.</summary>
    public Column<TieKind> Kind { get; }

    /// <summary>Step of its making; -1 at the start.</summary>
    public Column<int> Since { get; }
}

/// <summary>City networks, those founded during the run at the end.</summary>
public sealed partial class Networks : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Networks() : base("networks")
    {
        Domain = Add<int>("domain");
        Charter = Add<double>("charter");
        MinimumPopulation = Add<double>("minimumPopulation");
        Nation = Add<int>("nation");
        JoinRate = Add<double>("joinRate");
        LeaveRate = Add<double>("leaveRate");
        PeerWeight = Add<double>("peerWeight");
        Seats = Add<int>("seats");
        Founded = Add<int>("founded");
        Active = Add<byte>("active");
    }

    /// <summary>Row of its domain.</summary>
    public Column<int> Domain { get; }

    /// <summary>Position of its charter, -1 to 1.</summary>
    public Column<double> Charter { get; }

    /// <summary>Least population of a member.</summary>
    public Column<double> MinimumPopulation { get; }

    /// <summary>Nation whose cities alone may join; -1 for any.</summary>
    public Column<int> Nation { get; }

    /// <summary>Rate of joining, per year.</summary>
    public Column<double> JoinRate { get; }

    /// <summary>Rate of leaving, per year.</summary>
    public Column<double> LeaveRate { get; }

    /// <summary>Weight of peers.</summary>
    public Column<double> PeerWeight { get; }

    /// <summary>Seats; -1 where there is no limit.</summary>
    public Column<int> Seats { get; }

    /// <summary>Month of its founding.</summary>
    public Column<int> Founded { get; }

    /// <summary>1 while it exists.</summary>
    public Column<byte> Active { get; }
}

/// <summary>Dated events whose news moves cities towards networks.</summary>
public sealed partial class News : Table
{
    /// <summary>Makes an empty table.</summary>
    internal News() : base("news")
    {
        Step = Add<int>("step");
        Domain = Add<int>("domain");
        Nation = Add<int>("nation");
        Network = Add<int>("network");
        Announced = Add<double>("announced");
    }

    /// <summary>Step in which it takes effect.</summary>
    public Column<int> Step { get; }

    /// <summary>Row of the domain.</summary>
    public Column<int> Domain { get; }

    /// <summary>Nation whose own cities it moves; -1 for all.</summary>
    public Column<int> Nation { get; }

    /// <summary>Network that was launched; -1 for every network of the domain.</summary>
    public Column<int> Network { get; }

    /// <summary>Announced policy; NaN for each nation's own.</summary>
    public Column<double> Announced { get; }
}
