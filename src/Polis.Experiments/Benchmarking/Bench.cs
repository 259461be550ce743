using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>Measures the model on drawn worlds.</summary>
/// <param name="basis">Scenario whose domains, parameters and calendar the worlds have.</param>
/// <param name="request">What is measured.</param>
public sealed class Bench(Scenario basis, BenchRequest request)
{
    /// <summary>A repetition of a small world does the same run again until it has taken as long: shorter times tell of the clock.</summary>
    private const double LeastSeconds = 0.2;

    /// <summary>Measures all rows.</summary>
    /// <param name="tell">Called before each repetition, with what is measured, how much is done and how much there is.</param>
    /// <param name="stop">Ends the measuring before the next repetition.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public BenchResult Run(Action<string, int, int>? tell = null, CancellationToken stop = default)
    {
        int done = 0, all = request.Cities.Count * request.Threads.Count * (request.Repetitions + 1);
        var rows = new List<BenchRow>();
        foreach (int cities in request.Cities)
        {
            var (plan, drawn) = Draw(cities);
            foreach (int threads in request.Threads)
            {
                using var team = new ThreadTeam(threads);
                rows.Add(Row(plan, drawn, team, threads, () =>
                {
                    stop.ThrowIfCancellationRequested();
                    tell?.Invoke($"{cities:N0} cities, {BenchText.Threads(threads)}", done++, all);
                }));
            }
        }
        return BenchResult.Of(Machine(), rows);
    }

    private (SimulationPlan Plan, double Seconds) Draw(int cities)
    {
        using var team = new ThreadTeam(request.Threads.Max());
        long start = Stopwatch.GetTimestamp();
        var tables = SyntheticWorld.Generate(new SyntheticSpec(cities, Math.Min(cities, request.Nations)), basis.Domains, BenchRequest.Seed, team);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int years = (request.Steps + basis.Clock.StepsIn(1) - 1) / basis.Clock.StepsIn(1);
        return (new SimulationPlan(tables, basis.Parameters, [], basis.Clock, years), seconds);
    }

    private BenchRow Row(SimulationPlan plan, double drawn, ThreadTeam team, int threads, Action next)
    {
        var probe = new BenchProbe(threads);
        next();
        // The first repetition compiles what the others run, and says how many runs fill one.
        var warm = Repeat(plan, team, 1);
        int runs = Math.Max(1, (int)Math.Ceiling(LeastSeconds / warm.Seconds));
        if (runs > 1) runs = Math.Max(1, (int)Math.Ceiling(LeastSeconds / Repeat(plan, team, 1).Seconds));
        var (seconds, probes, builds) = (new List<double>(), new List<double>(), new List<double>());
        RunCost? cost = null;
        double before = probe.Measure(team);
        for (int repetition = 0; repetition < request.Repetitions; repetition++)
        {
            next();
            var measured = Repeat(plan, team, runs);
            double after = probe.Measure(team);
            seconds.Add(measured.Seconds);
            builds.Add(measured.Cost.Build / runs);
            cost = cost?.Plus(measured.Cost) ?? measured.Cost;
            probes.Add((before + after) / 2);
            before = after;
        }
        int cities = plan.Tables.Cities.Count;
        var median = Medians.Of(seconds, Effect.Confidence);
        double ns = 1e9 / request.Steps / cities, all = cost!.Mechanisms.Sum();
        return new BenchRow(
            cities, plan.Tables.Nations.Count, threads, request.Steps, median.Value, median.Value * ns, JsonNumber.Known(median.Low * ns),
            JsonNumber.Known(median.High * ns), warm.Bytes / (double)cities, drawn + Medians.Of(builds, Effect.Confidence).Value, BenchProbe.NoiseOf(probes),
            [.. warm.Names.Zip(cost.Mechanisms, (name, own) => new BenchShare(name, all > 0 ? own / all : 0))], seconds, probes);
    }

    /// <summary>Does the same run some times.</summary>
    private Measured Repeat(SimulationPlan plan, ThreadTeam team, int runs)
    {
        double seconds = 0;
        long bytes = 0;
        RunCost? cost = null;
        string[] names = [];
        for (int run = 0; run < runs; run++)
        {
            using var simulation = new Simulation(plan, BenchRequest.Seed, team);
            long start = Stopwatch.GetTimestamp();
            for (int step = 0; step < request.Steps; step++) simulation.Step();
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
            cost = cost?.Plus(RunCost.Of(simulation)) ?? RunCost.Of(simulation);
            bytes = simulation.World.Tables.Sum(table => table.Bytes);
            names = [.. simulation.Schedule.Mechanisms.Select(mechanism => mechanism.Name)];
        }
        return new Measured(seconds, cost!, bytes, names);
    }

    private static BenchMachine Machine() => new(
        RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString(), Processor(), Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription, Vector.IsHardwareAccelerated ? WidestVector() : 64);

    private static int WidestVector() => System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>Name of the processor where Linux tells it.</summary>
    private static string? Processor()
    {
        const string File = "/proc/cpuinfo", Key = "model name";
        try
        {
            return System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))?.Split(':', 2)[^1].Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What a repetition took.</summary>
    /// <param name="Seconds">Seconds of the steps of a run: the mean.</param>
    /// <param name="Cost">Cost of its runs together.</param>
    /// <param name="Bytes">Bytes of all tables at the end of a run.</param>
    /// <param name="Names">Names of the mechanisms.</param>
    private sealed record Measured(double Seconds, RunCost Cost, long Bytes, string[] Names);
}
