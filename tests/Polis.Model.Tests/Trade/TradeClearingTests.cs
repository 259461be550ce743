using CsCheck;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Trade;

public class TradeClearingTests
{
    private static readonly Gen<RandomWorld> _worlds = Gen.Select(
        Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[1, 24], (filling, nations, cities) => new RandomWorld(filling, nations, cities, 3, 0));

    [Fact]
    public void A_clearing_of_a_step_is_near_the_fixed_point_after_few_passes() => _worlds.Sample(world =>
    {
        using var run = world.Make().Start();
        using var trade = new TradeSystem();
        Shake(run.World, world.Filling);
        trade.Prepare(run.World);
        trade.Clear(run.Team);
        Assert.InRange(trade.Passes, 1, 40);
        double[] incomes = Incomes(run.World);
        trade.Clear(run.Team, 1e-13, 5000);
        double[] exact = Incomes(run.World);

        // Where nations hardly trade with each other a pass moves incomes by little of what they lack: up to a hundred times the tolerance is left.
        for (int u = 0; u < incomes.Length; u++) Assert.Equal(exact[u], incomes[u], 1e-4 * exact[u]);
    }, iter: 300, threads: 1);

    [Fact]
    public void At_the_fixed_point_every_unit_earns_what_the_world_spends_on_it() => _worlds.Sample(world =>
    {
        using var run = world.Make().Start();
        using var trade = new TradeSystem();
        Shake(run.World, world.Filling);
        trade.Prepare(run.World);
        trade.Clear(run.Team, 1e-13, 5000);
        var cities = run.World.Cities;
        for (int i = 0; i < cities.Count; i++)
            Assert.Equal(cities.Income[i] * cities.Population[i], cities.Supply[i] * trade.MarketAccess(i), 1e-9 * cities.Income[i] * cities.Population[i]);
        double output = 0;
        for (int n = 0; n < run.World.Nations.Count; n++) output += run.World.Nations.Output[n];
        Assert.Equal(run.World.Globe.Output[0], output, 1e-9 * output);
    }, iter: 300, threads: 1);

    /// <summary>Productivities that moved by some per cent, as in a step.</summary>
    private static void Shake(World world, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < world.Cities.Count; i++) world.Cities.Technology[i] *= Math.Exp(0.2 * (random.NextDouble() - 0.5));
        for (int n = 0; n < world.Nations.Count; n++) world.Nations.HinterlandTechnology[n] *= Math.Exp(0.2 * (random.NextDouble() - 0.5));
    }

    private static double[] Incomes(World world) =>
        [.. world.Cities.Income.Span[..world.Cities.Count], .. world.Nations.HinterlandIncome.Span[..world.Nations.Count]];
}
