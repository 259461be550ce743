using YamlDotNet.Core;

namespace Polis.Scenarios.Yaml;

/// <summary>Says what is wrong with text that is no YAML: the parser's words, and what a writer of scenarios most likely meant to do.</summary>
internal static class YamlSyntax
{
    private const string _keyAndValue = "`key: value`, with a blank after the colon, in line with the keys above it";

    /// <summary>What is expected, by words of the parser's message; the first that fits holds.</summary>
    private static readonly (string Words, string Expected)[] _expectations =
    [
        ("tab", "blanks instead of tabs before a key"),
        ("expected key", _keyAndValue),
        ("invalid mapping", "quotes around a text that holds a colon and a blank, or " + _keyAndValue),
        ("not allowed in this context", "a list below its key, an item a line after `- `, or [in, brackets]"),
        ("',' or '}'", "a `}` that closes the map"),
        ("',' or ']'", "a `]` that closes the list"),
        ("the end of it", "a `}` or `]` that closes it"),
        ("cannot start any token", "quotes around a text that begins with a sign such as % or @"),
        ("multi-line double-quoted", "a closing quote on the same line"),
        ("quoted scalar, found unexpected end", "a closing quote on the same line"),
        ("escape character", "a letter that YAML knows after the backslash, or single quotes around the text"),
        ("anchor or alias", "quotes around a text that begins with & or *"),
    ];

    /// <summary>The error for the user.</summary>
    public static ScenarioError Explain(Source source, string text, YamlException failure)
    {
        string words = Words(failure.Message);
        string? expected = null;
        foreach (var known in _expectations)
        {
            if (!words.Contains(known.Words, StringComparison.Ordinal)) continue;
            expected = known.Expected;
            break;
        }
        var (line, column) = ((int)failure.Start.Line, (int)failure.Start.Column);
        // The parser names the place where it began to look, which may lie far above the tab.
        if (words.Contains("tab", StringComparison.Ordinal)) (line, column) = FirstTab(text, line) ?? (line, column);
        return new ScenarioError(source.Name, line, column, "", $"is not YAML: {words}", expected);
    }

    /// <summary>The parser's words, without the place that the error names anyway.</summary>
    private static string Words(string message)
    {
        int words = message.IndexOf("): ", StringComparison.Ordinal);
        message = (words >= 0 ? message[(words + 3)..] : message).TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        return message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : message;
    }

    private static (int Line, int Column)? FirstTab(string text, int from)
    {
        int number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number < from) continue;
            int indent = line.IndexOfAnyExcept(' ');
            if (indent >= 0 && line[indent] == '\t') return (number, indent + 1);
        }
        return null;
    }
}
