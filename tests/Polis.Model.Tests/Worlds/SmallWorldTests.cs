using Xunit;

namespace Polis.Model.Tests.Worlds;

public class SmallWorldTests
{
    [Fact]
    public void A_small_world_holds_what_was_put_into_it()
    {
        var small = new SmallWorld();
        int home = small.Nation(policy: 0.2), abroad = small.Nation(democracy: 0.9);
        int city = small.City(home, population: 3e6, ideal: 0.7, salience: 2, autonomy: 0.1, capital: true);
        int network = small.Network(charter: 0.4);
        small.Member(network, city);
        small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0.3, 0, home, abroad);
        using var run = small.Start();
        var world = run.World;
        Assert.Equal((2, 1, 1, 1), (world.Nations.Count, world.Cities.Count, world.Networks.Count, world.Treaties.Count));
        Assert.Equal((3e6, 0.7, 2.0, 0.1), (world.Cities.Population[city], world.Cities.Ideal[2], world.Cities.Salience[0], world.Cities.Autonomy[1]));
        Assert.Equal((1ul, city, 0.9), (world.Cities.Memberships[city], world.Nations.Capital[home], world.Nations.Democracy[abroad]));
        Assert.Equal((1, 0), (world.Pairs.Alliance[world.Pairs[home, abroad]], world.Pairs.TradeAgreement[world.Pairs[home, abroad]]));
        Assert.Equal(0, world.Ties.Count);
    }

    [Fact]
    public void Two_runs_of_one_seed_have_the_same_bytes_and_another_seed_has_others()
    {
        var small = new SmallWorld();
        for (int n = 0; n < 3; n++)
        {
            int nation = small.Nation();
            for (int c = 0; c < 4; c++) small.City(nation, capital: c == 0);
        }
        using WorldRun one = small.Start(1).Steps(8), same = small.Start(1).Steps(8), other = small.Start(2).Steps(8);
        Assert.Equal(StateBytes.Of(one.World), StateBytes.Of(same.World));
        Assert.NotEqual(StateBytes.Of(one.World)["cities.technology"], StateBytes.Of(other.World)["cities.technology"]);
    }
}
