using System.Text;

namespace Polis.Results;

/// <summary>Names of the tables as readers see them.</summary>
public static class ReaderNames
{
    private static readonly Dictionary<string, string> _own = new()
    {
        ["preempt"] = "pre-empt",
        // A sanction is what a nation puts on another nation; on its own city it is a penalty.
        ["sanction"] = "penalise",
    };

    /// <summary>A text with its first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A text as it goes on within a sentence: with a small letter.</summary>
    public static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>A name in words: <c>policyChanged</c> becomes <c>policy changed</c>, <c>sanction</c> becomes <c>penalise</c>.</summary>
    /// <param name="name">Name of the tables, in camelCase.</param>
    public static string Of(string name)
    {
        if (_own.TryGetValue(name, out string? own)) return own;
        var words = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter)) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
