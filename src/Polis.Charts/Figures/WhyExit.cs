using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>For the cities that are likeliest to bid, the net benefit of independence as a stacked bar of its seven terms.</summary>
internal sealed class WhyExit : Figure<WhyExitData>
{
    private const float WideNames = 182, NarrowNames = 108, SumWidth = 62, HazardWidth = 84, RowHeight = 27, BarHeight = 18;

    /// <summary>Its name, by which the report finds its place.</summary>
    public const string FileName = "why";

    /// <inheritdoc/>
    public override string Name => FileName;

    /// <inheritdoc/>
    public override string Topic => "Why cities would leave";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series, RunTable.Cities];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OverRuns => [RunFolderFiles.CitiesOverRuns, RunFolderFiles.ExitsOverRuns];

    /// <inheritdoc/>
    protected override WhyExitData Read(ChartData data) => WhyExitData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, WhyExitData shown)
    {
        string sums = data.IsEnsemble ? "Bars: mean of the runs in which the city may bid; diamond: mean net benefit, whisker: "
            + (shown.IsDeviation ? "one standard deviation over those runs to either side." : "10–90 % of those runs.")
            : "Diamond: net benefit, the sum of the bars.";
        string bold = shown.Cities.Any(city => city.IsNamed) ? " Bold: named by the scenario." : "";
        float y = page.Header(
            shown.Title, $"{data.Source}. {shown.Choice} {sums} Blue: what usually speaks for leaving; brown: against.{bold}"
                + InterventionMarks.Line(data.Interventions));
        var legend = Phrases.Terms.Select(term => new LegendEntry(term.Name, term.Color, LegendMark.Square));
        y = Legend.Draw(page, legend, ChartStyle.Margin, y + 6, page.InnerWidth);
        float top = y + 14, left = ChartStyle.Margin + (page.IsNarrow ? NarrowNames : WideNames), height = Math.Max(5, shown.Cities.Count) * RowHeight;
        // On a small screen the bars need the room of the last column.
        float hazards = page.IsNarrow ? 0 : HazardWidth;
        var area = new SKRect(left, top, page.Right - SumWidth - hazards, top + height);
        if (!shown.Cities.Any(city => city.Runs > 0))
        {
            page.Empty(new SKRect(ChartStyle.Margin, top, page.Right, top + height),
                "No city may bid for independence at the end: all are capitals, too small, too large a part of their nation, contested or independent.");
            return top + height + ChartStyle.Margin;
        }
        height = shown.Cities.Count * RowHeight;
        area.Bottom = top + height;
        using var panel = new Panel(page, area, Axis.Round(shown.Low, shown.High, page.IsNarrow ? 3 : 7, unit: " %"), new Axis(0, shown.Cities.Count, [], []))
        {
            UprightGrid = true,
            LevelGrid = false
        };
        panel.Draw();
        panel.NameBelow(page.IsNarrow ? "Terms of the net benefit (% of income)"
            : "Terms of the net benefit of independence (% of a year's real income of the city)");
        page.Text("Net benefit", page.Right - hazards, top - 4, TextStyle.Small, TextAlign.Right);
        if (!page.IsNarrow) page.Text("Chance a year", page.Right, top - 4, TextStyle.Small, TextAlign.Right);
        for (int i = 0; i < shown.Cities.Count; i++)
            Row(page, panel, shown.Cities[i], top + (i + 0.5f) * RowHeight, hazards, data.Runs);
        page.Line(panel.X(0), area.Top, panel.X(0), area.Bottom, ChartStyle.Ink, 1.2f);
        return area.Bottom + 46 + ChartStyle.Margin / 2;
    }

    private static void Row(Page page, Panel panel, ExitCase city, float middle, float hazards, int runs)
    {
        bool whisker = runs > 1;
        var named = TextStyle.Label with { Bold = city.IsNamed };
        page.Text(TextMeasure.Fit(city.Name, named, panel.Area.Left - ChartStyle.Margin - 10), panel.Area.Left - 8, middle + 4, named, TextAlign.Right);
        if (city.Runs == 0)
        {
            page.Text(city.IsFree ? "independent" : "may not bid at the end", panel.X(0) + 8, middle + 4, TextStyle.Small);
            return;
        }
        var marker = new SKRect(Math.Min(panel.X(city.NetBenefit) - 7, whisker ? panel.X(city.Low) : float.MaxValue),
            0, Math.Max(panel.X(city.NetBenefit) + 7, whisker ? panel.X(city.High) : 0), 0);
        double positive = 0, negative = 0;
        for (int k = 0; k < city.Terms.Count; k++)
        {
            double value = city.Terms[k], from = value >= 0 ? positive : negative, to = from + value;
            if (value >= 0) positive = to;
            else negative = to;
            var bar = new SKRect(panel.X(Math.Min(from, to)), middle - BarHeight / 2, panel.X(Math.Max(from, to)), middle + BarHeight / 2);
            if (bar.Width < 0.3f) continue;
            page.Rectangle(bar, Phrases.Terms[k].Color);
            page.Line(panel.X(to), bar.Top, panel.X(to), bar.Bottom, ChartStyle.Paper, 0.8f);
            var style = new TextStyle(ChartStyle.SmallSize - 1, ChartStyle.InkOn(Phrases.Terms[k].Color));
            float width = TextMeasure.Width(Phrases.Terms[k].Key, style);
            bool covered = bar.MidX + width / 2 > marker.Left && bar.MidX - width / 2 < marker.Right;
            if (bar.Width > width + 6 && !covered) page.Text(Phrases.Terms[k].Key, bar.MidX, middle + 3.5f, style, TextAlign.Center);
        }
        if (whisker) Whisker(page, panel.X(city.Low), panel.X(city.High), middle);
        Diamond(page, panel.X(city.NetBenefit), middle);
        page.Text(Ticks.Text(city.NetBenefit, 0.1) + " %", page.Right - hazards, middle + 4, TextStyle.Label with { Bold = true }, TextAlign.Right);
        if (hazards > 0) page.Text(Ticks.Text(city.Hazard, 0.1) + " %", page.Right, middle + 4, TextStyle.Label, TextAlign.Right);
    }

    private static void Whisker(Page page, float low, float high, float y)
    {
        foreach (var (color, width) in (ReadOnlySpan<(SKColor, float)>)[(ChartStyle.Paper, 4), (ChartStyle.Ink, 1.6f)])
            page.Line(low, y, high, y, color, width);
    }

    private static void Diamond(Page page, float x, float y)
    {
        using var path = new SKPath();
        path.AddPoly([new SKPoint(x, y - 6.5f), new SKPoint(x + 5.5f, y), new SKPoint(x, y + 6.5f), new SKPoint(x - 5.5f, y)]);
        page.Fill(ChartStyle.Ink, (canvas, paint) => canvas.DrawPath(path, paint));
        page.Stroke(ChartStyle.Paper, 1.2f, null, (canvas, paint) => canvas.DrawPath(path, paint));
    }
}

