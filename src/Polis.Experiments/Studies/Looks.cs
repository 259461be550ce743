using Polis.Results;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// The looks of a study that goes on until an interval is narrow enough: how many runs are to be made until the next, and how it ended. A decision follows
/// from the runs alone that come before the look, in their order, and never from which of them were done first: a study that was stopped and gone on with
/// decides the same.
/// </summary>
/// <param name="until">What ends the study.</param>
/// <param name="unit">Unit of its metric.</param>
/// <param name="isDifference">Whether the intervals are of a difference, and pairs are counted; else of a mean, and runs are.</param>
/// <param name="most">Most runs.</param>
/// <param name="confidence">Confidence of the interval at which the study ends.</param>
/// <param name="intervals">The intervals that are to be narrow, of a number of runs and with a confidence.</param>
public sealed class Looks(
    UntilNarrow until, MetricUnit unit, bool isDifference, int most, double confidence, Func<int, double, IReadOnlyList<Estimate>> intervals)
{
    private readonly FixedLooks _looks = new(most, confidence, EnoughRuns);
    private int _next;

    /// <summary>
    /// Runs from which on intervals of skewed figures hold what they say (docs/RARE-EVENTS.md has the trial), and so those before the first look.
    /// In fewer, what is seldom and far off may be in none, and a study would stop at an interval that is narrow for that reason alone.
    /// </summary>
    public const int EnoughRuns = 40;

    /// <summary>What ends the study.</summary>
    public UntilNarrow Until => until;

    /// <summary>Runs that are made until the next look, those that were made before among them.</summary>
    public int Runs => _looks.Runs[_next];

    /// <summary>How it ended; null while it has not.</summary>
    public UntilOutcome? Outcome { get; private set; }

    /// <summary>Looks at the runs, all of which are done.</summary>
    /// <returns>Whether more are to be made.</returns>
    public bool Advance()
    {
        if (Outcome is not null) return false;
        var looked = intervals(Runs, _looks.Confidence);
        bool enough = looked.All(interval => FixedLooks.IsEnough(interval, until.Width));
        if (!enough && _next + 1 < _looks.Runs.Count)
        {
            _next++;
            return true;
        }
        var widest = looked.MaxBy(interval => interval.High - interval.Low);
        Outcome = new UntilOutcome(
            until.Metric, until.Width, Runs, most, enough, JsonNumber.Known(widest.Low), JsonNumber.Known(widest.High), _looks.Runs, _looks.Confidence)
            .InWords(unit, isDifference);
        return false;
    }

    /// <summary>The metric among those of a plan.</summary>
    /// <exception cref="OutputException">There is none of its name.</exception>
    public static SeriesMetric MetricOf(string name, IReadOnlyList<SeriesMetric> metrics)
    {
        MetricNames.Refuse("--until", name, metrics.Select(metric => metric.Name));
        return metrics.First(metric => metric.Name == name);
    }
}
