using System.Text.Json;
using Polis.Model;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Explaining;

public class ExplainingTests
{
    [Fact]
    public void Terms_without_which_the_same_draw_would_have_chosen_another_option_are_told_the_largest_first()
    {
        // Utilities: comply -0.02, voice -0.007, defy -0.019; the draw of 0.49 falls into the middle of voice. Without its influence, voice would not be the
        // likeliest any more, but the same draw would still fall into it.
        var change = WhatWouldChange.Of(SmallDecisions.Stance(0, 2015, 0, DecisionOption.Voice))!;
        Assert.Equal(
            [(DecisionOption.Comply, DecisionTerm.PolicyLoss, DecisionOption.Comply), (DecisionOption.Defy, DecisionTerm.HarmFeared, DecisionOption.Defy)],
            change.Without.Select(without => (without.Option, without.Term, without.ByDraw)));
        Assert.Equal(Chance(0, 0, -0.007, -0.019), change.Without[0].ByDrawProbability, 1e-12);
        Assert.Equal(Chance(0.001, -0.02, -0.007, 0.001), change.Without[1].ByDrawProbability, 1e-12);
        Assert.Equal(Chance(-0.007, -0.02, -0.007, 0.001), change.Without[1].ChosenProbability, 1e-12);
    }

    /// <summary>All terms are moved in small steps until the draw falls elsewhere; the one that has to move least for its size is the closest change.</summary>
    [Theory]
    [InlineData(DecisionOption.Comply, 0.2)]
    [InlineData(DecisionOption.Comply, 0.9)]
    [InlineData(DecisionOption.Voice, 0.03)]
    [InlineData(DecisionOption.Voice, 0.5)]
    [InlineData(DecisionOption.Voice, 0.97)]
    [InlineData(DecisionOption.Defy, 0.1)]
    [InlineData(DecisionOption.Defy, 0.8)]
    public void The_closest_change_is_the_least_with_which_the_same_draw_would_have_chosen_another_option(DecisionOption chosen, double within)
    {
        var decision = SmallDecisions.Stance(0, 2015, 0, chosen);
        decision = decision with { Draw = decision.Draw + (within - 0.5) * decision.Choice.Probability };
        var (least, option, term, instead) = (double.PositiveInfinity, -1, -1, -1);
        for (int o = 0; o < decision.Options.Count; o++)
        {
            for (int t = 0; t < decision.Options[o].Terms.Count; t++)
            {
                if (decision.Options[o].Terms[t].Value == 0) continue;
                foreach (int sign in (int[])[-1, 1])
                {
                    // A term does not change its sign.
                    for (double share = 0.0005; share < (sign < 0 ? 1 : 20) && share < least; share += 0.0005)
                    {
                        int now = Chosen(decision, o, decision.Options[o].Terms[t].Value * sign * share);
                        if (now == decision.Chosen) continue;
                        (least, option, term, instead) = (share, o, t, now);
                        break;
                    }
                }
            }
        }
        var closest = WhatWouldChange.Of(decision)!.Closest!;
        Assert.Equal((decision.Options[option].Option, decision.Options[option].Terms[term].Term, decision.Options[instead].Option),
            (closest.Option, closest.Term, closest.Instead));
        Assert.Equal(least, Math.Abs(closest.Needed / closest.Value - 1), 0.0006);

        static int Chosen(Decision decision, int option, double shift)
        {
            double[] utilities = [.. decision.Options.Select((each, o) => each.Utility + (o == option ? shift : 0))];
            double before = 0, sum = utilities.Sum(utility => Math.Exp(100 * utility));
            for (int o = 0; o < utilities.Length; o++)
                if (decision.Draw < (before += Math.Exp(100 * utilities[o]) / sum)) return o;
            return utilities.Length - 1;
        }
    }

    [Fact]
    public void A_city_whose_government_has_settled_would_have_chosen_by_its_draw_what_it_cannot()
    {
        WeighedOption[] options =
        [
            new(DecisionOption.Comply, 0, 0.5, [new(DecisionTerm.PolicyLoss, 0)]), new(DecisionOption.Voice, 0, 0.5, [new(DecisionTerm.VoiceCost, 0)]),
            new(DecisionOption.Defy, double.NegativeInfinity, 0, [new(DecisionTerm.PositionTaking, 0.05), new(DecisionTerm.Settled, double.NegativeInfinity)]),
        ];
        var stance = SmallDecisions.Stance(0, 2015, 0, DecisionOption.Voice) with { Options = options, Draw = 0.9 };
        var change = WhatWouldChange.Of(stance)!;
        Assert.Equal((DecisionTerm.Settled, DecisionOption.Defy), Assert.Single(change.Without.Select(without => (without.Term, without.ByDraw))));
        Assert.Equal(DecisionOption.Comply, change.Rival);
    }

