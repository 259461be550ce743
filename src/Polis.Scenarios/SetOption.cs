using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Overrides of a scenario's values by their paths: <c>--set PATH=VALUE</c>, and what studies set at their points.</summary>
internal static class SetOption
{
    /// <summary>The option of the command line that sets one value.</summary>
    public const string Name = "--set";

    /// <summary>A copy of a scenario's values with one set; the same, with errors, where the option is wrong.</summary>
    /// <param name="root">Values.</param>
    /// <param name="option">Path and value, as in <c>parameters.policyLoss=0.1</c>, <c>policyLoss=0.1</c> or <c>interventions.0.set.to=-0.5</c>.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="of">What the user has written the path in, for errors.</param>
    public static MapNode Apply(MapNode root, string option, ErrorList errors, string of = Name)
    {
        var source = new Source($"{of} {option}", Directory.GetCurrentDirectory());
        var place = new Place(source, 0, 0);
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        string path = (equals < 0 ? option : option[..equals]).Trim(), text = equals < 0 ? "" : option[(equals + 1)..];
        if (path.Length == 0 || string.IsNullOrWhiteSpace(text))
        {
            errors.Add(place, path, path.Length == 0 ? "names no key" : "has no value", "PATH=VALUE, as in parameters.policyLoss=0.1");
            return root;
        }
        if (ScenarioPaths.NearestTo(path) is { } nearest)
        {
            errors.Add(place, path, "unknown key", ScenarioShape.Root.KeyName, nearest);
            return root;
        }
        path = ScenarioPaths.Whole(path);
        if (path == "extends")
        {
            errors.Add(place, path, "cannot be set", "the name of the base as the scenario to run");
            return root;
        }
        var wrong = new ErrorList();
        var value = YamlReader.Read(source, WithSigns(text), wrong);
        // A place in an option says less than its path.
        foreach (var error in wrong.All) errors.Add(error with { Line = 0, Column = 0, Key = error.Key.Length == 0 ? path : $"{path}.{error.Key}" });
        if (value is null || wrong.Count > 0) return root;
        return ScenarioFiles.Yielding((MapNode?)Set(root, path, "", Moved(value, place), place, errors) ?? root, [path.Split('.')[0]]);
    }

    /// <summary>A plain text with a # in it as one in quotes: on a command line nothing is a comment.</summary>
    private static string WithSigns(string text) =>
        text.Contains('#', StringComparison.Ordinal) && text.TrimStart()[0] is not ('"' or '\'' or '[' or '{')
            ? $"'{text.Trim().Replace("'", "''", StringComparison.Ordinal)}'" : text;

    /// <summary>A copy of a node with the value at a path set; null, with an error, where the path leads nowhere.</summary>
    private static Node? Set(Node node, string path, string above, Node value, Place place, ErrorList errors)
    {
        if (path.Length == 0) return value;
        if (node is MapNode map && map[path] is not null) return map.With(new Entry(path, place, value));
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string key = dot < 0 ? path : path[..dot], rest = dot < 0 ? "" : path[(dot + 1)..];
        string full = above.Length == 0 ? key : $"{above}.{key}";
        switch (node)
        {
            case MapNode keys:
                if (keys[key] is null && rest.Length > 0 && char.IsAsciiDigit(rest[0]))
                {
                    errors.Add(place, full, "there is no list, so that no item of it can be set", $"{full}=[…], the whole list");
                    return null;
                }
                var set = Set(keys[key] ?? new MapNode(place, []), rest, full, value, place, errors);
                return set is null ? null : keys.With(new Entry(key, place, set));
            case ListNode list when int.TryParse(key, System.Globalization.NumberStyles.None, null, out int index) && index < list.Items.Count:
                var item = Set(list.Items[index], rest, full, value, place, errors);
                return item is null ? null : new ListNode(list.Place, [.. list.Items.Select((old, i) => i == index ? item : old)]);
            case ListNode list:
                errors.Add(place, full, $"there is no item {key}",
                    list.Items.Count switch { 0 => "no number, for the list is empty", 1 => "0", int count => $"a number from 0 to {count - 1}" });
                return null;
            default:
                errors.Add(place, full, $"{above} has no keys below it", $"{above}={{{key}: …}}, if a map may stand there");
                return null;
        }
    }

    /// <summary>A copy whose places are the option as a whole.</summary>
    private static Node Moved(Node node, Place place) => node switch
    {
        MapNode map => new MapNode(place, [.. map.Entries.Select(entry => new Entry(entry.Key, place, Moved(entry.Value, place)))]),
        ListNode list => new ListNode(place, [.. list.Items.Select(item => Moved(item, place))]),
        TextNode text => new TextNode(place, text.Text, text.Quoted),
        _ => node,
    };
}
