using System.Globalization;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>A value that is fitted, with its bounds; priors are flat inside.</summary>
/// <param name="Path">Path in the scenario, as in <c>parameters.networkJoinRate</c>.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public sealed record FittedValue(string Path, double Low, double High);

/// <summary>A recorded value that a fit is held against.</summary>
/// <param name="Metric">Metric, as in <c>members.mayors-climate</c>.</param>
/// <param name="Date">Date, as the table has it.</param>
/// <param name="Year">The same as a decimal year.</param>
/// <param name="Value">Recorded value.</param>
/// <param name="Deviation">Standard deviation of its error; null where none is given.</param>
/// <param name="Figure">What it is of clashes over all years of a run; null for a metric at a date.</param>
public sealed record RecordedValue(string Metric, string Date, double Year, double Value, double? Deviation, ClashFigure? Figure = null);

/// <summary>What <c>polis calibrate</c> fits to what: the file of <c>--targets</c>, as checked.</summary>
public sealed class CalibrationFile
{
    private CalibrationFile(
        string scenario, IReadOnlyList<FittedValue> fit, IReadOnlyList<RecordedValue> records, IReadOnlyList<RecordedClashes> clashes, double holdOut) =>
            (Scenario, Fit, Records, Clashes, HoldOut) = (scenario, fit, records, clashes, holdOut);

    /// <summary>Path of the scenario, or name of a shipped one.</summary>
    public string Scenario { get; }

    /// <summary>What is fitted.</summary>
    public IReadOnlyList<FittedValue> Fit { get; }

    /// <summary>What it is fitted to, by date.</summary>
    public IReadOnlyList<RecordedValue> Records { get; }

    /// <summary>Recorded conflicts that it is fitted to.</summary>
    public IReadOnlyList<RecordedClashes> Clashes { get; }

    /// <summary>Share of the dates, the last ones, that are only predicted.</summary>
    public double HoldOut { get; }

    private static readonly MapShape _target = new(
        "Recorded values of a metric, or recorded conflicts.",
        new Key("file", new TextShape("Table with the columns date, value and sd; a path from this file.", "the path of a table", 1000)),
        new Key("metric", new TextShape("Metric, as `polis run --metrics` lists them.", "the name of a metric")),
        new Key("of", new TextShape("What the metric is of: a network of `members`, a domain, as in climate of `defiance`.")),
        new Key("clashes", new TextShape("Table of conflicts with the columns years, censored and first_answer; a path from this file.", "the path of a table",
            1000)),
        new Key("durations", new ListShape("Shares of the conflicts that last longer than so many years, by Kaplan and Meier.",
            new NumberShape("Years.", 0, 1000), "numbers of years", Least: 1)),
        new Key("firstAnswers", new FlagShape("Shares of the answers that nations give first.", Default: false)));

    private static readonly MapShape _root = new(
        "What a scenario is fitted to.",
        new Key("scenario", new TextShape("Scenario: a path from this file, or the name of a shipped one.", "a path, or the name of a shipped scenario", 1000),
            Required: true),
        new Key("fit", new BoundsShape("Values of the scenario that are fitted, each with its bounds; priors are flat inside."), Required: true),
        new Key("targets", new EitherShape("Recorded values.", new ListShape("Several records.", _target, "records", Least: 1), _target), Required: true),
        new Key("holdOut", new NumberShape("Share of the dates, the last ones, that are only predicted.", 0, 0.9, Default: 0)));

    /// <summary>Loads the file.</summary>
    /// <param name="path">Path.</param>
    /// <exception cref="ScenarioException">It is missing, or wrong.</exception>
    public static CalibrationFile Load(string path)
    {
        var errors = new ErrorList();
        string full = Path.GetFullPath(path);
        var source = new Source(DisplayPath.Of(full), Path.GetDirectoryName(full)!);
        var file = Read(full, source, errors);
        errors.ThrowIfAny();
        return file!;
    }

