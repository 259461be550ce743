using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>National policy against the ideals of the nation's cities, by domain.</summary>
internal sealed class PolicyGap : Figure<PolicyGapData>
{
    /// <summary>Panels side by side; on a small screen all stand below each other.</summary>
    private const int WideColumns = 3;

    /// <summary>Cities of a nation that have a line of their own: more would hide each other.</summary>
    private const int MostCities = 3;

    private const string _dated = " A change in a year in which an intervention begins or ends is drawn at its date.";

    private const float Left = 62, GapX = 14, GapY = 50, Height = 112;

    /// <inheritdoc/>
    public override string Name => "policy";

    /// <inheritdoc/>
    public override string Topic => "National policy and its cities";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series, RunTable.Nations, RunTable.Cities];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OverRuns => [RunFolderFiles.PositionsOverRuns];

    /// <inheritdoc/>
    protected override PolicyGapData Read(ChartData data) => PolicyGapData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, PolicyGapData shown)
    {
        string runs = data.IsEnsemble ? " Cities of all runs together." : "";
        string which = shown.AreNamed ? "The nations that the scenario names" : "The nations with most people";
        string left = shown.LeftOut > 0 ? $", {shown.LeftOut} more left out" : "";
        float y = page.Header(
            shown.Title, $"{data.Source}. {which}{left}; policies and ideals as each year leaves them, on a scale from −1 to 1."
                + $"{(data.Interventions.Count > 0 ? _dated : "")}{runs}{(data.IsEnsemble ? shown.Drawn : "")}{shown.Still}");
        if (shown.Panels.Count == 0)
        {
            string nothing = shown.Nations.Count == 0 ? "No nation was recorded." : "Nothing moves: policies and cities stay where they start.";
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, page.Right, y + 208), nothing);
            return y + 208 + ChartStyle.Margin;
        }
        LegendEntry[] legend =
        [
            new(data.IsEnsemble ? "national policy, median run" : "national policy", ChartStyle.Vermilion),
            .. data.IsEnsemble ? (LegendEntry[])[new("10–90 % of the runs", ChartStyle.Vermilion.WithAlpha(0x50), LegendMark.Square)] : [],
            new("median city", ChartStyle.Blue, Pattern: ChartStyle.Patterns[1]),
            .. shown.Panels.Any(panel => panel.Lines.Cities.Count > 0) ? (LegendEntry[])[new("a city that the scenario names", ChartStyle.Blue)] : [],
            new("10–90 % of its cities", ChartStyle.Blue.WithAlpha(0x40), LegendMark.Square),
        ];
        y = Legend.Draw(page, legend, ChartStyle.Margin, y + 6, page.InnerWidth);
        int columns = page.IsNarrow ? 1 : WideColumns;
        float width = (page.InnerWidth - columns * Left - (columns - 1) * GapX) / columns, top = y + 32;
        var years = Axis.Years(data.Start, data.End, 3);
        var strip = new InterventionStrip(data.Interventions, numbered: true);
        for (int i = 0; i < shown.Panels.Count; i++)
        {
            var (nation, domain, lines) = shown.Panels[i];
            bool lowest = i + columns >= shown.Panels.Count;
            float start = ChartStyle.Margin + Left + i % columns * (width + Left + GapX), upper = top + i / columns * (Height + GapY);
            var ends = ScaleEnds.Of(domain, data.LeverOf(domain));
            var scale = new Axis(-1, 1, [-1, 0, 1], [ends.Low, "0", ends.High]);
            using var panel = new Panel(page, new SKRect(start, upper, start + width, upper + Height), years, scale) { NumbersBelow = lowest };
            strip.Shade(page, panel);
            var drawn = lines.Drawn(data.Steps);
            Lines(panel, drawn, data.IsEnsemble, years.High);
            page.Text(TextMeasure.Fit($"{nation}: {domain}", TextStyle.Panel, width + 30), start, upper - 22, TextStyle.Panel);
            page.Text(TextMeasure.Fit(ends.Meaning, TextStyle.Small, width + 30), start, upper - 8, TextStyle.Small);
            panel.Draw();
            strip.Name(page, panel, upper + 10);
            NameCities(page, panel, drawn);
        }
        float bottom = top + (shown.Panels.Count - 1) / columns * (Height + GapY) + Height;
        return strip.List(page, bottom + 40) - 12 + ChartStyle.Margin / 2;
    }

    /// <summary>Names the line of each city at its end, on the side away from the policy; where another name stands there, on the other side or beyond it.
    /// </summary>
    private static void NameCities(Page page, Panel panel, PolicyLines lines)
    {
        var style = TextStyle.Small with { Ink = ChartStyle.Blue };
        var taken = new List<float>();
        foreach (var city in lines.Cities.Take(MostCities).Where(city => !city.Ideal.IsEmpty).OrderByDescending(city => city.Ideal.Middle[^1]))
        {
            float left = panel.Area.Right - 2 - TextMeasure.Width(city.Name, style);
            bool above = lines.Policy.IsEmpty || city.Ideal.Middle[^1] >= lines.Policy.Middle[^1];
            float[] line = [.. Enumerable.Range(0, city.Ideal.Times.Length)
                .Where(t => t == city.Ideal.Times.Length - 1 || panel.X(city.Ideal.Times[t + 1]) >= left).Select(t => panel.Y(city.Ideal.Middle[t]))];
            float y = FreeLine(above ? line.Min() - 4 : line.Max() + 12, above ? line.Max() + 12 : line.Min() - 4, taken, panel.Area);
            taken.Add(y);
            page.Text(city.Name, panel.Area.Right - 2, y, style, TextAlign.Right, halo: true);
        }
    }

    /// <summary>A base line for a name within a panel on which no other name stands: the one wanted, another, or the nearest to the one wanted.</summary>
    /// <param name="wanted">Where it would stand best.</param>
    /// <param name="otherwise">Where it would stand next best.</param>
    /// <param name="taken">Base lines of other names.</param>
    /// <param name="area">The panel.</param>
    internal static float FreeLine(float wanted, float otherwise, IReadOnlyList<float> taken, SKRect area)
    {
        const float Line = ChartStyle.SmallSize + 2;
        float top = area.Top + 10, bottom = area.Bottom - 4;
        var steps = Enumerable.Range(1, (int)(area.Height / 2)).SelectMany(step => (float[])[wanted + step * 2, wanted - step * 2]);
        return ((float[])[wanted, otherwise, .. steps]).Select(y => Math.Clamp(y, top, bottom))
            .Append(Math.Clamp(wanted, top, bottom)).First(y => taken.All(other => Math.Abs(other - y) >= Line) || taken.Count * Line * 2 > area.Height);
    }

    /// <summary>Each value holds until the next: a ramp would be a change that never was.</summary>
    private static void Lines(Panel panel, PolicyLines lines, bool ensemble, double end)
    {
        Steps(lines.Ideals, ChartStyle.Blue, 0.18);
        if (ensemble) Steps(lines.Policy, ChartStyle.Vermilion, 0.25);
        Middle(lines.Ideals, ChartStyle.Blue, 1.6f, ChartStyle.Patterns[1]);
        foreach (var city in lines.Cities.Take(MostCities)) Middle(city.Ideal, ChartStyle.Blue, 1);
        Middle(lines.Policy, ChartStyle.Vermilion, 2);

        void Steps(Band band, SKColor color, double opacity)
        {
            if (!band.IsEmpty) panel.Band(Stairs.Times(band.Times, end), Stairs.Values(band.Low), Stairs.Values(band.High), color, opacity);
        }

        void Middle(Band band, SKColor color, float width, ScottPlot.LinePattern? pattern = null)
        {
            if (!band.IsEmpty) panel.Line([.. band.Times, end], [.. band.Middle, band.Middle[^1]], color, pattern, width, steps: true);
        }
    }
}
