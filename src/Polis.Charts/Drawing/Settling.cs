using Polis.Results;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>The first years of a run on charts over time: a world that starts without any defiance finds its level in them, which is no story.</summary>
internal static class Settling
{
    /// <summary>Years that it takes.</summary>
    private const double Years = AnswerText.SettlingYears;

    /// <summary>The same for those who cannot see it.</summary>
    public const string Note = "The first two years are marked as settling.";

    /// <summary>Whether years hold nothing else.</summary>
    /// <param name="start">Start of the run, decimal year.</param>
    /// <param name="end">Its end.</param>
    public static bool IsAll(double start, double end) => end - start <= Years + 1e-6;

    /// <summary>Hatches the years, before the panel is drawn over them.</summary>
    /// <param name="page">Page.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="start">Start of the run, decimal year.</param>
    public static void Hatch(Page page, Panel panel, double start)
    {
        var area = panel.Area;
        page.Hatch(new SKRect(area.Left, area.Top, panel.X(Math.Min(start + Years, panel.Times.High)), area.Bottom), ChartStyle.GridInk);
    }

    /// <summary>Says what is hatched.</summary>
    /// <param name="page">Page.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="baseline">Where the word stands.</param>
    public static void Name(Page page, Panel panel, float baseline) => page.Text("settling", panel.Area.Left + 5, baseline, TextStyle.Small, halo: true);
}
