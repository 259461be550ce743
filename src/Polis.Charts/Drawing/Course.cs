namespace Polis.Charts.Drawing;

/// <summary>
/// Where the records of runs stand on charts over time, the same on all of them. What is recorded as it stands is drawn at the time of the record; what is
/// counted since the record before is drawn in the middle of that time. No line moves before what moves it: where interventions begin or end between two
/// records, a line holds the value before up to the last of those dates, a step is made at that date, and a count stands in the middle of the time after it.
/// </summary>
internal sealed class Course
{
    private const double Near = 1e-6;

    private readonly int[] _records;

    private Course(double[] times, int[] records, double[] changes) => (Times, _records, Changes) = (times, records, changes);

    /// <summary>Times of the points of a line, decimal years.</summary>
    public double[] Times { get; }

    /// <summary>Times at which steps are made, one a record: each value holds from there on.</summary>
    public double[] Changes { get; }

    /// <summary>The course of records.</summary>
    /// <param name="records">Times of the records in rising order, decimal years.</param>
    /// <param name="marks">Interventions.</param>
    public static Course Of(IReadOnlyList<double> records, IReadOnlyList<InterventionMark> marks) => Of(records, marks, null);

    /// <summary>The course of what is counted since the record before.</summary>
    /// <param name="records">Times of the records in rising order, decimal years.</param>
    /// <param name="marks">Interventions.</param>
    /// <param name="start">Start of the run, decimal year: where the time of a single record begins.</param>
    public static Course OfCounts(IReadOnlyList<double> records, IReadOnlyList<InterventionMark> marks, double start)
    {
        double since = records.Count == 1 ? records[0] - start : records.Skip(1).Zip(records, (later, sooner) => later - sooner).DefaultIfEmpty(0).Min();
        return Of(records, marks, since);
    }

    /// <summary>Says the rule below the title of a chart, in a sentence behind a space.</summary>
    /// <param name="step">Time from one record to the next, in a word, as in <c>year</c>.</param>
    /// <param name="isCount">Whether what is drawn is counted since the record before.</param>
    /// <param name="marks">Interventions.</param>
    public static string Note(string step, bool isCount, IReadOnlyList<InterventionMark> marks) =>
        $" Each {(isCount ? "count stands in the middle" : "value stands at the end")} of its {step}.{Held(marks)}";

    /// <summary>Says what lines do before interventions, in a sentence behind a space; empty where there are none.</summary>
    public static string Held(IReadOnlyList<InterventionMark> marks) => marks.Count == 0 ? "" : " Up to an intervention a line holds the value before.";

    /// <summary>Values of the records at the points of a line.</summary>
    public double[] Of(IReadOnlyList<double> values) => [.. _records.Select(record => values[record])];

    private static Course Of(IReadOnlyList<double> records, IReadOnlyList<InterventionMark> marks, double? counted)
    {
        double[] dates = [.. marks.SelectMany(mark => (double[])(mark.To is { } to ? [mark.From, to] : [mark.From])).Order()];
        var (times, from, changes) = (new List<double>(), new List<int>(), new double[records.Count]);
        for (int i = 0; i < records.Count; i++)
        {
            double before = counted is { } since ? records[i] - since : i > 0 ? records[i - 1] : records[i];
            double? last = dates.Where(date => date > before - Near && date < records[i] - Near).Select(date => (double?)date).LastOrDefault();
            changes[i] = last ?? records[i];
            if (i > 0 && last > times[^1] + Near) Add(last.Value, i - 1);
            Add(counted is null ? records[i] : ((last ?? before) + records[i]) / 2, i);
        }
        return new Course([.. times], [.. from], changes);

        void Add(double time, int record)
        {
            times.Add(time);
            from.Add(record);
        }
    }
}
