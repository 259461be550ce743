using Polis.Engine.Scheduling;

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

    /// <summary>Time from one value of a metric to the next.</summary>
    /// <param name="record">How much is kept.</param>
    /// <param name="step">Length of a step of the run.</param>
    public static StepLength SeriesStepOf(RecordLevel record, StepLength step) => record == RecordLevel.Answers ? StepLength.Year : step;
}
