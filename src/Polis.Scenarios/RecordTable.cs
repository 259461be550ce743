using Polis.Scenarios.Shapes;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>A recorded value.</summary>
/// <param name="Metric">Metric, as in <c>members.mayors-climate</c>.</param>
/// <param name="Date">Date, as the table has it.</param>
/// <param name="Year">The same as a decimal year.</param>
/// <param name="Value">Recorded value.</param>
/// <param name="Deviation">Standard deviation of its error; null where none is given.</param>
/// <param name="Figure">What it is of clashes over all years of a run; null for a metric at a date.</param>
public sealed record RecordedValue(string Metric, string Date, double Year, double Value, double? Deviation, ClashFigure? Figure = null);

/// <summary>Tables of recorded values: a row a date.</summary>
internal sealed class RecordTable
{
    private readonly Dictionary<string, string> _taken = [];

    /// <summary>Reads a table; none, with errors, where it is wrong.</summary>
    /// <param name="metric">Metric that it is of.</param>
    /// <param name="file">Its path, as a file names it.</param>
    /// <param name="key">Key of the path.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public IReadOnlyList<RecordedValue> Read(string metric, TextNode file, string key, ErrorList errors)
    {
        var dates = new DayColumn("date", "Date");
        var values = new NumberColumn("value", "Recorded value", double.NegativeInfinity, double.PositiveInfinity);
        var deviations =
            new NumberColumn("sd", "Standard deviation of its error", 0, double.PositiveInfinity, required: false, blank: true, open: true);
        var table = TableFile.Read(
            ShippedScenarios.Resolve(file.Text, file.Place.Source.Directory), file.Place, key, [dates, values, deviations], errors);
        if (table is null) return [];
        if (table.Report.Count == 0)
        {
            for (int row = 0; row < table.Rows; row++)
                if (TakenBy(metric, dates.Values[row], $"{table.Report.Name}:{table.Lines[row]}") is { } taken)
                    table.Refuse(row, "date", taken, OnceEach);
        }
        table.Report.MoveTo(errors);
        if (errors.Count > 0) return [];
        if (table.Rows == 0) errors.Add(file.Place, key, "has no rows", "a row a date");
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row => Of(
                metric, dates.Values[row], values.Values[row],
                deviations.Present && !double.IsNaN(deviations.Values[row]) ? deviations.Values[row] : null)),
        ];
    }

    /// <summary>What is expected of dates.</summary>
    public const string OnceEach = "each metric and date once";

    /// <summary>Notes that a metric has a value of a date; what is wrong where it had one before, null otherwise.</summary>
    /// <param name="metric">Metric.</param>
    /// <param name="date">Date.</param>
    /// <param name="where">Where the value stands.</param>
    public string? TakenBy(string metric, DateOnly date, string where)
    {
        string value = $"{metric} {date:O}";
        return _taken.TryAdd(value, where) ? null : $"{metric} has a value of {DayShape.Write(date)} already, in {_taken[value]}";
    }

    /// <summary>A recorded value of a date.</summary>
    public static RecordedValue Of(string metric, DateOnly date, double value, double? deviation) =>
        new(metric, DayShape.Write(date), date.Year + (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0), value, deviation);
}
