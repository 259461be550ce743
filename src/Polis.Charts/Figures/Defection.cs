using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Share of cities that defy their nation over time, a line for each domain.</summary>
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
        string band = !data.IsEnsemble || shown.IsEmpty ? "" : $"; lines: median run, band: 10–90 % of the runs in {shown.Domains[shown.Most].Name}";
        float y = page.Header(
            shown.Title, $"{data.Source}. Share of cities that defy at the end of each {data.SeriesStep}{band}.{Course.Held(data.Interventions)}"
                + shown.RecordedNote);
        if (shown.IsEmpty)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, page.Right, y + 208), "No city defies its nation, in any domain and at any time.");
            return y + 208 + ChartStyle.Margin;
        }
        const float Height = 280;
        float side = page.IsNarrow ? 44 : 56, names = page.IsNarrow ? 136 : 150;
        var strip = new InterventionStrip(data.Interventions);
        float top = y + 14 + (data.Interventions.Count > 0 ? InterventionStrip.Above : 0);
        var area = new SKRect(ChartStyle.Margin + side, top, page.Right - names, top + Height);
        using var panel = new Panel(page, area, Axis.Years(data.Start, data.End, page.IsNarrow ? 3 : 6), Axis.Round(0, shown.Ceiling, 5, unit: " %"));
        Settling.Hatch(page, panel, data.Start);
        strip.Shade(page, panel);
        foreach (var other in shown.Unnamed.Select(domain => data.Line(domain.ByNumber)))
            panel.Line(other.Times, other.Middle, ChartStyle.Grey.WithAlpha(0x90), width: 1);
        for (int i = 0; i < shown.Named.Count; i++)
        {
            bool isMost = shown.Named[i] == shown.Domains[shown.Most];
            var line = data.Line(shown.Named[i].ByNumber);
            if (isMost && data.IsEnsemble) panel.Band(line.Times, line.Low, line.High, ChartStyle.Lines[i]);
            panel.Line(line.Times, line.Middle, ChartStyle.Lines[i], PatternOf(i), isMost ? 2.6f : 1.6f);
        }
        panel.Draw();
        foreach (var (i, domain) in shown.Named.Index()) RecordMarks.Draw(page, panel, domain.Recorded.Marks, ChartStyle.Lines[i]);
        Settling.Name(page, panel, area.Top + 14);
        panel.NameBelow("Year");
        panel.NameLeft("Share of cities that defy", side - 10);
        strip.Name(page, panel, area.Top - 6);
        DirectLabels.Draw(
            page, panel,
            [.. shown.Named.Select((domain, i) => new DirectLabel(
                $"{domain.Name}  {Ticks.Text(domain.ByNumber.Middle[^1], 0.1)} %", domain.ByNumber.Middle[^1], ChartStyle.Lines[i], PatternOf(i)))],
            names - 34);
        return strip.List(page, area.Bottom + 58) - 12 + ChartStyle.Margin / 2;
    }

    private static ScottPlot.LinePattern? PatternOf(int line) => line == 0 ? null : ChartStyle.Patterns[line];
}

/// <summary>Shares that defy in one domain, in percent.</summary>
/// <param name="Name">Domain, or all of them.</param>
/// <param name="ByNumber">Share of cities.</param>
/// <param name="ByPeople">Share of the people in cities.</param>
/// <param name="Recorded">What is recorded of the share of cities.</param>
internal sealed record DefiantShares(string Name, Band ByNumber, Band ByPeople, RecordedLine Recorded);

/// <summary>What the chart of defection shows.</summary>
/// <param name="Domains">A line for each domain.</param>
/// <param name="Any">Share that defies in any domain.</param>
/// <param name="Most">Which of the domains the title names.</param>
/// <param name="Title">What is seen.</param>
/// <param name="Description">The same for those who cannot see it.</param>
internal sealed record DefectionData(IReadOnlyList<DefiantShares> Domains, DefiantShares Any, int Most, string Title, string Description) : IFigureData
{
    /// <summary>The domains that are named, in the order of the scenario: as many as there are colours that can be told apart.</summary>
    public IReadOnlyList<DefiantShares> Named { get; } =
    [
        .. Domains.Where(domain => !domain.ByNumber.IsEmpty).OrderByDescending(domain => domain == Domains[Most])
            .ThenByDescending(domain => domain.Recorded.Any)
            .ThenByDescending(domain => domain.ByNumber.Middle.Average()).Take(ChartStyle.Lines.Count).OrderBy(domain => Domains.ToList().IndexOf(domain))
    ];

