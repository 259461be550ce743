using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class TreatyMovesTests
{
    private const int Climate = SmallWorld.Climate, Security = SmallWorld.Security;

    /// <summary>All approve of everything and move at once; no trade agreements.</summary>
    private static readonly Parameters _approving = SmallWorld.Plain with
    {
        AgreementProposalRate = 0,
        AccordJoinRate = 100,
        AllianceJoinRate = 100,
        AccordWithdrawalRate = 100,
        AccordBase = 50,
    };

    /// <summary>Nobody approves of anything.</summary>
    private static readonly Parameters _disapproving = _approving with { AccordBase = -50 };

    [Fact]
    public void Approval_falls_with_distance_and_withdrawal_is_rare_where_a_nation_approves()
    {
        var p = Parameters.Default;
        Assert.Equal(1 / (1 + Math.Exp(-1)), TreatyChoice.Approval(0.5, 0.5, p), 1e-15);
        Assert.Equal(TreatyChoice.Approval(0.2, 0.5, p), TreatyChoice.Approval(0.8, 0.5, p), 1e-15);
        Assert.True(TreatyChoice.Approval(0.2, 0.5, p) > TreatyChoice.Approval(-0.2, 0.5, p));
        Assert.Equal((0.1, 0.0), (TreatyChoice.WithdrawalRate(0, p), TreatyChoice.WithdrawalRate(1, p)));
        Assert.Equal(0.1 / 32, TreatyChoice.WithdrawalRate(0.5, p), 1e-15);
        Assert.Equal((0.0, 0.3, 0.0), (TreatyChoice.AccordJoinRate(0, 1, p), TreatyChoice.AccordJoinRate(1, 1, p), TreatyChoice.AccordJoinRate(1, 0, p)));
        Assert.Equal((0.0, 0.05), (TreatyChoice.AllianceJoinRate(1, 1, 0, p), TreatyChoice.AllianceJoinRate(1, 1, 1, p)));
    }

    [Fact]
    public void Nobody_joins_an_accord_before_its_date()
    {
        var small = Nations(_approving, 2);
        small.Treaty(month: SmallWorld.StartMonth + 6);
        using var run = small.Start();
        run.Steps(2);
        Assert.Equal([0, 0], Parties(run, 0));
        run.Steps(1);
        Assert.Equal([1, 1], Parties(run, 0));
        Assert.Equal(2, run.Count(EventKind.TreatyJoined));
    }

    [Fact]
    public void Accords_are_joined_by_democracies_that_approve_and_by_nobody_else()
    {
        var small = new SmallWorld { Parameters = _approving };
        small.Nation(democracy: 0);
        small.Nation(democracy: 1);
        small.Treaty();
        using var run = small.Start();
        run.Do(new Diplomacy());
        Assert.Equal([0, 1], Parties(run, 0));
        run.World.Parameters = _disapproving;
        run.Do(new Diplomacy(), 1);
        Assert.Equal([0, 0], Parties(run, 0));
    }

    [Theory]
    [InlineData(true, "0 0 0 0 0 0 1 1")]
    [InlineData(false, "0 1 1 1 1 1 1 1")]
    public void A_nation_that_withdraws_until_a_date_stays_out_until_then_and_another_comes_back_by_itself(bool until, string expected)
    {
        var small = new SmallWorld { Parameters = _approving };
        small.Nation(democracy: 1);
        small.Nation(democracy: 1);
        small.Treaty(parties: [0, 1]);
        small.Interventions.Add(
            new WithdrawTreaty(SmallWorld.StartMonth, until ? SmallWorld.StartMonth + 18 : null, 0, "treaty-0", -1, double.NaN));
        Assert.Equal(expected, Members(small, 8, own: 0));
        Assert.Equal("1 1 1 1 1 1 1 1", Members(small, 8, own: 1));
    }

    [Theory]
    [InlineData(true, "1 1 1 1 0 0")]
    [InlineData(false, "1 0 0 0 0 0")]
    public void A_nation_that_joins_until_a_date_stays_a_party_until_then_and_another_leaves_by_itself(bool until, string expected)
    {
        var small = new SmallWorld { Parameters = _disapproving };
        small.Nation(democracy: 1);
        small.Treaty();
        small.Interventions.Add(new JoinTreaty(SmallWorld.StartMonth, until ? SmallWorld.StartMonth + 12 : null, 0, "treaty-0"));
        Assert.Equal(expected, Members(small, 6, own: 0));
    }

    /// <summary>Whether a nation is a party at the start of each step's own moves: 1 or 0 a step.</summary>
    private static string Members(SmallWorld small, int steps, int own)
    {
        using var run = small.Start();
        var members = new int[steps];
        var (interventions, diplomacy) = (new Interventions(run.Simulation.Plan), StandardSchedule.DiplomacyOf(run.Simulation.Plan));
        for (int step = 0; step < steps; step++)
        {
            run.Do(interventions, step);
            members[step] = run.World.Parties.Member[run.World.Parties[0, own]];
            run.Do(diplomacy, step);
        }
        return string.Join(' ', members);
    }

    [Fact]
    public void At_rates_of_0_nobody_moves_and_trade_treaties_are_left_alone()
    {
        var small = Nations(_approving with { AccordJoinRate = 0, AllianceJoinRate = 0, AccordWithdrawalRate = 0 }, 2);
        small.Border(0, 1);
        small.Treaty(TreatyKind.Accord, parties: 0);
        small.Treaty(TreatyKind.Alliance, Security, parties: 0);
        small.Treaty(TreatyKind.Trade, SmallWorld.Trade, parties: 0);
        using var run = small.Start();
        run.Do(new Diplomacy());
        Assert.All(Enumerable.Range(0, 3), treaty => Assert.Equal([1, 0], Parties(run, treaty)));
        run.World.Parameters = _approving;
        run.Do(new Diplomacy(), 1);
        Assert.Equal([1, 0], Parties(run, 2));
        run.World.Parameters = _disapproving;
        run.Do(new Diplomacy(), 2);
        Assert.Equal([0, 0], Parties(run, 0));
        Assert.Equal([0, 0], Parties(run, 1));
        Assert.Equal([1, 0], Parties(run, 2));
    }

    [Fact]
    public void Only_those_who_disapprove_leave()
    {
        var small = new SmallWorld { Parameters = _approving with { AccordBase = 20, AccordDistanceWeight = 40 } };
        small.Nation(policy: 0.5);
        small.Nation(policy: -0.9);
        small.Treaty(position: 0.5, parties: [0, 1]);
        using var run = small.Start();

        // At the start an accord has pulled at the policies of its parties.
        run.World.Nations.Policy[run.Cell(1, Climate)] = -0.9;
        run.Do(new Diplomacy());
        Assert.Equal([1, 0], Parties(run, 0));
        Assert.Equal(1, run.Count(EventKind.TreatyLeft));
    }

    [Fact]
    public void To_leave_an_accord_is_news_of_the_nation_s_own_policy_and_to_leave_an_alliance_is_none()
    {
        var small = Nations(_disapproving, 2);
        small.Treaty(TreatyKind.Accord, Climate, parties: 1);
        small.Treaty(TreatyKind.Alliance, Security, parties: 1);
        using var run = small.Start();
        run.Do(new Diplomacy(), 4);
        var news = run.World.News;
        Assert.Equal((2, 1), (run.Count(EventKind.TreatyLeft), news.Count));
        Assert.Equal((5, Climate, 1, -1), (news.Step[0], news.Domain[0], news.Nation[0], news.Network[0]));
        Assert.True(double.IsNaN(news.Announced[0]));
    }

    [Fact]
    public void Cities_of_a_nation_that_leaves_an_accord_join_networks_of_the_domain_in_the_next_step()
    {
        var small = new SmallWorld { Parameters = _disapproving with { NetworkNewsWave = 100, PolicyRate = 0 } };
        int home = small.Nation(1e9, policy: -0.5), abroad = small.Nation(policy: -0.5);
        for (int i = 0; i < 10; i++) small.City(i < 8 ? home : abroad, ideal: 0.5);
        small.Network(charter: 0.6, joinRate: 0, leaveRate: 0);
        small.Network(SmallWorld.Trade, 0.6, joinRate: 0, leaveRate: 0);
        small.Treaty(position: 0.5, parties: home);
        using var run = small.Start();
        run.Steps(1);
        Assert.Equal((1, 0), (run.Count(EventKind.TreatyLeft), run.Count(EventKind.NetworkJoined)));
        run.Steps(1);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(i < 8 ? 1UL : 0, run.World.Cities.Memberships[i]));
    }

    [Fact]
    public void An_alliance_is_joined_through_neighbours_that_are_in_it_and_never_without()
    {
        var small = Nations(_approving, 4);
        small.Border(0, 1);
        small.Border(0, 2);
        small.Treaty(TreatyKind.Alliance, Security, parties: 1);
        using var run = small.Start();
        Assert.Equal((0.5, 0.0), (TreatyMoves.NeighbourShare(run.World, 0, 0), TreatyMoves.NeighbourShare(run.World, 0, 3)));
        run.World.Nations.Alive[2] = 0;
        Assert.Equal(1, TreatyMoves.NeighbourShare(run.World, 0, 0));
        run.World.Nations.Alive[2] = 1;
        run.Do(new Diplomacy());
        Assert.Equal([1, 1, 0, 0], Parties(run, 0));

        // The neighbour of a neighbour follows a step later: all decide on the state at the start of the step.
        run.Do(new Diplomacy(), 1);
        Assert.Equal([1, 1, 1, 0], Parties(run, 0));
    }

    [Theory]
    [InlineData(-0.8, false)]
    [InlineData(0.8, true)]
    [InlineData(0, true)]
    public void Nobody_joins_an_alliance_while_in_one_of_the_other_sign(double position, bool joins)
    {
        var small = Nations(_approving, 2);
        small.Border(0, 1);
        small.Treaty(TreatyKind.Alliance, Security, 0.5, parties: 1);
        small.Treaty(TreatyKind.Alliance, Security, position, parties: 0);
        using var run = small.Start();
        Assert.Equal(!joins, TreatyMoves.IsOpposed(run.World, 0, 0));
        run.Do(new Diplomacy());
        Assert.Equal([joins ? 1 : 0, 1], Parties(run, 0));
    }

    [Fact]
    public void Of_two_opposite_alliances_one_is_joined_whichever_is_drawn_first()
    {
        int first = 0;
        for (ulong seed = 1; seed <= 32; seed++)
        {
            var small = Nations(_approving, 3);
            small.Border(0, 1);
            small.Border(0, 2);
            small.Treaty(TreatyKind.Alliance, Security, 0.5, parties: 1);
            small.Treaty(TreatyKind.Alliance, Security, -0.5, parties: 2);
            using var run = small.Start(seed);
            run.Do(new Diplomacy());
            Assert.Equal(1, Parties(run, 0)[0] + Parties(run, 1)[0]);
            first += Parties(run, 0)[0];
        }
        Assert.InRange(first, 6, 26);
    }

    [Fact]
    public void A_joiner_takes_the_larger_side_and_is_bound_to_the_other()
    {
        var small = Nations(_approving, 5);
        for (int n = 1; n < 5; n++) small.Border(0, n);
        int alliance = small.Treaty(TreatyKind.Alliance, Security);
        small.Party(alliance, 1, TreatySide.B);
        small.Party(alliance, 2, TreatySide.B);
        small.Party(alliance, 3, TreatySide.A);
        using var run = small.Start();
        run.Do(new Diplomacy());
        Assert.Equal(TreatySide.B, run.World.Parties.Side[run.World.Parties[alliance, 0]]);
        Assert.Equal([0, 0, 0, 1, 0], Allies(run, 0));
        Assert.Equal([0, 1, 1, 0, 0], Allies(run, 3).Take(3).Select((ally, n) => n == 0 ? 0 : ally).Concat([0, 0]));
    }

    [Fact]
    public void Pairs_and_governance_follow_those_who_join_an_alliance_and_those_who_leave_it()
    {
        var small = Nations(_approving, 4);
        small.Border(0, 1);
        small.Alliance(0, 3);
        small.Treaty(TreatyKind.Alliance, Security, parties: [1, 2]);
        using var run = small.Start();
        double before = run.World.Globe.Governance[0];
        run.Do(new Diplomacy());
        Assert.Equal([0, 1, 1, 1], Allies(run, 0));
        double joined = run.World.Globe.Governance[0];
        Assert.True(joined > before);
        run.World.Parameters = _disapproving;
        run.Do(new Diplomacy(), 1);

        // What no treaty binds stays.
        Assert.Equal([0, 0, 0, 1], Allies(run, 0));
        Assert.Equal([0, 0, 0, 0], Allies(run, 1));
        Assert.True(run.World.Globe.Governance[0] < joined);
    }

    [Fact]
    public void The_dead_neither_join_nor_leave()
    {
        var small = Nations(_approving, 2);
        small.Treaty(parties: 1);
        using var run = small.Start();
        run.World.Nations.Alive[0] = run.World.Nations.Alive[1] = 0;
        run.Do(new Diplomacy());
        run.World.Parameters = _disapproving;
        run.Do(new Diplomacy(), 1);
        Assert.Equal([0, 1], Parties(run, 0));
    }

    [Fact]
    public void A_party_is_pulled_by_its_accord_and_one_that_left_is_not()
    {
        var small = Nations(_approving with { PolicyRate = 100 }, 1);
        small.Treaty(position: 1);
        using var run = small.Start();
        run.Steps(2);
        Assert.InRange(run.World.Nations.Policy[Climate], 0.3, 0.5);
        run.World.Parameters = _disapproving with { PolicyRate = 100 };
        run.Do(new Diplomacy(), 2).Do(new NationalPolicy(), 3);
        Assert.InRange(run.World.Nations.Policy[Climate], -0.2, 0.2);
    }

    private static int[] Parties(WorldRun run, int treaty) =>
        [.. Enumerable.Range(0, run.World.Nations.Count).Select(n => (int)run.World.Parties.Member[run.World.Parties[treaty, n]])];

    private static int[] Allies(WorldRun run, int nation) =>
        [.. Enumerable.Range(0, run.World.Nations.Count).Select(n => n == nation ? 0 : run.World.Pairs.Alliance[run.World.Pairs[nation, n]])];

    private static SmallWorld Nations(Parameters parameters, int count)
    {
        var small = new SmallWorld { Parameters = parameters };
        for (int n = 0; n < count; n++) small.Nation(democracy: 1);
        return small;
    }
}
