using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Ties between cities, in the order of their making.</summary>
public sealed partial class Ties() : Table("ties")
{
    /// <summary>The city that proposed it; an office belongs to it.</summary>
    public Column<int> First { get; } = new();

    /// <summary>The other city.</summary>
    public Column<int> Second { get; } = new();

    /// <summary>Kind.</summary>
    public Column<TieKind> Kind { get; } = new();

    /// <summary>Step of its making; -1 at the start.</summary>
    public Column<int> Since { get; } = new();
}

/// <summary>City networks, those founded during the run at the end.</summary>
public sealed partial class Networks() : Table("networks")
{
    /// <summary>Row of its domain.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Position of its charter, -1 to 1.</summary>
    public Column<double> Charter { get; } = new();

    /// <summary>Least population of a member.</summary>
    public Column<double> MinimumPopulation { get; } = new();

    /// <summary>Nation whose cities alone may join; -1 for any.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Rate of joining, per year.</summary>
    public Column<double> JoinRate { get; } = new();

    /// <summary>Rate of leaving, per year.</summary>
    public Column<double> LeaveRate { get; } = new();

    /// <summary>Weight of peers.</summary>
    public Column<double> PeerWeight { get; } = new();

    /// <summary>Seats; -1 where there is no limit.</summary>
    public Column<int> Seats { get; } = new();

    /// <summary>Month of its founding.</summary>
    public Column<int> Founded { get; } = new();

    /// <summary>1 while it exists.</summary>
    public Column<byte> Active { get; } = new();
}

/// <summary>Dated events whose news moves cities towards networks.</summary>
public sealed partial class News() : Table("news")
{
    /// <summary>Step in which it takes effect.</summary>
    public Column<int> Step { get; } = new();

    /// <summary>Row of the domain.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Nation whose own cities it moves; -1 for all.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Network that was launched; -1 for every network of the domain.</summary>
    public Column<int> Network { get; } = new();

    /// <summary>Announced policy; NaN for each nation's own.</summary>
    public Column<double> Announced { get; } = new();
}
