using Polis.Model;
using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Which decisions belong to a story, at its bounds.</summary>
public class ChainTests
{
    private static readonly BidFact _bid = new(4, 1, "City 1", "AAA", [1, 2], 2016, 2017, "independence", "NEW-1", []);

    [Fact]
    public void A_bid_begins_with_the_answers_that_its_cities_had_until_then_tolerance_apart()
    {
        var chain = Chain.OfBid(_bid);
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2015, 7, DecisionOption.Sanction, city: 1)));
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2016, 7, DecisionOption.Concede, city: 2)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2016.25, 7, DecisionOption.Sanction, city: 1)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 7, DecisionOption.Tolerate, city: 1)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 7, DecisionOption.Sanction, city: 3)));
        Assert.False(chain.Holds(SmallDecisions.Stance(0, 2015, 7, DecisionOption.Defy, city: 1)));
        Assert.True(chain.Holds(SmallDecisions.Join(0, 2016, 4, DecisionOption.Stay, city: 9)));
        Assert.False(chain.Holds(SmallDecisions.Join(0, 2016, 5, DecisionOption.Join, city: 1)));
        Assert.Equal(("bid", "bid 4"), (chain.Kind, chain.Subject));
    }

    [Fact]
    public void A_clash_holds_its_own_turns_and_answers_and_no_decision_of_a_bid_of_the_same_number()
    {
        var chain = Chain.OfClash(new ClashFact(4, 1, "City 1", "AAA", "trade", 2015, null, "open", 0));
        Assert.True(chain.Holds(SmallDecisions.Stance(0, 2015, 4, DecisionOption.Defy)));
        Assert.True(chain.Holds(SmallDecisions.Answer(0, 2015, 4, DecisionOption.Sanction)));
        Assert.False(chain.Holds(SmallDecisions.Answer(0, 2015, 3, DecisionOption.Sanction)));
        Assert.False(chain.Holds(SmallDecisions.Start(0, 2015, 4)));
        Assert.Equal(["City 1 against AAA over trade, from Jan 2015, still open. An intervention of the scenario began it, no decision."],
            chain.Notes([SmallDecisions.Answer(0, 2015, 4, DecisionOption.Sanction)], new Conflicts([], [])));
    }

    [Fact]
    public void A_nation_has_what_it_decided_the_bids_against_it_and_the_one_that_bore_it()
    {
        var conflicts = new Conflicts([], [_bid]);
        var parent = Chain.OfNation(conflicts, "AAA");
        Assert.True(parent.Holds(SmallDecisions.Answer(0, 2015, 1, DecisionOption.Tolerate)));
        Assert.True(parent.Holds(SmallDecisions.Start(0, 2015, 1)));
        Assert.False(parent.Holds(SmallDecisions.Join(0, 2015, 1, DecisionOption.Stay, city: 2)));
        Assert.False(parent.Holds(SmallDecisions.Stance(0, 2015, 1, DecisionOption.Defy)));
        Assert.True(parent.Holds(SmallDecisions.Chosen(DecisionKind.Recognition, DecisionOption.Recognise) with { Nation = "AAA" }));
        var born = Chain.OfNation(conflicts, "NEW-1");
        Assert.True(born.Holds(SmallDecisions.Start(0, 2016, 4)));
        Assert.True(born.Holds(SmallDecisions.Join(0, 2016, 4, DecisionOption.Stay, city: 2)));
        Assert.False(born.Holds(SmallDecisions.Start(0, 2016, 3)));
        Assert.False(born.Holds(SmallDecisions.Answer(0, 2016, 4, DecisionOption.Tolerate)));
        Assert.True(born.Holds(SmallDecisions.Chosen(DecisionKind.Recognition, DecisionOption.Recognise) with { Other = "NEW-1" }));
        Assert.False(born.Holds(SmallDecisions.Chosen(DecisionKind.Recognition, DecisionOption.Recognise)));
        Assert.False(born.Holds(SmallDecisions.Chosen(DecisionKind.Agreement, DecisionOption.Accept) with { Other = "NEW-1" }));
        Assert.Empty(born.Notes([], conflicts));
    }

    [Fact]
    public void A_city_has_what_was_decided_on_the_bids_that_it_was_part_of()
    {
        var chain = Chain.OfCity(new Conflicts([], [_bid with { Id = 3, Members = [1] }, _bid]), 2, "City 2, AAA");
        foreach (var kind in (DecisionKind[])[DecisionKind.BidDecision, DecisionKind.Referendum, DecisionKind.Contest])
        {
            Assert.True(chain.Holds(SmallDecisions.Chosen(kind, DecisionOption.Leave, reference: 4)));
            Assert.False(chain.Holds(SmallDecisions.Chosen(kind, DecisionOption.Leave, reference: 3)));
        }
        Assert.False(chain.Holds(SmallDecisions.Chosen(DecisionKind.BidStart, DecisionOption.Bid, reference: 4)));
        Assert.True(chain.Holds(SmallDecisions.Chosen(DecisionKind.NetworkJoin, DecisionOption.Join) with { City = 2 }));
    }

    [Fact]
    public void A_decision_finds_its_clash_or_bid_by_number_if_there_is_one()
    {
        var clash = new ClashFact(0, 1, "City 1", "AAA", "trade", 2015, null, "open", 0);
        var conflicts = new Conflicts([clash, clash with { Id = 1 }], [_bid with { Id = 0 }]);
        Assert.Equal(1, conflicts.ClashOf(SmallDecisions.Stance(0, 2015, 1, DecisionOption.Defy))!.Id);
        Assert.Null(conflicts.ClashOf(SmallDecisions.Stance(0, 2015, 2, DecisionOption.Defy)));
        Assert.Null(conflicts.ClashOf(SmallDecisions.Start(0, 2015, 0)));
        Assert.Equal(0, conflicts.BidOf(SmallDecisions.Start(0, 2015, 0))!.Id);
        Assert.Null(conflicts.BidOf(SmallDecisions.Start(0, 2015, 1)));
        Assert.Null(conflicts.BidOf(SmallDecisions.Start(0, 2015, null)));
        Assert.Null(conflicts.BidOf(SmallDecisions.Stance(0, 2015, 0, DecisionOption.Defy)));
    }

    [Theory]
    [InlineData(DecisionKind.Stance, true, false)]
    [InlineData(DecisionKind.Response, true, false)]
    [InlineData(DecisionKind.BidStart, false, true)]
    [InlineData(DecisionKind.BidJoin, false, true)]
    [InlineData(DecisionKind.BidDecision, false, true)]
    [InlineData(DecisionKind.Referendum, false, true)]
    [InlineData(DecisionKind.Contest, false, true)]
    [InlineData(DecisionKind.Agreement, false, false)]
    [InlineData(DecisionKind.Recognition, false, false)]
    public void A_decision_belongs_to_a_clash_to_a_bid_or_to_neither(DecisionKind kind, bool clash, bool bid)
    {
        var decision = SmallDecisions.Chosen(kind, DecisionOption.Defy);
        Assert.Equal((clash, bid), (decision.IsOfClash, decision.IsOfBid));
    }

    [Fact]
    public void A_choice_has_a_place_by_probability_which_equals_share_and_a_decision_the_name_of_who_decided()
    {
        var decision = SmallDecisions.Chosen(DecisionKind.Response, DecisionOption.Tolerate) with
        {
            Options = [new(DecisionOption.Tolerate, 0, 0.3, []), new(DecisionOption.Concede, 0, 0.4, []), new(DecisionOption.Sanction, 0, 0.3, [])]
        };
        Assert.Equal((2, 1, 2), (decision.Rank, (decision with { Chosen = 1 }).Rank, (decision with { Chosen = 2 }).Rank));
        Assert.Equal("CHE", decision.ActorName);
        Assert.Equal("Bern", (decision with { Kind = DecisionKind.Stance }).ActorName);
        Assert.Equal("Bern", (decision with { Kind = DecisionKind.Referendum }).ActorName);
        Assert.Equal("", (decision with { Kind = DecisionKind.Stance, CityName = null }).ActorName);
    }
}
