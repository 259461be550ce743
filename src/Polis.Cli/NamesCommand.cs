using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios;
using Spectre.Console;

namespace Polis.Cli;

/// <summary><c>polis names</c>: finds what scenario files can name, by any part of a name.</summary>
internal static class NamesCommand
{
    /// <summary>Width where the output is no terminal.</summary>
    private const int PlainWidth = 80;

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly Argument<string?> _word =
        new("WORD") { Description = "Part of a name, with or without accents; without it all names are listed", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> _kind = CommonOptions.OneOf("--kind", "Only names of this kind", EnumNames<NameKind>.Names);
    private static readonly Option<string?> _nation =
        new("--nation") { Description = "Only what is of this nation: its cities, groups and regions", HelpName = "CODE" };

    private static readonly Option<string> _scenario =
        new("--scenario") { Description = "Scenario whose world is searched", HelpName = "SCENARIO", DefaultValueFactory = _ => "world-2015" };

    private static readonly Option<long?> _limit = CommonOptions.Whole("--limit", "Most names that are shown (default: 20)", 1, 1_000_000, "N");
    private static readonly Option<bool> _asJson = new("--json") { Description = "Prints the names as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "names", "Finds what scenarios can name (cities, nations, groups, treaties, metrics, …) and how they write it",
            "polis names barcel --kind city")
        {
            _word, _kind, _nation, _scenario, _limit, _asJson,
        };
        command.SetAction(parse => Run(parse, parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(ParseResult parse, TextWriter output, TextWriter error)
    {
        using var team = new ThreadTeam(1);
        var plan = ScenarioLoader.Load(parse.GetRequiredValue(_scenario)).ToPlan(team);
        string? nation = null;
        if (parse.GetValue(_nation) is { } sought)
        {
            var match = new WorldNames(plan.Tables).Nation(sought);
            if (match.Row < 0)
            {
                error.WriteLine($"--nation: {match.Problem}; expected {match.Expected}{(match.Nearest is null ? "" : $"; nearest: {match.Nearest}")}");
                return ExitCode.Wrong;
            }
            nation = plan.Tables.Nations.Code[match.Row];
        }
        NameKind? kind = parse.GetValue(_kind) is { } named ? EnumNames<NameKind>.Parse(named) : null;
        var names = NameSearch.Of(plan).Concat(Metrics(plan))
            .Where(name => (kind ?? name.Kind) == name.Kind && (nation ?? name.Nation) == name.Nation).ToList();
        string word = parse.GetValue(_word) ?? "";
        var found = NameSearch.Find(word, names);
        var nearest = found.Count == 0 ? NameSearch.NearestTo(word, names) : [];
        int limit = (int)(parse.GetValue(_limit) ?? 20);
        if (parse.GetValue(_asJson)) output.WriteLine(Json(word, found, nearest, limit));
        else if (found.Count == 0) output.WriteLine(Nothing(word, nearest));
        else Print(found, limit, output);
        return ExitCode.Done;
    }

    private static IEnumerable<KnownName> Metrics(SimulationPlan plan) =>
        MetricCatalogue.For([.. plan.Tables.Domains.Select(domain => domain.Name)], [.. plan.NetworkRows.Select(network => network.Name)])
            .Select(metric => new KnownName(NameKind.Metric, metric.Meaning.TrimEnd('.'), metric.Name));

    private static string Nothing(string word, IReadOnlyList<KnownName> nearest)
    {
        string none = word.Length == 0 ? "There is no such name" : $"No name has \"{word}\" in it";
        string near = string.Join("; ", nearest.Select(name => $"{name.Write} ({EnumNames<NameKind>.Of(name.Kind)})"));
        return near.Length == 0 ? $"{none}." : $"{none}; nearest: {near}";
    }

    private static void Print(IReadOnlyList<KnownName> found, int limit, TextWriter output)
    {
        var console = Terminal.For(output, PlainWidth);
        var shown = found.Take(limit).ToList();
        var columns = new List<(string Title, bool Right, Func<KnownName, string> Cell)>
        {
            ("kind", false, name => EnumNames<NameKind>.Of(name.Kind)), ("name", false, WithOthers), ("in a scenario file", false, name => name.Write),
            ("id", true, name => name.Id?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("people", true, name => name.People?.ToString("N0", CultureInfo.InvariantCulture) ?? ""), ("nation", false, name => name.Nation ?? ""),
        };
        columns.RemoveAll(column => shown.All(name => column.Cell(name).Length == 0));
        var table = new FittedTable([.. columns.Select(column => new FittedColumn(column.Title, IsText: !column.Right))], keys: 2);
        foreach (var name in shown) table.Add(columns.Select(column => column.Cell(name)));
        table.Write(console);
        int left = found.Count - shown.Count;
        if (left > 0) console.WriteLine($"… and {left:N0} more; --limit {found.Count} shows them, --kind and --nation narrow the search");
    }

    /// <summary>A name with what people also say, as in <c>Türkiye (Turkey)</c>.</summary>
    private static string WithOthers(KnownName name) => name.Others.Count > 0 ? $"{name.Name} ({string.Join(", ", name.Others)})" : name.Name;

    private static string Json(string word, IReadOnlyList<KnownName> found, IReadOnlyList<KnownName> nearest, int limit) => JsonSerializer.Serialize(
        new { Word = word, found.Count, Names = found.Take(limit).Select(Entry), Nearest = nearest.Select(Entry) }, _json);

    private static object Entry(KnownName name) =>
        new { Kind = EnumNames<NameKind>.Of(name.Kind), name.Name, name.Others, name.Write, name.Id, name.People, name.Nation };
}
