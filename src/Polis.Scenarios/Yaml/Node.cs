namespace Polis.Scenarios.Yaml;

/// <summary>Where values come from: a file or an option.</summary>
/// <param name="Name">As a user would name it.</param>
/// <param name="Directory">Directory from which relative paths in it count.</param>
internal sealed record Source(string Name, string Directory);

/// <summary>A place in a source.</summary>
/// <param name="Source">Source.</param>
/// <param name="Line">Line, from 1; 0 for the source as a whole.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct Place(Source Source, int Line, int Column);

/// <summary>A value of a scenario and its place.</summary>
/// <param name="place">Place.</param>
internal abstract class Node(Place place)
{
    /// <summary>Place.</summary>
    public Place Place { get; } = place;

    /// <summary>Whether an error was found in it or below it, so that nothing is read from it.</summary>
    public bool Faulty { get; set; }

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
/// <param name="place">Place.</param>
/// <param name="text">Text, without quotes.</param>
/// <param name="quoted">Whether it was quoted, so that it is text whatever it looks like.</param>
internal sealed class TextNode(Place place, string text, bool quoted) : Node(place)
{
    /// <summary>Text, without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it was quoted.</summary>
    public bool Quoted { get; } = quoted;

    /// <summary>Whether nothing stands there.</summary>
    public bool IsEmpty => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override string Kind => IsEmpty ? "nothing" : Quoted ? $"the text \"{Shown}\"" : $"\"{Shown}\"";

    /// <summary>The text, cut to what a message can bear.</summary>
    public string Shown => Text.Length <= 60 ? Text : Text[..57] + "…";
}

/// <summary>A list of values.</summary>
/// <param name="place">Place.</param>
/// <param name="items">Values.</param>
internal sealed class ListNode(Place place, IReadOnlyList<Node> items) : Node(place)
{
    /// <summary>Values.</summary>
    public IReadOnlyList<Node> Items { get; } = items;

    /// <inheritdoc/>
    public override string Kind => $"a list of {Items.Count}";
}

/// <summary>A key, its place and its value.</summary>
/// <param name="Key">Key.</param>
/// <param name="Place">Place of the key.</param>
/// <param name="Value">Value.</param>
internal readonly record struct Entry(string Key, Place Place, Node Value);

/// <summary>Values by key, in the order of the file.</summary>
/// <param name="place">Place.</param>
/// <param name="entries">Entries; no key twice.</param>
internal sealed class MapNode(Place place, IReadOnlyList<Entry> entries) : Node(place)
{
    private readonly Lazy<Dictionary<string, Node>> _values = new(() =>
    {
        var values = new Dictionary<string, Node>(entries.Count);
        foreach (var entry in entries) values.TryAdd(entry.Key, entry.Value);
        return values;
    });

    /// <summary>Entries.</summary>
    public IReadOnlyList<Entry> Entries { get; } = entries;

    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>The value of a key, or null.</summary>
    public Node? this[string key] => _values.Value.GetValueOrDefault(key);

    /// <summary>The value of a key, unless it is absent or an error was found in it.</summary>
    public Node? Sound(string key) => this[key] is { Faulty: false } node ? node : null;

    /// <summary>A copy with a key set, at its old place in the order or at the end.</summary>
    public MapNode With(Entry entry)
    {
        var entries = Entries.ToList();
        int old = entries.FindIndex(other => other.Key == entry.Key);
        if (old >= 0) entries[old] = entry;
        else entries.Add(entry);
        return new MapNode(Place, entries);
    }

    /// <summary>A copy without some keys.</summary>
    public MapNode Without(params IReadOnlyCollection<string> keys) => new(Place, [.. Entries.Where(entry => !keys.Contains(entry.Key))]);
}
