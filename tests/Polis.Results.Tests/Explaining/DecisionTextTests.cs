using Polis.Model;
using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

public class DecisionTextTests
{
    [Theory]
    [InlineData(DecisionKind.Stance, DecisionOption.Defy, "Bern turned to defy CHE in trade")]
    [InlineData(DecisionKind.Stance, DecisionOption.Voice, "Bern turned from defying CHE in trade to speaking up")]
    [InlineData(DecisionKind.Stance, DecisionOption.Comply, "Bern gave in to CHE in trade")]
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
        Assert.Equal("Bern against CHE over trade, 2016.25 to 2018.50, ended: policy changed", DecisionText.Title(clash));
        Assert.Equal("Bern against CHE over trade, from 2016.25, still open", DecisionText.Title(clash with { Ended = null, Outcome = "open" }));
        var bid = new BidFact(0, 1, "Bern", "CHE", [1], 2031, 2033.25, "independence", "NEW-1");
        Assert.Equal("Bern against CHE, 2031.00 to 2033.25, ended: independence", DecisionText.Title(bid));
        Assert.Equal("Bern and 1 other against CHE, 2031.00 to 2033.25, ended: independence", DecisionText.Title(bid with { Members = [1, 2] }));
        Assert.Equal("Bern and 2 others against CHE, 2031.00 to 2033.25, ended: independence", DecisionText.Title(bid with { Members = [1, 2, 3] }));
    }
}