    [Fact]
    public void The_chance_of_a_bid_without_a_term_follows_from_the_highest_hazard_that_its_movement_allows()
    {
        var start = SmallDecisions.Start(0, 2015, 0, chance: 0.01);
        var change = WhatWouldChange.Of(start)!;
        Assert.Null(change.Closest);
        Assert.True(change.OfRate);
        Assert.Equal([DecisionTerm.Conflict, DecisionTerm.Policy], change.Without.Select(without => without.Term));
        Assert.Equal(1 - Math.Exp(-start.Value!.Value / (1 + Math.Exp(-30 * 0.03))), change.Without[0].ChosenProbability, 1e-12);
        Assert.Equal(1 - Math.Exp(-start.Value!.Value / (1 + Math.Exp(30 * 0.05))), change.Without[1].ChosenProbability, 1e-12);
    }

    [Fact]
    public void Without_distance_or_grievance_a_bid_has_neither_the_term_nor_the_movement_that_they_make()
    {
        // The movement is Λ((0.52 + 0.08 - 0.5) / 0.05) = Λ(2); without distance Λ(-8.4), without grievance Λ(0.4).
        var start = SmallDecisions.Start(0, 2015, 0);
        start = start with
        {
            Options = [start.Options[0] with
            {
                Terms = [new(DecisionTerm.Trade, -0.1), new(DecisionTerm.Identity, 0.078), new(DecisionTerm.Grievance, 0.002)],
            }, start.Options[1]],
        };
        var change = WhatWouldChange.Of(start)!;
        Assert.Equal([(DecisionTerm.Identity, 0.52), (DecisionTerm.Trade, 0), (DecisionTerm.Grievance, 0.08)],
            change.Without.Select(without => (without.Term, without.OfMovement)));
        double sure = start.Value!.Value * (1 + Math.Exp(-2));
        Assert.Equal(Chance(sure / (1 + Math.Exp(8.4)), -0.098), change.Without[0].ChosenProbability, 1e-12);
        Assert.Equal(Chance(start.Value!.Value, 0.08), change.Without[1].ChosenProbability, 1e-12);
        Assert.Equal(Chance(sure / (1 + Math.Exp(-0.4)), -0.022), change.Without[2].ChosenProbability, 1e-12);
        // Where identity is worth nothing, distance still makes the movement.
        var worthless = start with
        {
            Options = [start.Options[0] with { Terms = [new(DecisionTerm.Trade, -0.02), new(DecisionTerm.Identity, 0)] }, start.Options[1]],
        };
        Assert.Equal(Chance(sure / (1 + Math.Exp(8.4)), -0.02),
            WhatWouldChange.Of(worthless)!.Without.Single(without => without.Term == DecisionTerm.Identity).ChosenProbability, 1e-12);

        static double Chance(double highest, double benefit) => 1 - Math.Exp(-highest / (1 + Math.Exp(-30 * benefit)));
    }

    [Fact]
    public void A_city_that_was_asked_to_join_has_no_movement_to_lose()
    {
        Assert.Null(Movement.Of(SmallDecisions.Join(0, 2015, 0, DecisionOption.Join, 1)));
        Assert.Null(Movement.Of(SmallDecisions.Start(0, 2015, 0) with { Facts = [] }));
        Assert.All(WhatWouldChange.Of(SmallDecisions.Join(0, 2015, 0, DecisionOption.Join, 1))!.Without, without => Assert.Equal(0, without.OfMovement));
    }

    [Fact]
    public void Json_tells_the_movement_of_a_bid_and_what_is_away_from_it_with_a_term()
    {
        var start = SmallDecisions.Start(0, 2015, 0);
        start = start with
        {
            Options = [start.Options[0] with { Terms = [new(DecisionTerm.Trade, -0.1), new(DecisionTerm.Identity, 0.08)] }, start.Options[1]],
        };
        var told = ExplainedDecision.Of(start, new Conflicts([], []));
        Assert.Equal((0.52, 0.08, 0.5, 0.05, 0.25), (told.Movement!.CulturalDistance, told.Movement.Grievance, told.Movement.MovementDistance,
            told.Movement.MovementSpread, told.Movement.LandShare));
        Assert.Equal(1 / (1 + Math.Exp(-2)), told.Movement.Probability, 1e-12);
        Assert.Equal([("identity", 0.52), ("trade", null)], told.WouldChange!.Without.Select(without => (without.Term, without.OfMovement)));
        Assert.Null(ExplainedDecision.Of(SmallDecisions.Join(0, 2015, 0, DecisionOption.Join, 1), new Conflicts([], [])).Movement);
    }

