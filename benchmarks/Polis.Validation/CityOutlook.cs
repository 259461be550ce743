using Polis.Experiments;
using Polis.Model;

namespace Polis.Validation;

/// <summary>How likely each city of a world is to bid, and how many of its people would vote to leave, as means over runs.</summary>
/// <param name="Hazard">Hazard of a bid, a year, mean over the years followed.</param>
/// <param name="Support">Share for independence in a neutral mood, Λ(B / 0.05), after the first step.</param>
internal sealed record CityOutlook(double[] Hazard, double[] Support)
{
    /// <summary>Years that movements are recorded of from the start of 2015.</summary>
    private const int Years = 10;

    /// <summary>Support in some cities together, by their people.</summary>
    /// <param name="rows">Rows of the cities.</param>
    /// <param name="cities">The cities of the world.</param>
    public double SupportOf(IReadOnlyList<int> rows, CityInputs cities) =>
        rows.Sum(i => Support[i] * cities.Population[i]) / rows.Sum(i => cities.Population[i]);

    /// <summary>The outlook of the cities of world-2015 from 2015 to 2024.</summary>
    public static CityOutlook Of(Laboratory laboratory)
    {
        var watches = laboratory.Collect("outlook", laboratory.Whole.Lasting(Years), laboratory.Runs, simulation => new Watch(simulation));
        int cities = laboratory.Whole.Tables.Cities.Count;
        return new CityOutlook(
            [.. Enumerable.Range(0, cities).Select(i => watches.Average(watch => watch.Hazard[i] / Years))],
            [.. Enumerable.Range(0, cities).Select(i => watches.Average(watch => watch.Support[i]))]);
    }

    private sealed class Watch(Simulation simulation) : IRunObserver
    {
        private readonly int _perYear = simulation.Plan.Clock.StepsIn(1);

        public double[] Hazard { get; } = new double[simulation.World.Cities.Count];

        public double[] Support { get; } = new double[simulation.World.Cities.Count];

        public void Step(Simulation simulation)
        {
            var world = simulation.World;
            if (simulation.StepsDone == 1)
                for (int i = 0; i < Support.Length; i++) Support[i] = Secession.YesShare(world.Cities.NetBenefit[i], 0, world.Parameters);
            if (simulation.StepsDone % _perYear != 0) return;
            for (int i = 0; i < Hazard.Length; i++)
                if (ExitView.IsEligible(world, i)) Hazard[i] += ExitView.Hazard(world, i, world.Cities.NetBenefit[i]);
        }
    }
}
