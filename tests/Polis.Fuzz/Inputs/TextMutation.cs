using System.Text;

namespace Polis.Fuzz.Inputs;

/// <summary>Small changes of a text, as a slip of the hand, a bad copy or a spiteful mind makes them.</summary>
internal static class TextMutation
{
    private static readonly char[] _separators = [' ', ',', ':', '{', '}', '[', ']', '\n', '"', '='];

    /// <summary>A text with some changes.</summary>
    /// <param name="text">Text.</param>
    /// <param name="draws">What is drawn.</param>
    /// <param name="words">Words that may come in.</param>
    public static string Of(string text, Draws draws, IReadOnlyList<string> words)
    {
        for (int change = draws.Few(6); change > 0 && text.Length < 2_000_000; change--) text = Once(text, draws, words);
        return text;
    }

    private static string Once(string text, Draws draws, IReadOnlyList<string> words)
    {
        if (text.Length == 0) return draws.Text();
        switch (draws.Next(12))
        {
            case 0:
                return Lines(text, lines => lines.RemoveAt(draws.Next(lines.Count)));
            case 1:
                return Lines(text, lines => lines.Insert(draws.Next(lines.Count), draws.Pick(lines)));
            case 2:
                return Lines(text, lines =>
                {
                    int one = draws.Next(lines.Count), other = draws.Next(lines.Count);
                    (lines[one], lines[other]) = (lines[other], lines[one]);
                });
            case 3:
                return Lines(text, lines =>
                {
                    int at = draws.Next(lines.Count);
                    lines[at] = draws.Chance(0.5) ? new string(' ', draws.Next(5)) + lines[at] : lines[at].TrimStart();
                });
            case 4:
            case 5:
                return Word(text, draws, draws.Number());
            case 6:
                return Word(text, draws, draws.Pick(words));
            case 7:
                return Word(text, draws, draws.Text());
            case 8:
                return text.Insert(draws.Next(text.Length), draws.Text());
            case 9:
                int from = draws.Next(text.Length);
                return text.Remove(from, Math.Min(text.Length - from, draws.Few(30)));
            case 10:
                return Misspell(text, draws);
            default:
                return draws.Next(4) switch
                {
                    0 => text[..draws.Next(text.Length)],
                    1 => "\ufeff" + text,
                    2 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
                    _ => text + string.Concat(Enumerable.Repeat(draws.Pick(text.Split('\n')) + "\n", 1 + draws.Next(200))),
                };
        }
    }

    private static string Lines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    /// <summary>Puts another word in the place of one.</summary>
    private static string Word(string text, Draws draws, string word)
    {
        int at = draws.Next(text.Length), end = text.IndexOfAny(_separators, at);
        int start = text.LastIndexOfAny(_separators, at) + 1;
        if (end < start) end = text.Length;
        return string.Concat(text.AsSpan(0, start), word, text.AsSpan(end));
    }

    /// <summary>Leaves out, doubles or changes the case of a letter.</summary>
    private static string Misspell(string text, Draws draws)
    {
        int at = draws.Next(text.Length);
        var changed = new StringBuilder(text);
        switch (draws.Next(3))
        {
            case 0:
                changed.Remove(at, 1);
                break;
            case 1:
                changed.Insert(at, text[at]);
                break;
            default:
                changed[at] = char.IsUpper(text[at]) ? char.ToLowerInvariant(text[at]) : char.ToUpperInvariant(text[at]);
                break;
        }
        return changed.ToString();
    }
}
