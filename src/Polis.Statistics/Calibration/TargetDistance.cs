using MathNet.Numerics.Statistics;
using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>
/// How far runs lie from the targets: root mean square of (value − target) / scale over those that are fitted. The scale is the target's standard deviation,
/// or without one the median absolute deviation of the first runs (Csilléry, François and Blum 2012), so that no target counts more for its unit.
/// </summary>
internal sealed class TargetDistance(IReadOnlyList<CalibrationTarget> targets, bool addsErrors, KeyedRandom random)
{
    private readonly int[] _fitted = [.. Enumerable.Range(0, targets.Count).Where(target => !targets[target].IsHeldOut)];

    private double[] _scales = [];

    /// <summary>Scale of each target that is fitted.</summary>
    public IReadOnlyList<double> Scales => _scales;

    /// <summary>Takes the scales from the first runs.</summary>
    public void SetScales(IReadOnlyList<CalibrationRun> runs) => _scales = [.. _fitted.Select(target => targets[target].Deviation ?? SpreadOf(runs, target))];

    /// <summary>Measures a run.</summary>
    public void Measure(CalibrationRun run)
    {
        run.Differences =
        [
            .. _fitted.Select((target, i) => (WithError(run, target, Streams.CalibrationError) - targets[target].Value) / _scales[i]),
        ];
        double distance = Math.Sqrt(run.Differences.Sum(difference => difference * difference) / _fitted.Length);
        run.Distance = double.IsFinite(distance) ? distance : double.PositiveInfinity;
    }

    /// <summary>A run's number for a target with an error of the record added, as what is recorded has one too.</summary>
    public double WithError(CalibrationRun run, int target, int stream) =>
        addsErrors && targets[target].Deviation is { } deviation
            ? run.Summaries[target] + deviation * random.Normal(stream, run.Number, 0, target)
            : run.Summaries[target];

    private static double SpreadOf(IReadOnlyList<CalibrationRun> runs, int target)
    {
        double[] values = [.. runs.Select(run => run.Summaries[target]).Where(double.IsFinite)];
        if (values.Length == 0) return 1;
        double median = values.Median(), spread = values.Select(value => Math.Abs(value - median)).Median();
        if (spread == 0) spread = values.Average(value => Math.Abs(value - median));

        // Numbers that are all alike tell no point from another, whatever their scale.
        return spread > 0 ? spread : 1;
    }
}
