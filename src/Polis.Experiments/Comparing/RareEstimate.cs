namespace Polis.Experiments;

/// <summary>Which figures of rare events are told.</summary>
public enum RareEstimate
{
    /// <summary>What happened in the runs.</summary>
    Counted,

    /// <summary>What was to be expected from the model's own chances.</summary>
    Expected,

    /// <summary>Both.</summary>
    Both,
}
