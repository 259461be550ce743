using Polis.Model;
using Polis.Validation.Lists;
using Xunit;

namespace Polis.Validation.Tests;

/// <summary>What is counted of recorded cases, by hand, and that the record beside the program is read.</summary>
public sealed class RecordTests
{
    [Fact]
    public void Next_answers_are_harsher_as_harsh_or_milder_than_the_one_before()
    {
        var one = new Answered([Response.Tolerate, Response.Sanction, Response.Preempt, Response.Preempt, Response.Concede], ClashOutcome.PolicyChanged);
        Assert.Equal((2, 4), one.Next(1));
        Assert.Equal((1, 4), one.Next(0));
        Assert.Equal((1, 4), one.Next(-1));
        Assert.Equal((2, 5), one.Of([Response.Preempt]));
    }

    [Fact]
    public void A_conflict_of_which_no_answer_is_known_counts_for_its_end_alone()
    {
        var one = new Answered([], ClashOutcome.Lapsed);
        Assert.Equal((0, 0), one.First([Response.Tolerate]));
        Assert.Equal((0, 0), one.Any([Response.Coerce]));
        Assert.Equal((0, 0), one.Next(1));
        Assert.Equal((0, 0), one.Of([Response.Tolerate]));
        Assert.Equal((1, 1), one.Ended([ClashOutcome.Lapsed]));
    }

    [Fact]
    public void The_counties_of_2017_are_read_from_the_record()
    {
        var counties = CountedFacts.Find("US counties that do not hold on ICE detainers");
        Assert.Equal((735, 3000), (counties.Count, counties.Whole));
    }

    [Fact]
    public void The_votes_of_Quebec_Scotland_and_Montenegro_are_in_the_record()
    {
        var votes = StateBirths.Votes().Where(vote => vote.Unit is "Quebec" or "Scotland" or "Montenegro").ToDictionary(vote => vote.Unit);
        Assert.Equal((0.494, 0.447, 0.555), (votes["Quebec"].Yes, votes["Scotland"].Yes, votes["Montenegro"].Yes));
        Assert.Equal("SCT, GBR", votes["Scotland"].AsPoll.Place);
        Assert.Equal("", votes["Montenegro"].Nation);
    }
}
