using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>Treaties and networks are joined, left and founded.</summary>
public class MembershipInterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void A_city_joins_a_network_or_leaves_it_and_was_before_what_it_is_after()
    {
        Returns(new JoinNetwork(_start, _start + 3, 1, "network-0"), world => world.Cities.Memberships[1], 1);
        Returns(new WithdrawNetwork(_start, _start + 3, 0, "network-0"), world => world.Cities.Memberships[0], 0);
        Returns(new JoinNetwork(_start, _start + 3, 0, "network-0"), world => world.Cities.Memberships[0], 1);
        Returns(new WithdrawNetwork(_start, _start + 3, 1, "network-0"), world => world.Cities.Memberships[1], 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_nation_that_joins_a_treaty_is_bound_to_its_parties_and_to_accords_to_nobody(int treaty, int bound)
    {
        Returns(new JoinTreaty(_start, _start + 3, 2, $"treaty-{treaty}"), world => world.Parties.Member[world.Parties[treaty, 2]], 1);
        Returns(new JoinTreaty(_start, _start + 3, 2, $"treaty-{treaty}"), world => world.Pairs.TradeAgreement[world.Pairs[0, 2]], bound);
        Returns(new WithdrawTreaty(_start, _start + 3, 0, $"treaty-{treaty}", -1, double.NaN), world => world.Parties.Member[world.Parties[treaty, 0]], 0);
    }

    [Fact]
    public void A_nation_that_withdraws_is_bound_no_more_and_again_after_its_return()
    {
        using var run = Start(new WithdrawTreaty(_start, _start + 3, 0, "treaty-1", -1, double.NaN));
        var (pairs, mechanism) = (run.World.Pairs, new Interventions(run.Simulation.Plan));
        Assert.Equal(1, pairs.TradeAgreement[pairs[0, 1]]);
        run.Do(mechanism);
        Assert.Equal((0, 0), (pairs.TradeAgreement[pairs[0, 1]], pairs.TradeAgreement[pairs[1, 0]]));
        run.Do(mechanism, 1);
        Assert.Equal((1, 1), (pairs.TradeAgreement[pairs[0, 1]], pairs.TradeAgreement[pairs[1, 0]]));
    }

    [Fact]
    public void Who_joins_a_treaty_of_sides_takes_the_larger_and_is_bound_across()
    {
        var small = Small(new JoinTreaty(_start, null, 2, "treaty-2"));
        int sided = small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0, 0), fourth = small.Nation(), fifth = small.Nation();
        small.Party(sided, 0, TreatySide.A);
        small.Party(sided, 1, TreatySide.B);
        small.Party(sided, fourth, TreatySide.B);
        using var run = small.Start();
        run.Do(new Interventions(run.Simulation.Plan));
        var pairs = run.World.Pairs;
        Assert.Equal(TreatySide.B, run.World.Parties.Side[run.World.Parties[sided, 2]]);
        Assert.Equal(
            (1, 0, 0, 0), (pairs.Alliance[pairs[2, 0]], pairs.Alliance[pairs[2, 1]], pairs.Alliance[pairs[2, fourth]], pairs.Alliance[pairs[2, fifth]]));
    }

    [Theory]
    [InlineData(TreatyKind.Trade, 1, 0)]
    [InlineData(TreatyKind.Alliance, 0, 1)]
    [InlineData(TreatyKind.Accord, 0, 0)]
    public void A_treaty_founded_binds_its_parties_by_its_kind_until_it_is_dissolved(TreatyKind kind, int agreement, int alliance)
    {
        using var run = Start(new FoundTreaty(_start, _start + 3, new TreatyRow("pact", kind, SmallWorld.Security, 0.5, _start), [0, 2]));
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        (int, int, int, int) State() => (world.Treaties.Active[2], world.Parties.Member[world.Parties[2, 0]],
            world.Pairs.TradeAgreement[world.Pairs[2, 0]], world.Pairs.Alliance[world.Pairs[0, 2]]);
        Assert.Equal((0, 0, 0, 0), State());
        run.Do(mechanism);
        Assert.Equal((1, 1, agreement, alliance), State());
        Assert.Equal(0, world.Pairs.Alliance[world.Pairs[0, 1]]);
        run.Do(mechanism, 1);
        Assert.Equal((0, 0, 0, 0), State());
    }

    [Fact]
    public void A_network_founded_has_its_members_until_it_is_dissolved()
    {
        using var run = Start(new FoundNetwork(_start + 1, _start + 6, SmallWorld.NetworkRow(7, Climate, 0.5, joinRate: 0, leaveRate: 0), [0, 2], double.NaN));
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        run.Do(mechanism);
        Assert.Equal((0, 1ul), (world.Networks.Active[1], world.Cities.Memberships[0]));
        run.Do(mechanism, 1);
        Assert.Equal((1, 0b11ul, 0ul, 0b10ul, _start + 3),
            (world.Networks.Active[1], world.Cities.Memberships[0], world.Cities.Memberships[1], world.Cities.Memberships[2], world.Networks.Founded[1]));
        run.Do(mechanism, 2);
        Assert.Equal((0, 0b01ul, 0ul), (world.Networks.Active[1], world.Cities.Memberships[0], world.Cities.Memberships[2]));
    }
}
