using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>Clearing in 300 random worlds. (In one of five thousand, nations that lie on top of each other are not cleared in 200 passes.)</summary>
public class TradeClearingTests
{
    private const int Worlds = 300;

    [Fact]
    public void A_clearing_of_a_step_is_near_the_fixed_point_after_few_passes()
    {
        int passes = 0;
        for (int filling = 0; filling < Worlds; filling++)
        {
            using var run = Make(filling).Start();
            using var trade = new TradeSystem();
            Shake(run.World, filling);
            trade.Prepare(run.World);
            trade.Clear(run.Team);
            passes += trade.Passes;
            Assert.InRange(trade.Passes, 2, 60);
            double[] incomes = Incomes(run.World);
            trade.Clear(run.Team, 1e-13, 5000);
            double[] exact = Incomes(run.World);
            for (int u = 0; u < incomes.Length; u++) Assert.Equal(exact[u], incomes[u], 1e-4 * exact[u]);
        }
        Assert.InRange(passes, 2 * Worlds, 12 * Worlds);
    }

    [Fact]
    public void At_the_fixed_point_every_unit_earns_what_the_world_spends_on_it()
    {
        for (int filling = 0; filling < Worlds; filling++)
        {
            using var run = Make(filling).Start();
            using var trade = new TradeSystem();
            Shake(run.World, filling);
            trade.Prepare(run.World);
            trade.Clear(run.Team, 1e-13, 5000);
            var cities = run.World.Cities;
            for (int i = 0; i < cities.Count; i++)
                Assert.Equal(cities.Income[i] * cities.Population[i], cities.Supply[i] * trade.MarketAccess(i), 1e-9 * cities.Income[i] * cities.Population[i]);
            double output = 0;
            for (int n = 0; n < run.World.Nations.Count; n++) output += run.World.Nations.Output[n];
            Assert.Equal(run.World.Globe.Output[0], output, 1e-9 * output);
        }
    }

    private static SmallWorld Make(int filling) => new RandomWorld(filling, 1 + filling % 6, 1 + filling % 24, 3, 0).Make();

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
