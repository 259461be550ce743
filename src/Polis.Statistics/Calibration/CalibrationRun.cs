namespace Polis.Statistics;

/// <summary>A run that is done, as a fit sees it.</summary>
/// <param name="number">Number of the run.</param>
/// <param name="place">Place of its parameters on their scales, each between 0 and 1.</param>
/// <param name="summaries">Its number for each target, as the simulator gave it.</param>
internal sealed class CalibrationRun(int number, double[] place, double[] summaries)
{
    public int Number => number;

    public double[] Place => place;

    public double[] Summaries => summaries;

    /// <summary>Difference from each target that is fitted, in that target's scale, the record's error added.</summary>
    public double[] Differences { get; set; } = [];

    /// <summary>Weighted root mean square of the differences; infinite where one is missing.</summary>
    public double Distance { get; set; }

    /// <summary>
    /// Number of runs expected in a unit of volume around the place, from all generations together. Its inverse is the run's weight: the prior's density is 1.
    /// </summary>
    public double Drawn { get; set; }
}
