using System.Globalization;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>
/// Reads a condition: comparisons (<c>&lt; &lt;= &gt; &gt;= == !=</c>) of metrics and numbers, joined by <c>||</c>, <c>&amp;&amp;</c> (which binds closer) and
/// <c>not</c> (closest), with parentheses.
/// </summary>
public sealed class ConditionParser
{
    private const string Operators = "one of < <= > >= == !=";

    private static readonly (string Text, Comparator By)[] _comparators =
    [
        ("<=", Comparator.LessOrEqual), (">=", Comparator.GreaterOrEqual), ("==", Comparator.Equal), ("!=", Comparator.Unequal),
        ("<", Comparator.Less), (">", Comparator.Greater),
    ];

    private readonly string _option, _text;
    private readonly string[] _metrics;
    private int _at;

    private ConditionParser(string option, string text, IEnumerable<string> metrics) =>
        (_option, _text, _metrics) = (option, text, [.. metrics.OrderByDescending(metric => metric.Length)]);

    /// <summary>Reads a condition.</summary>
    /// <param name="option">Option that it is the value of, for errors.</param>
    /// <param name="text">Text.</param>
    /// <param name="metrics">Names of the metrics that there are; they may hold blanks, as <c>bidHazard@New York City</c> does.</param>
    /// <exception cref="OutputException">It is none; the message names the place, what was expected, and the nearest metric.</exception>
    public static Condition Parse(string option, string text, IEnumerable<string> metrics)
    {
        var parser = new ConditionParser(option, text, metrics);
        var condition = parser.Alternatives();
        parser.SkipBlanks();
        if (parser._at < text.Length) throw parser.Wrong("&&, || or the end");
        return condition;
    }

    private Condition Alternatives()
    {
        var condition = Conjunction();
        while (Takes("||")) condition = new Condition.Either(condition, Conjunction());
        return condition;
    }

    private Condition Conjunction()
    {
        var condition = Negation();
        while (Takes("&&")) condition = new Condition.Both(condition, Negation());
        return condition;
    }

    private Condition Negation()
    {
        if (TakesWord("not")) return new Condition.Not(Negation());
        SkipBlanks();
        if (!Takes("(")) return Comparison();
        int open = _at - 1;
        var condition = Alternatives();
        if (!Takes(")")) throw Wrong($"), which closes the ( at place {open + 1}");
        return condition;
    }

    private Condition.Comparison Comparison()
    {
        var left = Operand();
        SkipBlanks();
        foreach (var (text, by) in _comparators)
            if (Takes(text)) return new Condition.Comparison(left, by, Operand());
        throw Wrong(Operators);
    }

    private Condition.Operand Operand()
    {
        SkipBlanks();
        if (_metrics.FirstOrDefault(IsHere) is { } metric)
        {
            _at += metric.Length;
            return new Condition.Operand(metric, 0);
        }
        string word = WordHere();
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            _at += word.Length;
            return new Condition.Operand(null, number);
        }
        if (word.Length == 0) throw Wrong("a metric or a number");
        string nearest = Nearest.Of(word, _metrics) is { } near ? $"; nearest: {near}" : "";
        throw new OutputException(
            $"{_option} \"{_text}\", place {_at + 1}: there is no metric \"{word}\"; expected a metric of the sweep or a number{nearest}");
    }

    /// <summary>Whether a name stands here and ends where it ends.</summary>
    private bool IsHere(string name) =>
        string.CompareOrdinal(_text, _at, name, 0, name.Length) == 0 && (_at + name.Length == _text.Length || !IsOfName(_text[_at + name.Length]));

    private string WordHere()
    {
        int end = _at;
        while (end < _text.Length && IsOfName(_text[end])) end++;
        // The sign of an exponent belongs to its number.
        if (end < _text.Length && _text[end] == '+' && end > _at && _text[end - 1] is 'e' or 'E')
            for (end++; end < _text.Length && char.IsAsciiDigit(_text[end]);) end++;
        return _text[_at..end];
    }

    private static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or Metric.OfCohort or ':' or '_' or '-' or '\'';

    private bool Takes(string text)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    private bool TakesWord(string word)
    {
        SkipBlanks();
        if (!IsHere(word)) return false;
        _at += word.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private OutputException Wrong(string expected)
    {
        string found = _at >= _text.Length ? "the end" : $"\"{(WordHere() is { Length: > 0 } word ? word : _text[_at..(_at + 1)])}\"";
        return new OutputException($"{_option} \"{_text}\", place {_at + 1}: is {found}; expected {expected}");
    }
}
