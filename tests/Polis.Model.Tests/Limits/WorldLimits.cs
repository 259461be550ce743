using Polis.Model.Tests.Properties;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Limits;

/// <summary>Worlds of one city, of none, of one nation, of nothing but equals, and without borders.</summary>
internal static class WorldLimits
{
    private const int Steps = 80;

    /// <summary>All of them, in any order.</summary>
    public static IReadOnlyList<Func<LimitFinding>> All { get; } = [OneCity, NoCity, OneNation, AllEqual, SplitWithoutBorders];

    /// <summary>A city alone in the world has nobody to tie to, and as a capital nothing to leave.</summary>
    public static LimitFinding OneCity()
    {
        var small = new SmallWorld { Parameters = Parameters.Default };
        small.City(small.Nation(), capital: true, ideal: 0.5);
        small.Nation();
        using var run = small.Start();
        int broken = Sound(run);
        var world = run.World;
        return new LimitFinding(
            "one city, a capital, in two nations", $"{Steps} steps", "sound after every step; no ties, no bids",
            $"{broken} steps unsound, {world.Ties.Count} ties, {world.Bids.Count} bids", broken == 0 && world.Ties.Count == 0 && world.Bids.Count == 0);
    }

    /// <summary>Without cities nations follow their hinterlands, and nothing clashes.</summary>
    public static LimitFinding NoCity()
    {
        var small = new SmallWorld { Parameters = Parameters.Default with { HinterlandNoise = 0, HinterlandReversion = 0 } };
        for (int n = 0; n < 3; n++) small.Nation(policy: 0.3 * n);
        using var run = small.Start();
        int broken = Sound(run);
        var (world, nations) = (run.World, run.World.Nations);
        double gap = Enumerable.Range(0, nations.Count * world.Domains.Count).Max(cell => Math.Abs(nations.Policy[cell] - nations.HinterlandIdeal[cell]));
        return new LimitFinding(
            "no city", $"three nations, hinterlands that do not drift, {Steps} steps", "sound after every step; p = h; no clash, no bid",
            $"{broken} steps unsound, greatest distance of p and h {gap:0.0e0}, {world.Clashes.Count} clashes, {world.Bids.Count} bids",
            broken == 0 && gap < 1e-12 && world.Clashes.Count == 0 && world.Bids.Count == 0);
    }

    /// <summary>A nation alone trades with nobody: nothing is foreign, nothing is governed, and defiance brings no trade.</summary>
    public static LimitFinding OneNation()
    {
        var small = new SmallWorld { Parameters = Parameters.Default };
        int nation = small.Nation(200e6);
        for (int i = 0; i < 12; i++) small.City(nation, 1e6 + 1e5 * i, capital: i == 0, ideal: i / 12.0);
        using var run = small.Start();
        int broken = Sound(run);
        var world = run.World;
        bool born = world.Nations.Count > 1;
        double foreign = 0, gain = 0;
        using var first = small.Start().Steps(4);
        for (int i = 0; i < first.World.Cities.Count; i++)
        {
            foreign = Math.Max(foreign, first.World.Cities.ForeignShare[i]);
            for (int k = 0; k < 3; k++)
                gain = Math.Max(gain, Math.Abs(StanceView.EconomicGain(first.World, i, k, 0.9, StanceView.RivalSupply(first.World, 0))));
        }
        return new LimitFinding(
            "one nation", $"12 cities, {Steps} steps", "sound after every step; foreign share, gain of defying and G are 0; no ties before a city leaves",
            $"{broken} steps unsound, foreign share {foreign:0.0e0}, gain {gain:0.0e0}, G {first.World.Globe.Governance[0]:0.0e0}, {first.World.Ties.Count} "
                + $"ties{(born ? "; a city left later" : "")}",
            broken == 0 && foreign < 1e-12 && gain < 1e-12 && first.World.Globe.Governance[0] == 0 && first.World.Ties.Count == 0);
    }

