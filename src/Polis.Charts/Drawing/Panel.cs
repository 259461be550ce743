using Polis.Results;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>An axis: its range and the numbers that stand at it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Positions">Where ticks are.</param>
/// <param name="Labels">What stands at them.</param>
internal sealed record Axis(double Low, double High, double[] Positions, string[] Labels)
{
    /// <summary>An axis with round numbers.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="wanted">About how many ticks.</param>
    /// <param name="least">Least distance between two (1 for whole numbers).</param>
    /// <param name="unit">What follows each number, as in <c>%</c>.</param>
    public static Axis Round(double low, double high, int wanted, double least = 0, string unit = "")
    {
        double[] positions = Ticks.Between(low, high, wanted, least);
        double step = positions.Length > 1 ? positions[1] - positions[0] : 1;
        return new Axis(low, high, positions, [.. positions.Select(position => Ticks.Text(position, step) + unit)]);
    }

    /// <summary>An axis of values of a unit: of dates where they are dates, otherwise with round numbers.</summary>
    public static Axis Of(MetricUnit unit, double low, double high, int wanted) => unit.IsYear ? Years(low, high, wanted) : Round(low, high, wanted);

    /// <summary>An axis of decimal years: whole years stand at it, and where there are hardly any, months between them.</summary>
    public static Axis Years(double low, double high, int wanted)
    {
        if (high - low < 1e-9) high = low + 1;
        double[] positions = Ticks.Between(low, high, wanted, high - low < 1.5 ? 0.25 : 1);
        return new Axis(low, high, positions, [.. positions.Select(Ticks.Date)]);
    }
}

/// <summary>A plot with axes at a place on a page, in the style of all charts.</summary>
/// <param name="page">Page.</param>
/// <param name="area">Where the data are drawn.</param>
/// <param name="x">Axis below.</param>
/// <param name="y">Axis at the left.</param>
internal sealed class Panel(Page page, SKRect area, Axis x, Axis y) : IDisposable
{
    private readonly Plot _plot = new();

    /// <summary>Where the data are drawn.</summary>
    public SKRect Area => area;

    /// <summary>The axis below.</summary>
    public Axis Times => x;

    /// <summary>Whether numbers stand below; not where a panel below has them.</summary>
    public bool NumbersBelow { get; init; } = true;

    /// <summary>Whether numbers stand at the left.</summary>
    public bool NumbersLeft { get; init; } = true;

    /// <summary>Whether the grid has upright lines too.</summary>
    public bool UprightGrid { get; init; }

    /// <summary>Whether the grid has level lines.</summary>
    public bool LevelGrid { get; init; } = true;

    /// <summary>Place of a value on the page, from the left.</summary>
    public float X(double value) => area.Left + (float)((value - x.Low) / (x.High - x.Low)) * area.Width;

    /// <summary>Place of a value on the page, from the top.</summary>
    public float Y(double value) => area.Bottom - (float)((value - y.Low) / (y.High - y.Low)) * area.Height;

    /// <summary>Adds a line.</summary>
    /// <param name="xs">Places along the axis below.</param>
    /// <param name="ys">Values.</param>
    /// <param name="color">Colour.</param>
    /// <param name="pattern">Pattern; solid for none.</param>
    /// <param name="width">Width.</param>
    /// <param name="steps">Whether values hold until the next.</param>
    public void Line(double[] xs, double[] ys, SKColor color, LinePattern? pattern = null, float width = 2, bool steps = false)
    {
        if (xs.Length == 0) return;
        if (xs.Length == 1) (xs, ys) = ([xs[0], x.High], [ys[0], ys[0]]);
        var line = _plot.Add.ScatterLine(xs, ys, color.ToPlot());
        line.LineWidth = width;
        int dashes = pattern is { } given ? ChartStyle.PatternNumber(given) : 0;
        line.LinePattern = page.IsSvg ? LinePattern.Solid : ChartStyle.Patterns[dashes];
        line.LineStyle.StrokeJoin = dashes > 0 ? SKStrokeJoin.Miter : SKStrokeJoin.Round;
        line.LineStyle.StrokeMiter = ChartStyle.MiterOf(dashes);
        if (steps) line.ConnectStyle = ConnectStyle.StepHorizontal;
    }

    /// <summary>Adds a band between two lines.</summary>
    public void Band(double[] xs, double[] low, double[] high, SKColor color, double opacity = 0.18)
    {
        if (xs.Length < 2) return;
        var band = _plot.Add.FillY(xs, low, high);
        band.FillColor = color.ToPlot(opacity);
        band.LineWidth = 0;
        band.MarkerSize = 0;
    }

    /// <summary>Draws the panel with its title, if any.</summary>
    public void Draw(string? title = null)
    {
        _plot.Font.Set(ChartFonts.Family);
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        Style(_plot.Axes.Bottom, x, NumbersBelow);
        Style(_plot.Axes.Left, y, NumbersLeft);
        _plot.Axes.Left.FrameLineStyle.Width = LevelGrid ? 0 : 1;
        _plot.Axes.Right.FrameLineStyle.Width = 0;
        _plot.Axes.Top.FrameLineStyle.Width = 0;
        _plot.Axes.SetLimits(x.Low, x.High, y.Low, y.High);
        _plot.Grid.MajorLineColor = ChartStyle.GridInk.ToPlot();
        _plot.Grid.MajorLineWidth = 1;
        _plot.Grid.XAxisStyle.IsVisible = UprightGrid;
        _plot.Grid.YAxisStyle.IsVisible = LevelGrid;
        page.Plot(_plot, area);
        if (title is not null) page.Text(TextMeasure.Fit(title, TextStyle.Panel, area.Width + 30), area.Left, area.Top - 8, TextStyle.Panel);
    }

    /// <summary>Writes the name of the axis below.</summary>
    public void NameBelow(string name) => page.Text(name, area.MidX, area.Bottom + 36, TextStyle.Label, TextAlign.Center);

    /// <summary>Writes the name of the axis at the left, with room for numbers of a width.</summary>
    public void NameLeft(string name, float room = 34) => page.UpwardText(name, area.Left - room, area.MidY, TextStyle.Label);

    /// <inheritdoc/>
    public void Dispose() => _plot.Dispose();

    private static void Style(IAxis axis, Axis range, bool numbers)
    {
        axis.TickGenerator = new NumericManual(range.Positions, numbers ? range.Labels : [.. range.Labels.Select(_ => "")]);
        axis.TickLabelStyle.FontName = ChartFonts.Family;
        axis.TickLabelStyle.FontSize = ChartStyle.SmallSize;
        axis.TickLabelStyle.ForeColor = ChartStyle.MutedInk.ToPlot();
        axis.FrameLineStyle.Color = ChartStyle.AxisInk.ToPlot();
        axis.FrameLineStyle.Width = 1;
        axis.MajorTickStyle.Length = axis is IXAxis ? 4 : 0;
        axis.MajorTickStyle.Width = 1;
        axis.MajorTickStyle.Color = ChartStyle.AxisInk.ToPlot();
        axis.MinorTickStyle.Length = 0;
    }
}
