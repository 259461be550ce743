using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Treaties between nations.</summary>
public sealed partial class Treaties() : Table("treaties")
{
    /// <summary>Kind.</summary>
    public Column<TreatyKind> Kind { get; } = new();

    /// <summary>Row of its domain.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Position to which it pulls, -1 to 1.</summary>
    public Column<double> Position { get; } = new();

    /// <summary>Month since which it is open.</summary>
    public Column<int> Since { get; } = new();

    /// <summary>1 while it exists.</summary>
    public Column<byte> Active { get; } = new();
}

/// <summary>Parties of treaties: row treaty, column nation.</summary>
public sealed partial class Parties() : MatrixTable("parties")
{
    /// <summary>1 for a party.</summary>
    public Column<byte> Member { get; } = new();

    /// <summary>Side, where the treaty has sides.</summary>
    public Column<TreatySide> Side { get; } = new();
}