    [Fact]
    public void A_vote_without_a_term_follows_from_the_same_mood()
    {
        var vote = new Decision(
            0, 2015, DecisionKind.Referendum, 1, "City 1", "AAA", null, null, 0, 1, 0.9, 20, 0.6,
            [new(DecisionOption.Remain, 0, 0.5, []), new(DecisionOption.Leave, 0.05, 0.5, [new(DecisionTerm.Identity, 0.10), new(DecisionTerm.Trade, -0.05)])]);
        var change = WhatWouldChange.Of(vote)!;
        Assert.Equal((DecisionTerm.Identity, DecisionOption.Remain), Assert.Single(change.Without.Select(without => (without.Term, without.ByDraw))));
        Assert.Equal(0.9772498680518208, change.Without[0].ByDrawProbability, 1e-12);

        // Φ(1.2816) = 0.9: with a mood as good as that, leaving may be worth 1.2816 / 20 less.
        Assert.Equal((DecisionTerm.Identity, DecisionOption.Remain), (change.Closest!.Term, change.Closest.Instead));
        Assert.Equal(0.10 - 1.2815515655446004 / 20, change.Closest.Needed, 1e-9);
    }

    [Fact]
    public void Without_a_rule_nothing_is_told_to_change_a_choice()
    {
        Assert.Null(WhatWouldChange.Of(SmallDecisions.Stance(0, 2015, 0, DecisionOption.Defy) with { Precision = null }));
        Assert.Null(WhatWouldChange.Of(SmallDecisions.Stance(0, 2015, 0, DecisionOption.Defy) with { Precision = 0 }));
    }

    [Fact]
    public void Of_a_choice_at_a_rate_it_says_what_the_chance_would_have_been_and_news_of_the_day_comes_first()
    {
        var change = WhatWouldChange.Of(SmallDecisions.Membership(highest: 0.2, wish: -1, news: 0.3))!;
        Assert.True(change.OfRate);
        Assert.Null(change.Closest);
        Assert.Equal([DecisionTerm.NewsWave, DecisionTerm.Base, DecisionTerm.Peers], change.Without.Select(without => without.Term));
        double own = 0.2 / (1 + Math.E);
        Assert.Equal(0.3, change.Without[0].Value, 1e-12);
        Assert.Equal(1 - Math.Exp(-own), change.Without[0].ChosenProbability, 1e-12);
        Assert.Equal(1 - Math.Exp(-(0.2 / (1 + Math.Exp(-1)) + 0.3)), change.Without[1].ChosenProbability, 1e-12);
        Assert.DoesNotContain(
            DecisionTerm.NewsWave, WhatWouldChange.Of(SmallDecisions.Membership(highest: 0.2, wish: -1, news: 0))!.Without.Select(without => without.Term));
    }