    /// <summary>Equal cities in equal nations at equal distances, without noise, ties and clashes, stay equal.</summary>
    public static LimitFinding AllEqual()
    {
        var small = new SmallWorld { Parameters = Quiet(SmallWorld.Plain) };
        for (int n = 0; n < 4; n++)
        {
            int nation = small.Nation();
            for (int i = 0; i < 5; i++) small.City(nation, capital: i == 0);
        }
        using var run = small.Start();
        int broken = Sound(run);
        var (cities, nations) = (run.World.Cities, run.World.Nations);
        double[] incomes = cities.Income.Span[..cities.Count].ToArray(), hinterlands = nations.HinterlandIncome.Span[..nations.Count].ToArray();
        double spread = incomes.Max() / incomes.Min() - 1, hinterlandSpread = hinterlands.Max() / hinterlands.Min() - 1;
        double gap = Enumerable.Range(0, cities.Count * run.World.Domains.Count)
            .Max(cell => Math.Abs(
                cities.Ideal[cell] - nations.Policy[cities.Nation[cell / run.World.Domains.Count] * run.World.Domains.Count + cell % run.World.Domains.Count]));
        return new LimitFinding(
            "all cities and nations equal", $"4 nations of 5 cities, no noise, ties or clashes, {Steps} steps",
            "incomes of all cities the same, those of hinterlands too; no gap",
            $"incomes differ by {spread:0.0e0}, hinterlands by {hinterlandSpread:0.0e0}, greatest gap {gap:0.0e0}, {broken} steps unsound",
            broken == 0 && spread < 1e-9 && hinterlandSpread < 1e-9 && gap == 0);
    }

    /// <summary>Where borders and agreements move no trade, leaving costs none: the term of net benefit is 0.</summary>
    public static LimitFinding NoBorders(SimulationPlan plan, int steps)
    {
        using var run = new WorldRun(plan with { Parameters = plan.Parameters with { BorderCost = 0, TradeAgreementEffect = 0 } });
        var world = run.Steps(steps).World;
        double worst = Enumerable.Range(0, world.Cities.Count).Max(i => Math.Abs(ExitView.Terms(world, i).Trade));
        return new LimitFinding(
            "no borders to trade", "b = β_a = 0", "the trade term of net benefit is 0",
            $"greatest {worst:0.0e0} log points in {world.Cities.Count} cities", worst == 0);
    }

    /// <summary>A city that leaves in a world without frictions between nations leaves all incomes as they were.</summary>
    public static LimitFinding SplitWithoutBorders()
    {
        var parameters = Quiet(SmallWorld.Plain) with
        {
            BorderCost = 0,
            ContiguityEffect = 0,
            LanguageEffect = 0,
            TradeAgreementEffect = 0,
            OpennessEffect = 0,
            RivalryEffect = 0,
            NonRecognitionCost = 0,
            GrowthNoise = 0.02,
            BidDecisionRate = 100,
            OfferCost = 10,
            RepressionCost = 10,
            ReferendumBar = 0,
        };
        var (whole, split) = (World(leaves: false), World(leaves: true));
        using WorldRun one = whole.Start().Steps(20), two = split.Start().Steps(20);
        double worst = Enumerable.Range(0, one.World.Cities.Count).Max(i => Math.Abs(two.World.Cities.Income[i] / one.World.Cities.Income[i] - 1));
        int nations = two.World.Nations.Count - one.World.Nations.Count;
        return new LimitFinding(
            "a city leaves where borders mean nothing to trade", "b = β_a = β_c = β_l = ω = ρ = 0; a bid that is let go",
            "one nation more, and the incomes of the world in which it stays",
            $"{nations} more; incomes differ by {worst:0.0e0} at most", nations == 1 && worst < 1e-6);

        SmallWorld World(bool leaves)
        {
            var small = new SmallWorld { Parameters = parameters };
            for (int n = 0; n < 3; n++)
            {
                int nation = small.Nation(20e6 * (n + 1));
                for (int i = 0; i < 4; i++) small.City(nation, 5e5 * (i + 1), 15_000 + 1000 * i, capital: i == 0);
            }
            if (leaves) small.Interventions.Add(new StartBid(SmallWorld.StartMonth, null, 2));
            return small;
        }
    }

    /// <summary>No noise, no ties, no defiance and no bids: what is left is trade, growth and policy.</summary>
    private static Parameters Quiet(Parameters parameters) => parameters with
    {
        GrowthNoise = 0,
        OpinionNoise = 0,
        HinterlandNoise = 0,
        TieRate = 0,
        DefianceCost = 1,
        BidHazard = 0,
        Firms = 0,
        AgreementProposalRate = 0,
    };

    /// <summary>Steps, and counts those after which the world is not sound.</summary>
    private static int Sound(WorldRun run)
    {
        int broken = 0;
        for (int step = 0; step < Steps; step++)
            if (Invariants.Broken(run.Steps(1)).Count > 0) broken++;
        return broken;
    }
}
