using System.Globalization;
using System.Text;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>The page while it is written: Markdown, and the count of what fits and what does not.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();
    private readonly List<SectionCount> _sections = [];
    private bool _inTable;

    /// <summary>Begins a section.</summary>
    public void Section(string title)
    {
        _sections.Add(new SectionCount(title));
        Title($"## {title}");
    }

    /// <summary>A heading within a section.</summary>
    public void Heading(string title) => Title($"### {title}");

    /// <summary>A paragraph.</summary>
    public Page Text(string paragraph)
    {
        if (_inTable) Line();
        _inTable = false;
        return Line(paragraph).Line();
    }

    /// <summary>The head of a table; a table before it ends.</summary>
    public void Head(params string[] columns)
    {
        if (_inTable) Line();
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>A row of a table.</summary>
    public void Row(params string[] cells)
    {
        _inTable = true;
        Line($"| {string.Join(" | ", cells)} |");
    }

    /// <summary>The mark of a row, counted.</summary>
    /// <param name="met">Whether the row fits; null where that is open.</param>
    /// <param name="what">What it is about, for the list of what does not.</param>
    public string Verdict(bool? met, string what)
    {
        var section = _sections[^1];
        if (met == true) section.Met++;
        else (met is null ? section.Open : section.Missed).Add(what);
        return met switch { true => "✓", false => "✗", null => "?" };
    }

    /// <summary>The page as a whole.</summary>
    /// <param name="head">What stands before the summary.</param>
    public string Whole(string head)
    {
        var whole = new StringBuilder(head).Append("\n| section | ✓ | ✗ | ? |\n| --- | --- | --- | --- |\n");
        foreach (var section in _sections) whole.Append($"| {section.Title} | {section.Met} | {List(section.Missed)} | {List(section.Open)} |\n");
        return whole.Append(_text).ToString().TrimEnd('\n') + "\n";

        static string List(List<string> rows) => rows.Count == 0 ? "–" : $"{rows.Count}: {string.Join("; ", rows)}";
    }

    /// <summary>A number with four digits that count.</summary>
    public static string Number(double value, int digits = 4)
    {
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "-∞";
        string text = Math.Abs(value) is > 0 and < 1e-4 ? value.ToString($"0.{new string('#', digits - 1)}e0", CultureInfo.InvariantCulture)
            : Math.Abs(value) >= Math.Pow(10, digits - 1) ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : value.ToString($"G{digits}", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "–" : $"{Number(100 * share, 3)} %";

    /// <summary>z with one decimal.</summary>
    public static string Z(double z) =>
        double.IsNaN(z) ? "–" : double.IsInfinity(z) ? "∞" : (Math.Round(z, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Mean ± standard deviation.</summary>
    public static string Text(Spread spread) => double.IsNaN(spread.Deviation) ? Number(spread.Mean) : $"{Number(spread.Mean)} ± {Number(spread.Deviation, 2)}";

    /// <summary>An estimate with its interval.</summary>
    public static string Text(Estimate estimate) => $"{Number(estimate.Value, 3)} ({Number(estimate.Low, 3)} to {Number(estimate.High, 3)})";

    private void Title(string title)
    {
        if (_inTable || _text.Length == 0) Line();
        _inTable = false;
        Line(title).Line();
    }

    private Page Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }

    private sealed class SectionCount(string title)
    {
        public string Title { get; } = title;

        public int Met { get; set; }

        public List<string> Missed { get; } = [];

        public List<string> Open { get; } = [];
    }
}
