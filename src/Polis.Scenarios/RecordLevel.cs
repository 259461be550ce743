namespace Polis.Scenarios;

/// <summary>How much of a run is kept.</summary>
public enum RecordLevel
{
    /// <summary>Events and series.</summary>
    Events,

    /// <summary>Also a yearly state of all cities and nations.</summary>
    Standard,

    /// <summary>Also the state of every step and the terms of every decision.</summary>
    Full,
}
