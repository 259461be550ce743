using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class TradeAgreementTests
{
    /// <summary>Every nation proposes many times a step and nobody errs; veto players count much.</summary>
    private static readonly Parameters _sure = SmallWorld.Plain with { AgreementProposalRate = 100, NationPrecision = 1e9, AgreementVetoCost = 1 };

    [Fact]
    public void An_agreement_gains_with_the_share_of_the_other_and_loses_with_the_gap_and_the_veto_players()
    {
        var p = Parameters.Default;
        Assert.Equal(0, TreatyChoice.AgreementGain(0, 0, 0, p).Sum);
        Assert.Equal(p.AccessElasticity * Math.Log(1 + 0.1 * (Math.Exp(0.5) - 1)), TreatyChoice.AgreementGain(0.1, 0, 0, p).Sum, 1e-14);
        Assert.Equal(0.5 * p.AccessElasticity, TreatyChoice.AgreementGain(1, 0, 0, p).Sum, 1e-14);
        Assert.True(TreatyChoice.AgreementGain(0.2, 0, 0, p).Sum > TreatyChoice.AgreementGain(0.1, 0, 0, p).Sum);
        Assert.Equal(-0.05 * 4, TreatyChoice.AgreementGain(0, 2, 0, p).Sum, 1e-15);
        Assert.Equal(TreatyChoice.AgreementGain(0.1, 0.7, 1, p), TreatyChoice.AgreementGain(0.1, -0.7, 1, p));
        Assert.Equal(-0.002 * 3, TreatyChoice.AgreementGain(0, 0, 3, p).Sum, 1e-15);
        Assert.Equal(0, TreatyChoice.AgreementGain(0.5, 0, 0, p with { TradeAgreementEffect = 0 }).Sum);
    }

    [Fact]
    public void A_side_that_neither_gains_nor_loses_accepts_as_likely_as_not()
    {
        var p = Parameters.Default;
        Assert.Equal(0.5, TreatyChoice.AgreementAcceptance(0, p));
        Assert.Equal(1, TreatyChoice.AgreementAcceptance(1, p), 1e-12);
        Assert.Equal(0, TreatyChoice.AgreementAcceptance(-1, p), 1e-12);
        Assert.Equal(0.5, TreatyChoice.AgreementAcceptance(0.3, p with { NationPrecision = 0 }));
    }

    [Fact]
    public void A_nation_looks_at_the_trade_policies_of_both_and_at_nothing_else_of_them()
    {
        var small = new SmallWorld();
        small.Nation(policies: [0.5, 0, 0]);
        small.Nation(policies: [-0.3, 1, -1]);
        using var run = small.Start();
        var gain = TradeProposals.Gain(run.World, 0, 1);
        Assert.Equal(-0.05 * 0.8 * 0.8, gain.PolicyDistance, 1e-12);
        Assert.Equal(-0.002, gain.Veto, 1e-15);
        var (nations, pairs) = (run.World.Nations, run.World.Pairs);
        Assert.Equal(
            TreatyChoice.AgreementGain(
                pairs.Friction[pairs[0, 1]] * nations.Supply[1] / nations.HinterlandAccess[0], 0.8, 1, run.World.Parameters).Access, gain.Access, 1e-15);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 0)]
    public void Both_must_accept(double veto, double vetoOfOther, int signed)
    {
        using var run = Two(_sure, veto, vetoOfOther).Start();
        run.Do(new Diplomacy());
        Assert.Equal(signed, Bound(run.World, 0, 1));
        Assert.Equal(signed, run.Count(EventKind.AgreementSigned));
        Assert.Equal(signed == 0, run.Count(EventKind.AgreementDeclined) > 0);
    }

    [Fact]
    public void Of_all_the_proposals_of_a_pair_in_a_step_one_is_signed_and_no_other_is_heard_of()
    {
        using var run = Two(_sure).Start();
        run.Do(new Diplomacy());
        Assert.Equal((1, 1), (run.Count(EventKind.AgreementSigned), run.World.Events.Count));
        Assert.Equal(run.World.Pairs.TradeAgreement[run.World.Pairs[0, 1]], run.World.Pairs.TradeAgreement[run.World.Pairs[1, 0]]);
    }

    [Fact]
    public void Which_nation_is_named_as_the_one_that_proposed_is_drawn()
    {
        int second = 0;
        for (ulong seed = 1; seed <= 64; seed++)
        {
            using var run = Two(_sure).Start(seed);
            second += run.Do(new Diplomacy()).World.Events.Subject[0];
        }
        Assert.InRange(second, 16, 48);
    }

    [Fact]
    public void A_pair_that_has_one_is_not_proposed_again()
    {
        using var run = Two(_sure).Start();
        for (int step = 0; step < 5; step++) run.Do(new Diplomacy(), step);
        Assert.Equal(1, run.World.Events.Count);
    }

    [Fact]
    public void At_rate_0_nobody_proposes_and_a_lone_nation_has_nobody_to_ask()
    {
        using var never = Two(_sure with { AgreementProposalRate = 0 }).Start();
        Assert.Equal(0, never.Do(new Diplomacy()).World.Events.Count);
        var small = new SmallWorld { Parameters = _sure };
        small.City(small.Nation());
        using var lone = small.Start();
        Assert.Equal(0, lone.Do(new Diplomacy()).World.Events.Count);
    }

    [Fact]
    public void Partners_are_drawn_in_proportion_to_what_they_contribute_to_access()
    {
        var small = new SmallWorld { Parameters = _sure, Distance = (n, m) => 500 * (1 + n + m) };
        foreach (double people in (double[])[10e6, 20e6, 60e6, 5e6, 30e6]) small.Nation(people, veto: 100);
        small.Agreement(0, 4);
        using var run = small.Start();
        for (int step = 0; step < 200; step++) run.Do(new Diplomacy(), step);
        int[] drawn = new int[5];
        for (int e = 0; e < run.World.Events.Count; e++)
            if (run.World.Events.Subject[e] == 0) drawn[run.World.Events.Other[e]]++;
        double[] pull =
            [.. Enumerable.Range(0, 5).Select(m => m is 0 or 4 ? 0 : run.World.Pairs.Friction[run.World.Pairs[0, m]] * run.World.Nations.Supply[m])];

        // 25 proposals a step.
        int all = drawn.Sum();
        Assert.InRange(all, 5000 - 4 * 71, 5000 + 4 * 71);
        for (int m = 0; m < 5; m++)
        {
            double expected = all * pull[m] / pull.Sum();
            Assert.InRange(drawn[m], expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
        }
        Assert.Equal((0, 0), (drawn[0], drawn[4]));
    }

    [Fact]
    public void The_dead_neither_propose_nor_are_asked()
    {
        var small = new SmallWorld { Parameters = _sure };
        for (int n = 0; n < 3; n++) small.Nation(veto: 0);
        using var run = small.Start();
        run.World.Nations.Alive[2] = 0;
        run.Do(new Diplomacy());
        Assert.Equal((1, 0, 0), (Bound(run.World, 0, 1), Bound(run.World, 0, 2), Bound(run.World, 1, 2)));
    }

    [Fact]
    public void An_agreement_lowers_the_cost_of_trade_and_raises_governance()
    {
        using var run = Two(_sure).Start();
        Assert.Equal(0, run.World.Globe.Governance[0]);
        double before = run.World.Pairs.Friction[run.World.Pairs[0, 1]];
        run.Do(new Diplomacy()).Do(new Gravity());
        Assert.Equal(1, run.World.Globe.Governance[0], 1e-15);
        Assert.Equal(Math.Exp(run.World.Parameters.TradeAgreementEffect), run.World.Pairs.Friction[run.World.Pairs[0, 1]] / before, 1e-9);
    }

    [Theory]
    [InlineData(StepLength.Month)]
    [InlineData(StepLength.Year)]
    public void Proposals_come_as_often_in_steps_of_any_length(StepLength length)
    {
        var small = new SmallWorld { Parameters = _sure with { AgreementProposalRate = 2 }, Step = length };
        for (int n = 0; n < 4; n++) small.Nation(veto: 100);
        using var run = small.Start();
        int steps = 100 * 12 / (int)length;
        for (int step = 0; step < steps; step++) run.Do(new Diplomacy(), step);
        Assert.InRange(run.World.Events.Count, 800 - 4 * 28, 800 + 4 * 28);
    }

    private static int Bound(World world, int nation, int other) => world.Pairs.TradeAgreement[world.Pairs[nation, other]];

    private static SmallWorld Two(Parameters parameters, double veto = 0, double vetoOfOther = 0)
    {
        var small = new SmallWorld { Parameters = parameters };
        small.City(small.Nation(veto: veto));
        small.City(small.Nation(veto: vetoOfOther));
        return small;
    }
}
