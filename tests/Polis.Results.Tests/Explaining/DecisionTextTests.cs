using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

public class DecisionTextTests
{
    [Theory]
    [InlineData(DecisionKind.Stance, DecisionOption.Defy, "Bern turned to defy CHE in trade")]
    [InlineData(DecisionKind.Stance, DecisionOption.Voice, "Bern turned from defying CHE in trade to speaking up")]
    [InlineData(DecisionKind.Stance, DecisionOption.Comply, "Bern stopped defying CHE in trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Tolerate, "CHE tolerated Bern's defiance in trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Concede, "CHE conceded to Bern and moved its policy of trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Devolve, "CHE gave Bern autonomy in trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Preempt, "CHE made a law against Bern's defiance in trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Sanction, "CHE took money from Bern for its defiance in trade")]
    [InlineData(DecisionKind.Response, DecisionOption.Coerce, "CHE used force against Bern over trade")]
    [InlineData(DecisionKind.BidStart, DecisionOption.Bid, "Bern began a bid for independence from CHE")]
    [InlineData(DecisionKind.BidJoin, DecisionOption.Join, "Bern joined the bid")]
    [InlineData(DecisionKind.BidJoin, DecisionOption.Stay, "Bern stayed out of the bid")]
    [InlineData(DecisionKind.BidDecision, DecisionOption.Referendum, "CHE let the people vote on Bern's bid")]
    [InlineData(DecisionKind.BidDecision, DecisionOption.AutonomyOffer, "CHE offered autonomy in place of Bern's bid")]
    [InlineData(DecisionKind.BidDecision, DecisionOption.Repression, "CHE repressed Bern's bid")]
    [InlineData(DecisionKind.Referendum, DecisionOption.Leave, "The vote on Bern's bid was for leaving CHE")]
    [InlineData(DecisionKind.Referendum, DecisionOption.Remain, "The vote on Bern's bid was for remaining in CHE")]
    [InlineData(DecisionKind.Contest, DecisionOption.Independence, "Bern's bid won against CHE's repression")]
    [InlineData(DecisionKind.Contest, DecisionOption.Suppression, "Bern's bid was suppressed")]
    [InlineData(DecisionKind.Agreement, DecisionOption.Accept, "CHE accepted a trade agreement with FRA")]
    [InlineData(DecisionKind.Agreement, DecisionOption.Decline, "CHE declined a trade agreement with FRA")]
    [InlineData(DecisionKind.AllianceJoin, DecisionOption.Stay, "CHE meant to join FRA, but joined the other side first")]
    [InlineData(DecisionKind.AllianceJoin, DecisionOption.Join, "CHE joined FRA")]
    [InlineData(DecisionKind.AccordJoin, DecisionOption.Join, "CHE joined FRA")]
    [InlineData(DecisionKind.AccordWithdrawal, DecisionOption.Leave, "CHE withdrew from FRA")]
    [InlineData(DecisionKind.AllianceWithdrawal, DecisionOption.Leave, "CHE withdrew from FRA")]
    [InlineData(DecisionKind.Recognition, DecisionOption.Recognise, "CHE recognised FRA")]
    [InlineData(DecisionKind.NetworkJoin, DecisionOption.Join, "Bern joined FRA")]
    [InlineData(DecisionKind.NetworkLeave, DecisionOption.Leave, "Bern left FRA")]
    public void A_decision_is_a_sentence(DecisionKind kind, DecisionOption choice, string sentence) =>
        Assert.Equal(sentence, DecisionText.Sentence(SmallDecisions.Chosen(kind, choice)));

    [Fact]
    public void A_stance_is_taken_by_the_draw_of_its_government_and_other_choices_by_one_of_the_day()
    {
        var stance = SmallDecisions.Stance(0, 2020, 3, DecisionOption.Voice);
        Assert.Equal("voice: 63.5 % likely, the likeliest of 3; chosen by the draw of its government, in office since the start: 0.491",
            DecisionText.HowChosen(stance, StepLength.Quarter));
        Assert.Equal("voice: 63.5 % likely, the likeliest of 3; chosen by the draw that its government took office with in Apr 2019: 0.491",
            DecisionText.HowChosen(stance with { Value = 2019.25 }, StepLength.Quarter));
        var forced = stance with { Value = 2019.25, Facts = [new(DecisionFact.PutInByForce, 1)] };
        Assert.Equal("voice: 63.5 % likely, the likeliest of 3; chosen by the draw that the government put in by force in Apr 2019 took office with: 0.491",
            DecisionText.HowChosen(forced, StepLength.Quarter));
        Assert.Equal((true, false), (ExplainedDecision.Of(forced, new Conflicts([], [])).PutInByForce,
            ExplainedDecision.Of(stance, new Conflicts([], [])).PutInByForce));
    }

