using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Tables;

/// <summary>Names of rows that a scenario does without.</summary>
/// <param name="set">The tables.</param>
/// <param name="key">Key below <c>leaveOut</c>.</param>
internal sealed class LeftOut(TableSet set, string key)
{
    private readonly IReadOnlyList<Node> _nodes = set.LeaveOut?.Sound(key) is ListNode list ? list.Items : [];

    /// <summary>Whether a name is among them.</summary>
    public bool Contains(string name) => _nodes.Any(node => ((TextNode)node).Text == name);

    /// <summary>Says which names fit no row.</summary>
    public void CheckNames(IReadOnlyCollection<string> names, string what)
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            string name = ((TextNode)_nodes[i]).Text;
            if (!names.Contains(name))
                set.Errors.Add(
                    _nodes[i].Place, $"leaveOut.{key}.{i}", $"there is no {what} {name}", $"the short name of a {what} of its table", Nearest.Of(name, names));
        }
    }
}
