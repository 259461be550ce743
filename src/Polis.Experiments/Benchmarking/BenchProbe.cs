using System.Diagnostics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// A fixed piece of arithmetic, timed between repetitions: what it takes changes with the machine and not with Polis. How far its times lie apart says how
/// noisy the machine was; a time of the model over that of the probe beside it can be held against one of another hour.
/// </summary>
internal sealed class BenchProbe
{
    private const int Numbers = 4096, Passes = 400, RowsOfChunk = 512;

    private readonly double[][] _buffers;

    /// <summary>Makes a probe for a number of threads.</summary>
    public BenchProbe(int threads) => _buffers = [.. Enumerable.Range(0, threads).Select(_ => new double[Numbers])];

    /// <summary>Seconds of the arithmetic, done by every thread at once.</summary>
    public double Measure(ThreadTeam team)
    {
        long start = Stopwatch.GetTimestamp();
        // So many rows that there is a chunk for each thread.
        team.ForEachChunk(_buffers.Length * RowsOfChunk, this, static (probe, chunk) => probe.Work(chunk.Index));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>How far times lie apart: their standard deviation as a share of their mean, from the middle half of them, so that one interruption does not
    /// stand for the hour.</summary>
    public static double NoiseOf(IReadOnlyList<double> seconds)
    {
        double[] sorted = [.. seconds.Order()];
        if (sorted.Length < 4) return Spread.Of(sorted) is { Count: > 1 } few ? few.Deviation / few.Mean : 0;
        // The middle half of normal values spans 1.349 standard deviations.
        return (sorted[3 * sorted.Length / 4] - sorted[sorted.Length / 4]) / 1.349 / sorted[sorted.Length / 2];
    }

    private void Work(int thread)
    {
        var random = new KeyedRandom(BenchRequest.Seed);
        double[] buffer = _buffers[thread];
        for (int pass = 0; pass < Passes; pass++)
        {
            random.FillUniforms(0, 0, pass, 0, buffer);
            for (int i = 1; i < buffer.Length; i++) buffer[i] = Math.Sqrt(buffer[i] * buffer[i - 1] + 1);
        }
    }
}
