using Polis.Model;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>One world of a comparison: the base, or a what-if.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Plan">The same with its tables, and with the cohorts of all worlds that are compared.</param>
/// <param name="Name">Its name, unlike that of any other world of the comparison.</param>
/// <param name="Change">What sets it apart from the base.</param>
public sealed record ComparedWorld(Scenario Scenario, SimulationPlan Plan, string Name, WhatIfChange Change);

/// <summary>What is compared: a base and what-ifs, which run over the same time with the same seeds.</summary>
/// <param name="Base">The base.</param>
/// <param name="WhatIfs">The what-ifs.</param>
public sealed record ComparisonPlan(ComparedWorld Base, IReadOnlyList<ComparedWorld> WhatIfs)
{
    /// <summary>All worlds, the base first.</summary>
    public IReadOnlyList<ComparedWorld> Worlds => [Base, .. WhatIfs];

    /// <summary>Seed of the ensembles.</summary>
    public ulong Seed => Base.Scenario.Seed;

    /// <summary>Number of pairs; where an interval is to be narrow the most, until it is known after how many that was.</summary>
    public int Runs { get; init; } = Base.Scenario.Runs;

    /// <summary>Makes the plan: every cohort of one world is measured in all of them, names are told apart by numbers, and what-ifs with the tables of the base
    /// share them, so that their runs may share steps.</summary>
    /// <param name="scenarios">The base, then the what-ifs, each with its tables.</param>
    public static ComparisonPlan Of(IReadOnlyList<(Scenario Scenario, SimulationPlan Plan)> scenarios)
    {
        PlaceSet[] cohorts = [.. scenarios.SelectMany(each => each.Plan.Cohorts).DistinctBy(cohort => cohort.Name)];
        var names = new HashSet<string>();
        var of = scenarios[0];
        var worlds = scenarios.Select(each => new ComparedWorld(
            each.Scenario, each.Plan with { Cohorts = cohorts, Tables = each.Scenario.HasTablesOf(of.Scenario) ? of.Plan.Tables : each.Plan.Tables },
            Free(each.Scenario.ShortName, names), WhatIfChange.Of(of, each))).ToList();
        return new ComparisonPlan(worlds[0], worlds[1..]);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++) free = $"{name}-{number}";
        return free;
    }
}
