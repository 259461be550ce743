using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Clashes between a city and its nation, open and ended, in the order of their start.</summary>
public sealed partial class Clashes() : Table("clashes")
{
    /// <summary>Row of the city.</summary>
    public Column<int> City { get; } = new();

    /// <summary>Row of the nation.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Row of the domain.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Step of its start.</summary>
    public Column<int> Started { get; } = new();

    /// <summary>Step of its end; -1 while it is open.</summary>
    public Column<int> Ended { get; } = new();

    /// <summary>How it ended.</summary>
    public Column<ClashOutcome> Outcome { get; } = new();

    /// <summary>Answers so far.</summary>
    public Column<int> Responses { get; } = new();

    /// <summary>Row + 1 of the last answer; 0 for none.</summary>
    public Column<int> LastResponse { get; } = new();

    /// <summary>Gap x - p when it opened.</summary>
    public Column<double> Gap { get; } = new();

    /// <summary>Belief R that the nation reacts strongly when it opened.</summary>
    public Column<double> Belief { get; } = new();

    /// <summary>Utility of complying when the city turned to defy, log points.</summary>
    public Column<double> ComplyUtility { get; } = new();

    /// <summary>Utility of voicing then.</summary>
    public Column<double> VoiceUtility { get; } = new();

    /// <summary>Utility of defying then.</summary>
    public Column<double> DefyUtility { get; } = new();
}

/// <summary>Answers of nations to clashes, in order.</summary>
public sealed partial class Responses() : Table("responses")
{
    /// <summary>Row of the clash.</summary>
    public Column<int> Clash { get; } = new();

    /// <summary>Step of the answer.</summary>
    public Column<int> Step { get; } = new();

    /// <summary>The answer.</summary>
    public Column<Response> Kind { get; } = new();

    /// <summary>Row + 1 of the answer before in the same clash; 0 for none.</summary>
    public Column<int> Previous { get; } = new();

    /// <summary>Utilities of the six answers, log points.</summary>
    public Column<double> Utility { get; } = new(6);
}
