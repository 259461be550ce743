using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios;

namespace Polis.RareEvents;

/// <summary>Runs of worlds in memory, one after the other on one thread, and the effects of what-ifs on rare events.</summary>
internal static class Pairs
{
    /// <summary>Seed of all runs.</summary>
    public const ulong Seed = 1;

    /// <summary>The base and the what-ifs, each with the cohorts of all.</summary>
    public static ComparisonPlan Plan(IReadOnlyList<(string Scenario, string[] Sets)> worlds)
    {
        using var team = new ThreadTeam(1);
        var scenarios = worlds.Select(world => ScenarioLoader.Load(world.Scenario, world.Sets));
        return ComparisonPlan.Of([.. scenarios.Select(scenario => (scenario, scenario.ToPlan(team)))]);
    }

    /// <summary>Metrics of runs of a world.</summary>
    /// <param name="world">World.</param>
    /// <param name="first">Number of the first run.</param>
    /// <param name="count">Number of runs.</param>
    public static MetricHistory[] Run(ComparedWorld world, int first, int count)
    {
        using var team = new ThreadTeam(1);
        return [.. Enumerable.Range(first, count).Select(run =>
        {
            using var simulation = new Simulation(world.Plan, KeyedRandom.RunSeed(Seed, run), team);
            var history = new MetricHistory(simulation.World, world.Plan.Clock, world.Plan.Cohorts);
            RunLoop.Run(simulation, [history]);
            return history;
        })];
    }

    /// <summary>Years of a world.</summary>
    public static (double Start, double End) Years(ComparedWorld world) => (world.Plan.Clock.YearOf(0), world.Plan.Clock.YearOf(world.Plan.Steps));

    /// <summary>Effects on the metrics of rare events, counted and expected.</summary>
    /// <param name="plan">What is compared.</param>
    /// <param name="whatIf">Number of the what-if.</param>
    /// <param name="cohort">Part of the world; null for all of it.</param>
    /// <param name="windows">Windows, all years among them.</param>
    /// <param name="before">Runs of the base.</param>
    /// <param name="after">Runs of the what-if.</param>
    public static IReadOnlyList<Effect> Effects(
        ComparisonPlan plan, int whatIf, string? cohort, IReadOnlyList<Window> windows, IReadOnlyList<MetricHistory> before, IReadOnlyList<MetricHistory> after)
    {
        var world = plan.WhatIfs[whatIf];
        SeriesMetric[] all = [.. MetricCatalogue.Of(world.Plan).Where(metric => metric.Cohort == cohort)];
        var counted = Expected(all).Select(metric => metric.Metric.Expectation!.Counted).ToHashSet();
        SeriesMetric[] rare = [.. all.Where(metric => metric.Metric.Expectation is not null || counted.Contains(metric.Metric.Name))];
        return Comparison.Of(world.Name, rare, windows, before, after);
    }

    /// <summary>The metrics that say what was to be expected.</summary>
    public static IEnumerable<SeriesMetric> Expected(IEnumerable<SeriesMetric> metrics) => metrics.Where(metric => metric.Metric.Expectation is not null);

    /// <summary>The effect on what another expects.</summary>
    public static Effect CountedOf(IReadOnlyList<Effect> effects, Effect expected) => effects.Single(
        effect => effect.Metric.Metric.Name == expected.Metric.Metric.Expectation!.Counted && effect.Window == expected.Window);
}
