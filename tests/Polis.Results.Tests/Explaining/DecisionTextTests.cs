using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

public class DecisionTextTests
{
    [Theory]
    [InlineData("stance", "defy", "Bern turned to defy CHE in trade")]
    [InlineData("stance", "voice", "Bern turned from defying CHE in trade to speaking up")]
    [InlineData("stance", "comply", "Bern gave in to CHE in trade")]
    [InlineData("response", "tolerate", "CHE tolerated Bern's defiance in trade")]
    [InlineData("response", "concede", "CHE conceded to Bern and moved its policy of trade")]
    [InlineData("response", "devolve", "CHE gave Bern autonomy in trade")]
    [InlineData("response", "preempt", "CHE made a law against Bern's defiance in trade")]
    [InlineData("response", "sanction", "CHE took money from Bern for its defiance in trade")]
    [InlineData("response", "coerce", "CHE used force against Bern over trade")]
    [InlineData("bidStart", "bid", "Bern began a bid for independence from CHE")]
    [InlineData("bidJoin", "join", "Bern joined the bid")]
    [InlineData("bidJoin", "stay", "Bern stayed out of the bid")]
    [InlineData("bidDecision", "referendum", "CHE let the people vote on Bern's bid")]
    [InlineData("bidDecision", "autonomyOffer", "CHE offered autonomy in place of Bern's bid")]
    [InlineData("bidDecision", "repression", "CHE repressed Bern's bid")]
    [InlineData("referendum", "leave", "The vote on Bern's bid was for leaving CHE")]
    [InlineData("referendum", "remain", "The vote on Bern's bid was for remaining in CHE")]
    [InlineData("contest", "independence", "Bern's bid won against CHE's repression")]
    [InlineData("contest", "suppression", "Bern's bid was suppressed")]
    [InlineData("agreement", "accept", "CHE accepted a trade agreement with FRA")]
    [InlineData("agreement", "decline", "CHE declined a trade agreement with FRA")]
    [InlineData("allianceJoin", "stay", "CHE meant to join FRA, but joined the other side first")]
    [InlineData("allianceJoin", "join", "CHE joined FRA")]
    [InlineData("accordJoin", "join", "CHE joined FRA")]
    [InlineData("accordWithdrawal", "leave", "CHE withdrew from FRA")]
    [InlineData("allianceWithdrawal", "leave", "CHE withdrew from FRA")]
    [InlineData("recognition", "recognise", "CHE recognised FRA")]
    [InlineData("networkJoin", "join", "Bern joined FRA")]
    [InlineData("networkLeave", "leave", "Bern left FRA")]
    public void A_decision_is_a_sentence(string kind, string choice, string sentence) =>
        Assert.Equal(sentence, DecisionText.Sentence(SmallDecisions.Chosen(kind, choice)));

    [Fact]
    public void A_vote_tells_its_share_and_a_bid_that_came_too_late_that_it_did()
    {
        Assert.Equal("The vote on Bern's bid was for leaving CHE, with 61.5 % for it",
            DecisionText.Sentence(SmallDecisions.Chosen("referendum", "leave") with { Value = 0.615 }));
        Assert.Equal(
            "Bern meant to leave CHE, but another bid came first", DecisionText.Sentence(SmallDecisions.Chosen("bidStart", "bid") with { Reference = null }));
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
    [InlineData("stance", UtilityUnit.Income)]
    [InlineData("bidStart", UtilityUnit.Income)]
    [InlineData("agreement", UtilityUnit.Income)]
    [InlineData("contest", UtilityUnit.Factor)]
    [InlineData("accordJoin", UtilityUnit.Score)]
    [InlineData("accordWithdrawal", UtilityUnit.Score)]
    [InlineData("allianceJoin", UtilityUnit.Score)]
    [InlineData("allianceWithdrawal", UtilityUnit.Score)]
    [InlineData("recognition", UtilityUnit.Score)]
    [InlineData("networkJoin", UtilityUnit.Score)]
    [InlineData("networkLeave", UtilityUnit.Score)]
    public void Utilities_have_the_unit_of_their_kind(string kind, UtilityUnit unit) => Assert.Equal(unit, DecisionText.UnitOf(kind));

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
    public void Names_become_words(string name, string words) => Assert.Equal(words, DecisionText.Spaced(name));

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