    /// <summary>The others.</summary>
    public IEnumerable<DefiantShares> Unnamed => Domains.Except(Named);

    /// <summary>Upper end of the axis, percent.</summary>
    public double Ceiling => Math.Min(
        100, Ticks.Ceiling(Domains.SelectMany(domain => domain.ByNumber.Middle).Concat(Domains[Most].ByNumber.High)
            .Concat(Domains.Select(domain => domain.Recorded.Ceiling)).DefaultIfEmpty(0).Max()));

    /// <summary>What the dots are, behind a sentence; empty where there are none.</summary>
    public string RecordedNote => string.Concat(Domains.Where(domain => domain.Recorded.Any).Select((domain, i) =>
        $"{(i == 0 ? $" {RecordMarks.Note}" : "")} The line of {domain.Name} is {domain.Recorded.Distance:0.#} points off them (root mean square)."));

    /// <summary>Whether nobody ever defies.</summary>
    public bool IsEmpty => Domains.All(domain => domain.ByNumber.High.All(share => share == 0) && !domain.Recorded.Any);

    /// <summary>The share that the answers give, percent: the title says the same number.</summary>
    private static double? Answered(ChartData data, string domain) =>
        100 * data.Manifest.Answers?.Defiance.FirstOrDefault(answer => answer.Domain == domain)?.Share;

    /// <summary>Reads it from a run.</summary>
    public static DefectionData Read(ChartData data)
    {
        var series = data.Series;
        var domains = data.Manifest.Domains.Select(domain => Shares(domain, domain)).ToList();
        var any = Shares("any", "any");
        double years = Math.Min(AnswerWindow.Last, data.End - data.Start);
        var means = domains.Select(domain => (domain.Name, Share: Answered(data, domain.Name) ?? domain.ByNumber.MeanOfLast(years)))
            .Where(mean => !double.IsNaN(mean.Share)).ToList();
        var most = means.Count == 0 ? default : means.MaxBy(mean => mean.Share);
        string span = years >= AnswerWindow.Last ? "in the last ten years" : "over the run";
        string settling = Settling.IsAll(data.Start, data.End) ? ", all of it while the world settles" : "";
        string title = means.Count == 0 || domains.All(domain => domain.ByNumber.High.All(share => share == 0)) ? "No city defies its nation"
            : means.Count > 1 ? $"Cities defy most in {most.Name}: {most.Share:0.#} % of them {span}{settling}"
            : $"{most.Share:0.#} % of cities defy in {most.Name} {span}{settling}";
        string description = $"Lines over time, one for each domain. Share of cities that defy, mean {span}: "
            + string.Join(", ", means.Select(mean => $"{mean.Name} {mean.Share:0.#} %"))
            + $"; in any domain {any.ByNumber.MeanOfLast(years):0.#} % of cities and {any.ByPeople.MeanOfLast(years):0.#} % of the people in cities. "
            + $"{Settling.Note}{string.Concat(domains.Where(domain => domain.Recorded.Any).Select(Recorded))}";
        return new DefectionData(domains, any, Math.Max(0, domains.FindIndex(domain => domain.Name == most.Name)), title, description);

        DefiantShares Shares(string name, string metric)
        {
            var byNumber = Band.Of(series, $"defiance.{metric}", 100);
            return new DefiantShares(
                name, byNumber, Band.Of(series, $"defiance.{metric}.people", 100), RecordedLine.Of(data, $"defiance.{metric}", byNumber, 100));
        }

        static string Recorded(DefiantShares domain) =>
            $" Recorded in {domain.Name}: {string.Join(", ", domain.Recorded.Marks.Select(mark => $"{Ticks.Month(mark.Time)} {mark.Value:0.#} %"))}.";
    }
}
