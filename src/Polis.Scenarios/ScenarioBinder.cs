using System.Globalization;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Makes a <see cref="Scenario"/> from checked values; what is faulty is passed over, so that the rest can be checked too.</summary>
internal static class ScenarioBinder
{
    /// <summary>Makes it; null, with errors, where its world cannot be told.</summary>
    public static Scenario? Bind(LayeredFile file, ErrorList errors)
    {
        int before = errors.Count;
        var root = file.Root;
        var domains = Domains(root, errors);
        var synthetic = Synthetic(root, errors);
        var tables = Tables(file, errors);
        bool told = errors.Count == before && domains is not null
            && !ScenarioShape.TableKeys.Any(key => root[key] is { Faulty: true }) && root["synthetic"] is not { Faulty: true };
        if (root["start"] is null && file.Whole) errors.Add(root.Place, "start", "is missing", "a month as in 2017-06");
        if (!told) return null;
        int runs = int.Parse(Text(root, "runs", "1"), CultureInfo.InvariantCulture);
        // A start that is wrong itself must not make the dates of other things wrong.
        int start = root.Sound("start") is { } month ? MonthShape.Read(month) : 0;
        return new Scenario
        {
            Name = Text(root, "name", Path.GetFileNameWithoutExtension(file.Path)),
            Description = Text(root, "description", ""),
            FilePath = file.Path,
            Seed = ulong.Parse(Text(root, "seed", "1").TrimStart('+'), CultureInfo.InvariantCulture),
            Years = int.Parse(Text(root, "years", "30"), CultureInfo.InvariantCulture),
            Clock = new Clock(start, Choice(root, "step", StepLength.Quarter)),
            Runs = runs,
            Record = Choice(root, "record", RecordLevels.DefaultOf(runs)),
            Domains = domains!,
            Parameters = Parameters(root),
            Synthetic = synthetic,
            TablePaths = tables,
            Watch = Watch(root),
            Root = root,
        };
    }

    private static string Text(MapNode map, string key, string absent) => map.Sound(key) is TextNode text ? text.Text : absent;

    private static T Choice<T>(MapNode map, string key, T absent) where T : struct, Enum =>
        map.Sound(key) is TextNode text ? EnumNames<T>.Parse(text.Text) : absent;

    private static Parameters Parameters(MapNode root)
    {
        var parameters = Model.Parameters.Default;
        if (root["parameters"] is not MapNode map) return parameters;
        foreach (var entry in map.Entries)
            if (!entry.Value.Faulty && ParameterInfo.Find(entry.Key) is { } parameter) parameters = parameter.With(parameters, NumberShape.Read(entry.Value));
        return parameters;
    }

    private static List<PolicyDomain>? Domains(MapNode root, ErrorList errors)
    {
        if (root["domains"] is null)
            return [new("trade", EconomicLever.Openness), new("security", EconomicLever.Alignment),
                new("climate", EconomicLever.None), new("transport", EconomicLever.None), new("culture", EconomicLever.None)];
        if (root.Sound("domains") is not ListNode list) return null;
        var domains = new List<PolicyDomain>();
        for (int i = 0; i < list.Items.Count; i++)
        {
            var node = list.Items[i];
            string name = node is MapNode map ? Text(map, "name", "") : ((TextNode)node).Text;
            var lever = node is MapNode withLever ? Choice(withLever, "lever", EconomicLever.None) : name switch
            {
                "trade" => EconomicLever.Openness,
                "security" => EconomicLever.Alignment,
                _ => EconomicLever.None,
            };
            if (domains.Any(domain => domain.Name == name)) errors.Add(node.Place, $"domains.{i}", $"{name} stands twice", "each domain once");
            else if (domains.FirstOrDefault(domain => domain.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } alike)
                errors.Add(
                    node.Place, $"domains.{i}", $"{name} differs from {alike.Name} by case only", "another name: columns of tables are told apart without it");
            else if (PolicyDomain.ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                errors.Add(node.Place, $"domains.{i}", $"{name} is a word of metrics, as in defiance.{name.ToLowerInvariant()}", "another name");
            else if (lever is not EconomicLever.None && domains.FirstOrDefault(domain => domain.Lever == lever) is { } other)
                errors.Add(
                    node.Place, $"domains.{i}", $"{name} moves {EnumNames<EconomicLever>.Of(lever)}, as {other.Name} does", "each lever at one domain at most");
            domains.Add(new PolicyDomain(name, lever));
        }
        return domains;
    }

    private static SyntheticSpec? Synthetic(MapNode root, ErrorList errors)
    {
        if (root.Sound("synthetic") is not MapNode map) return null;
        var spec = new SyntheticSpec((int)NumberShape.Read(map["cities"]!), (int)NumberShape.Read(map["nations"]!));
        if (spec.Cities < spec.Nations)
            errors.Add(map["cities"]!.Place, "synthetic.cities",
                $"is {spec.Cities}, fewer than the {spec.Nations} nations, each of which has a city", $"{spec.Nations} or more");
        return spec;
    }

    private static List<KeyValuePair<string, string>> Tables(LayeredFile file, ErrorList errors)
    {
        var root = file.Root;
        bool synthetic = root["synthetic"] is not null;
        var paths = new List<KeyValuePair<string, string>>();
        foreach (string key in ScenarioShape.TableKeys)
        {
            if (root[key] is not { } node) continue;
            if (synthetic) errors.Add(node.Place, key, "stands beside `synthetic`", "either tables or a drawn world");
            else if (node is TextNode { Faulty: false } text) paths.Add(new(key, ShippedScenarios.Resolve(text.Text, text.Place.Source.Directory)));
        }
        if (synthetic || !file.Whole) return paths;
        if (root["nations"] is null && root["cities"] is null)
            errors.Add(root.Place, "", "names no world", "`extends`, or tables of `nations` and `cities`, or `synthetic`");
        foreach (var (key, needed) in (ReadOnlySpan<(string, string)>)[("cities", "nations"),
            ("nations", "cities"), ("memberships", "networks"), ("treatyParties", "treaties")])
            if (root[key] is { } node && root[needed] is null) errors.Add(node.Place, needed, $"is missing, and {key} needs it", "the path of a table");
        return paths;
    }

    private static WatchList Watch(MapNode root)
    {
        var items = Scenario.Watched(root).Select(pair => pair.Item).ToList();
        return new WatchList([.. items.OfType<TextNode>().Select(text => text.Text)], [.. items.OfType<MapNode>().Select(map => Text(map, "nation", ""))]);
    }
}
