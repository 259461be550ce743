using Polis.Experiments;
using Polis.Model;

namespace Polis.Validation;

/// <summary>Trade between two groups of units at the present state: what each buys of the other, κ S D both ways,
/// D the demand Σ yL/Φ of a unit of supply.</summary>
internal static class TradeFlows
{
    /// <summary>Trade of two nations, PPP dollars a year; ties of single cities are not in it.</summary>
    public static double Between(World world, int nation, int other) =>
        world.Pairs.Friction[world.Pairs[nation, other]] * (Supply(world, nation) * Demand(world, other) + Supply(world, other) * Demand(world, nation));

    /// <summary>Trade of some cities with the rest of their nation.</summary>
    public static double WithRest(World world, IReadOnlyList<int> cities)
    {
        int nation = world.Cities.Nation[cities[0]];
        double supply = cities.Sum(city => world.Cities.Supply[city]), demand = cities.Sum(city => DemandOf(world, city));
        double inner = world.Pairs.Friction[world.Pairs[nation, nation]];
        return inner * (supply * (Demand(world, nation) - demand) + (Supply(world, nation) - supply) * demand);
    }

    /// <summary>Trade of new nations with those that they left, over what the same cities trade with the same nations in the
    /// run in which they stay, less 1.</summary>
    /// <param name="laboratory">Where runs are made.</param>
    /// <param name="runs">Number of pairs of runs.</param>
    /// <param name="years">Full years since they left, rising.</param>
    /// <returns>By run and year: the mean over new nations.</returns>
    public static double[][] AfterIndependence(Laboratory laboratory, int runs, int[] years)
    {
        var leaving = laboratory.Load(Laboratory.Own("independence.yaml"));
        int cities = leaving.Interventions.Count, perYear = leaving.Clock.StepsIn(1), born = perYear + 1;
        int[] starters = [.. leaving.Interventions.OfType<StartBid>().Select(bid => bid.City)];
        double[][] after = Collect("ten cities leave", leaving, (world, city) =>
        {
            int nation = world.Cities.Nation[city], parent = world.Nations.Parent[nation];
            return parent < 0 ? double.NaN : Between(world, nation, parent);
        });
        double[][] stay = Collect("the same cities stay", leaving with { Interventions = [] }, (world, city) => WithRest(world, [city]));
        return [.. after.Zip(stay, (left, whole) => Enumerable.Range(0, years.Length)
            .Select(at => Enumerable.Range(0, cities).Select(c => left[at * cities + c] / whole[at * cities + c] - 1)
                .Where(ratio => !double.IsNaN(ratio)).Average()).ToArray())];

        double[][] Collect(string name, SimulationPlan plan, Func<World, int, double> of) =>
        [
            .. laboratory.Collect(name, plan, runs, _ => new ValuesAt(
                step => years.Any(year => step == born + year * perYear), world => starters.Select(city => of(world, city))))
                .Select(run => (double[])[.. run.Values]),
        ];
    }

    /// <summary>Trade of two nations at the start over that in a world in which some frictions are 0, less 1: multilateral terms move with them.</summary>
    public static double[] LostAtBorder(Laboratory laboratory, int runs, string nation, string other, params string[] frictions)
    {
        var plan = laboratory.Whole.Lasting(1);
        int from = RowOf(nation), to = RowOf(other);
        var open = plan with { Interventions = [.. frictions.Select(name => new SetParameter(plan.Clock.StartMonth, null, ParameterInfo.Find(name)!, 0))] };
        double[] with = Collect("with borders", plan), without = Collect("without borders", open);
        return [.. with.Zip(without, (a, b) => a / b - 1)];

        double[] Collect(string name, SimulationPlan arm) =>
            [.. laboratory.Collect(name, arm, runs, _ => new ValuesAt(step => step == 1, world => [Between(world, from, to)])).Select(run => run.Values[0])];

        int RowOf(string code) => Array.IndexOf(plan.Tables.Nations.Code, code);
    }

    private static double Supply(World world, int nation) => world.Nations.Supply[nation];

    private static double Demand(World world, int nation)
    {
        double people = world.Nations.HinterlandPopulation[nation];
        double demand = people > 0 ? world.Nations.HinterlandIncome[nation] * people / world.Nations.HinterlandAccess[nation] : 0;
        for (int i = 0; i < world.Cities.Count; i++)
            if (world.Cities.Nation[i] == nation) demand += DemandOf(world, i);
        return demand;
    }

    private static double DemandOf(World world, int city) => world.Cities.Output(city) / world.Cities.Access[city];

    /// <summary>Keeps numbers of the world after some steps of a run.</summary>
    /// <param name="wanted">Whether they are kept after a number of steps.</param>
    /// <param name="of">The numbers.</param>
    private sealed class ValuesAt(Predicate<int> wanted, Func<World, IEnumerable<double>> of) : IRunObserver
    {
        public List<double> Values { get; } = [];

        public void Step(Simulation simulation)
        {
            if (wanted(simulation.StepsDone)) Values.AddRange(of(simulation.World));
        }
    }
}
