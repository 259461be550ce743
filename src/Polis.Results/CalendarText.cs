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

    /// <summary>The month of a time where there is little room, as in <c>Jun 2017</c>.</summary>
    /// <param name="time">Decimal year.</param>
    public static string ShortMonth(double time)
    {
        int month = (int)Math.Round(time * 12);
        return $"{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month % 12 + 1)} {month / 12}";
    }

    /// <summary>A length of time in words, as in <c>1 year</c>.</summary>
    /// <param name="count">Number of years.</param>
    public static string Years(int count) => $"{count} {(count == 1 ? "year" : "years")}";

    /// <summary>Which way a date has moved.</summary>
    /// <param name="years">By how many years; later where positive.</param>
    public static string Direction(double years) => years < 0 ? "earlier" : "later";
}
