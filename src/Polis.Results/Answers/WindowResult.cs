using Polis.Model;

namespace Polis.Results;

/// <summary>What one run leaves for the answers of one window: sums and counts over its steps.</summary>
public sealed class WindowResult
{
    /// <summary>Steps of the window.</summary>
    public required int Steps { get; set; }

    /// <summary>Sum over the window's steps of the share of cities that defy, by domain.</summary>
    public required double[] DefianceShares { get; init; }

    /// <summary>Clashes ended in the window, by outcome (code - 1) and domain.</summary>
    public required int[] Outcomes { get; init; }

    /// <summary>Those of them that the nation acted on (<see cref="OutcomeAnswer"/>).</summary>
    public required int[] OutcomesActedOn { get; init; }

    /// <summary>Clashes ended in the window, by the way that they went (<see cref="ClashPath"/>).</summary>
    public required int[] Paths { get; init; }

    /// <summary>First answers of nations to a clash in the window, by domain, class of democracy and response.</summary>
    public required int[] FirstResponses { get; init; }

    /// <summary>Their next answers, by the same.</summary>
    public required int[] NextResponses { get; init; }

    /// <summary>Domain-steps in defiance in the window, by city.</summary>
    public required int[] DefiantSteps { get; init; }

    /// <summary>A window without any step yet.</summary>
    /// <param name="plan">What is run.</param>
    internal static WindowResult Empty(SimulationPlan plan)
    {
        int domains = plan.Tables.Domains.Count, outcomes = MetricCatalogue.Outcomes.Count * domains,
            responses = domains * DemocracyClass.Names.Count * MetricCatalogue.Responses.Count;
        return new WindowResult
        {
            Steps = 0,
            DefianceShares = new double[domains],
            Outcomes = new int[outcomes],
            OutcomesActedOn = new int[outcomes],
            Paths = new int[ClashPaths.Count],
            FirstResponses = new int[responses],
            NextResponses = new int[responses],
            DefiantSteps = new int[plan.Tables.Cities.Count],
        };
    }

    /// <summary>Adds a step of the window.</summary>
    internal void Add(MetricContext at)
    {
        var (world, flows) = (at.World, at.Flows);
        Steps++;
        AddTo(Outcomes, flows.Ended);
        AddTo(OutcomesActedOn, flows.EndedActedOn);
        AddTo(Paths, flows.EndedByPath);
        AddTo(FirstResponses, flows.FirstAnswers);
        AddTo(NextResponses, flows.NextAnswers);
        AddStances(world);
    }

    private void AddStances(World world)
    {
        Span<int> defying = stackalloc int[DefianceShares.Length];
        defying.Clear();
        var stances = world.Cities.Stance.Span;
        for (int city = 0, cell = 0; city < world.Cities.Count; city++)
        {
            for (int k = 0; k < defying.Length; k++, cell++)
            {
                if (stances[cell] != Stance.Defy) continue;
                defying[k]++;
                DefiantSteps[city]++;
            }
        }
        if (world.Cities.Count == 0) return;
        for (int k = 0; k < defying.Length; k++) DefianceShares[k] += (double)defying[k] / world.Cities.Count;
    }

    private static void AddTo(int[] sums, int[] counts)
    {
        for (int i = 0; i < sums.Length; i++) sums[i] += counts[i];
    }
}
