using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A row held against that of an earlier benchmark.</summary>
/// <param name="Cities">Number of cities.</param>
/// <param name="Threads">Number of threads.</param>
/// <param name="Ratio">Time now over time then, each in the time that a fixed piece of arithmetic took beside it.</param>
/// <param name="Low">Lower bound of its 95 % interval; null where there are too few repetitions.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Noise">How noisy the noisier of the two was.</param>
/// <param name="Verdict">What can be said.</param>
public sealed record BenchChange(int Cities, int Threads, double Ratio, double? Low, double? High, double Noise, string Verdict)
{
    /// <summary>No difference can be told.</summary>
    public const string Unclear = "no clear difference";

    /// <summary>The rows that two benchmarks share: the same size, threads and steps.</summary>
    public static IReadOnlyList<BenchChange> Of(BenchResult now, BenchResult then) =>
    [
        .. from row in now.Rows
           from other in then.Rows
           where (row.Cities, row.Nations, row.Threads, row.Steps) == (other.Cities, other.Nations, other.Threads, other.Steps)
           select Of(row, other),
    ];

    private static BenchChange Of(BenchRow now, BenchRow then)
    {
        var ratio = PowerLaw.Ratio(now.Relative, then.Relative, Effect.Confidence);
        double noise = Math.Max(now.Noise, then.Noise);
        // A difference within the noise of the machine is none, however often it was repeated: what slows the probe need not slow the model as much.
        bool clear = ratio.Excludes(1) && Math.Abs(Math.Log(ratio.Value)) > noise;
        return new BenchChange(
            now.Cities, now.Threads, ratio.Value, JsonNumber.Known(ratio.Low), JsonNumber.Known(ratio.High), noise,
            !clear ? Unclear : ratio.Value < 1 ? "faster" : "slower");
    }
}
