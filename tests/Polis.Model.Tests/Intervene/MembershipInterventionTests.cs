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
    public void A_policy_that_is_held_until_a_nation_is_a_party_again_comes_back_when_it_is()
    {
        using var run = Start(
            new WithdrawTreaty(_start, null, 0, "treaty-0", Climate, -0.5),
            new SetNation(_start, null, 0, "policy", Climate, -0.5, false) { UntilParty = "treaty-0" },
            new JoinTreaty(_start + 6, null, 0, "treaty-0"));
        var (policy, mechanism) = (run.World.Nations.Policy, new Interventions(run.Simulation.Plan));
        int cell = run.Cell(0, Climate);
        double before = policy[cell];
        run.Do(mechanism);
        policy[cell] = 0.9;
        run.Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal(-0.5, policy[cell]);
        run.Do(mechanism, 1);
        Assert.Equal(-0.5, policy[cell]);
        run.Do(mechanism, 2);
        Assert.Equal(before, policy[cell]);
        policy[cell] = 0.9;
        run.Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal(0.9, policy[cell]);
    }

    [Fact]
    public void Who_does_not_belong_when_a_line_begins_is_left_out_and_the_line_is_one_event()
    {
        PlaceSet parties = PlaceSet.OfTreaty.Named("treaty-0"), members = PlaceSet.OfNetwork.Named("network-0"), home = new PlaceSet.OfNation("home", 0);
        using var run = Start(
            [
                .. Enumerable.Range(0, 3).Select(nation =>
                    Of(0, new SetNation(_start, null, nation, "democracy", -1, 0.123, false), new NationTarget(parties, nation))),
                .. Enumerable.Range(0, 3).Select(city => Of(1, new SetCity(_start, null, city, "grievance", -1, 0.123), new CityTarget(members, city))),
                .. Enumerable.Range(0, 3).Select(city => Of(2, new SetCity(_start, null, city, "culturalDistance", -1, 0.123), new CityTarget(home, city))),
                .. Enumerable.Range(0, 3).Select(city =>
                    Of(3, new SetCity(_start, null, city, "population", -1, 1), new CityTarget(home, city), new NationTarget(parties, 2))),
            ]);
        // The second city has left its nation by then.
        run.World.Cities.Nation[1] = 1;
        run.Do(new Interventions(run.Simulation.Plan));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(nation => run.World.Nations.Democracy[nation] == 0.123));
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(city => run.World.Cities.Grievance[city] == 0.123));
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(city => run.World.Cities.CulturalDistance[city] == 0.123));
        Assert.DoesNotContain(1, Enumerable.Range(0, 3).Select(city => run.World.Cities.Population[city]));
        Assert.Equal(3, run.Count(EventKind.InterventionBegan));

        static Intervention Of(int line, Intervention it, params Target[] targets) => it with { Line = line, Targets = targets };
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
