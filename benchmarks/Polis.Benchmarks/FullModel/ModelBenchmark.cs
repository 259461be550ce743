using System.Diagnostics;
using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Experiments;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Benchmarks.FullModel;

/// <summary>The full model on a scenario: seconds of loading, building and stepping, the share of each mechanism, memory,
/// allocation, and a hash of the run.</summary>
internal static class ModelBenchmark
{
    private const string SyntheticPrefix = "synthetic:", Basis = "world-2015";
    private const int SyntheticNations = 200;

    /// <summary>Runs the model and prints what it took; every run has the same seed, so that the first one shows what compiling costs.</summary>
    /// <param name="scenario">Path or name of a scenario, or <c>synthetic:N</c> for a drawn world of N cities and 200 nations.</param>
    /// <param name="years">Length of the run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="runs">Runs.</param>
    public static void Run(string scenario, int years, int threads, int runs)
    {
        using var team = new ThreadTeam(threads);
        long start = Stopwatch.GetTimestamp();
        var (plan, seed) = Load(scenario, years, team);
        double load = Seconds(start);
        int cities = plan.Tables.Cities.Count;
        Console.WriteLine($"{scenario}: {cities:N0} cities, {plan.Tables.Nations.Count:N0} nations, {plan.Steps:N0} steps, {threads} threads; "
            + $"load {load:F3} s, {SinceProcessStart():F3} s since the process began");
        MechanismCost[]? best = null;
        for (int run = 0; run < runs; run++)
        {
            var costs = RunOnce(plan, seed, team, run);
            if (best is null || costs.Sum(cost => cost.Seconds) < best.Sum(cost => cost.Seconds)) best = costs;
        }
        Console.WriteLine($"memory of the process at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB; mechanisms of the fastest run:");
        foreach (var cost in best ?? [])
            Console.WriteLine(
                $"  {cost.Name,-20} {cost.Share,7:P1} {cost.Seconds * 1e3,10:F2} ms {cost.Seconds / plan.Steps / cities * 1e9,10:F1} ns a city-step");
    }

    private static (SimulationPlan Plan, ulong Seed) Load(string scenario, int years, ThreadTeam team)
    {
        bool synthetic = scenario.StartsWith(SyntheticPrefix, StringComparison.Ordinal);
        var loaded = ScenarioLoader.Load(synthetic ? Basis : scenario, [$"years={years}"]);
        if (!synthetic) return (loaded.ToPlan(team), loaded.Seed);
        var size = new SyntheticSpec(int.Parse(scenario[SyntheticPrefix.Length..], CultureInfo.InvariantCulture), SyntheticNations);
        return (new SimulationPlan(SyntheticWorld.Generate(size, loaded.Domains, loaded.Seed, team), loaded.Parameters, [], loaded.Clock, years), loaded.Seed);
    }

    private static MechanismCost[] RunOnce(SimulationPlan plan, ulong seed, ThreadTeam team, int run)
    {
        using var simulation = new Simulation(plan, seed, team);
        using var meter = new StepMeter(plan.Clock.StepsIn(1));
        RunLoop.Run(simulation, [meter]);
        int cities = plan.Tables.Cities.Count;
        Console.WriteLine(
            $"run {run + 1}: build {simulation.BuildSeconds:F3} s, steps {meter.Seconds:F3} s, {meter.Seconds / plan.Steps / cities * 1e9:F1} ns a city-step; "
                + $"{simulation.World.Tables.Sum(table => table.Bytes) / (double)cities:F0} bytes a city; " +
                $"{meter.Early:N0} bytes allocated in the first year's steps, {meter.Late:N0} later; {meter.Hash}");
        return [.. simulation.Schedule.Describe()];
    }

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;

    private static double SinceProcessStart() => (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
}
