using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>National policy against the ideals of the nation's cities, by domain.</summary>
internal sealed class PolicyGap : Figure<PolicyGapData>
{
    /// <summary>Panels side by side.</summary>
    private const int Most = 5;

    /// <inheritdoc/>
    public override string Name => "policy";

    /// <inheritdoc/>
    public override string Topic => "National policy and its cities";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series, RunTable.Nations, RunTable.Cities];

    /// <inheritdoc/>
    protected override PolicyGapData Read(ChartData data) => PolicyGapData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, PolicyGapData shown)
    {
        string runs = data.IsEnsemble ? " Cities of all runs together." : "";
        string which = data.Manifest.Watch.Nations.Count > 0 ? "The watched nations" : "The nations with most people";
        string left = shown.LeftOut > 0 ? $", {shown.LeftOut} more left out" : "";
        float y = page.Header(shown.Title, $"{data.Source}. {which}{left}; positions of policies and ideals, from −1 to 1.{runs}");
        if (shown.Nations.Count == 0 || shown.Domains.Count == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, Page.Right, y + 208), "No nation was recorded.");
            return y + 208 + ChartStyle.Margin;
        }
        LegendEntry[] legend =
        [
            new(data.IsEnsemble ? "national policy, median run" : "national policy", ChartStyle.Vermilion),
            .. data.IsEnsemble ? (LegendEntry[])[new("10–90 % of the runs", ChartStyle.Vermilion.WithAlpha(0x50), LegendMark.Square)] : [],
            new("median city", ChartStyle.Blue, Pattern: ChartStyle.Patterns[1]),
            new("10–90 % of its cities", ChartStyle.Blue.WithAlpha(0x40), LegendMark.Square),
        ];
        y = Legend.Draw(page, legend, ChartStyle.Margin, y + 6, Page.InnerWidth);
        const float Left = 44, GapX = 14, GapY = 14, Above = 40, Height = 96;
        int columns = Math.Min(Most, shown.Domains.Count), lines = (shown.Domains.Count + Most - 1) / Most;
        float width = (Page.InnerWidth - Left - (columns - 1) * GapX) / columns, upper = y;
        var (years, scale) = (Axis.Years(data.Start, data.End, columns > 3 ? 2 : 4), Axis.Round(-1, 1, 2));
        for (int n = 0; n < shown.Nations.Count; n++)
        {
            var nation = shown.Nations[n];
            string code = nation.Name == nation.Code ? "" : $" ({nation.Code})";
            page.Text(nation.Name + code, ChartStyle.Margin + Left, upper + 14, TextStyle.Panel);
            for (int line = 0; line < lines; line++)
            {
                float top = upper + (line == 0 ? Above : 24);
                for (int column = 0; column < columns && line * Most + column < shown.Domains.Count; column++)
                {
                    int k = line * Most + column;
                    bool lowest = n == shown.Nations.Count - 1 && k + Most >= shown.Domains.Count;
                    float start = ChartStyle.Margin + Left + column * (width + GapX);
                    using var panel =
                        new Panel(page, new SKRect(start, top, start + width, top + Height), years, scale) { NumbersLeft = column == 0, NumbersBelow = lowest };
                    Lines(panel, nation.Domains[k], data.IsEnsemble);
                    panel.Draw();
                    page.Text(TextMeasure.Fit(ReaderNames.Capital(shown.Domains[k]), TextStyle.Small, width), start, top - 6, TextStyle.Small);
                    if (column == 0) panel.NameLeft("Position", 28);
                    if (lowest) panel.NameBelow("Year");
                }
                upper = top + Height;
            }
            upper += GapY;
        }
        return upper - GapY + 46 + ChartStyle.Margin / 2;
    }

    private static void Lines(Panel panel, PolicyLines lines, bool ensemble)
    {
        panel.Band(lines.Ideals.Times, lines.Ideals.Low, lines.Ideals.High, ChartStyle.Blue);
        if (ensemble) panel.Band(lines.Policy.Times, lines.Policy.Low, lines.Policy.High, ChartStyle.Vermilion, 0.25);
        panel.Line(lines.Ideals.Times, lines.Ideals.Middle, ChartStyle.Blue, ChartStyle.Patterns[1], 1.6f);
        panel.Line(lines.Policy.Times, lines.Policy.Middle, ChartStyle.Vermilion);
    }
}