    [Fact]
    public void A_term_that_is_infinite_is_left_out_of_the_sum_and_never_gives_a_number_that_is_none()
    {
        var contest = new Decision(
            0, 2015, DecisionKind.Contest, 1, "City 1", "AAA", null, null, 0, 1, 0.5, 1, null,
            [
                new(DecisionOption.Independence, double.NegativeInfinity, 0,
                    [new(DecisionTerm.OutputShare, -1), new(DecisionTerm.Resolve, double.NegativeInfinity)]),
                new(DecisionOption.Suppression, -2, 1, [new(DecisionTerm.Force, -2)]),
            ]);
        var change = WhatWouldChange.Of(contest)!;
        Assert.Equal((DecisionTerm.Resolve, DecisionOption.Independence), Assert.Single(change.Without.Select(without => (without.Term, without.ByDraw))));
        Assert.Null(change.Closest);
        string json = new Explanation("bid 0", "bid", "folder", 0, "recorded", 1, null, [ExplainedDecision.Of(contest, new Conflicts([], []))], []).ToJson();
        var option = JsonDocument.Parse(json).RootElement.GetProperty("decisions")[0].GetProperty("options")[0];
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null), (option.GetProperty("utility").ValueKind, option.GetProperty("terms").GetProperty("resolve").ValueKind));
    }

    [Fact]
    public void A_chain_holds_what_belongs_to_its_subject()
    {
        Decision[] all =
        [
            SmallDecisions.Stance(0, 2015, 0, DecisionOption.Defy), SmallDecisions.Answer(1, 2015.25, 0, DecisionOption.Tolerate),
            SmallDecisions.Answer(2, 2015.5, 0, DecisionOption.Sanction), SmallDecisions.Stance(3, 2015.5, 1, DecisionOption.Defy, city: 2),
            SmallDecisions.Start(4, 2016, 0), SmallDecisions.Join(5, 2016, 0, DecisionOption.Join, city: 2),
            SmallDecisions.Join(6, 2016, 0, DecisionOption.Stay, city: 3), SmallDecisions.Decided(7, 2016.5, 0, DecisionOption.Repression),
            SmallDecisions.Answer(8, 2016.5, 2, DecisionOption.Concede), SmallDecisions.Start(9, 2016.5, null, city: 3),
        ];
        var bid = new BidFact(0, 1, "City 1", "AAA", [1, 2], 2016, 2016.5, "suppressed", null, []);
        var conflicts = new Conflicts([new(0, 1, "City 1", "AAA", "trade", 2015, null, "open", 2)], [bid]);
        Assert.Equal([0, 1, 2, 4, 7, 8], Held(Chain.OfCity(conflicts, 1, "City 1, AAA")));
        Assert.Equal([3, 5, 7], Held(Chain.OfCity(conflicts, 2, "City 2, AAA")));
        Assert.Equal([6, 9], Held(Chain.OfCity(conflicts, 3, "City 3, AAA")));
        Assert.Equal([1, 2, 4, 5, 7, 8, 9], Held(Chain.OfNation(conflicts, "AAA")));
        Assert.Empty(Held(Chain.OfNation(conflicts, "BBB")));
        Assert.Equal([0, 1, 2], Held(Chain.OfClash(conflicts.Clashes[0])));
        Assert.Empty(Chain.OfClash(conflicts.Clashes[0]).Notes([all[0], all[1]], conflicts));
        Assert.StartsWith("City 1 against AAA over trade", Assert.Single(Chain.OfClash(conflicts.Clashes[0]).Notes([all[1]], conflicts)),
            StringComparison.Ordinal);
        Assert.EndsWith("An intervention of the scenario began it, no decision; nor did one follow.", Assert.Single(Chain.OfBid(bid).Notes([], conflicts)),
            StringComparison.Ordinal);
        Assert.Empty(Chain.OfBid(bid).Notes([all[4]], conflicts));
        Assert.Equal([2, 4, 5, 6, 7], Held(Chain.OfBid(bid)));

        IEnumerable<int> Held(Chain chain) => all.Where(chain.Holds).Select(decision => decision.Number);
    }

    [Fact]
    public void Independence_is_told_first_then_bids_then_the_clash_with_most_answers_each_of_another_city()
    {
        using var folder = new SmallFolder();
        folder.With(
            RunTable.Bids, ("city", (long[])[1, 2, 3]), ("name", (string[])["A", "B", "C"]),
            ("memberIds", (string[])["1", "2 1", "3"]), ("outcome", (string[])["autonomy", "suppressed", "independence"]),
            ("ended", (double?[])[2016, 2017, 2018]));
        folder.With(RunTable.Clashes, ("city", (long[])[3, 4, 4]), ("name", (string[])["C", "D", "D"]), ("responses", (string[])["a b c d", "a", "a b"]));
        using (var names = new NameStore())
        {
            var table = new DecisionTable(names);
            using var file = new ParquetTableFile(folder.Path, table);
            Decision[] joined = [.. Enumerable.Range(10, 12).Select(number => SmallDecisions.Join(number, 2015, 1, DecisionOption.Join, 20 + number))];
            table.Add(0, [SmallDecisions.Start(0, 2015, 1, city: 2), .. joined, SmallDecisions.Join(30, 2015, 1, DecisionOption.Stay, 50),
                SmallDecisions.Start(31, 2015, 2, city: 3), SmallDecisions.Stance(32, 2015, 2, DecisionOption.Defy, city: 4)]);
            file.Append(table);
            file.Close();
        }
        var stories = NotableStories.Of(folder.Open(), 0, 3);
        Assert.Equal(["--bid 2", "--bid 1", "--clash 2"], stories.Select(story => story.Option));
        Assert.Equal((NotableStories.MostDecisions, 14 - NotableStories.MostDecisions), (stories[1].Decisions.Count, stories[1].LeftOut));
        Assert.Equal("B and 1 other against AAA, Jan 2015 to Jan 2017, ended: suppressed", stories[1].Title);
    }

    private static double Chance(double own, params double[] utilities) => Math.Exp(100 * own) / utilities.Sum(utility => Math.Exp(100 * utility));
}
