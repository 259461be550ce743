using MathNet.Numerics.Distributions;
using Polis.Results;

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
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0) return "–";
        string suffix = format.StartsWith('P') ? " %" : "";
        string low = Text(Quantiles.Of(sorted, Quantiles.LowShare), format), high = Text(Quantiles.Of(sorted, Quantiles.HighShare), format);
        return $"{Text(sorted.Average(), format)} [{low[..^suffix.Length]} to {high[..^suffix.Length]}]";
    }

    /// <summary>Mean of the differences of runs with the same draws, with its 95 % interval (Student's t).</summary>
    public static string Difference(double[] here, double[] before, string format)
    {
        double[] differences = [.. here.Zip(before, (a, b) => a - b).Where(value => !double.IsNaN(value))];
        if (differences.Length < 2) return "–";
        double mean = differences.Average(), variance = differences.Sum(value => (value - mean) * (value - mean)) / (differences.Length - 1);
        double half = StudentT.InvCDF(0, 1, differences.Length - 1, 0.975) * Math.Sqrt(variance / differences.Length);
        // A difference of shares is in percentage points.
        bool share = format.StartsWith('P');
        string places = share ? "N" + Math.Max(1, format[1] - '0') : format.Split(';')[0].TrimStart('+');
        double unit = share ? 100 : 1;
        string Signed(double value)
        {
            string digits = Math.Abs(value * unit).ToString(places);
            return digits.AsSpan().ContainsAnyInRange('1', '9') ? (value < 0 ? "−" : "+") + digits : digits;
        }
        return $"{Signed(mean)}{(share ? " points" : "")} [{Signed(mean - half)} to {Signed(mean + half)}]";
    }
}
