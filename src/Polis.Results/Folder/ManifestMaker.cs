using System.Runtime.InteropServices;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>Makes the manifest with which a run folder begins.</summary>
internal static class ManifestMaker
{
    /// <summary>The manifest before the first step.</summary>
    public static Manifest Begin(Scenario scenario, SimulationPlan plan, int threads, bool report)
    {
        var watched = scenario.ResolveWatch(plan.Tables);
        var followed = FollowedPlaces.Of(plan);
        return new Manifest(
            Manifest.ProductName,
            Manifest.ProgramVersion,
            Manifest.CurrentFormat,
            RunState.Running,
            new ManifestScenario(scenario.Name, scenario.Description, HashOf(scenario, plan), plan.Tables.Cities.Count, plan.Tables.Nations.Count),
            scenario.Seed,
            [.. Enumerable.Range(0, scenario.Runs)
                .Select(run => new ManifestRun(run, KeyedRandom.RunSeed(scenario.Seed, run).ToString("x16"), RunState.Waiting, 0))],
            Clock.TextOf(plan.Clock.StartMonth),
            plan.Years,
            plan.Clock.StepLength,
            [.. plan.Tables.Domains.Select(domain => domain.Name)],
            scenario.Record,
            report,
            Watch(watched.Cities, watched.Nations),
            new ManifestMachine(RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString(),
                Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, threads),
            ManifestTimings.None,
            null,
            null,
            plan.Asked,
            Named: Watch(followed.Named, followed.NamedNations));

        ManifestWatch Watch(IEnumerable<int> cities, IEnumerable<int> nations) => new(
            [.. cities.Select(city => plan.Tables.Cities.Id[city])], [.. nations.Select(nation => plan.Tables.Nations.Code[nation])]);
    }

    /// <summary>The hash of the scenario. Mechanisms that a program has added stand before it: no scenario file gives these runs, and none can go on with
    /// them.</summary>
    private static string HashOf(Scenario scenario, SimulationPlan plan) =>
        string.Concat(plan.AddedMechanisms.Select(added => added.Create().Name + "+")) + scenario.Hash;
}
