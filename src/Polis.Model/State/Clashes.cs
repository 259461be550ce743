using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Clashes between a city and its nation, open and ended, in the order of their start.</summary>
public sealed partial class Clashes : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Clashes() : base("clashes")
    {
        City = Add<int>("city");
        Nation = Add<int>("nation");
        Domain = Add<int>("domain");
        Started = Add<int>("started");
        Ended = Add<int>("ended");
        Outcome = Add<ClashOutcome>("outcome");
        Responses = Add<int>("responses");
        LastResponse = Add<int>("lastResponse");
        ComplyUtility = Add<double>("complyUtility");
        VoiceUtility = Add<double>("voiceUtility");
        DefyUtility = Add<double>("defyUtility");
    }

    /// <summary>Row of the city.</summary>
    public Column<int> City { get; }

    /// <summary>Row of the nation.</summary>
    public Column<int> Nation { get; }

    /// <summary>Row of the domain.</summary>
    public Column<int> Domain { get; }

    /// <summary>Step of its start.</summary>
    public Column<int> Started { get; }

    /// <summary>Step of its end; -1 while it is open.</summary>
    public Column<int> Ended { get; }

    /// <summary>How it ended.</summary>
    public Column<ClashOutcome> Outcome { get; }

    /// <summary>Answers so far.</summary>
    public Column<int> Responses { get; }

    /// <summary>Row + 1 of the last answer; 0 for none.</summary>
    public Column<int> LastResponse { get; }

    /// <summary>Utility of complying when the city turned to defy, log points.</summary>
    public Column<double> ComplyUtility { get; }

    /// <summary>Utility of voicing then.</summary>
    public Column<double> VoiceUtility { get; }

    /// <summary>Utility of defying then.</summary>
    public Column<double> DefyUtility { get; }
}

/// <summary>Answers of nations to clashes, in order.</summary>
public sealed partial class Responses : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Responses() : base("responses")
    {
        Clash = Add<int>("clash");
        Step = Add<int>("step");
        Kind = Add<Response>("kind");
        Previous = Add<int>("previous");
        Utility = Add<double>("utility", 6);
    }

    /// <summary>Row of the clash.</summary>
    public Column<int> Clash { get; }

    /// <summary>Step of the answer.</summary>
    public Column<int> Step { get; }

    /// <summary>The answer.</summary>
    public Column<Response> Kind { get; }

    /// <summary>Row + 1 of the answer before in the same clash; 0 for none.</summary>
    public Column<int> Previous { get; }

    /// <summary>Utilities of the six answers, log points.</summary>
    public Column<double> Utility { get; }
}
