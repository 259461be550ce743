using System.Globalization;
using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Benchmarking;

/// <summary>What a step takes by the number of cities, a line for each number of threads, both axes by powers of ten.</summary>
public static class ScalingChart
{
    /// <summary>Name of the chart.</summary>
    public const string Name = "scaling";

    private const float Height = 320, Left = 64, Labels = 120;
    private const double Room = 0.06;

    /// <summary>Draws it into the folder of a benchmark.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="result">What was measured.</param>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static void Draw(string folder, BenchResult result) =>
        StudyFigure.DrawInto(folder, [new StudyFigure(Name, "How the cost grows", () => Of(result))]);

    internal static Sheet Of(BenchResult result)
    {
        string title = BenchText.Headline(result);
        string subtitle = $"Time of a step by the number of cities, both by powers of ten. {BenchText.About(result)} "
            + "Dashed: in proportion to the smallest world.";
        return new Sheet(title, $"{title} {subtitle}", page => Draw(page, result, title, subtitle));
    }

    private static float Draw(Page page, BenchResult result, string title, string subtitle)
    {
        float y = page.Header(title, subtitle);
        var lines = result.Rows.GroupBy(row => row.Threads).Select(group => (Threads: group.Key, Rows: group.OrderBy(row => row.Cities).ToList())).ToList();
        double[] sizes = [.. result.Rows.Select(row => Math.Log10(row.Cities))], times = [.. result.Rows.Select(row => Math.Log10(Step(row)))];
        float labels = page.IsNarrow ? 86 : Labels;
        var area = new SKRect(ChartStyle.Margin + Left, y + 22, page.Right - labels, y + 22 + Height);
        page.Text("milliseconds a step", ChartStyle.Margin, y + 8, TextStyle.Label);
        using var panel = new Panel(page, area, Powers(sizes, Count), Powers(times, Milliseconds)) { UprightGrid = true };
        var first = lines[^1].Rows[0];
        double[] span = [Math.Log10(first.Cities), sizes.Max()];
        if (span[1] > span[0])
            panel.Line(span, [.. span.Select(end => Math.Log10(Step(first)) + end - span[0])], ChartStyle.AxisInk, ChartStyle.Patterns[4], 1);
        foreach (var (i, (_, rows)) in lines.Index())
            if (rows.Count > 1) panel.Line([.. rows.Select(row => Math.Log10(row.Cities))], [.. rows.Select(row => Math.Log10(Step(row)))], Color(i));
        panel.Draw();
        foreach (var (i, (_, rows)) in lines.Index())
        {
            foreach (var row in rows)
            {
                float x = panel.X(Math.Log10(row.Cities)), middle = Level(panel, row, row.NsPerCityStep);
                if (row is { Low: { } low, High: { } high }) page.Line(x, Level(panel, row, low), x, Level(panel, row, high), Color(i), 1.5f);
                page.Fill(Color(i), (canvas, paint) => canvas.DrawCircle(x, middle, 3.2f, paint));
            }
        }
        var ends = lines.Select((line, i) => new DirectLabel(BenchText.Threads(line.Threads), Math.Log10(Step(line.Rows[^1])), Color(i), null));
        DirectLabels.Draw(page, panel, [.. ends], labels - 36);
        page.Text("cities", area.MidX, area.Bottom + 36, TextStyle.Label, TextAlign.Center);
        return area.Bottom + 50;
    }

    /// <summary>Milliseconds of a step.</summary>
    private static double Step(BenchRow row) => row.Seconds / row.Steps * 1e3;

    /// <summary>Where a time of a city-step lies, as that of a step.</summary>
    private static float Level(Panel panel, BenchRow row, double nanoseconds) => panel.Y(Math.Log10(Step(row) * nanoseconds / row.NsPerCityStep));

    private static SKColor Color(int line) => ChartStyle.Lines[line % ChartStyle.Lines.Count];

    /// <summary>An axis by powers of ten that holds some values.</summary>
    private static Axis Powers(double[] values, Func<double, string> text)
    {
        double low = values.Min(), high = values.Max();
        if (high - low < 1) (low, high) = (low - 0.5, high + 0.5);
        double room = Room * (high - low);
        double[] ticks = [.. Enumerable.Range((int)Math.Floor(low - room), (int)Math.Ceiling(high - low + 2 * room) + 2).Select(power => (double)power)
            .Where(power => power >= low - room && power <= high + room)];
        return new Axis(low - room, high + room, ticks, [.. ticks.Select(tick => text(Math.Pow(10, tick)))]);
    }

    private static string Count(double value) => value >= 1e6 ? $"{value / 1e6:0} million" : value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
