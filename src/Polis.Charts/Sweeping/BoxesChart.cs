using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Sweeping;

/// <summary>
/// The boxes in which something happens, in each pair of the axes that they restrict, over the runs of the sweep: a filled triangle where it happens, an empty
/// circle where not. Runs at one place stand around it.
/// </summary>
public static class BoxesChart
{
    /// <summary>Name of the chart.</summary>
    public const string Name = "boxes";

    /// <summary>Most pairs of axes.</summary>
    private const int MostPairs = 6;

    /// <summary>Most runs that are drawn; of more, every second, third, … is.</summary>
    private const int MostRuns = 3000;

    private const float Left = 62, Gap = 14, StripHeight = 110;

    private static readonly SKColor[] _colours = [ChartStyle.Blue, ChartStyle.Green, ChartStyle.DarkPurple];

    /// <summary>Draws it into the folder of the sweep; not where it happens in no run, as there is nothing to see.</summary>
    /// <param name="found">The boxes.</param>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> Draw(Discovery found) =>
        StudyFigure.DrawInto(found.Table.Path, Figures(found));

    /// <summary>Deletes the chart of an earlier question from the folder of a sweep.</summary>
    /// <param name="folder">Folder, which is claimed.</param>
    /// <exception cref="OutputException">It cannot be deleted.</exception>
    internal static void Withdraw(string folder) =>
        ManifestList.Withdraw(folder, Chart.EndingsOf(ChartFormats.All).Select(ending => $"{RunFolderFiles.Charts}/{Name}{ending}"));

    /// <summary>The same chart, to be drawn.</summary>
    /// <param name="found">The boxes.</param>
    public static IReadOnlyList<StudyFigure> Figures(Discovery found) =>
        found.Happens.Contains(true) ? [new(Name, "Where it happens", () => Of(found))] : [];

    internal static Sheet Of(Discovery found)
    {
        int every = (found.Happens.Count + MostRuns - 1) / MostRuns;
        string boxes = found.Boxes.Count switch { 0 => "", 1 => " The box is the rectangle.", _ => " The boxes are the rectangles, numbered." };
        string subtitle = $"{SweepText.About(found.Table)} Each mark is a run{(every > 1 ? $", of which one in {every} is drawn" : "")}; "
            + $"those at one point stand around it.{boxes}";
        return new Sheet(found.Finding, $"{found.Finding} {subtitle}", page =>
        {
            float y = Legend(page, found.When, page.Header(found.Finding, subtitle) + 6);
            var pairs = PairsOf(found);
            int columns = pairs.Count == 1 || page.IsNarrow ? 1 : 2;
            float width = (page.InnerWidth - (columns - 1) * Gap) / columns, height = pairs[0].Y < 0 ? StripHeight : columns == 1 && !page.IsNarrow ? 380 : 260;
            foreach (var row in pairs.Chunk(columns))
            {
                foreach (var (c, (x, up)) in row.Index())
                {
                    float left = ChartStyle.Margin + c * (width + Gap) + Left;
                    Pair(page, found, x, up, new SKRect(left, y, left + width - Left, y + height), every);
                }
                y += height + 52;
            }
            return y;
        });
    }

    /// <summary>Pairs of restricted axes; with another axis where one alone is restricted, with none (−1) where there is no other.</summary>
    private static List<(int X, int Y)> PairsOf(Discovery found)
    {
        var axes = found.Table.Axes;
        List<int> shown =
        [
            .. found.Boxes.SelectMany(box => box.Restrictions).Select(limit => axes.Index().First(axis => axis.Item == limit.Axis).Index).Distinct(),
        ];
        foreach (int other in Enumerable.Range(0, axes.Count))
            if (shown.Count < 2 && !shown.Contains(other)) shown.Add(other);
        if (shown.Count == 1) return [(shown[0], -1)];
        return [.. shown.SelectMany((x, i) => shown.Skip(i + 1).Select(y => (x, y))).Take(MostPairs)];
    }

