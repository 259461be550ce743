using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class GravityTests
{
    [Fact]
    public void Every_city_and_hinterland_earns_what_the_world_spends_on_it()
    {
        using var run = Three().Start();
        run.Tie(0, 2, TieKind.TradeAgreement);
        run.World.Cities.Technology[1] *= 3;
        run.World.Nations.HinterlandTechnology[2] *= 0.5;
        run.Do(new Gravity());
        Assert.All(Excess(run.World), excess => Assert.Equal(0, excess, 1e-5));
    }

    [Fact]
    public void The_start_is_a_fixed_point()
    {
        using var run = Three().Start();
        double[] incomes = [.. Incomes(run.World)];
        run.Do(new Gravity());
        Assert.All(Incomes(run.World).Zip(incomes), pair => Assert.Equal(1, pair.First / pair.Second, 1e-5));
    }

    [Fact]
    public void World_output_keeps_its_value_whatever_happens_to_productivity()
    {
        using var run = Three().Start();
        double output = run.World.Globe.Output[0];
        for (int i = 0; i < run.World.Cities.Count; i++) run.World.Cities.Technology[i] *= 1 + i * i;
        run.Do(new Gravity());
        Assert.Equal(output, Enumerable.Range(0, 3).Sum(n => run.World.Nations.Output[n]), 1e-9 * output);
    }

    [Fact]
    public void A_city_that_becomes_more_productive_earns_more_and_in_no_greater_proportion()
    {
        using var run = Three().Start();
        double before = run.World.Cities.Income[1];
        run.World.Cities.Technology[1] *= Math.Pow(1.1, run.World.Parameters.TradeElasticity);
        run.Do(new Gravity());
        Assert.InRange(run.World.Cities.Income[1] / before, 1.001, 1.1);
    }

    [Theory]
    [InlineData("agreement", 0.5)]
    [InlineData("contiguous", 0.5)]
    [InlineData("language", 0.5)]
    [InlineData("sanction", -1.2)]
    [InlineData("recognised", -1)]
    [InlineData("openness", 0.6 * (0.8 + 0.4) / 2)]
    [InlineData("rivalry", -1.5 * (0.8 + 0.4) / 2)]
    [InlineData("distance", -0.6931471805599453)]
    [InlineData("three agreements", 0.5)]
    public void Trade_between_two_nations_changes_by_its_effect_and_by_nothing_else(string what, double effect)
    {
        using WorldRun plain = Three().Start(), changed = Three().Start();
        Change(changed.World, what);
        plain.Do(new Gravity());
        changed.Do(new Gravity());
        foreach (var (n, m) in (ReadOnlySpan<(int, int)>)[(0, 1), (1, 0)])
            Assert.Equal(
                effect, Math.Log(changed.World.Pairs.Friction[changed.World.Pairs[n, m]] / plain.World.Pairs.Friction[plain.World.Pairs[n, m]]), 1e-12);
        foreach (var (n, m) in (ReadOnlySpan<(int, int)>)[(0, 0), (1, 1), (2, 2)])
            Assert.Equal(plain.World.Pairs.Friction[plain.World.Pairs[n, m]], changed.World.Pairs.Friction[changed.World.Pairs[n, m]]);
    }

    [Fact]
    public void Distance_does_not_matter_at_elasticity_0_and_a_border_costs_e_to_the_minus_b()
    {
        var small = Three();
        small.Parameters = small.Parameters with { DistanceElasticity = 0 };
        using var run = small.Start();
        Assert.Equal(1, run.World.Pairs.Friction[run.World.Pairs[0, 0]], 1e-15);
        Assert.Equal(Math.Exp(-2), run.World.Pairs.Friction[run.World.Pairs[0, 2]], 1e-15);
    }

    [Fact]
    public void A_sanction_takes_foreign_trade_from_the_cities_of_both_sides_and_real_income_with_it()
    {
        using WorldRun plain = Three().Start(), changed = Three().Start();
        Change(changed.World, "sanction");
        plain.Do(new Gravity());
        changed.Do(new Gravity());
        foreach (int city in (ReadOnlySpan<int>)[0, 1, 2])
        {
            Assert.True(changed.World.Cities.ForeignShare[city] < plain.World.Cities.ForeignShare[city]);
            Assert.True(RealIncome(changed.World, city) < RealIncome(plain.World, city));
        }
    }

    [Fact]
    public void A_trade_tie_opens_both_cities_and_a_sister_city_tie_neither()
    {
        using WorldRun plain = Three().Start(), sister = Three().Start(), trade = Three().Start();
        sister.Tie(0, 2);
        trade.Tie(0, 2, TieKind.TradeAgreement);
        foreach (var run in (ReadOnlySpan<WorldRun>)[plain, sister, trade]) run.Do(new Gravity());
        foreach (int city in (ReadOnlySpan<int>)[0, 2])
        {
            Assert.Equal(plain.World.Cities.ForeignShare[city], sister.World.Cities.ForeignShare[city]);
            Assert.True(trade.World.Cities.ForeignShare[city] > plain.World.Cities.ForeignShare[city]);
            Assert.True(RealIncome(trade.World, city) > RealIncome(plain.World, city));
        }
    }

    [Fact]
    public void A_city_of_the_only_nation_trades_with_nobody_abroad()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        using var run = small.Start();
        run.Do(new Gravity());
        Assert.Equal(0, run.World.Cities.ForeignShare[0], 1e-12);
    }

    [Fact]
    public void A_world_without_cities_clears_among_its_hinterlands()
    {
        var small = new SmallWorld();
        small.Nation();
        small.Nation(income: 5000);
        using var run = small.Start();
        run.World.Nations.HinterlandTechnology[0] *= 2;
        run.Do(new Gravity());
        Assert.All(Excess(run.World), excess => Assert.Equal(0, excess, 1e-5));
    }

    [Fact]
    public void Frictions_of_cities_with_themselves_are_the_same_in_lanes_as_one_by_one()
    {
        double[] people = [.. Enumerable.Range(0, 37).Select(i => 1000 * Math.Pow(1.4, i))];
        double[] expected = [.. people.Select(own => TradeEquations.OwnFriction(own, Parameters.Default))];
        TradeEquations.OwnFrictions(people, Parameters.Default);
        Assert.Equal(expected, people);
        TradeEquations.OwnFrictions([], Parameters.Default);
    }

    [Fact]
    public void A_nation_without_hinterland_people_has_the_output_of_its_cities_alone()
    {
        using var run = Three().Start();
        var (nations, cities) = (run.World.Nations, run.World.Cities);
        nations.HinterlandPopulation[1] = 0;
        run.Do(new Gravity());
        Assert.Equal(cities.Output(2), nations.Output[1], 1e-9 * cities.Output(2));
        // What its hinterland would have access to is what its treaties are weighed by, whether somebody lives there or not.
        Assert.Equal(0, nations.HinterlandIncome[1]);
        Assert.True(nations.HinterlandAccess[1] > 0);
        Assert.Equal(cities.Supply[2], nations.Supply[1], 1e-9 * cities.Supply[2]);
    }

    private static void Change(World world, string what)
    {
        var (pairs, nations) = (world.Pairs, world.Nations);
        int there = pairs[0, 1], back = pairs[1, 0], domains = world.Domains.Count;
        switch (what)
        {
            case "agreement":
                pairs.TradeAgreement[there] = pairs.TradeAgreement[back] = 1;
                break;
            case "three agreements":
                pairs.TradeAgreement[there] = pairs.TradeAgreement[back] = 3;
                break;
            case "contiguous":
                pairs.Contiguous[there] = pairs.Contiguous[back] = 1;
                break;
            case "language":
                pairs.Language[there] = pairs.Language[back] = 1;
                break;
            case "sanction":
                pairs.Sanction[there] = pairs.Sanction[back] = 1.2;
                break;
            case "recognised":
                pairs.Recognised[there] = pairs.Recognised[back] = 0;
                break;
            case "distance":
                pairs.Distance[there] = pairs.Distance[back] = 2000;
                break;
            case "openness":
                (nations.Policy[SmallWorld.Trade], nations.Policy[domains + SmallWorld.Trade]) = (0.8, 0.4);
                break;
            default:
                (nations.Policy[SmallWorld.Security], nations.Policy[domains + SmallWorld.Security]) = (0.8, -0.4);
                break;
        }
    }

    private static double RealIncome(World world, int city) =>
        TradeEquations.RealIncome(world.Cities.Income[city], world.Cities.Access[city], world.Parameters);

    private static IEnumerable<double> Incomes(World world) =>
        Enumerable.Range(0, world.Cities.Count).Select(i => world.Cities.Income[i])
            .Concat(Enumerable.Range(0, world.Nations.Count).Select(n => world.Nations.HinterlandIncome[n]));

    /// <summary>ln (s MA / yL) of every city and hinterland, by the equations of the page, unit by unit.</summary>
    private static List<double> Excess(World world)
    {
        var (cities, nations, pairs, p) = (world.Cities, world.Nations, world.Pairs, world.Parameters);
        double tie = Math.Exp(p.CityTradeEffect) - 1;
        int units = cities.Count + nations.Count;
        int NationOf(int unit) => unit < cities.Count ? cities.Nation[unit] : unit - cities.Count;
        double[] supply = new double[units], output = new double[units], access = new double[units];
        for (int u = 0; u < units; u++)
        {
            double income = u < cities.Count ? cities.Income[u] : nations.HinterlandIncome[u - cities.Count];
            double technology = u < cities.Count ? cities.Technology[u] : nations.HinterlandTechnology[u - cities.Count];
            output[u] = income * (u < cities.Count ? cities.Population[u] : nations.HinterlandPopulation[u - cities.Count]);
            supply[u] = technology * Math.Pow(income, -p.TradeElasticity);
        }
        double Kappa(int u, int v)
        {
            double kappa = pairs.Friction[pairs[NationOf(u), NationOf(v)]];
            if (u == v && u < cities.Count) kappa += Math.Pow(Math.Max(5, 0.67 * Math.Sqrt(cities.Population[u] / 3000 / Math.PI)), -p.DistanceElasticity);
            for (int t = 0; t < world.Ties.Count; t++)
                if ((u, v) == (world.Ties.First[t], world.Ties.Second[t]) || (v, u) == (world.Ties.First[t], world.Ties.Second[t]))
                    kappa += tie * pairs.Friction[pairs[NationOf(u), NationOf(v)]];
            return kappa;
        }
        for (int u = 0; u < units; u++) access[u] = Enumerable.Range(0, units).Sum(v => Kappa(u, v) * supply[v]);
        return [.. Enumerable.Range(0, units)
            .Select(u => Math.Log(supply[u] * Enumerable.Range(0, units).Sum(v => Kappa(u, v) * output[v] / access[v]) / output[u]))];
    }

    private static SmallWorld Three()
    {
        var small = new SmallWorld();
        int a = small.Nation(), b = small.Nation(income: 9000, population: 40e6), c = small.Nation(income: 40_000);
        small.City(a, 3e6, 30_000);
        small.City(a, 1e6, 15_000);
        small.City(b, 5e6, 12_000);
        small.City(c, 1e5, 50_000);
        return small;
    }
}
