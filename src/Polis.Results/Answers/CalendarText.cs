using System.Globalization;

namespace Polis.Results;

/// <summary>Decimal years as dates.</summary>
public static class CalendarText
{
    /// <summary>The month of a time, as in <c>June 2017</c>.</summary>
    /// <param name="time">Decimal year.</param>
    public static string Month(double time)
    {
        int month = (int)Math.Round(time * 12);
        return $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month % 12 + 1)} {month / 12}";
    }
}