    [Fact]
    public void The_start_of_a_bid_is_as_likely_in_a_step_and_in_a_year_as_its_rate_makes_it()
    {
        var start = SmallDecisions.Start(0, 2020, 0);
        // 1 - 0.99^4 = 0.0394, 1 - 0.99^12 = 0.1136.
        Assert.Equal("bid: 1.0 % in this quarter (3.9 % a year), 2nd of 2; the draw was 0.005", DecisionText.HowChosen(start, StepLength.Quarter));
        Assert.Equal("1.0 % in this month (11.4 % a year)", DecisionText.HowLikely(start, StepLength.Month));
        Assert.Equal("1.0 % in this year", DecisionText.HowLikely(start, StepLength.Year));
        Assert.Equal("63.5 %", DecisionText.HowLikely(SmallDecisions.Stance(0, 2020, 3, DecisionOption.Voice), StepLength.Quarter));
    }

    [Fact]
    public void An_answer_says_what_its_government_leans_to()
    {
        WeighedOption[] options =
        [
            new(DecisionOption.Tolerate, 0, 0.5, [new(DecisionTerm.Leaning, 0.004)]), new(DecisionOption.Concede, 0, 0.3, [new(DecisionTerm.Leaning, -0.002)]),
            new(DecisionOption.Coerce, 0, 0.2, [new(DecisionTerm.Cost, -0.001), new(DecisionTerm.Leaning, 0.001)]),
        ];
        var answer = SmallDecisions.Chosen(DecisionKind.Response, DecisionOption.Tolerate) with { Options = options, Value = 2018 };
        Assert.Equal("the government of CHE, in office since Jan 2018, leans to it, compared with the other answers, by 0.45 %", DecisionText.Leaning(answer));
        Assert.Equal("the government of CHE, in office since the start, leans against it, compared with the other answers, by 0.45 %",
            DecisionText.Leaning(answer with { Chosen = 1, Value = null }));
        var even = options.Select(option => option with { Terms = [new(DecisionTerm.Leaning, 0)] }).ToList();
        Assert.EndsWith("hardly leans to or against it", DecisionText.Leaning(answer with { Options = even }), StringComparison.Ordinal);
        Assert.Null(DecisionText.Leaning(SmallDecisions.Start(0, 2020, 0)));
    }

    [Fact]
    public void A_bid_says_what_its_movement_allows_and_what_sets_the_city_apart()
    {
        var start = SmallDecisions.Start(0, 2020, 0) with { Value = 0.012 };
        Assert.Equal("its movement is 88.1 % likely: cultural distance 0.52 and grievance 0.08, against 0.50, at which one is as likely as not",
            DecisionText.MovementOf(start));
        // 0.012 / (0.881 · 0.25) = 0.0545.
        Assert.Equal("it has 25.0 % of the people of its land's cities; so its hazard is at most 1.2 % a step, however much leaving is worth: "
            + "bidHazard (5.4 % a step) times both", DecisionText.Limit(start));
        var stance = SmallDecisions.Stance(0, 2020, 0, DecisionOption.Defy);
        Assert.Equal((null, null), (DecisionText.MovementOf(stance), DecisionText.Limit(stance)));
        var bid = new BidFact(0, 1, "Bern", "CHE", [1], 2020, null, "open", null,
            [new(DecisionTerm.Policy, 0.01, 0.01), new(DecisionTerm.Trade, -0.05, -0.03), new(DecisionTerm.Identity, 0.07, 0.02)]);
        Assert.Equal([DecisionTerm.Identity, DecisionTerm.Trade, DecisionTerm.Policy], bid.ApartFromRivals.Select(term => term.Term));
        Assert.Equal("identity +5.00 (+7.00 against +2.00), trade -2.00 (-5.00 against -3.00)", DecisionText.Apart(bid.ApartFromRivals.Take(2)));
    }

    [Fact]
    public void What_is_away_from_the_movement_of_a_bid_too_is_told_with_the_term()
    {
        Assert.Equal("if bid had no term identity (+7.80) and its movement no cultural distance (0.52)", IfAbsent(DecisionTerm.Identity, 0.078, 0.52));
        Assert.Equal("if bid had no term grievance (+0.20) and its movement no grievance (0.08)", IfAbsent(DecisionTerm.Grievance, 0.002, 0.08));
        Assert.Equal("if bid had no term trade (-5.00)", IfAbsent(DecisionTerm.Trade, -0.05, 0));
        Assert.Equal("without news of the day", IfAbsent(DecisionTerm.NewsWave, 0.1, 0));

        static string IfAbsent(DecisionTerm term, double value, double ofMovement) => DecisionText.IfAbsent(
            new WithoutTerm(DecisionOption.Bid, term, value, DecisionOption.Stay, 1, DecisionOption.Stay, 1, 0, ofMovement), UtilityUnit.Income);
    }

