using System.Text.RegularExpressions;

namespace Polis.Charts.Report;

/// <summary>What the words of the report mean: entries of docs/GLOSSARY.md, which is part of the program.</summary>
internal static partial class WordSection
{
    private static readonly string[] _entries =
    [
        "Domain", "Stance", "Defy", "Voice", "Clash", "Ends of a clash", "Answer of a nation", "Autonomy", "Bid", "Net benefit", "Log point", "80 % interval",
    ];

    /// <summary>The words that are told, each with its meaning in plain text.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Words { get; } = [.. _entries.Select(entry => (entry, MeaningOf(entry, Glossary())))];

    /// <summary>Writes them, folded, and below them where the limits of the model are told.</summary>
    public static void Write(HtmlText html)
    {
        html.Raw("<details id=\"words\"><summary>What do these words mean?</summary><dl>");
        foreach (var (word, meaning) in Words) html.Element("dt", word).Element("dd", meaning);
        html.Raw("</dl>").Element("p", "All words are in docs/GLOSSARY.md, beside the program.", "class=\"muted\"").Raw("</details>")
            .Element("p", "What the model cannot tell is in docs/LIMITS.md, beside the program.", "class=\"muted\"");
    }

    /// <summary>The first paragraph of an entry, up to the line that says where the word is met.</summary>
    /// <exception cref="InvalidOperationException">The glossary has no such entry.</exception>
    private static string MeaningOf(string entry, string glossary)
    {
        int heading = glossary.IndexOf($"\n### {entry}\n", StringComparison.Ordinal);
        if (heading < 0) throw new InvalidOperationException($"docs/GLOSSARY.md has no entry {entry}.");
        string rest = glossary[(heading + entry.Length + 6)..];
        string paragraph = rest.Split("\n\n")[0].TrimEnd();
        int where = paragraph.IndexOf("\nWhere:", StringComparison.Ordinal);
        string text = Link().Replace(where < 0 ? paragraph : paragraph[..where], "$1");
        return Mark().Replace(text, "").Replace('\n', ' ').Trim();
    }

    private static string Glossary()
    {
        using var stream = typeof(WordSection).Assembly.GetManifestResourceStream("GLOSSARY.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[*`]")]
    private static partial Regex Mark();
}
