using Polis.Engine.Scheduling;
using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>Answers are about the last ten years of a run, or about those that are asked for.</summary>
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

    /// <summary>A run of three years from 2015; of two cities one defies in one step alone.</summary>
    [Theory]
    [InlineData(StepLength.Quarter, 2016, 2016, 3, 0)]
    [InlineData(StepLength.Quarter, 2016, 2016, 4, 4)]
    [InlineData(StepLength.Quarter, 2016, 2016, 7, 4)]
    [InlineData(StepLength.Quarter, 2016, 2016, 8, 0)]
    [InlineData(StepLength.Month, 2016, 2017, 35, 24)]
    [InlineData(StepLength.Year, 2015, 2016, 0, 2)]
    public void The_years_that_are_asked_for_count_and_no_others(StepLength length, int first, int last, int step, int stepsCounted)
    {
        var plan = HandRun.Plan(2, 3, length) with { Asked = new AskedYears(first, last) };
        var answers = HandRun.Answer(plan, run => run.Pass(step).Step(now => now.Defy(1)));
        Assert.Equal(stepsCounted == 0 ? 0 : 0.5 / stepsCounted, answers.Defiance[HandRun.Trade].Share!.Value, 1e-15);
    }

    [Fact]
    public void A_window_says_which_years_it_is_of()
    {
        Assert.Equal("the last 10 years of each run", AnswerWindow.Of(30, null).Of("each run"));
        Assert.Equal("the last year of the run", AnswerWindow.Of(1, null).Of("the run"));
        var asked = AnswerWindow.Of(30, new AskedYears(2025, 2028));
        Assert.Equal((4, "2025 to 2028", "in 2025 to 2028"), (asked.Years, asked.Of("each run"), asked.In));
    }

    [Theory]
    [InlineData("2025..2029", 2025, 2029)]
    [InlineData("2025..2025", 2025, 2025)]
    public void Asked_years_are_read_as_they_are_written(string text, int first, int last)
    {
        Assert.Equal(new AskedYears(first, last), AskedYears.Parse(text));
        Assert.Equal(text, AskedYears.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("2029..2025")]
    [InlineData("2025")]
    [InlineData("2025...2029")]
    [InlineData("2025-2029")]
    [InlineData("2025..")]
    [InlineData("")]
    public void Other_texts_are_no_years(string text) => Assert.Null(AskedYears.Parse(text));

    [Theory]
    [InlineData(2015, 1, 3, 2010, 2040, 2015, 2017)]
    [InlineData(2015, 1, 3, 2016, 2016, 2016, 2016)]
    [InlineData(2015, 7, 3, 2010, 2040, 2016, 2017)]
    [InlineData(2015, 1, 3, 2018, 2040, null, null)]
    [InlineData(2015, 7, 1, 2015, 2016, null, null)]
    public void Of_the_years_that_are_asked_for_those_count_of_which_a_run_has_the_whole(
        int year, int month, int years, int first, int last, int? from, int? to)
    {
        var clock = new Clock(Clock.Month(year, month), StepLength.Quarter);
        Assert.Equal(from is null ? null : new AskedYears(from.Value, to!.Value), new AskedYears(first, last).Within(clock, years));
    }

    [Fact]
    public void A_time_lies_in_a_span_after_its_beginning_up_to_its_end_whatever_the_rounding()
    {
        // 2020 and 7/12 of a year, in two ways that differ by rounding.
        double added = 2020;
        for (int month = 0; month < 7; month++) added += 1 / 12.0;
        double divided = (2020 * 12 + 7) / 12.0;
        Assert.NotEqual(added, divided);
        foreach (double bound in (double[])[added, divided])
        {
            foreach (double time in (double[])[added, divided])
            {
                Assert.False(new YearSpan(bound, 2022).Holds(time));
                Assert.True(new YearSpan(2019, bound).Holds(time));
                Assert.True(new YearSpan(bound, bound + 1).Holds(time, time + 1));
                Assert.False(new YearSpan(bound, bound + 1).Holds(time, time + 1.1));
            }
        }
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