    [Fact]
    public void A_vote_tells_its_share_and_a_bid_that_came_too_late_that_it_did()
    {
        Assert.Equal("The vote on Bern's bid was for leaving CHE, with 61.5 % for it",
            DecisionText.Sentence(SmallDecisions.Chosen(DecisionKind.Referendum, DecisionOption.Leave) with { Value = 0.615 }));
        Assert.Equal(
            "Bern meant to leave CHE, but another bid came first",
            DecisionText.Sentence(SmallDecisions.Chosen(DecisionKind.BidStart, DecisionOption.Bid) with { Reference = null }));
    }

    [Theory]
    [InlineData(UtilityUnit.Income, 0.0125, "+1.25")]
    [InlineData(UtilityUnit.Income, -0.5, "-50.00")]
    [InlineData(UtilityUnit.Income, double.NegativeInfinity, "-∞")]
    [InlineData(UtilityUnit.Income, 0.00004, "0.00")]
    [InlineData(UtilityUnit.Income, -0.00004, "0.00")]
    [InlineData(UtilityUnit.Income, 0, "0.00")]
    [InlineData(UtilityUnit.Score, -1.5, "-1.50")]
    [InlineData(UtilityUnit.Factor, 0, "×1")]
    [InlineData(UtilityUnit.Factor, -0.916290731874155, "×0.4")]
    public void An_amount_is_in_percent_of_income_a_score_or_a_factor(UtilityUnit unit, double value, string text) =>
        Assert.Equal(text, DecisionText.Amount(unit, value));

    [Theory]
    [InlineData(DecisionKind.Stance, UtilityUnit.Income)]
    [InlineData(DecisionKind.BidStart, UtilityUnit.Income)]
    [InlineData(DecisionKind.Agreement, UtilityUnit.Income)]
    [InlineData(DecisionKind.Contest, UtilityUnit.Factor)]
    [InlineData(DecisionKind.AccordJoin, UtilityUnit.Score)]
    [InlineData(DecisionKind.AccordWithdrawal, UtilityUnit.Score)]
    [InlineData(DecisionKind.AllianceJoin, UtilityUnit.Score)]
    [InlineData(DecisionKind.AllianceWithdrawal, UtilityUnit.Score)]
    [InlineData(DecisionKind.Recognition, UtilityUnit.Score)]
    [InlineData(DecisionKind.NetworkJoin, UtilityUnit.Score)]
    [InlineData(DecisionKind.NetworkLeave, UtilityUnit.Score)]
    public void Utilities_have_the_unit_of_their_kind(DecisionKind kind, UtilityUnit unit) => Assert.Equal(unit, DecisionKinds.Of(kind).Unit);

    [Theory]
    [InlineData(0, "0.0 %")]
    [InlineData(0.0000049, "<0.001 %")]
    [InlineData(0.000005, "0.001 %")]
    [InlineData(0.00001, "0.001 %")]
    [InlineData(0.00094, "0.094 %")]
    [InlineData(0.001, "0.1 %")]
    [InlineData(0.125, "12.5 %")]
    [InlineData(1, "100.0 %")]
    public void A_chance_has_more_digits_where_it_is_small(double chance, string text) => Assert.Equal(text, DecisionText.Chance(chance));

    [Theory]
    [InlineData(0.00042, "0.00042")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.12345, "0.123")]
    public void A_draw_has_more_digits_where_it_is_small(double draw, string text) => Assert.Equal(text, DecisionText.Draw(draw));

    [Theory]
    [InlineData("harmFeared", "harm feared")]
    [InlineData("tolerate", "tolerate")]
    [InlineData("bid", "bid")]
    [InlineData("preempt", "pre-empt")]
    [InlineData("sanction", "penalise")]
    [InlineData("policyChanged", "policy changed")]
    public void Names_become_words(string name, string words) => Assert.Equal(words, ReaderNames.Of(name));

    [Fact]
    public void A_title_says_who_against_whom_and_when()
    {
        var clash = new ClashFact(3, 1, "Bern", "CHE", "trade", 2016.25, 2018.5, "policyChanged", 2);
        Assert.Equal("Bern against CHE over trade, Apr 2016 to Jul 2018, ended: policy changed", DecisionText.Title(clash));
        Assert.Equal("Bern against CHE over trade, from Apr 2016, still open", DecisionText.Title(clash with { Ended = null, Outcome = "open" }));
        var bid = new BidFact(0, 1, "Bern", "CHE", [1], 2031, 2033.25, "independence", "NEW-1", []);
        Assert.Equal("Bern against CHE, Jan 2031 to Apr 2033, ended: independence", DecisionText.Title(bid));
        Assert.Equal("Bern and 1 other against CHE, Jan 2031 to Apr 2033, ended: independence", DecisionText.Title(bid with { Members = [1, 2] }));
        Assert.Equal("Bern and 2 others against CHE, Jan 2031 to Apr 2033, ended: independence", DecisionText.Title(bid with { Members = [1, 2, 3] }));
    }
}
