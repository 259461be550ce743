using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Bids for independence, open and ended, in the order of their start.</summary>
public sealed partial class Bids() : Table("bids")
{
    /// <summary>Row of the city that started it.</summary>
    public Column<int> Starter { get; } = new();

    /// <summary>Row of the nation.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Step of its start.</summary>
    public Column<int> Started { get; } = new();

    /// <summary>Step of its end; -1 while it is open.</summary>
    public Column<int> Ended { get; } = new();

    /// <summary>What the nation decided.</summary>
    public Column<BidDecision> Decision { get; } = new();

    /// <summary>How it ended.</summary>
    public Column<BidOutcome> Outcome { get; } = new();

    /// <summary>Cities in it.</summary>
    public Column<int> Members { get; } = new();

    /// <summary>Row of its first member; the others follow.</summary>
    public Column<int> FirstMember { get; } = new();

    /// <summary>The seven terms of the starter's net benefit when it started, log points.</summary>
    public Column<double> Terms { get; } = new(BenefitTerms.Count);

    /// <summary>The mean of each term over its rivals then: all cities that may bid, the starter among them, weighted by hazard, log points.</summary>
    public Column<double> RivalTerms { get; } = new(BenefitTerms.Count);

    /// <summary>Row of the nation born from it; -1 for none.</summary>
    public Column<int> NewNation { get; } = new();
}

/// <summary>Cities of bids, bid after bid.</summary>
public sealed partial class BidMembers() : Table("bidMembers")
{
    /// <summary>Row of the bid.</summary>
    public Column<int> Bid { get; } = new();

    /// <summary>Row of the city.</summary>
    public Column<int> City { get; } = new();
}
