namespace Polis.Scenarios;

/// <summary>How much of a run is kept.</summary>
public enum RecordLevel
{
    /// <summary>Metrics a year, and bids: the least from which runs can be compared.</summary>
    Answers,

    /// <summary>Events, and metrics of every step.</summary>
    Events,

    /// <summary>Also a yearly state of all cities and nations.</summary>
    Standard,

    /// <summary>Also the state of every step and the terms of every decision.</summary>
    Full,
}
