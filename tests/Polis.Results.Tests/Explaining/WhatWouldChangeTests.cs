using Polis.Model;
using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>What would have changed a choice, for rules of chance and bounds that a hand can follow.</summary>
public class WhatWouldChangeTests
{
    [Fact]
    public void By_a_draw_in_the_middle_the_rivals_term_must_rise_by_the_gap_and_the_chosen_ones_fall()
    {
        // Of two options the same draw of 0.5 chooses the one that is worth more.
        double likely = 1 / (1 + Math.Exp(-100 * 0.03));
        var closest = Closest([new(DecisionOption.Tolerate, 0, likely, []),
            new(DecisionOption.Concede, -0.03, 1 - likely, [new(DecisionTerm.PolicyLoss, -0.06), new(DecisionTerm.EconomicGain, 0.03)])]);
        Assert.Equal((DecisionOption.Concede, DecisionTerm.PolicyLoss, -0.06), (closest.Option, closest.Term, closest.Value));
        Assert.Equal(-0.03, closest.Needed, 1e-12);
        closest = Closest([new(DecisionOption.Tolerate, 0.02, likely, [new(DecisionTerm.EconomicGain, 0.04), new(DecisionTerm.PolicyLoss, -0.02)]),
            new(DecisionOption.Concede, -0.01, 1 - likely, [])]);
        Assert.Equal(
            (DecisionOption.Tolerate, DecisionTerm.EconomicGain, DecisionOption.Concede), (closest.Option, closest.Term, closest.Instead));
        Assert.Equal(0.01, closest.Needed, 1e-12);

        static ClosestChange Closest(WeighedOption[] options) => WhatWouldChange.Of(Choice(options))!.Closest!;
    }

    [Fact]
    public void The_rival_is_the_likeliest_beside_the_chosen_one_also_where_the_chosen_one_was_unlikely()
    {
        WeighedOption[] options = [new(DecisionOption.Tolerate, 0, 0.2, []), new(DecisionOption.Concede, 0, 0.5, []), new(DecisionOption.Sanction, 0, 0.3, [])];
        Assert.Equal(DecisionOption.Concede, WhatWouldChange.Of(Choice(options))!.Rival);
        Assert.Equal(DecisionOption.Sanction, WhatWouldChange.Of(Choice(options) with { Chosen = 1 })!.Rival);
        Assert.Equal(DecisionOption.Concede, WhatWouldChange.Of(Choice(options) with { Chosen = 2 })!.Rival);
        Assert.Equal(DecisionOption.Tolerate, WhatWouldChange.Of(
            Choice([new(DecisionOption.Tolerate, 0, 0.25, []), new(DecisionOption.Concede, 0, 0.25, []), new(DecisionOption.Sanction, 0, 0.5, [])]) with
            {
                Chosen = 2
            })!.Rival);
    }

    [Fact]
    public void A_term_of_0_is_not_told_and_one_without_which_the_same_draw_chooses_the_same_neither()
    {
        var change = WhatWouldChange.Of(
            Choice([new(DecisionOption.Tolerate, 0.02, 0.88, [new(DecisionTerm.Contagion, 0), new(DecisionTerm.Cost, 0.001),
                new(DecisionTerm.CitySize, 0.019)]), new(DecisionOption.Concede, 0.005, 0.12, [new(DecisionTerm.Autocracy, 0.005)])]))!;
        Assert.Equal([DecisionTerm.CitySize], change.Without.Select(term => term.Term));
        Assert.Equal((DecisionOption.Concede, DecisionOption.Concede), (change.Without[0].ByDraw, change.Without[0].Likeliest));
        Assert.Equal(1 / (1 + Math.Exp(-0.4)), change.Without[0].Probability, 1e-12);
        Assert.Equal(1 - change.Without[0].Probability, change.Without[0].ChosenProbability, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void Without_a_precision_nothing_is_told(double precision) =>
        Assert.Null(
            WhatWouldChange.Of(Choice([new(DecisionOption.Tolerate, 0, 0.5, []), new(DecisionOption.Concede, 0, 0.5, [])]) with { Precision = precision }));

    [Fact]
    public void A_choice_without_another_option_has_nothing_to_change_and_one_of_two_has() =>
        Assert.Equal((true, false),
            (WhatWouldChange.Of(Choice([new(DecisionOption.Tolerate, 0, 1, [])])) is null,
                WhatWouldChange.Of(Choice([new(DecisionOption.Tolerate, 0, 0.5, []), new(DecisionOption.Concede, 0, 0.5, [])])) is null));

    [Fact]
    public void A_vote_is_even_where_the_utility_of_leaving_is_moved_by_the_quantile_of_its_chance()
    {
        // Φ(1) = 0.841…: at a precision of 20 leaving is worth 1/20 too much.
        var vote = SmallDecisions.Chosen(DecisionKind.Referendum, DecisionOption.Leave) with
        {
            Precision = 20,
            Chosen = 1,
            Options = [new(DecisionOption.Remain, 0, 1 - 0.8413447460685429, []),
                new(DecisionOption.Leave, 0.05, 0.8413447460685429, [new(DecisionTerm.Identity, 0.10), new(DecisionTerm.Trade, -0.05)])],
        };
        var change = WhatWouldChange.Of(vote)!;
        Assert.False(change.OfRate);
        Assert.Equal(DecisionTerm.Identity, change.Closest!.Term);
        Assert.Equal(0.05, change.Closest.Needed, 1e-9);

        // Without identity: Φ(1 - 2).
        Assert.Equal((DecisionTerm.Identity, DecisionOption.Remain), Assert.Single(change.Without.Select(term => (term.Term, term.Likeliest))));
        Assert.Equal(0.8413447460685429, change.Without[0].Probability, 1e-9);
        Assert.Equal(1 - 0.8413447460685429, change.Without[0].ChosenProbability, 1e-9);
    }

    [Fact]
    public void Without_news_a_city_that_wished_it_would_still_likely_have_joined()
    {
        double own = 3 / (1 + Math.Exp(-2));
        var eager = WhatWouldChange.Of(SmallDecisions.Membership(highest: 3, wish: 2, news: 0.3))!.Without[0];
        Assert.Equal((DecisionTerm.NewsWave, DecisionOption.Join), (eager.Term, eager.Likeliest));
        Assert.Equal(1 - Math.Exp(-own), eager.Probability, 1e-12);
        Assert.Equal(eager.Probability, eager.ChosenProbability);
        var reluctant = WhatWouldChange.Of(SmallDecisions.Membership(highest: 0.2, wish: -1, news: 0.3))!.Without[0];
        Assert.Equal(DecisionOption.Stay, reluctant.Likeliest);
        Assert.Equal(1 - reluctant.ChosenProbability, reluctant.Probability, 1e-12);
    }

    /// <summary>An answer with a precision of 100, the first option chosen.</summary>
    private static Decision Choice(WeighedOption[] options) =>
        SmallDecisions.Chosen(DecisionKind.Response, DecisionOption.Tolerate) with { Precision = 100, Options = options };
}
