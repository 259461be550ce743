using System.Globalization;
using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>Short words for an intervention as a scenario has it.</summary>
internal static class InterventionWords
{
    private const int MostNames = 2;

    /// <summary>What an item of the list does, as in <c>USA leaves paris-agreement</c>.</summary>
    public static string Of(MapNode item)
    {
        var (kind, _, value) = item.Entries.FirstOrDefault(entry => entry.Key is not ("at" or "until"));
        if (value is not MapNode map) return kind ?? "";
        return kind switch
        {
            "set" => $"{What(map)} {(item["until"] is null ? "set to" : "held at")} {Number(map["to"])}",
            "join" => $"{Who(map)} {(IsOne(map) ? "joins" : "join")} {Text(map["to"])}",
            "withdraw" => $"{Who(map)} {(IsOne(map) ? "leaves" : "leave")} {Text(map["from"])}",
            "found" => $"{Text(map["network"] ?? map["treaty"])} is founded",
            "sanction" => $"sanctions on {Nations(map["on"])} by {Nations(map["by"])}",
            "tie" => $"{(Text(map["make"]) == "false" ? "no " : "")}{Text(map["kind"])} of {Tuple(map["between"], Cities)}",
            "shock" => $"productivity of {Who(map)} {Signed(map["productivity"])} %",
            "stance" => $"{Who(map)} made to {Text(map["hold"])} in {Text(map["domain"])}",
            "bid" => $"{Who(map)} {(IsOne(map) ? "bids" : "bid")} for independence",
            _ => kind,
        };
    }

    /// <summary>What a value of an item of the list is.</summary>
    /// <param name="item">Item.</param>
    /// <param name="key">Key of the value, within the map that says what is done.</param>
    public static InterventionValue OfValue(MapNode item, string key)
    {
        var (kind, _, value) = item.Entries.FirstOrDefault(entry => entry.Key is not ("at" or "until"));
        return (kind, key, value) switch
        {
            ("set", "to", MapNode map) => new(What(map), Unit(map)),
            ("shock", "productivity", MapNode map) => new($"productivity of {Who(map)}", "%"),
            _ => new($"{Of(item)}: {key}", ""),
        };
    }

    /// <summary>The unit of a parameter, or the range of a column.</summary>
    private static string Unit(MapNode map)
    {
        if (map["parameter"] is { } parameter) return ParameterInfo.Find(Text(parameter))?.Attribute.Unit ?? "";
        string column = Text(map["column"]).Split('.')[0];
        IEnumerable<SettableColumn> columns = map["pair"] is not null ? SettableColumns.OfPairs
            : (map["nation"] ?? map["nations"]) is not null ? SettableColumns.OfNations : SettableColumns.OfCities;
        return columns.FirstOrDefault(each => each.Name == column)?.Range is { Maximum: < 1e6 } range
            ? $"{Bound(range.Minimum)} to {Bound(range.Maximum)}" : "";
    }

    private static string Bound(double bound) => bound.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string What(MapNode map) =>
        map["parameter"] is { } parameter ? Text(parameter)
        : map["pair"] is { } pair ? $"{Text(map["column"])} of {Tuple(pair, Nations)}"
        : $"{Text(map["column"])} of {Who(map)}";

    /// <summary>Whom it is about, under any of the keys that name a nation, a city or a group.</summary>
    private static string Who(MapNode map) =>
        (map["nation"] ?? map["nations"]) is { } nation ? Nations(nation)
        : (map["city"] ?? map["cities"]) is { } city ? Cities(city)
        : map["group"] is { } group ? $"{Text(group)} cities" : "";

    private static bool IsOne(MapNode map) => (map["nation"] ?? map["city"]) is TextNode;

    private static string Nations(Node? node) => Names(node, Nations, part => part.Key switch
    {
        "treaty" => $"parties of {Text(part.Value)}",
        _ => Nations(part.Value),
    });

    private static string Cities(Node? node) => Names(node, Cities, part => part.Key switch
    {
        "group" => $"{Text(part.Value)} cities",
        "network" => $"members of {Text(part.Value)}",
        "treaty" => $"cities of the parties of {Text(part.Value)}",
        "cities" or "city" => Cities(part.Value),
        _ => $"cities of {Nations(part.Value)}",
    });

    /// <summary>A name, the words for a part of the world, or the first of several and how many more.</summary>
    private static string Names(Node? node, Func<Node?, string> one, Func<Entry, string> part) => node switch
    {
        ListNode { Items.Count: 0 } => "",
        ListNode { Items.Count: <= MostNames } few => string.Join(" and ", few.Items.Select(one)),
        ListNode many => $"{one(many.Items[0])} and {many.Items.Count - 1} more",
        MapNode { Entries.Count: > 0 } map => part(map.Entries[0]),
        _ => Text(node),
    };

    /// <summary>Two places that belong together, each one or several.</summary>
    private static string Tuple(Node? node, Func<Node?, string> one) =>
        node is ListNode list ? string.Join(" and ", list.Items.Select(one)) : Text(node);

    private static string Signed(Node? node) => Number(node) is var text && text.StartsWith('−') ? text : "+" + text;

    private static string Number(Node? node) => Text(node).Replace('-', '−');

    private static string Text(Node? node) => node is TextNode text ? text.Text : "";
}
