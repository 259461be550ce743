using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class DiplomacyTests
{
    [Fact]
    public void Governance_is_0_where_no_pair_is_bound_and_1_where_all_are()
    {
        Assert.Equal(0, Governance(_ => { }));
        Assert.Equal(1, Governance(world => Bind(world.Pairs, world.Pairs.TradeAgreement, (0, 1), (0, 2), (1, 2))), 1e-15);
    }

    [Fact]
    public void Pairs_count_by_the_product_of_their_outputs_each_once()
    {
        // Outputs 1, 2 and 5: the pairs weigh 2, 5 and 10.
        Assert.Equal(2 / 17.0, Governance(world => Bind(world.Pairs, world.Pairs.TradeAgreement, (0, 1))), 1e-15);
        Assert.Equal(5 / 17.0, Governance(world => Bind(world.Pairs, world.Pairs.Alliance, (0, 2))), 1e-15);
        Assert.Equal(15 / 17.0, Governance(world =>
        {
            Bind(world.Pairs, world.Pairs.Alliance, (0, 2), (1, 2));
            Bind(world.Pairs, world.Pairs.TradeAgreement, (0, 2));
            world.Pairs.TradeAgreement[world.Pairs[0, 2]] = 4;
        }), 1e-15);
    }

    [Fact]
    public void A_nation_that_no_longer_is_binds_nobody() => Assert.Equal(1, Governance(world =>
    {
        Bind(world.Pairs, world.Pairs.TradeAgreement, (0, 1));
        world.Nations.Alive[2] = 0;
    }), 1e-15);

    [Fact]
    public void A_number_in_the_parameters_fixes_it()
    {
        Assert.Equal(0.3, Governance(_ => { }, fixedAt: 0.3));
        Assert.Equal(0, Governance(world => Bind(world.Pairs, world.Pairs.TradeAgreement, (0, 1)), fixedAt: 0));
    }

    [Fact]
    public void A_lone_nation_has_nobody_to_be_bound_to()
    {
        var small = new SmallWorld();
        small.Nation();
        using var run = small.Start();
        Assert.Equal(0, run.Do(new Diplomacy()).World.Globe.Governance[0]);
    }

    private static void Bind(Pairs pairs, Engine.State.Column<int> by, params (int, int)[] bound)
    {
        foreach (var (n, m) in bound) by[pairs[n, m]] = by[pairs[m, n]] = 1;
    }

    private static double Governance(Action<World> change, double fixedAt = double.NaN)
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { Governance = fixedAt } };
        for (int n = 0; n < 3; n++) small.Nation();
        using var run = small.Start();
        (run.World.Nations.Output[0], run.World.Nations.Output[1], run.World.Nations.Output[2]) = (1e12, 2e12, 5e12);
        change(run.World);
        return run.Do(new Diplomacy()).World.Globe.Governance[0];
    }
}
