using System.Text.Json.Nodes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Shapes;

/// <summary>
/// What a value may be. One definition serves twice: it checks a scenario and it writes the JSON schema that editors complete from.
/// </summary>
/// <param name="Description">What the value means, on one line.</param>
internal abstract record Shape(string Description)
{
    /// <summary>What is expected, for messages: <c>a number from 0 to 1</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Checks a value; adds errors and marks what holds them as faulty.</summary>
    /// <param name="node">Value.</param>
    /// <param name="path">Path of its key.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>Whether it is sound.</returns>
    public bool Check(Node node, string path, ErrorList errors)
    {
        bool sound = Accepts(node, path, errors);
        if (!sound) node.Faulty = true;
        return sound;
    }

    /// <summary>The JSON schema of such a value.</summary>
    public JsonObject ToJsonSchema()
    {
        var schema = Write();
        if (About.Length > 0) schema.Insert(0, "description", About);
        return schema;
    }

    /// <summary>What the value means, for those who read about it: loading a scenario never asks.</summary>
    public virtual string About => Description;

    /// <summary>Checks a value and what is below it.</summary>
    protected abstract bool Accepts(Node node, string path, ErrorList errors);

    /// <summary>The schema, without the description.</summary>
    protected abstract JsonObject Write();

    /// <summary>Says that a value is not what was expected.</summary>
    protected bool Wrong(Node node, string path, ErrorList errors, string? problem = null, string? nearest = null)
    {
        errors.Add(node.Place, path, problem ?? (node is TextNode { IsEmpty: true } ? "has no value" : $"is {node.Kind}"), Expected, nearest);
        return false;
    }

    /// <summary>Path of a key below another.</summary>
    protected static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
