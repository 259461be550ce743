using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Bids for independence, open and ended, in the order of their start.</summary>
public sealed partial class Bids : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Bids() : base("bids")
    {
        Starter = Add<int>("starter");
        Nation = Add<int>("nation");
        Started = Add<int>("started");
        Ended = Add<int>("ended");
        Decision = Add<BidDecision>("decision");
        Outcome = Add<BidOutcome>("outcome");
        Members = Add<int>("members");
        FirstMember = Add<int>("firstMember");
        Terms = Add<double>("terms", BenefitTerms.Count);
        NewNation = Add<int>("newNation");
    }

    /// <summary>Row of the city that started it.</summary>
    public Column<int> Starter { get; }

    /// <summary>Row of the nation.</summary>
    public Column<int> Nation { get; }

    /// <summary>Step of its start.</summary>
    public Column<int> Started { get; }

    /// <summary>Step of its end; -1 while it is open.</summary>
    public Column<int> Ended { get; }

    /// <summary>What the nation decided.</summary>
    public Column<BidDecision> Decision { get; }

    /// <summary>How it ended.</summary>
    public Column<BidOutcome> Outcome { get; }

    /// <summary>Cities in it.</summary>
    public Column<int> Members { get; }

    /// <summary>Row of its first member; the others follow.</summary>
    public Column<int> FirstMember { get; }

    /// <summary>The seven terms of the starter's net benefit when it started, log points.</summary>
    public Column<double> Terms { get; }

    /// <summary>Row of the nation born from it; -1 for none.</summary>
    public Column<int> NewNation { get; }
}

/// <summary>Cities of bids, bid after bid.</summary>
public sealed partial class BidMembers : Table
{
    /// <summary>Makes an empty table.</summary>
    internal BidMembers() : base("bidMembers")
    {
        Bid = Add<int>("bid");
        City = Add<int>("city");
    }

    /// <summary>Row of the bid.</summary>
    public Column<int> Bid { get; }

    /// <summary>Row of the city.</summary>
    public Column<int> City { get; }
}
