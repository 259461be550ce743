using Polis.Engine.Scheduling;
using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>Answers are about the last ten years of a run.</summary>
public class WindowTests
{
    /// <summary>Of two cities one defies in one step alone.</summary>
    [Theory]
    [InlineData(StepLength.Quarter, 12, 7, 0)]
    [InlineData(StepLength.Quarter, 12, 8, 40)]
    [InlineData(StepLength.Quarter, 12, 47, 40)]
    [InlineData(StepLength.Year, 12, 1, 0)]
    [InlineData(StepLength.Year, 12, 2, 10)]
    [InlineData(StepLength.Month, 11, 11, 0)]
    [InlineData(StepLength.Month, 11, 12, 120)]
    [InlineData(StepLength.Quarter, 10, 0, 40)]
    [InlineData(StepLength.Quarter, 3, 0, 12)]
    [InlineData(StepLength.Month, 1, 11, 12)]
    public void The_step_ten_years_before_the_end_is_the_first_that_counts(StepLength length, int years, int step, int stepsCounted)
    {
        var plan = HandRun.Plan(2, years, length);
        var answers = HandRun.Answer(plan, run => run.Pass(step).Step(now => now.Defy(1)));
        Assert.Equal(stepsCounted == 0 ? 0 : 0.5 / stepsCounted, answers.Defiance[HandRun.Trade].Share!.Value, 1e-15);
        Assert.Equal(stepsCounted == 0 ? [] : [("City 1", plan.Clock.Dt)], answers.Boldest.Select(city => (city.City, city.DomainYears)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(11, 1)]
    public void Ends_of_clashes_and_answers_count_from_the_same_step_on(int step, int count)
    {
        var answers = HandRun.Answer(HandRun.Plan(1, 12),
            run => run.Pass(step).Step(now => now.Ended(HandRun.Trade, ClashOutcome.Autonomy).Answered(0, HandRun.Trade, Response.Concede)));
        Assert.Equal((count, count), (answers.Outcomes.Sum(outcome => outcome.Count), answers.Responses.Sum(response => response.Count)));
    }

    [Fact]
    public void Bids_independence_and_net_benefit_count_in_all_years()
    {
        var answers = HandRun.Answer(HandRun.Plan(4, 30), run =>
        {
            run.World.Cities.Grievance[2] = 1;
            run.Step(now => now.Bid(BidOutcome.Independence, 3).Born());
            run.World.Cities.Grievance[2] = 0;
        });
        Assert.Equal(2016, answers.FirstIndependence.Median);
        Assert.Equal(
            [("City 3", 1, 1), ("City 2", 0, 0)], answers.FirstIndependence.Likeliest.Take(2).Select(city => (city.City, city.Bids, city.Independences)));
    }
}
