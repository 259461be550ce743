using Polis.Charts.Data;
using Polis.Charts.Drawing;

namespace Polis.Charts.Figures;

/// <summary>What is recorded of a line of a chart.</summary>
/// <param name="Marks">The recorded values in the years of the runs, by date.</param>
/// <param name="Distance">How far the line is from them: the root of the mean square; not a number where there are none.</param>
internal sealed record RecordedLine(IReadOnlyList<RecordMark> Marks, double Distance)
{
    /// <summary>What is recorded of a metric.</summary>
    /// <param name="data">Runs.</param>
    /// <param name="metric">Metric.</param>
    /// <param name="line">The line that is drawn of it.</param>
    /// <param name="factor">What the metric is multiplied by in the chart.</param>
    public static RecordedLine Of(ChartData data, string metric, Band line, double factor = 1)
    {
        RecordMark[] marks = [.. data.Recorded(metric).Select(record => new RecordMark(record.Year, record.Value * factor, (record.Deviation ?? 0) * factor))];
        return new RecordedLine(marks, line.DistanceTo(marks));
    }

    /// <summary>Whether anything is.</summary>
    public bool Any => Marks.Count > 0;

    /// <summary>The highest end of a mark; 0 without any.</summary>
    public double Ceiling => Marks.Select(mark => mark.Value + mark.Deviation).DefaultIfEmpty(0).Max();
}