    private static void Pair(Page page, Discovery found, int a, int b, SKRect area, int every)
    {
        var table = found.Table;
        var x = SweepScale.Of(table, a, area.Width, even: true);
        var y = b < 0 ? null : SweepScale.Of(table, b, area.Height * 2, even: true);
        using var panel = new Panel(page, area, x.Drawn, y?.Drawn ?? new Axis(-0.5, 0.5, [], []))
        {
            // A strip has no axis at the left, as nothing is measured there.
            LevelGrid = y is not { IsEven: true },
            UprightGrid = !x.IsEven,
        };
        panel.Draw();
        var corners = new List<(int Number, SKRect Area)>();
        foreach (var (number, box) in found.Boxes.Index())
            foreach (var across in Spans(box, table.Axes[a], x))
                foreach (var up in y is null ? [(-0.5, 0.5)] : Spans(box, table.Axes[b], y))
                    corners.Add((number, Rectangle(page, panel, across, up, number)));
        var groups = Enumerable.Range(0, found.Happens.Count).Where(row => row % every == 0)
            .GroupBy(row => (X: x.Of(table.Points[table.Point[row]][a]), Y: y?.Of(table.Points[table.Point[row]][b]) ?? 0)).ToList();
        float wide = Reach(x, area.Width, 6), high = y is null ? area.Height * 0.44f : Reach(y, area.Height, 6);
        foreach (var group in groups)
        {
            int count = group.Count();
            foreach (var (k, row) in group.OrderBy(row => found.Happens[row]).Index())
            {
                // The golden angle spreads any number of marks evenly.
                double radius = count == 1 ? 0 : Math.Sqrt((k + 0.5) / count), angle = k * 2.399963;
                float left = panel.X(group.Key.X) + (float)(radius * Math.Cos(angle)) * wide;
                float top = panel.Y(group.Key.Y) + (float)(radius * Math.Sin(angle)) * high;
                Mark(page, left, top, found.Happens[row]);
            }
        }
        if (found.Boxes.Count > 1)
            foreach (var (number, at) in corners.Zip(NumbersAt([.. corners.Select(corner => new SKPoint(corner.Area.Left, corner.Area.Top))])))
                page.Text($"{number.Number + 1}", at.X, at.Y, TextStyle.Label with { Ink = ColourOf(number.Number), Bold = true }, halo: true);
        page.Text(TextMeasure.Fit(x.Name, TextStyle.Label, area.Width + 40), area.MidX, area.Bottom + 34, TextStyle.Label, TextAlign.Center);
        if (y is not null) page.UpwardText(TextMeasure.Fit(y.Name, TextStyle.Label, area.Height + 20), area.Left - 46, area.MidY, TextStyle.Label);
    }

    /// <summary>How far marks at one place stand from it.</summary>
    private static float Reach(SweepScale scale, float length, float otherwise) =>
        scale.IsEven ? Math.Min(60, 0.36f * length / scale.Levels.Count) : otherwise;

    /// <summary>Where a box lies along an axis: several spans where the words in it do not stand side by side.</summary>
    private static IEnumerable<(double From, double To)> Spans(FoundBox box, StudyAxis axis, SweepScale scale)
    {
        const double Half = 0.46;
        if (box.Restrictions.FirstOrDefault(limit => limit.Axis == axis) is not { } limit) return [(scale.Drawn.Low, scale.Drawn.High)];
        if (limit.Words.Count > 0) return [.. limit.Words.Select(word => (scale.Of(word) - Half, scale.Of(word) + Half))];
        if (!scale.IsEven) return [(limit.LimitsLow ? scale.Of(limit.Low) : scale.Drawn.Low, limit.LimitsHigh ? scale.Of(limit.High) : scale.Drawn.High)];
        int[] inside = [.. scale.Levels.Index().Where(level => StudyAxis.NumberOf(level.Item) is var number && number >= limit.Low && number <= limit.High)
            .Select(level => level.Index)];
        return [(inside[0] - Half, inside[^1] + Half)];
    }

    /// <summary>Where the numbers of boxes stand: in their upper left corner, beside those that stand there already, as boxes may lie within each other.
    /// </summary>
    /// <param name="corners">Upper left corners, in the order of the boxes.</param>
    internal static IReadOnlyList<SKPoint> NumbersAt(IReadOnlyList<SKPoint> corners)
    {
        const float Wide = 14, High = 14, Off = 5;
        var places = new List<SKPoint>();
        foreach (var corner in corners)
        {
            var place = new SKPoint(corner.X + Off, corner.Y + High);
            while (places.Exists(other => Math.Abs(other.X - place.X) < Wide && Math.Abs(other.Y - place.Y) < High)) place.X += Wide;
            places.Add(place);
        }
        return places;
    }

    private static SKColor ColourOf(int number) => _colours[number % _colours.Length];

    private static SKRect Rectangle(Page page, Panel panel, (double From, double To) across, (double From, double To) up, int number)
    {
        var colour = ColourOf(number);
        var area = new SKRect(panel.X(across.From), panel.Y(up.To), panel.X(across.To), panel.Y(up.From));
        page.Rectangle(area, colour.WithAlpha(28));
        page.Stroke(colour, 2, ChartStyle.Patterns[number % ChartStyle.Patterns.Count], (canvas, paint) => canvas.DrawRect(area, paint));
        return area;
    }

    private static float Legend(Page page, string when, float baseline)
    {
        Mark(page, ChartStyle.Margin + 6, baseline - 4, true);
        string holds = $"{when} holds";
        page.Text(TextMeasure.Fit(holds, TextStyle.Label, page.InnerWidth - 160), ChartStyle.Margin + 16, baseline, TextStyle.Label);
        float x = ChartStyle.Margin + 16 + Math.Min(page.InnerWidth - 160, TextMeasure.Width(holds, TextStyle.Label)) + 24;
        Mark(page, x, baseline - 4, false);
        page.Text("does not hold", x + 10, baseline, TextStyle.Label);
        return baseline + 14;
    }

    private static void Mark(Page page, float x, float y, bool happens)
    {
        if (!happens)
        {
            page.Stroke(ChartStyle.Grey, 1, null, (canvas, paint) => canvas.DrawCircle(x, y, 2.6f, paint));
            return;
        }
        using var path = new SKPath();
        path.MoveTo(x, y - 4);
        path.LineTo(x + 3.8f, y + 2.8f);
        path.LineTo(x - 3.8f, y + 2.8f);
        path.Close();
        page.Fill(ChartStyle.Vermilion, (canvas, paint) => canvas.DrawPath(path, paint));
    }
}
