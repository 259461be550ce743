using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>A value that is fitted, with its bounds; priors are flat inside.</summary>
/// <param name="Path">Path in the scenario, as in <c>parameters.networkJoinRate</c>.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public sealed record FittedValue(string Path, double Low, double High);

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
            errors.Add(start, "", BarredPath.ProblemOf(path, "there is no such file"), "targets of a fit, in YAML");
            return null;
        }
        if (SourceFile.Read(path, start, "", errors) is not { } text || YamlReader.Read(source, text, errors) is not { } root) return null;
        if (!_root.Check(root, "", errors)) return null;
        var map = (MapNode)root;
        var targets = map["targets"] is ListNode list ? list.Items : [map["targets"]!];
        var (records, clashes, tables, taken) = (new List<RecordedValue>(), new List<RecordedClashes>(), new RecordTable(), new Dictionary<string, string>());
        foreach (var (t, node) in targets.Index())
        {
            var (target, key) = ((MapNode)node, targets.Count == 1 ? "targets" : $"targets.{t}");
            if (IsOfClashes(target, key, errors) is not { } ofClashes) continue;
            if (!ofClashes) records.AddRange(RecordsOf(target, key, tables, errors));
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

    private static IReadOnlyList<RecordedValue> RecordsOf(MapNode target, string key, RecordTable tables, ErrorList errors)
    {
        string metric = ((TextNode)target["metric"]!).Text;
        if (target["of"] is TextNode of) metric = $"{metric}.{of.Text}";
        return tables.Read(metric, (TextNode)target["file"]!, $"{key}.file", errors);
    }
}