/// <summary>A city that might leave, in percent of its income (log points times 100).</summary>
/// <param name="Name">City and nation.</param>
/// <param name="Terms">Terms of its net benefit, in the order of <see cref="Phrases.Terms"/>, mean over the runs in which it may bid.</param>
/// <param name="NetBenefit">Their sum.</param>
/// <param name="Low">Lower end of the spread of the net benefit over those runs.</param>
/// <param name="High">Upper end.</param>
/// <param name="Hazard">Hazard of a bid per year, mean over all runs.</param>
/// <param name="Runs">Runs in which it may bid at the end; with none there are no terms.</param>
internal sealed record ExitCase(string Name, IReadOnlyList<double> Terms, double NetBenefit, double Low, double High, double Hazard, int Runs)
{
    /// <summary>Whether the scenario names it: watches it, measures it or acts on it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it is independent in all runs.</summary>
    public bool IsFree { get; init; }
}

/// <summary>What the chart of reasons shows.</summary>
/// <param name="Cities">The cities likeliest to bid, the likeliest first.</param>
/// <param name="Eligible">Cities that may bid at the end (in at least half of the runs).</param>
/// <param name="Named">How many of the cities, the last ones, are there because the scenario names them.</param>
internal sealed record WhyExitData(IReadOnlyList<ExitCase> Cities, int Eligible, int Named = 0) : IFigureData
{
    private const int Shown = 12;

