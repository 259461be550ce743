using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Which decisions belong to a story, at its bounds.</summary>
public class ChainTests
{
    private static readonly BidFact _bid = new(4, 1, "City 1", "AAA", [1, 2], 2016, 2017, "independence", "NEW-1");

    [Fact]
    public void A_bid_begins_with_the_answers_that_its_cities_had_until_then_tolerance_apart()
    {
        var chain = Chain.OfBid(_bid);
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2015, 7, "sanction", city: 1)));
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2016, 7, "concede", city: 2)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2016.25, 7, "sanction", city: 1)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 7, "tolerate", city: 1)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 7, "sanction", city: 3)));
        Assert.False(chain.Holds(SmallDecisions.Stance(0, 2015, 7, "defy", city: 1)));
        Assert.True(chain.Holds(SmallDecisions.Join(0, 2016, 4, "stay", city: 9)));
        Assert.False(chain.Holds(SmallDecisions.Join(0, 2016, 5, "join", city: 1)));
        Assert.Equal(("bid", "bid 4"), (chain.Kind, chain.Subject));
    }

    [Fact]
    public void A_clash_holds_its_own_turns_and_answers_and_no_decision_of_a_bid_of_the_same_number()
    {
        var chain = Chain.OfClash(new ClashFact(4, 1, "City 1", "AAA", "trade", 2015, null, "open", 0));
        Assert.True(chain.Holds(SmallDecisions.Stance(0, 2015, 4, "defy")));
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2015, 4, "sanction")));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 3, "sanction")));
        Assert.False(chain.Holds(SmallDecisions.Start(0, 2015, 4)));
        Assert.Equal("City 1 against AAA over trade, from 2015.00, still open. An intervention of the scenario began it, no decision.",
            chain.Note([SmallDecisions.Answer(0, 2015, 4, "sanction")]));
    }

    [Fact]
    public void A_nation_has_what_it_decided_the_bids_against_it_and_the_one_that_bore_it()
    {
        var conflicts = new Conflicts([], [_bid]);
        var parent = Chain.OfNation(conflicts, "AAA");
        Assert.True(parent.Holds(SmallDecisions.Answer(0, 2015, 1, "tolerate")));
        Assert.True(parent.Holds(SmallDecisions.Start(0, 2015, 1)));
        Assert.False(parent.Holds(SmallDecisions.Join(0, 2015, 1, "stay", city: 2)));
        Assert.False(parent.Holds(SmallDecisions.Stance(0, 2015, 1, "defy")));
        Assert.True(parent.Holds(SmallDecisions.Chosen("recognition", "recognise") with { Nation = "AAA", Actor = "nation" }));
        var born = Chain.OfNation(conflicts, "NEW-1");
        Assert.True(born.Holds(SmallDecisions.Start(0, 2016, 4)));
        Assert.True(born.Holds(SmallDecisions.Join(0, 2016, 4, "stay", city: 2)));
        Assert.False(born.Holds(SmallDecisions.Start(0, 2016, 3)));
        Assert.False(born.Holds(SmallDecisions.Answer(0, 2016, 4, "tolerate")));
        Assert.True(born.Holds(SmallDecisions.Chosen("recognition", "recognise") with { Other = "NEW-1" }));
        Assert.False(born.Holds(SmallDecisions.Chosen("recognition", "recognise")));
        Assert.False(born.Holds(SmallDecisions.Chosen("agreement", "accept") with { Other = "NEW-1" }));
        Assert.Null(born.Note([]));
    }

    [Fact]
    public void A_city_has_what_was_decided_on_the_bids_that_it_was_part_of()
    {
        var chain = Chain.OfCity(new Conflicts([], [_bid with { Id = 3, Members = [1] }, _bid]), 2, "City 2, AAA");
        foreach (string kind in (string[])["bidDecision", "referendum", "contest"])
        {
            Assert.True(chain.Holds(SmallDecisions.Chosen(kind, "leave", reference: 4)));
            Assert.False(chain.Holds(SmallDecisions.Chosen(kind, "leave", reference: 3)));
        }
        Assert.False(chain.Holds(SmallDecisions.Chosen("bidStart", "bid", reference: 4)));
        Assert.True(chain.Holds(SmallDecisions.Chosen("networkJoin", "join") with { City = 2 }));
    }

    [Fact]
    public void A_decision_finds_its_clash_or_bid_by_number_if_there_is_one()
    {
        var clash = new ClashFact(0, 1, "City 1", "AAA", "trade", 2015, null, "open", 0);
        var conflicts = new Conflicts([clash, clash with { Id = 1 }], [_bid with { Id = 0 }]);
        Assert.Equal(1, conflicts.ClashOf(SmallDecisions.Stance(0, 2015, 1, "defy"))!.Id);
        Assert.Null(conflicts.ClashOf(SmallDecisions.Stance(0, 2015, 2, "defy")));
        Assert.Null(conflicts.ClashOf(SmallDecisions.Start(0, 2015, 0)));
        Assert.Equal(0, conflicts.BidOf(SmallDecisions.Start(0, 2015, 0))!.Id);
        Assert.Null(conflicts.BidOf(SmallDecisions.Start(0, 2015, 1)));
        Assert.Null(conflicts.BidOf(SmallDecisions.Start(0, 2015, null)));
        Assert.Null(conflicts.BidOf(SmallDecisions.Stance(0, 2015, 0, "defy")));
    }

    [Theory]
    [InlineData("stance", true, false)]
    [InlineData("response", true, false)]
    [InlineData("bidStart", false, true)]
    [InlineData("bidJoin", false, true)]
    [InlineData("bidDecision", false, true)]
    [InlineData("referendum", false, true)]
    [InlineData("contest", false, true)]
    [InlineData("agreement", false, false)]
    [InlineData("recognition", false, false)]
    public void A_decision_belongs_to_a_clash_to_a_bid_or_to_neither(string kind, bool clash, bool bid)
    {
        var decision = SmallDecisions.Chosen(kind, "defy");
        Assert.Equal((clash, bid), (decision.IsOfClash, decision.IsOfBid));
    }

    [Fact]
    public void A_choice_has_a_place_by_probability_which_equals_share_and_a_decision_the_name_of_who_decided()
    {
        var decision = SmallDecisions.Chosen("response", "a") with { Options = [new("a", 0, 0.3, []), new("b", 0, 0.4, []), new("c", 0, 0.3, [])] };
        Assert.Equal((2, 1, 2), (decision.Rank, (decision with { Chosen = 1 }).Rank, (decision with { Chosen = 2 }).Rank));
        Assert.Equal("Bern", decision.ActorName);
        Assert.Equal("CHE", (decision with { Actor = "nation" }).ActorName);
        Assert.Equal("Bern", (decision with { Actor = "bloc" }).ActorName);
        Assert.Equal("", (decision with { CityName = null }).ActorName);
    }
}
