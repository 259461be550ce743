using System.Globalization;
using static System.FormattableString;

namespace Polis.Experiments;

/// <summary>What a benchmark has found, in words: the same on the terminal and on the chart.</summary>
public static class BenchText
{
    /// <summary>The result in a sentence.</summary>
    public static string Headline(BenchResult result)
    {
        var largest = result.Rows.MaxBy(row => ((long)row.Cities, row.Threads))!;
        string cost = Invariant($"A city-step takes {Time(largest.NsPerCityStep)} with {largest.Cities:N0} cities on {Threads(largest.Threads)}");
        return result.Exponent is { } exponent ? $"{cost}; the time grows as cities^{Exponent(exponent)}." : $"{cost}.";
    }

    /// <summary>What was measured, and how noisy the machine was.</summary>
    public static string About(BenchResult result)
    {
        var row = result.Rows[0];
        double noise = result.Rows.Max(each => each.Noise);
        return Invariant($"Drawn worlds, {row.Steps} quarterly steps, medians of {row.Repetitions.Count} repetitions after one to warm up; ")
            + Invariant($"meanwhile the times of a fixed piece of arithmetic lay {noise:P1} apart{(noise > Noisy ? ": a noisy machine" : "")}.");
    }

    /// <summary>An exponent with its interval.</summary>
    public static string Exponent(BenchExponent exponent) => WithInterval(exponent.Value, exponent.Low, exponent.High);

    /// <summary>A number of threads.</summary>
    public static string Threads(int threads) => threads == 1 ? "1 thread" : Invariant($"{threads} threads");

    /// <summary>Nanoseconds, as microseconds where they are many.</summary>
    public static string Time(double nanoseconds) => nanoseconds < 1000
        ? nanoseconds.ToString("0", CultureInfo.InvariantCulture) + " ns" : (nanoseconds / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " µs";

    /// <summary>A change against an earlier benchmark.</summary>
    public static string Change(BenchChange change) => WithInterval(change.Ratio, change.Low, change.High);

    private static string WithInterval(double value, double? lower, double? upper) => (lower, upper) is ({ } low, { } high)
        ? Invariant($"{value:0.00} (95 %: {low:0.00} to {high:0.00})") : Invariant($"{value:0.00}");

    /// <summary>From which noise on a machine is called noisy.</summary>
    private const double Noisy = 0.05;
}
