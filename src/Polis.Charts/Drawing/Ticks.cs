using System.Globalization;
using Polis.Results;

namespace Polis.Charts.Drawing;

/// <summary>Round numbers for axes.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten that lie in a range, about as many as wanted.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="wanted">About how many.</param>
    /// <param name="least">Least distance between two (1 for whole numbers).</param>
    public static double[] Between(double low, double high, int wanted, double least = 0)
    {
        double step = Math.Max(least, RoundStep((high - low) / Math.Max(1, wanted)));
        long first = (long)Math.Ceiling(low / step - 1e-9), last = (long)Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, 1000)).Select(i => (first + i) * step)];
    }

    /// <summary>The least end of an axis that holds a value: a round number with a little room above it.</summary>
    public static double Ceiling(double value, int wanted = 4)
    {
        if (!(value > 0) || !double.IsFinite(value)) return 1;
        double step = RoundStep(value / wanted);
        return Math.Ceiling(value * 1.02 / step) * step;
    }

    /// <summary>A number as text with as many decimals as a step between ticks needs.</summary>
    public static string Text(double value, double step)
    {
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Math.Abs(step)) - 1e-9), 0, 8);
        double rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString(Math.Abs(rounded) >= 1000 ? "N" + decimals : "F" + decimals).Replace('-', '−');
    }

    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /// <summary>A time at an axis: the year at its start, otherwise the month.</summary>
    public static string Date(double time)
    {
        int month = (int)Math.Round(time * 12);
        return month % 12 == 0 ? (month / 12).ToString(CultureInfo.InvariantCulture)
            : CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month % 12 + 1);
    }

    /// <summary>The month of a time, as in <c>June 2017</c>.</summary>
    public static string Month(double time) => CalendarText.Month(time);

    /// <summary>A time as a year at its start, otherwise as the month.</summary>
    public static string Year(double time) =>
        Math.Round(time * 12) % 12 == 0 ? Math.Round(time).ToString("0", CultureInfo.InvariantCulture) : Month(time);

    /// <summary>A span of time, as in <c>2015–2045</c> or <c>March 2005 to March 2010</c>.</summary>
    public static string Span(double from, double to)
    {
        string start = Year(from), end = Year(to);
        return start.Contains(' ') || end.Contains(' ') ? $"{Month(from)} to {Month(to)}" : $"{start}–{end}";
    }
}