    /// <summary>Whether whiskers are one standard deviation to either side; else they are from the 10 % to the 90 % quantile.</summary>
    public bool IsDeviation { get; init; }

    /// <summary>Lower end of the axis.</summary>
    public double Low => -Ticks.Ceiling(Cities.Where(city => city.Runs > 0).Max(city => Math.Max(-city.Low, -city.Terms.Where(term => term < 0).Sum())), 6);

    /// <summary>Upper end of the axis.</summary>
    public double High => Ticks.Ceiling(Cities.Where(city => city.Runs > 0).Max(city => Math.Max(city.High, city.Terms.Where(term => term > 0).Sum())), 6);

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (Eligible == 0) return "No city may bid for independence at the end";
            var first = Cities[0];
            string chance = first.Hazard < 0.05 ? "less than 0.1" : Ticks.Text(first.Hazard, 0.1);
            return first.Hazard > 0
                ? $"{first.Name} is likeliest to bid ({chance} % a year), at a net benefit of {Ticks.Text(first.NetBenefit, 0.1)} %"
                : $"No city might bid for independence at the end; leaving is worth most to {first.Name}: {Ticks.Text(first.NetBenefit, 0.1)} %";
        }
    }

    /// <summary>Which cities are shown.</summary>
    public string Choice => Named == 0 && Cities.Count == Eligible ? "All cities that may bid, at the end." :
        $"The {Cities.Count - Named} of {Eligible:N0} cities that may bid "
            + $"{(Cities[0].Hazard > 0 ? "which are likeliest to" : "to which leaving is worth most")}, "
            + $"at the end{(Named == 0 ? "" : $"; below them {(Named == 1 ? "a city" : $"{Named} cities")} that the scenario names")}.";

    /// <inheritdoc/>
    public string Description => Cities.Count == 0 ? "There is nothing to show."
        : $"Stacked bars of the seven terms, one bar a city. Net benefit in % of income: {string.Join("; ", Cities.Select(Told))}.";

    /// <summary>Reads it from a run.</summary>
    public static WhyExitData Read(ChartData data)
    {
        var ends = data.Cities;
        // What is named is wanted, in however few runs it may bid.
        var cases = ends.Cities.Select(city => (City: city, Case: Case(city, ends.Runs, data.NamedCities.Contains(city.Id)))).ToList();
        var eligible = cases.Where(each => each.City.Exit is { } exit && 2 * exit.Runs >= ends.Runs).ToList();
        var top = eligible.OrderByDescending(each => each.Case.Hazard).ThenByDescending(each => each.Case.NetBenefit).ThenBy(each => each.City.Id)
            .Take(Shown).ToList();
        var named = data.NamedCities.SelectMany(id => cases.Where(each => each.City.Id == id)).Except(top).ToList();
        return new WhyExitData([.. top.Concat(named).Select(each => each.Case)], eligible.Count, named.Count) { IsDeviation = ends.IsDeviation };
    }

    private static ExitCase Case(CityEnd city, int runs, bool named)
    {
        string name = $"{city.Name}, {city.Nation}";
        bool free = city.IndependentRuns == city.Runs;
        if (city.Exit is not { } exit) return new ExitCase(name, [], 0, 0, 0, 0, 0) { IsNamed = named, IsFree = free };
        string seldom = 2 * exit.Runs < runs ? $" ({exit.Runs} of {runs} runs)" : "";
        return new ExitCase(
            name + seldom, [.. exit.Terms.Select(term => 100 * term)], 100 * exit.NetBenefit, 100 * exit.Low, 100 * exit.High,
            100 * exit.Hazard * exit.Runs / runs, exit.Runs)
        {
            IsNamed = named,
            IsFree = free,
        };
    }

    private static string Told(ExitCase city) => city.Runs == 0 ? $"{city.Name}: {(city.IsFree ? "independent" : "may not bid")}"
        : $"{city.Name} {city.NetBenefit:0.0} ({city.Hazard:0.0} % likely to bid a year, largest gain: {Largest(city, 1)}, largest cost: {Largest(city, -1)})";

    private static string Largest(ExitCase city, int sign) => Phrases.Terms[Enumerable.Range(0, city.Terms.Count).MaxBy(k => sign * city.Terms[k])].Name;
}
