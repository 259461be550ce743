using Polis.Engine.Scheduling;

namespace Polis.Model.Tests.Worlds;

/// <summary>
/// A random small world, odd ones included: nations without cities, of one city, side by side or at the ends of the Earth, domains with and without
/// levers, and interventions of every kind. A function of its few numbers, so that a failure can be made smaller.
/// </summary>
/// <param name="Filling">What all that is not named here is drawn from.</param>
/// <param name="Nations">Number of nations.</param>
/// <param name="Cities">Number of cities.</param>
/// <param name="Domains">Number of domains.</param>
/// <param name="Interventions">Number of interventions.</param>
/// <param name="Extremes">Parameters in a hundred that stand at an end of their range or anywhere in it.</param>
/// <param name="Step">Length of a step.</param>
internal sealed record RandomWorld(int Filling, int Nations, int Cities, int Domains, int Interventions, int Extremes = 0, StepLength Step = StepLength.Quarter)
{
    /// <summary>Steps over which interventions are spread.</summary>
    public const int Horizon = 12;

    /// <summary>The world, with the parameters of one in which clashes, bids and new nations are frequent, or random ones.</summary>
    public SmallWorld Make()
    {
        var random = new Random(Filling);
        var levers = new List<EconomicLever> { EconomicLever.None, EconomicLever.Alignment, EconomicLever.Openness, EconomicLever.None };
        int skip = random.Next(levers.Count);
        var small = new SmallWorld
        {
            Domains = [.. Enumerable.Range(0, Domains)
                .Select(k => new PolicyDomain($"domain-{k}", k + skip < levers.Count ? levers[k + skip] : EconomicLever.None))],
            Step = Step,
            Parameters = Extremes == 0 ? Lively : AnyParameters(random),
        };
        AddNations(small, random);
        AddCities(small, random);
        for (int w = random.Next(4); w > 0; w--)
        {
            int founded = random.Next(3) == 0 ? Date(random) : 0;
            int network = small.Network(
                random.Next(Domains), Signed(random), random.Next(2) * 500_000, random.Next(-1, Nations),
                random.NextDouble(), random.NextDouble(), 5 * random.NextDouble(),
                random.Next(-1, 3), founded, random.Next(2) == 0 ? double.NaN : random.NextDouble());
            if (random.Next(2) == 0 && Cities > 0) small.Member(network, random.Next(Cities), Math.Max(founded, random.Next(2) * Date(random)));
        }
        AddTreaties(small, random);
        for (int i = 0; i < Interventions; i++) small.Interventions.Add(RandomInterventions.Make(this, small, random));
        return small;
    }

    /// <summary>Much clash, many bids, and much to gain from leaving.</summary>
    public static Parameters Lively { get; } = Parameters.Default with
    {
        InitialTiesPerCity = 3,
        TieRate = 2,
        TieDissolutionRate = 0.3,
        DefianceCost = 0,
        Harm = 0.005,
        PolicyLoss = 0.1,
        ResponseRate = 1,
        StalemateYears = 1.5,
        BidHazard = 1,
        BidSensitivity = 5,
        MovementDistance = 0.3,
        BidDecisionRate = 1,
        ScaleCost = 0.01,
        ConflictCost = 0.02,
        ContestNationFactor = 0.02,
        BlocSensitivity = 5,
        ReferendumOutputCost = 0.05,
        ReferendumAutocracyCost = 0.02,
        BidMinimumPopulation = 1000,
        IdealSpread = 0.6,
        Firms = 12,
        FirmMinimumOffices = 2,
        NetworkFoundingRate = 1,
        NetworkFoundingCities = 2,
        FoundedMinimumPopulation = 1000,
        AccordWithdrawalRate = 2,
        AllianceJoinRate = 1,
    };

    public static double Signed(Random random) => 2 * random.NextDouble() - 1;

    /// <summary>A month within the horizon.</summary>
    public int Date(Random random) => SmallWorld.StartMonth + random.Next(Horizon * (int)Step);

    private static Parameters AnyParameters(Random random, int percent)
    {
        var parameters = Lively;
        foreach (var parameter in ParameterInfo.All)
        {
            if (random.Next(100) >= percent) continue;
            var (low, high) = (parameter.Attribute.Minimum, parameter.Attribute.Maximum);
            parameters = parameter.With(parameters, random.Next(4) switch { 0 => low, 1 => high, _ => low + (high - low) * random.NextDouble() });
        }
        return parameters;
    }

    private Parameters AnyParameters(Random random) => AnyParameters(random, Extremes);

    private void AddNations(SmallWorld small, Random random)
    {
        for (int n = 0; n < Nations; n++)
        {
            small.Nation(
                1e6 * Math.Pow(10, 3 * random.NextDouble()) + 40e6, 1000 * Math.Pow(10, 2 * random.NextDouble()),
                random.NextDouble(), random.NextDouble(), 6 * random.NextDouble(),
                area: Math.Pow(10, 7 * random.NextDouble()), growth: random.Next(2) == 0 ? double.NaN : 0.1 * Signed(random),
                policies: [.. Enumerable.Range(0, Domains).Select(_ => random.Next(3) == 0 ? double.NaN : Signed(random))]);
        }
        double[] distances = [.. Enumerable.Range(0, Nations * Nations).Select(_ => Math.Pow(10, 7 * random.NextDouble() - 3))];
        small.Distance = (n, m) => distances[n * Nations + m];
        for (int n = 0; n < Nations; n++)
        {
            for (int m = n + 1; m < Nations; m++)
            {
                if (random.Next(3) == 0) small.Border(n, m);
                if (random.Next(3) == 0) small.Language(n, m);
                if (random.Next(3) == 0) small.Agreement(n, m);
                if (random.Next(3) == 0) small.Alliance(n, m);
            }
        }
    }

    private void AddCities(SmallWorld small, Random random)
    {
        // Some nations are favoured, so that others stay without a city.
        bool[] capital = new bool[Nations];
        for (int i = 0; i < Cities; i++)
        {
            int nation = Math.Min(random.Next(Nations), random.Next(Nations));
            bool first = !capital[nation] && random.Next(3) > 0;
            capital[nation] |= first;
            small.City(
                nation, 1000 * Math.Pow(10, 3 * random.NextDouble()), 500 * Math.Pow(10, 2 * random.NextDouble()),
                first, random.Next(3) == 0 ? double.NaN : Signed(random),
                random.Next(3) == 0 ? double.NaN : 3 * random.NextDouble(), random.Next(3) == 0 ? double.NaN : random.NextDouble(), random.NextDouble(),
                random.Next(3) == 0 ? -1 : 2 * nation + random.Next(2), random.Next(3) == 0 ? nation : -1);
        }
    }

    private void AddTreaties(SmallWorld small, Random random)
    {
        for (int z = random.Next(4); z > 0; z--)
        {
            int since = random.Next(3) == 0 ? Date(random) : 0;
            bool sides = random.Next(2) == 0;
            int treaty = small.Treaty((TreatyKind)random.Next(3), random.Next(Domains), Signed(random), since);
            for (int n = 0; n < Nations; n++)
            {
                if (random.Next(2) == 0) continue;
                small.Party(treaty, n, sides ? (TreatySide)random.Next(1, 3) : TreatySide.None, Math.Max(since, random.Next(2) * Date(random)));
            }
        }
    }
}
