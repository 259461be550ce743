using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using Polis.Statistics;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>How long nations stay whole, and how bids for independence end, with the numbers at risk below.</summary>
internal sealed class SecessionSurvival : Figure<SecessionData>
{
    private const float Height = 240, Left = 54, Gap = 78, TableTop = 62, RowHeight = 17;

    /// <inheritdoc/>
    public override string Name => "secession";

    /// <inheritdoc/>
    public override string Topic => "When cities secede";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series, RunTable.Bids];

    /// <inheritdoc/>
    protected override SecessionData Read(ChartData data) => SecessionData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, SecessionData shown)
    {
        string subjects = data.IsEnsemble ? $"{Phrases.Count(shown.Nations.Count, "nation")} and {Phrases.Count(shown.Bids.Count, "bid")} of all runs together"
            : $"{Phrases.Count(shown.Nations.Count, "nation")}, {Phrases.Count(shown.Bids.Count, "bid")}";
        float top = page.Header(shown.Title, $"{data.Source}; {subjects}. Nations count from the start of the run to their first loss.") + 28;
        float width = (Page.InnerWidth - 2 * Left - Gap + 24) / 2, left = ChartStyle.Margin + Left;
        Unity(page, shown, new SKRect(left, top, left + width, top + Height));
        return Ends(page, shown, new SKRect(left + width + Gap, top, left + width + Gap + width, top + Height)) + ChartStyle.Margin / 2;
    }

    private static void Unity(Page page, SecessionData shown, SKRect area)
    {
        page.Text("Nations still whole", area.Left, area.Top - 10, TextStyle.Panel);
        if (shown.Losses == 0)
        {
            page.Empty(area, shown.Nations.Count == 0 ? "No nation was recorded."
                : $"All {Phrases.Count(shown.Nations.Count, "nation")} are whole to the end: no city became independent.");
            return;
        }
        var steps = shown.Unity;
        double floor = Floor(100 * steps.Min(step => double.IsNaN(step.Low) ? step.Share : step.Low));
        var years = Axis.Round(0, shown.Years, 5, 1);
        using var panel = new Panel(page, area, years, Axis.Round(floor, 100, 5, unit: " %"));
        double[] times = [0, .. steps.Select(step => step.Time), shown.Years];
        var banded = steps.Where(step => !double.IsNaN(step.Low)).ToList();
        if (banded.Count > 0)
        {
            double[] bandTimes = Stairs([.. banded.Select(step => step.Time), banded.Count == steps.Count ? shown.Years : steps[^1].Time], 0);
            panel.Band(bandTimes, Stairs([.. banded.Select(step => 100 * step.Low), 100 * banded[^1].Low], 1),
                Stairs([.. banded.Select(step => 100 * step.High), 100 * banded[^1].High], 1), ChartStyle.Blue);
        }
        panel.Line(times, [100, .. steps.Select(step => 100 * step.Share), 100 * steps[^1].Share], ChartStyle.Blue, steps: true);
        panel.Draw();
        panel.NameBelow("Years since the start of the run");
        panel.NameLeft("Share of nations", 48);
        page.Text(floor > 0 ? $"Kaplan–Meier with 95 % band; axis from {floor:0.##} %" : "Kaplan–Meier with 95 % band",
            area.Left + 8, area.Bottom - 10, TextStyle.Small, halo: true);
        AtRisk(page, panel, years, shown.Nations, "Nations at risk");
    }

    /// <returns>Where the drawing ends.</returns>
    private static float Ends(Page page, SecessionData shown, SKRect area)
    {
        float end = area.Bottom + TableTop + RowHeight + 4;
        page.Text("Bids for independence that ended", area.Left, area.Top - 10, TextStyle.Panel);
        if (shown.Bids.Count == 0)
        {
            page.Empty(area, "No city made a bid for independence.");
            return end;
        }
        if (shown.Ends.Count == 0)
        {
            page.Empty(area, $"{Phrases.Count(shown.Bids.Count, "bid")} for independence began; none has ended.");
            return end;
        }
        double last = Math.Max(1, Ticks.Ceiling(shown.Bids.Max(bid => bid.Time)));
        var years = Axis.Round(0, last, 5, last > 4 ? 1 : 0);
        double most = Ticks.Ceiling(100 * shown.Ends[^1].Incidence.Max());
        using var panel = new Panel(page, area, years, Axis.Round(0, Math.Min(100, most), 5, unit: " %"));
        double[] times = [0, .. shown.Ends.Select(step => step.Time), Math.Max(shown.Bids.Max(bid => bid.Time), shown.Ends[^1].Time)];
        var met = Enumerable.Range(0, Phrases.BidEnds.Count).Where(k => shown.Ends[^1].Incidence[k] > 0).ToList();
        foreach (int k in met)
        {
            double[] shares = [0, .. shown.Ends.Select(step => 100 * step.Incidence[k]), 100 * shown.Ends[^1].Incidence[k]];
            panel.Line(times, shares, Phrases.BidEnds[k].Color, ChartStyle.Patterns[k], steps: true);
        }
        panel.Draw();
        panel.NameBelow("Years since the bid began");
        panel.NameLeft("Share of bids", 48);
        AtRisk(page, panel, years, shown.Bids, "Bids at risk");
        var entries = met.Select(k => new LegendEntry(Phrases.BidEnds[k].Name, Phrases.BidEnds[k].Color, Pattern: ChartStyle.Patterns[k]));
        return Legend.Draw(page, entries, area.Left, end + RowHeight, area.Width + 24) - RowHeight / 2;
    }

    /// <summary>The table of numbers at risk, each below its year.</summary>
    private static void AtRisk(Page page, Panel panel, Axis years, IReadOnlyList<Observation> subjects, string name)
    {
        float y = panel.Area.Bottom + TableTop;
        page.Text(name, panel.Area.Left, y, TextStyle.Small with { Bold = true });
        foreach (double year in years.Positions)
            page.Text(KaplanMeier.AtRisk(subjects, year).ToString("N0"), panel.X(year), y + RowHeight - 2, TextStyle.Small, TextAlign.Center);
    }

    /// <summary>Lower end of the axis of shares: a round number below the lowest, 0 where that is low anyway.</summary>
    private static double Floor(double lowest)
    {
        if (lowest < 60) return 0;
        double room = Ticks.Ceiling(100 - lowest, 4);
        return Math.Max(0, 100 - room);
    }

    /// <summary>Doubles each value but an end, so that a band holds until the next step: corner 0 for times (all but the first twice),
    /// 1 for values (all but the last twice).</summary>
    private static double[] Stairs(double[] values, int corner)
    {
        var stairs = new List<double>();
        for (int i = 0; i < values.Length; i++)
        {
            stairs.Add(values[i]);
            if (corner == 0 ? i > 0 : i < values.Length - 1) stairs.Add(values[i]);
        }
        return [.. stairs];
    }
}
