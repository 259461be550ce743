using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>In how many futures a city leaves, by when, and which cities; for experts, how long nations stay whole and how bids end.</summary>
internal sealed class SecessionChart : Figure<SecessionData>
{
    private const int MostSquares = 200, MostCities = 10;

    private const float SquaresWidth = 325, SquaresHeight = 104, RowHeight = 21, Names = 170, NarrowNames = 124;

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
        string squares = !data.IsEnsemble ? "" : data.Runs <= MostSquares ? " Each square is one future; filled: a city became independent in it."
            : " Filled squares: futures in which a city became independent.";
        float top = page.Header(shown.Title, $"{data.Source}. A model, not a forecast.{squares}") + 6;
        var strip = new InterventionStrip(data.Interventions);
        float above = top + (data.Interventions.Count > 0 ? InterventionStrip.Above : 0) + 12;
        if (data.IsEnsemble) Squares(page, shown.Futures, above);
        else OneOfMany(page, shown.Futures, above);
        // On a small screen the curve stands below the squares.
        float left = ChartStyle.Margin + (page.IsNarrow ? 44 : SquaresWidth + 84), down = page.IsNarrow ? SquaresHeight + 62 : 0;
        var area = new SKRect(left, above + down, page.Right - 14, above + down + SquaresHeight);
        page.Text(
            data.IsEnsemble ? "Futures with a first independence by that year" : "New states by that year", left, top + down, TextStyle.Panel);
        Curve(page, data, shown.Futures, area, strip);
        float y = strip.List(page, area.Bottom + 46) + 14;
        y = Cities(page, data, shown.Futures.Cities, y);
        return SurvivalPanels.Draw(page, shown, y, data.IsEnsemble) + ChartStyle.Margin / 2;
    }

    private static void Squares(Page page, SecessionFutures futures, float top)
    {
        float pitch = futures.Runs <= 50 ? 26 : 13, size = pitch - 2;
        int columns = (int)(SquaresWidth / pitch), squares = Math.Min(MostSquares, futures.Runs);
        // Of more runs than squares each square is as many: the share that is filled is that of all.
        double filled = squares == futures.Runs ? futures.Leaving : Math.Ceiling((double)futures.Leaving * squares / futures.Runs);
        for (int i = 0; i < squares; i++)
        {
            float x = ChartStyle.Margin + i % columns * pitch, y = top + i / columns * pitch;
            page.Rectangle(new SKRect(x, y, x + size, y + size), i < filled ? ChartStyle.Vermilion : ChartStyle.GridInk);
        }
        string each = squares == futures.Runs ? "" : $" A square is {(double)futures.Runs / squares:0.#} futures.";
        float below = Math.Max(top + (squares + columns - 1) / columns * pitch, top + SquaresHeight * (squares > 50 ? 1 : 0)) + 14;
        page.Paragraph(
            $"{futures.Leaving:N0} of {futures.Runs:N0} futures: {SecessionFutures.Percent(futures.Share.Value)} % (95 % interval "
                + $"{SecessionFutures.Percent(futures.Share.Low)} to {SecessionFutures.Percent(futures.Share.High)} %).{each}",
            ChartStyle.Margin, below, TextStyle.Small, SquaresWidth + 20);
    }

    private static void OneOfMany(Page page, SecessionFutures futures, float top)
    {
        page.Rectangle(new SKRect(ChartStyle.Margin, top, ChartStyle.Margin + 24, top + 24), futures.Leaving > 0 ? ChartStyle.Grey : ChartStyle.GridInk);
        page.Text("One future of many", ChartStyle.Margin + 34, top + 17, TextStyle.Label with { Bold = true, Ink = ChartStyle.MutedInk });
        page.Paragraph(
            "A single run does not say how likely anything in it is. Many runs do: polis run with --runs 200.", ChartStyle.Margin, top + 46, TextStyle.Small,
            SquaresWidth - 40);
    }

    private static void Curve(Page page, ChartData data, SecessionFutures futures, SKRect area, InterventionStrip strip)
    {
        var years = Axis.Years(data.Start, data.End, 4);
        double[] times, values, lows, highs;
        if (data.IsEnsemble)
        {
            var curve = futures.Curve.Prepend((data.Start, futures.AtStart)).ToList();
            times = [.. curve.Select(step => step.Item1)];
            values = [.. curve.Select(step => 100 * step.Item2.Value)];
            (lows, highs) = ([.. curve.Select(step => 100 * step.Item2.Low)], [.. curve.Select(step => 100 * step.Item2.High)]);
        }
        else
        {
            times = [data.Start, .. futures.Births.Select(birth => birth.Time)];
            values = [.. Enumerable.Range(0, times.Length).Select(count => (double)count)];
            lows = highs = values;
        }
        var shares = data.IsEnsemble ? Axis.Round(0, Math.Min(100, Ticks.Ceiling(highs.Max())), 4, unit: " %")
            : Axis.Round(0, Math.Max(2, Ticks.Ceiling(values[^1])), 3, 1);
        using var panel = new Panel(page, area, years, shares);
        strip.Shade(page, panel);
        if (data.IsEnsemble)
            panel.Band(Stairs.Times(times, years.High), Stairs.Values(lows), Stairs.Values(highs), ChartStyle.Vermilion, 0.2);
        panel.Line([.. times, years.High], [.. values, values[^1]], data.IsEnsemble ? ChartStyle.Vermilion : ChartStyle.Grey, steps: true);
        panel.Draw();
        strip.Name(page, panel, area.Top - 5);
        if (data.IsEnsemble) page.Text("Band: 95 % interval of the share", area.Left + 4, area.Bottom + 30, TextStyle.Small);
    }

    /// <returns>Where the next part may begin.</returns>
    private static float Cities(Page page, ChartData data, IReadOnlyList<LeavingCity> cities, float y)
    {
        string rest = cities.Count > MostCities ? $", the {MostCities}{(data.IsEnsemble ? " likeliest" : "")} of {cities.Count:N0} that bid or left" : "";
        y = page.Paragraph(
            data.IsEnsemble ? $"Which cities{rest}: bids started, and runs in which they left, per 100 runs"
                : $"Which cities{rest}: bids started, and which left, in this run",
            ChartStyle.Margin, y, TextStyle.Panel, page.InnerWidth) - TextStyle.Panel.Size * 1.35f;
        if (cities.Count == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 12, page.Right, y + 62), "No city made a bid for independence.");
            return y + 100;
        }
        var listed = cities.Take(MostCities).ToList();
        double factor = data.IsEnsemble ? 100.0 / data.Runs : 1;
        var color = data.IsEnsemble ? ChartStyle.Vermilion : ChartStyle.Grey;
        float top = y + 38, names = page.IsNarrow ? NarrowNames : Names, left = ChartStyle.Margin + names;
        var area = new SKRect(left, top, page.Right - 20, top + listed.Count * RowHeight);
        double most = Math.Max(data.IsEnsemble ? 0 : 2, Ticks.Ceiling(listed.Max(city => Math.Max(city.Bids, city.IndependentRuns)) * factor));
        using var panel = new Panel(page, area, Axis.Round(0, most, 6, data.IsEnsemble ? 0 : 1), new Axis(0, listed.Count, [], []))
        {
            UprightGrid = true,
            LevelGrid = false
        };
        panel.Draw();
        Key(page, left, y + 20, color);
        for (int i = 0; i < listed.Count; i++)
        {
            float middle = top + (i + 0.5f) * RowHeight, bid = panel.X(listed[i].Bids * factor), free = panel.X(listed[i].IndependentRuns * factor);
            page.Text(TextMeasure.Fit(listed[i].Name, TextStyle.Label, names - 12), left - 10, middle + 4, TextStyle.Label, TextAlign.Right);
            page.Line(Math.Min(bid, free), middle, Math.Max(bid, free), middle, ChartStyle.Grey, 1.6f);
            Ring(page, bid, middle);
            if (listed[i].IndependentRuns > 0) Disc(page, free, middle, color);
        }
        return area.Bottom + 62;
    }

    private static void Key(Page page, float left, float baseline, SKColor color)
    {
        Disc(page, left + 5, baseline - 4, color);
        const string Left = "became independent, whoever started the bid";
        page.Text(Left, left + 15, baseline, TextStyle.Small);
        float next = left + 15 + TextMeasure.Width(Left, TextStyle.Small) + 24;
        Ring(page, next, baseline - 4);
        page.Text("started a bid", next + 10, baseline, TextStyle.Small);
    }

    private static void Disc(Page page, float x, float y, SKColor color) => page.Fill(color, (canvas, paint) => canvas.DrawCircle(x, y, 5, paint));

    private static void Ring(Page page, float x, float y)
    {
        page.Fill(ChartStyle.Paper, (canvas, paint) => canvas.DrawCircle(x, y, 4.5f, paint));
        page.Stroke(ChartStyle.MutedInk, 1.4f, null, (canvas, paint) => canvas.DrawCircle(x, y, 4.5f, paint));
    }
}