    private static CalibrationFile? Read(string path, Source source, ErrorList errors)
    {
        var start = new Place(source, 0, 0);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            errors.Add(start, "", "there is no such file", "targets of a fit, in YAML");
            return null;
        }
        if (SourceFile.Read(path, start, "", errors) is not { } text || YamlReader.Read(source, text, errors) is not { } root) return null;
        if (!_root.Check(root, "", errors)) return null;
        var map = (MapNode)root;
        var targets = map["targets"] is ListNode list ? list.Items : [map["targets"]!];
        var (records, clashes, taken) = (new List<RecordedValue>(), new List<RecordedClashes>(), new Dictionary<string, string>());
        foreach (var (t, node) in targets.Index())
        {
            var (target, key) = ((MapNode)node, targets.Count == 1 ? "targets" : $"targets.{t}");
            if (IsOfClashes(target, key, errors) is not { } ofClashes) continue;
            if (!ofClashes) records.AddRange(RecordsOf(target, key, source, taken, errors));
            else if (RecordedClashes.Read(target, key, source, taken, errors) is { } read) clashes.Add(read);
        }
        string scenario = ((TextNode)map["scenario"]!).Text;
        string below = ShippedScenarios.Resolve(scenario, source.Directory);
        return errors.Count > 0 ? null : new CalibrationFile(
            File.Exists(below) ? below : scenario,
            [.. ((MapNode)map["fit"]!).Entries.Select(entry => BoundsShape.Read(entry))],
            [.. records.OrderBy(record => record.Year)], clashes,
            map["holdOut"] is { } share ? NumberShape.Read(share) : 0);
    }

    /// <summary>Whether a target is one of conflicts, or one of a metric; null, with errors, where it is neither.</summary>
    private static bool? IsOfClashes(MapNode target, string key, ErrorList errors)
    {
        bool ofClashes = target["clashes"] is not null;
        string[] own = ofClashes ? ["clashes", "durations", "firstAnswers"] : ["file", "metric", "of"];
        bool sound = true;
        foreach (var strange in target.Entries.Where(entry => !own.Contains(entry.Key)))
        {
            errors.Add(
                strange.Place, $"{key}.{strange.Key}", ofClashes ? "stands beside clashes" : "stands without clashes",
                ofClashes ? "durations, firstAnswers, or both" : "a table of conflicts in clashes, or a metric in file and metric");
            sound = false;
        }
        foreach (string needed in ofClashes ? [] : (string[])["file", "metric"])
        {
            if (!sound || target[needed] is not null) continue;
            errors.Add(target.Place, $"{key}.{needed}", "is missing", needed == "file" ? "the path of a table" : "the name of a metric");
            sound = false;
        }
        return sound ? ofClashes : null;
    }

    private static IEnumerable<RecordedValue> RecordsOf(
        MapNode target, string key, Source source, Dictionary<string, string> taken, ErrorList errors)
    {
        var dates = new DayColumn("date", "Date");
        var values = new NumberColumn("value", "Recorded value", double.NegativeInfinity, double.PositiveInfinity);
        var deviations =
            new NumberColumn("sd", "Standard deviation of its error", 0, double.PositiveInfinity, required: false, blank: true, open: true);
        string path = ((TextNode)target["file"]!).Text;
        var table = TableFile.Read(
            ShippedScenarios.Resolve(path, source.Directory), target["file"]!.Place, $"{key}.file", [dates, values, deviations], errors);
        if (table is null) return [];
        string metric = ((TextNode)target["metric"]!).Text;
        if (target["of"] is TextNode of) metric = $"{metric}.{of.Text}";
        if (table.Report.Count == 0)
        {
            for (int row = 0; row < table.Rows; row++)
            {
                if (!taken.TryAdd($"{metric} {dates.Values[row]:O}", $"{table.Report.Name}:{table.Lines[row]}"))
                    table.Refuse(
                        row, "date", $"{metric} has a value of {dates.Values[row]:yyyy-MM-dd} already, in {taken[$"{metric} {dates.Values[row]:O}"]}",
                        "each metric and date once");
            }
        }
        table.Report.MoveTo(errors);
        if (errors.Count > 0) return [];
        if (table.Rows == 0) errors.Add(target["file"]!.Place, $"{key}.file", "has no rows", "a row a date");
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row => new RecordedValue(
                metric, dates.Values[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), YearOf(dates.Values[row]), values.Values[row],
                deviations.Present && !double.IsNaN(deviations.Values[row]) ? deviations.Values[row] : null)),
        ];
    }

    private static double YearOf(DateOnly date) => date.Year + (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0);
}
