using Polis.Charts.Drawing;
using Polis.Statistics;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>For experts: how long nations stay whole, and how bids for independence end, with the numbers at risk below.</summary>
internal static class SurvivalPanels
{
    /// <summary>Fewest subjects at risk: with fewer a curve jumps by chance, and is not drawn.</summary>
    public const int FewestAtRisk = 10;

    private const float Height = 170, Left = 54, Gap = 78, TableTop = 62, RowHeight = 17;

    /// <summary>Draws both below the futures.</summary>
    /// <returns>Where the drawing ends.</returns>
    public static float Draw(Page page, SecessionData shown, float y, bool isEnsemble)
    {
        string subjects = $"For experts: {Phrases.Count(shown.Nations.Count, "nation")} and {Phrases.Count(shown.Bids.Count, "bid")}"
            + (isEnsemble ? " of all runs together" : "");
        if (UnitySteps(shown).Count == 0 && EndSteps(shown).Count == 0)
            return page.Paragraph(
                $"{subjects}: too few events for curves of how long nations stay whole and of how bids end.", ChartStyle.Margin, y, TextStyle.Small,
                page.InnerWidth);
        y = page.Paragraph(
            $"{subjects}; curves end where fewer than {FewestAtRisk} are at risk", ChartStyle.Margin, y, TextStyle.Small, page.InnerWidth)
            - TextStyle.Small.Size * 1.35f;
        float top = y + 34, left = ChartStyle.Margin + Left;
        float width = page.IsNarrow ? page.InnerWidth - Left : (page.InnerWidth - 2 * Left - Gap + 24) / 2;
        var area = new SKRect(left, top, left + width, top + Height);
        Unity(page, shown, area, isEnsemble);
        area.Offset(page.IsNarrow ? 0 : width + Gap, page.IsNarrow ? Height + TableTop + 3 * RowHeight : 0);
        return Ends(page, shown, area);
    }

    /// <summary>The last time at which enough subjects are at risk; 0 where there never are.</summary>
    public static double Cut(IReadOnlyList<Observation> subjects) =>
        subjects.Count < FewestAtRisk ? 0 : subjects.Select(subject => subject.Time).OrderDescending().ElementAt(FewestAtRisk - 1);

    private static List<SurvivalStep> UnitySteps(SecessionData shown) => Until(shown.Unity, step => step.Time, Cut(shown.Nations));

    private static List<IncidenceStep> EndSteps(SecessionData shown) => Until(shown.Ends, step => step.Time, Cut(shown.Bids));

    private static List<T> Until<T>(IEnumerable<T> steps, Func<T, double> timeOf, double cut) => [.. steps.Where(step => timeOf(step) <= cut)];

    private static void Unity(Page page, SecessionData shown, SKRect area, bool isEnsemble)
    {
        page.Text("Nations still whole", area.Left, area.Top - 10, TextStyle.Panel);
        if (shown.Losses == 0)
        {
            page.Empty(area, shown.Nations.Count == 0 ? "No nation was recorded."
                : $"All {Phrases.Count(shown.Nations.Count, "nation")} are whole to the end: no city became independent.");
            return;
        }
        double cut = Cut(shown.Nations);
        var steps = UnitySteps(shown);
        if (steps.Count == 0)
        {
            page.Empty(area, $"Too few for a curve: fewer than {FewestAtRisk} nations are at risk when the first loses a city.");
            return;
        }
        double floor = Floor(100 * steps.Min(step => double.IsNaN(step.Low) ? step.Share : step.Low));
        var years = Axis.Round(0, Math.Max(cut, 0.25), 5, cut > 4 ? 1 : 0);
        using var panel = new Panel(page, area, years, Axis.Round(floor, 100, 5, unit: " %"));
        double[] times = [0, .. steps.Select(step => step.Time), cut];
        var banded = steps.Where(step => !double.IsNaN(step.Low)).ToList();
        bool hasBand = isEnsemble && banded.Count > 0;
        if (hasBand)
            panel.Band(
                Stairs.Times([.. banded.Select(step => step.Time)], banded.Count == steps.Count ? cut : steps[^1].Time),
                Stairs.Values(banded.Select(step => 100 * step.Low)), Stairs.Values(banded.Select(step => 100 * step.High)), ChartStyle.Blue);
        panel.Line(times, [100, .. steps.Select(step => 100 * step.Share), 100 * steps[^1].Share], isEnsemble ? ChartStyle.Blue : ChartStyle.Grey, steps: true);
        panel.Draw();
        panel.NameBelow("Years since the start of the run");
        panel.NameLeft("Share of nations", 48);
        page.Text($"Kaplan–Meier{(hasBand ? " with 95 % band" : "")}{(floor > 0 ? $"; axis from {floor:0.##} %" : "")}",
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
        double cut = Cut(shown.Bids);
        var steps = EndSteps(shown);
        if (steps.Count == 0)
        {
            page.Empty(area, $"Too few for a curve: fewer than {FewestAtRisk} bids are at risk when the first ends.");
            return end;
        }
        var years = Axis.Round(0, cut, 5, cut > 4 ? 1 : 0);
        double most = Ticks.Ceiling(100 * steps[^1].Incidence.Max());
        using var panel = new Panel(page, area, years, Axis.Round(0, Math.Min(100, most), 5, unit: " %"));
        double[] times = [0, .. steps.Select(step => step.Time), cut];
        var met = Enumerable.Range(0, Phrases.BidEnds.Count).Where(k => steps[^1].Incidence[k] > 0).ToList();
        foreach (int k in met)
        {
            double[] shares = [0, .. steps.Select(step => 100 * step.Incidence[k]), 100 * steps[^1].Incidence[k]];
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
}
