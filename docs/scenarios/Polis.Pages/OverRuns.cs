using Polis.Results;
using Polis.Statistics;

namespace Polis.Pages;

/// <summary>Numbers of the runs of an ensemble in words.</summary>
internal static class OverRuns
{
    /// <summary>A number in a format; shares with a blank before the sign.</summary>
    public static string Text(double value, string format) =>
        double.IsNaN(value) ? "–" : (format.StartsWith('P') ? $"{(100 * value).ToString("N" + format[1..])} %" : value.ToString(format)).Replace('-', '−');

    /// <summary>Mean and 80 % interval over runs.</summary>
    public static string MeanAndInterval(double[] values, string format)
    {
        var estimate = Estimate.OfRuns(values, Quantiles.HighShare - Quantiles.LowShare);
        if (double.IsNaN(estimate.Value)) return "–";
        string suffix = format.StartsWith('P') ? " %" : "";
        string low = Text(estimate.Low, format), high = Text(estimate.High, format);
        return $"{Text(estimate.Value, format)} [{low[..^suffix.Length]} to {high[..^suffix.Length]}]";
    }

    /// <summary>Mean of the differences of runs with the same draws, with its 95 % interval (Student's t).</summary>
    public static string Difference(double[] here, double[] before, string format)
    {
        var difference = PairedDifference.Of(before, here).Interval(0.95);
        if (double.IsNaN(difference.Low)) return "–";
        // A difference of shares is in percentage points.
        bool share = format.StartsWith('P');
        string places = share ? "N" + Math.Max(1, format[1] - '0') : format.Split(';')[0].TrimStart('+');
        double unit = share ? 100 : 1;
        string Signed(double value)
        {
            string digits = Math.Abs(value * unit).ToString(places);
            return digits.AsSpan().ContainsAnyInRange('1', '9') ? (value < 0 ? "−" : "+") + digits : digits;
        }
        return $"{Signed(difference.Value)}{(share ? " points" : "")} [{Signed(difference.Low)} to {Signed(difference.High)}]";
    }
}
