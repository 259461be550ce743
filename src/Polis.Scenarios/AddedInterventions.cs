using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Interventions that a program adds to those of a scenario file.</summary>
internal static class AddedInterventions
{
    /// <summary>A copy of a scenario's values with interventions behind those that it has.</summary>
    /// <param name="root">Values.</param>
    /// <param name="texts">The interventions as YAML, in flow (<c>{at: 2020-01, …}</c>) or in lines.</param>
    /// <param name="errors">Takes what is wrong; lines and columns are those of the text.</param>
    public static MapNode Append(MapNode root, IReadOnlyList<string> texts, ErrorList errors)
    {
        if (texts.Count == 0 || root["interventions"] is not (null or ListNode)) return root;
        var old = root["interventions"] as ListNode;
        List<Node> items = [.. old?.Items ?? []];
        var place = new Place(new Source("added interventions", Directory.GetCurrentDirectory()), 0, 0);
        foreach (var (i, text) in texts.Index())
        {
            var source = place.Source with { Name = $"added intervention {i}" };
            if (YamlReader.Read(source, text, errors) is { } item) items.Add(item);
        }
        return root.With(new Entry("interventions", place, new ListNode(old?.Place ?? place, items)));
    }
}
