using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A recorded value at a time.</summary>
/// <param name="Time">Decimal year.</param>
/// <param name="Value">Value.</param>
/// <param name="Deviation">Standard deviation of its error; 0 where none is given.</param>
internal readonly record struct RecordMark(double Time, double Value, double Deviation);

/// <summary>Recorded values as dots, each with a standard deviation to either side.</summary>
internal static class RecordMarks
{
    private const float Radius = 4;

    /// <summary>What the dots are, for a line below a title.</summary>
    public const string Note = "Dots: recorded, with a standard deviation to either side.";

    /// <summary>Draws values over a panel.</summary>
    public static void Draw(Page page, Panel panel, IEnumerable<RecordMark> marks, SKColor color)
    {
        foreach (var mark in marks)
        {
            float x = panel.X(mark.Time);
            if (mark.Deviation > 0) page.Line(x, Y(mark.Value - mark.Deviation), x, Y(mark.Value + mark.Deviation), ChartStyle.Ink, 1.2f);
            Dot(page, x, Y(mark.Value), color, ChartStyle.Ink);
        }

        float Y(double value) => Math.Clamp(panel.Y(value), panel.Area.Top, panel.Area.Bottom);
    }

    /// <summary>Draws a dot with a rim.</summary>
    public static void Dot(Page page, float x, float y, SKColor fill, SKColor rim)
    {
        page.Fill(fill, (canvas, paint) => canvas.DrawCircle(x, y, Radius, paint));
        page.Stroke(rim, 1.4f, null, (canvas, paint) => canvas.DrawCircle(x, y, Radius, paint));
    }
}
