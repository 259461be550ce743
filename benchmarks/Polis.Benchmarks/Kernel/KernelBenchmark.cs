using System.Diagnostics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Benchmarks.Kernel;

/// <summary>The clash kernel on the engine: one small model to compare engines with.</summary>
internal static class KernelBenchmark
{
    private const ulong Seed = 42;
    private const double WarmUpSeconds = 0.6;

    /// <summary>Runs the kernel and prints a line a run: implementation, threads, cities, steps, seconds of the steps, bytes a city,
    /// mean defiance, mean |x|, mean r.</summary>
    public static void Run(int cities, int steps, int threads, int runs)
    {
        using var team = new ThreadTeam(threads);
        WarmUp(cities, team);
        for (int run = 0; run < runs; run++)
        {
            using var world = Build(cities, team);
            double seconds = Step(world, steps, team);
            long bytes = world.Cities.Columns.Sum(column => (long)column.RowBytes);
            Console.WriteLine($"Polis.Engine,{threads},{cities},{steps},{seconds:F6},{bytes},{world.MeanDefiance():F6},{world.MeanAbsoluteIdeal():F6},"
                + $"{world.MeanReputation():F6}");
        }
    }

    /// <summary>Steps a world of the same kind until the compiler has had the time to see which loops are worth its best.</summary>
    private static void WarmUp(int cities, ThreadTeam team)
    {
        using var world = Build(Math.Min(cities, 100_000), team);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds) Step(world, 5, team);
    }

    private static ClashWorld Build(int cities, ThreadTeam team)
    {
        var world = new ClashWorld(cities);
        world.Fill(new KeyedRandom(Seed), team);
        return world;
    }

    private static double Step(ClashWorld world, int steps, ThreadTeam team)
    {
        var schedule = new Schedule<ClashWorld>([new ClashMechanism()]);
        var context = new StepContext(new Clock(0, StepLength.Quarter), new KeyedRandom(Seed), team);
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++)
        {
            context.Step = step;
            schedule.Step(world, context);
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
