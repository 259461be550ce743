namespace Polis.Scenarios;

/// <summary>Other names by which users call the keys of scenario files: words that no likeness of letters finds.</summary>
internal static class Synonyms
{
    /// <summary>Each word with the key that it means, and how that is written where it is more than the key. A word may stand several times: the first
    /// whose key may stand there counts.</summary>
    private static readonly (string Word, string Key, string? Written)[] _all =
    [
        ("base", "extends", null), ("parent", "extends", null), ("inherits", "extends", null), ("from", "extends", null), ("scenario", "extends", null),
        ("title", "name", null), ("begin", "start", null), ("length", "years", null), ("duration", "years", null),
        ("ensemble", "runs", null), ("repetitions", "runs", null), ("params", "parameters", null), ("settings", "parameters", null),
        ("events", "interventions", null), ("changes", "interventions", null), ("without", "leaveOut", null), ("exclude", "leaveOut", null),
        ("year", "at", null), ("date", "at", null), ("when", "at", null), ("time", "at", null), ("month", "at", null), ("start", "at", null),
        ("end", "until", null), ("till", "until", null), ("ends", "until", null),
        ("leave", "withdraw", null), ("exit", "withdraw", null), ("enter", "join", null), ("change", "set", null), ("create", "found", null),
        ("secede", "bid", null), ("independence", "bid", null),
        ("treaty", "from", null), ("treaty", "nation", "nation: {treaty: …}"), ("treaty", "to", null),
        ("network", "from", null), ("network", "city", "city: {network: …}"), ("network", "to", null),
        ("group", "city", "city: {group: …}"), ("region", "city", "city: {region: …}"),
        ("country", "nation", null), ("state", "nation", null), ("countries", "nations", null), ("town", "city", null), ("towns", "cities", null),
        ("param", "parameter", null), ("variable", "column", null), ("value", "to", null), ("target", "on", null), ("against", "on", null),
        ("size", "strength", null), ("policyArea", "domain", null), ("area", "domain", null), ("stance", "hold", null), ("percent", "productivity", null),
    ];

    /// <summary>The key that a word means, of those that may stand there; null where it is no other name of any.</summary>
    /// <param name="word">Word.</param>
    /// <param name="keys">Keys.</param>
    public static string? Of(string word, IReadOnlyCollection<string> keys)
    {
        var (_, key, written) = _all.FirstOrDefault(each => string.Equals(each.Word, word, StringComparison.OrdinalIgnoreCase) && keys.Contains(each.Key));
        return written ?? key;
    }
}
