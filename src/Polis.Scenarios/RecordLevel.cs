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

/// <summary>Which level is usual.</summary>
public static class RecordLevels
{
    /// <summary>The level where none is asked for: all that charts and stories of a run need, or what a question to many runs needs, at 20 kB a run.</summary>
    /// <param name="runs">Number of runs.</param>
    public static RecordLevel DefaultOf(int runs) => runs == 1 ? RecordLevel.Standard : RecordLevel.Answers;
}
