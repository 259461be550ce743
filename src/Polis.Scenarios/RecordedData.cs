using System.Globalization;
using Polis.Model;
using Polis.Scenarios.Places;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Records that charts draw beside what a scenario simulates: <c>report.recorded</c>. A resolved scenario has their values in place of their tables,
/// so that a chart can be drawn again wherever those are.</summary>
internal static class RecordedData
{
    /// <summary>Key of the records in the report.</summary>
    public const string KeyName = "recorded";

    private const string Path = "report." + KeyName, Members = "members", Defiance = "defiance";

    /// <summary>Most values of a record: more dots than that are a line.</summary>
    private const int Most = 1000;

    private static readonly Key[] _what =
    [
        new("metric", new NameShape(
            "What was recorded: `members` of a network, or `defiance`, the share (0 to 1) of cities that defy in a domain.", [Members, Defiance]),
            Required: true),
        new("of", new TextShape("The network, or the domain.", "the short name of a network, or a domain"), Required: true),
    ];

    /// <summary>What stands there.</summary>
    public static ListShape Shape { get; } = new(
        "Records that charts draw as dots beside the lines that they are of: each a table, or its values.",
        new ChoiceShape(
            "A record.",
            ("file", new MapShape("A record in a table.", [.. _what,
                new Key(
                    "file", new TextShape("Table with the columns date (as 2005-06-13), value and, where it is known, sd, the standard deviation of its error. "
                        + "A path from this file, or below the shipped scenarios (shipped:data/…).", "the path of a table", 1000), Required: true)])),
            ("values", new MapShape("A record with its values.", [.. _what,
                new Key("values", new ListShape("The values.", new MapShape("A value.",
                    new Key("date", new DayShape("Date."), Required: true),
                    new Key("value", new NumberShape("Recorded value.", double.NegativeInfinity, double.PositiveInfinity), Required: true),
                    new Key("sd", new NumberShape("Standard deviation of its error.", 0, double.PositiveInfinity))), "values", Least: 1, Most: Most),
                    Required: true)]))),
        "records");

    /// <summary>A copy of a scenario's values in which each record has its values in place of its table.</summary>
    public static MapNode WithValues(MapNode root, ErrorList errors)
    {
        if (root["report"] is not MapNode report || report.Sound(KeyName) is not ListNode list) return root;
        var tables = new RecordTable();
        var items = new List<Node>();
        foreach (var (i, item) in list.Items.Index()) items.Add(WithValues((MapNode)item, $"{Path}.{i}", tables, errors));
        var filled = report.With(new Entry(KeyName, list.Place, new ListNode(list.Place, items)));
        filled.Faulty = report.Faulty;
        return root.With(new Entry("report", report.Place, filled));
    }

    private static MapNode WithValues(MapNode item, string key, RecordTable tables, ErrorList errors)
    {
        if (item["file"] is not TextNode file)
        {
            foreach (var (i, value) in ((ListNode)item["values"]!).Items.Index())
            {
                var date = DayShape.Parse(((TextNode)((MapNode)value)["date"]!).Text)!.Value;
                if (tables.TakenBy(MetricOf(item), date, $"{value.Place.Source.Name}:{value.Place.Line}") is { } taken)
                    errors.Add(value.Place, $"{key}.values.{i}.date", taken, RecordTable.OnceEach);
            }
            return item;
        }
        var values = tables.Read(MetricOf(item), file, $"{key}.file", errors);
        if (values.Count > Most) errors.Add(file.Place, $"{key}.file", $"has {values.Count:N0} values", $"at most {Most:N0}");
        return item.Without("file").With(new Entry("values", file.Place, new ListNode(file.Place, [.. values.Select(value => Node(value, file.Place))])));
    }

    private static MapNode Node(RecordedValue value, Place place)
    {
        List<Entry> entries = [Of("date", value.Date), Of("value", NumberShape.Text(value.Value))];
        if (value.Deviation is { } deviation) entries.Add(Of("sd", NumberShape.Text(deviation)));
        return new MapNode(place, entries);

        Entry Of(string key, string text) => new(key, place, new TextNode(place, text, quoted: false));
    }

    /// <summary>Checks that what the records are of is in the scenario.</summary>
    public static void CheckNames(MapNode root, IReadOnlyList<PolicyDomain> domains, OpenNames open, ErrorList errors)
    {
        foreach (var (i, item) in ItemsOf(root).Index())
        {
            if (item.Sound("of") is not TextNode of || item.Sound("metric") is not TextNode metric) continue;
            string key = $"{Path}.{i}.of";
            if (metric.Text == Members)
            {
                if (!open.Networks.Has(of.Text) && open.NoNetwork(of.Text, int.MaxValue) is { } match)
                    errors.Add(of.Place, key, match.Problem, match.Expected, match.Nearest);
            }
            else if (!domains.Any(domain => domain.Name == of.Text))
            {
                string[] names = [.. domains.Select(domain => domain.Name)];
                errors.Add(of.Place, key, $"there is no domain {of.Text}", $"one of {string.Join(", ", names)}", Nearest.Of(of.Text, names));
            }
        }
    }

    /// <summary>The values of all records of a resolved scenario, by date.</summary>
    public static IReadOnlyList<RecordedValue> Of(MapNode root) =>
    [
        .. from item in ItemsOf(root)
           where item["metric"] is TextNode && item["of"] is TextNode
           from value in item["values"] is ListNode list ? list.Items.OfType<MapNode>() : []
           let date = value["date"] is TextNode text ? DayShape.Parse(text.Text) : null
           where date is not null
           let record = RecordTable.Of(
               MetricOf(item), date.Value, NumberOf(value["value"]) ?? double.NaN, NumberOf(value["sd"]))
           where !double.IsNaN(record.Value)
           orderby record.Year
           select record,
    ];

    private static string MetricOf(MapNode item) => $"{((TextNode)item["metric"]!).Text}.{((TextNode)item["of"]!).Text}";

    private static double? NumberOf(Node? node) =>
        node is TextNode text && double.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static IEnumerable<MapNode> ItemsOf(MapNode root) =>
        (root["report"] as MapNode)?[KeyName] is ListNode list ? list.Items.OfType<MapNode>() : [];
}
