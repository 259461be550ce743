using Polis.Experiments;
using Polis.Results;

namespace Polis.RareEvents;

/// <summary>A world of six cities and a what-if on it: a second would be long for a run.</summary>
internal static class SmallWorld
{
    /// <summary>The base and the what-if, without any part of the world that is measured too.</summary>
    /// <param name="years">Years.</param>
    public static ComparisonPlan Plan(int years)
    {
        string[] sets = [$"years={years}", "step=year"];
        var plan = Pairs.Plan([("tiny", sets), ("tiny", [.. sets, "parameters.bidHazard=0.1"])]);
        return new ComparisonPlan(Alone(plan.Base), [Alone(plan.WhatIfs[0])]);

        static ComparedWorld Alone(ComparedWorld world) => world with { Plan = world.Plan with { Cohorts = [] } };
    }

    /// <summary>All years of it.</summary>
    public static Window AllYears(ComparisonPlan plan) => Pairs.Years(plan.Base) is var (start, end) ? new Window(Window.WholeRun, start, end) : null!;
}
