using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Statistics;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Share of cities, by number and by people, that defy their nation, by domain, over time.</summary>
internal sealed class Defection : Figure<DefectionData>
{
    /// <inheritdoc/>
    public override string Name => "defection";

    /// <inheritdoc/>
    public override string Topic => "Where cities defy";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series];

    /// <inheritdoc/>
    protected override DefectionData Read(ChartData data) => DefectionData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, DefectionData shown)
    {
        string unit = $"Share that defies at the end of each {data.StepName}{data.BandNote}.";
        float y = page.Header(shown.Title, $"{data.Source}. {unit}");
        if (shown.IsEmpty)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, Page.Right, y + 208), "No city defies its nation, in any domain and at any time.");
            return y + 208 + ChartStyle.Margin;
        }
        y = Legend.Draw(
            page, [new("by number of cities", ChartStyle.Blue), new("by people living in them", ChartStyle.Vermilion, Pattern: ChartStyle.Patterns[1])],
            ChartStyle.Margin, y + 6, Page.InnerWidth);
        int columns = shown.Panels.Count <= 4 ? Math.Min(2, shown.Panels.Count) : shown.Panels.Count <= 9 ? 3 : 4;
        const float Left = 46, GapX = 42, GapY = 42, Height = 138;
        float width = (Page.InnerWidth - Left - (columns - 1) * GapX) / columns;
        float top = y + 16, bottom = top;
        var years = Axis.Years(data.Start, data.End, columns == 4 ? 3 : 4);
        var (common, own) = (Axis.Round(0, shown.Ceiling, 4, unit: " %"), Axis.Round(0, shown.AnyCeiling, 4, unit: " %"));
        for (int i = 0; i < shown.Panels.Count; i++)
        {
            var shares = shown.Panels[i];
            bool lowest = i + columns >= shown.Panels.Count, any = i == shown.Panels.Count - 1;
            float left = ChartStyle.Margin + Left + i % columns * (width + GapX), upper = top + i / columns * (Height + GapY);
            using var panel = new Panel(page, new SKRect(left, upper, left + width, upper + Height), years, any ? own : common)
            {
                NumbersBelow = lowest,
                NumbersLeft = any || i % columns == 0
            };
            if (data.IsEnsemble)
            {
                panel.Band(shares.ByPeople.Times, shares.ByPeople.Low, shares.ByPeople.High, ChartStyle.Vermilion);
                panel.Band(shares.ByNumber.Times, shares.ByNumber.Low, shares.ByNumber.High, ChartStyle.Blue);
            }
            panel.Line(shares.ByPeople.Times, shares.ByPeople.Middle, ChartStyle.Vermilion, ChartStyle.Patterns[1]);
            panel.Line(shares.ByNumber.Times, shares.ByNumber.Middle, ChartStyle.Blue);
            panel.Draw(ReaderNames.Capital(shares.Name) + (any && shown.AnyCeiling != shown.Ceiling ? " (own scale)" : ""));
            if (lowest) panel.NameBelow("Year");
            if (i % columns == 0) panel.NameLeft("Share that defies", 42);
            bottom = upper + Height;
        }
        return bottom + 46 + ChartStyle.Margin / 2;
    }
}

/// <summary>Shares that defy in one domain, in percent.</summary>
/// <param name="Name">Domain, or all of them.</param>
/// <param name="ByNumber">Share of cities.</param>
/// <param name="ByPeople">Share of the people in cities.</param>
internal sealed record DefiantShares(string Name, Band ByNumber, Band ByPeople);

/// <summary>What the chart of defection shows.</summary>
/// <param name="Panels">A panel for each domain, and one for any of them.</param>
/// <param name="Title">What is seen.</param>
/// <param name="Description">The same for those who cannot see it.</param>
internal sealed record DefectionData(IReadOnlyList<DefiantShares> Panels, string Title, string Description) : IFigureData
{
    /// <summary>Upper end of the axis that the domains have in common, percent.</summary>
    public double Ceiling => CeilingOf(Panels.Take(Panels.Count - 1));

    /// <summary>Upper end of the axis of the last panel: far more cities defy in some domain than in each.</summary>
    public double AnyCeiling => CeilingOf(Panels.TakeLast(1));

    /// <summary>Whether nobody ever defies.</summary>
    public bool IsEmpty => Panels.All(panel => panel.ByNumber.High.All(share => share == 0));

    private static double CeilingOf(IEnumerable<DefiantShares> panels) =>
        Math.Min(100, Ticks.Ceiling(panels.SelectMany(panel => panel.ByNumber.High.Concat(panel.ByPeople.High)).DefaultIfEmpty(0).Max()));

    /// <summary>The share that the answers give, percent: the title says the same number.</summary>
    private static double? Answered(ChartData data, string domain) =>
        100 * data.Manifest.Answers?.Defiance.FirstOrDefault(answer => answer.Domain == domain)?.Share;

    /// <summary>Reads it from a run.</summary>
    public static DefectionData Read(ChartData data)
    {
        var series = data.Series;
        var panels = data.Manifest.Domains.Select(domain => Shares(domain, domain))
            .Append(Shares(data.Manifest.Domains.Count > 1 ? "any of them" : "any domain", "any")).ToList();
        double years = Math.Min(RunResult.WindowYears, data.End - data.Start);
        var means = panels.Take(panels.Count - 1).Select(panel => (panel.Name, Share: Answered(data, panel.Name) ?? panel.ByNumber.MeanOfLast(years)))
            .Where(mean => !double.IsNaN(mean.Share)).ToList();
        string span = years >= RunResult.WindowYears ? "in the last ten years" : "over the run";
        string title = means.Count == 0 || panels.All(panel => panel.ByNumber.High.All(share => share == 0))
            ? "No city defies its nation"
            : means.MaxBy(mean => mean.Share) is var most && means.Count > 1
                ? $"Cities defy most in {most.Name}: {most.Share:0.#} % of them {span}"
                : $"{most.Share:0.#} % of cities defy in {most.Name} {span}";
        string description = $"Lines over time, a panel for each domain. Share of cities that defy, mean {span}: "
            + string.Join(", ", means.Select(mean => $"{mean.Name} {mean.Share:0.#} %"))
            + $"; in any domain {panels[^1].ByNumber.MeanOfLast(years):0.#} % of cities and {panels[^1].ByPeople.MeanOfLast(years):0.#} % "
            + "of the people in cities.";
        return new DefectionData(panels, title, description);

        DefiantShares Shares(string name, string metric) =>
            new(name, Band.Of(series, $"defiance.{metric}", 100), Band.Of(series, $"defiance.{metric}.people", 100));
    }
}
