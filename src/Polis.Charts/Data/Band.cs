using Polis.Charts.Drawing;
using Polis.Results;

namespace Polis.Charts.Data;

/// <summary>A metric over time: the run in the middle and the range of most runs.</summary>
/// <param name="Times">Times that any run has; decimal years.</param>
/// <param name="Middle">Median over the runs.</param>
/// <param name="Low">10 % quantile over the runs.</param>
/// <param name="High">90 % quantile over the runs.</param>
internal sealed record Band(double[] Times, double[] Middle, double[] Low, double[] High)
{
    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Times.Length == 0;

    /// <summary>The band of a metric over the runs of a folder, times a factor (100 for percent).</summary>
    public static Band Of(SeriesSet series, string metric, double factor = 1)
    {
        var (times, middle, low, high) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var values = new double[series.Runs];
        for (int t = 0; t < series.Times.Count; t++)
        {
            int count = 0;
            for (int run = 0; run < series.Runs; run++)
            {
                var column = series.Of(metric, run);
                if (!column.IsEmpty && !double.IsNaN(column[t])) values[count++] = column[t] * factor;
            }
            if (count == 0) continue;
            var sorted = values.AsSpan(0, count);
            sorted.Sort();
            times.Add(series.Times[t]);
            middle.Add(Quantiles.Of(sorted, 0.5));
            low.Add(Quantiles.Of(sorted, Quantiles.LowShare));
            high.Add(Quantiles.Of(sorted, Quantiles.HighShare));
        }
        return new Band([.. times], [.. middle], [.. low], [.. high]);
    }

    /// <summary>The same as a line that is drawn.</summary>
    public Band Along(Course course) => new(course.Times, course.Of(Middle), course.Of(Low), course.Of(High));

    /// <summary>The same as steps that are drawn.</summary>
    public Band Stepped(Course course) => this with { Times = course.Changes };

    /// <summary>The middle at a time, between two times as if it changed evenly.</summary>
    public double At(double time)
    {
        int after = Array.FindIndex(Times, each => each >= time);
        if (after < 0) return IsEmpty ? double.NaN : Middle[^1];
        if (after == 0 || Times[after] == time) return Middle[after];
        double share = (time - Times[after - 1]) / (Times[after] - Times[after - 1]);
        return Middle[after - 1] + share * (Middle[after] - Middle[after - 1]);
    }

    /// <summary>How far the middle is from recorded values: the root of the mean square; not a number where there are none.</summary>
    /// <param name="marks">Recorded values.</param>
    public double DistanceTo(IReadOnlyCollection<RecordMark> marks) =>
        marks.Count == 0 ? double.NaN : Math.Sqrt(marks.Average(mark => Math.Pow(At(mark.Time) - mark.Value, 2)));

    /// <summary>Mean of the middle over the last years.</summary>
    public double MeanOfLast(double years)
    {
        if (IsEmpty) return double.NaN;
        double from = Times[^1] - years + 1e-9;
        return Enumerable.Range(0, Times.Length).Where(t => Times[t] > from || t == Times.Length - 1).Average(t => Middle[t]);
    }
}
