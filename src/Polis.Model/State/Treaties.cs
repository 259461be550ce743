using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Treaties between nations.</summary>
public sealed partial class Treaties : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Treaties() : base("treaties")
    {
        Kind = Add<TreatyKind>("kind");
        Domain = Add<int>("domain");
        Position = Add<double>("position");
        Since = Add<int>("since");
        Active = Add<byte>("active");
    }

    /// <summary>Kind.</summary>
    public Column<TreatyKind> Kind { get; }

    /// <summary>Row of its domain.</summary>
    public Column<int> Domain { get; }

    /// <summary>Position to which it pulls, -1 to 1.</summary>
    public Column<double> Position { get; }

    /// <summary>Month since which it is open.</summary>
    public Column<int> Since { get; }

    /// <summary>1 while it exists.</summary>
    public Column<byte> Active { get; }
}

/// <summary>Parties of treaties: row treaty, column nation.</summary>
public sealed partial class Parties : MatrixTable
{
    /// <summary>Makes an empty table.</summary>
    internal Parties() : base("parties")
    {
        Member = Add<byte>("member");
        Side = Add<TreatySide>("side");
    }

    /// <summary>1 for a party.</summary>
    public Column<byte> Member { get; }

    /// <summary>Side, where the treaty has sides.</summary>
    public Column<TreatySide> Side { get; }
}
