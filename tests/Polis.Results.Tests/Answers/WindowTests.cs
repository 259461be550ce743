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

    /// <summary>A run of 12 years from 2015 with an intervention: the years in which it lasts, null where they are not told of apart.</summary>
    [Theory]
    [InlineData(2016, 2018, 2016.0, 2018.0)]
    [InlineData(2016, null, 2016.0, 2027.0)]
    [InlineData(2010, 2018, 2015.0, 2018.0)]
    [InlineData(2016, 2090, 2016.0, 2027.0)]
    [InlineData(2026, 2027, 2026.0, 2027.0)]
    [InlineData(2017, null, null, null)]
    [InlineData(2015, null, null, null)]
    [InlineData(2010, 2012, null, null)]
    [InlineData(2027, 2029, null, null)]
    [InlineData(2090, null, null, null)]
    public void While_the_interventions_last_is_told_of_where_it_is_another_time_than_the_last_years_and_all(int at, int? until, double? from, double? to)
    {
        var plan = HandRun.Plan(1, 12) with { Interventions = [Harm(at, until)] };
        var lasts = HandRun.Answer(plan, run => run.Pass()).WhileInForce;
        Assert.Equal((from, to), (lasts?.From, lasts?.To));
        Assert.Null(HandRun.Answer(plan with { Asked = new AskedYears(2016, 2017) }, run => run.Pass()).WhileInForce);
    }

    [Fact]
    public void A_scenario_without_interventions_or_of_a_single_year_has_no_time_while_they_last()
    {
        Assert.Null(HandRun.Answer(HandRun.Plan(1, 12), run => run.Pass()).WhileInForce);
        Assert.Null(HandRun.Answer(HandRun.Plan(1, 1) with { Interventions = [Harm(2015, null)] }, run => run.Pass()).WhileInForce);
    }

    [Fact]
    public void Interventions_last_from_the_first_to_the_end_of_the_last_and_what_a_run_never_sees_is_none_of_them()
    {
        var plan = HandRun.Plan(1, 12) with { Interventions = [Harm(2018, 2019), Harm(2016, 2017), Harm(2040, null)] };
        Assert.Equal("2016 to 2018", HandRun.Answer(plan, run => run.Pass()).WhileInForce!.Window.Years);
    }

    /// <summary>Of two cities one defies in one step alone, and in one a clash ends; the intervention lasts from June 2016 to May 2018.</summary>
    [Theory]
    [InlineData(StepLength.Quarter, 5, 0, 8)]
    [InlineData(StepLength.Quarter, 6, 1, 8)]
    [InlineData(StepLength.Quarter, 13, 1, 8)]
    [InlineData(StepLength.Quarter, 14, 0, 8)]
    [InlineData(StepLength.Month, 16, 0, 24)]
    [InlineData(StepLength.Month, 17, 1, 24)]
    [InlineData(StepLength.Month, 40, 1, 24)]
    [InlineData(StepLength.Month, 41, 0, 24)]
    [InlineData(StepLength.Year, 1, 0, 2)]
    [InlineData(StepLength.Year, 2, 1, 2)]
    [InlineData(StepLength.Year, 3, 1, 2)]
    public void The_steps_while_an_intervention_lasts_are_those_in_which_it_is_in_force(StepLength length, int step, int count, int steps)
    {
        int month = Clock.Month(2016, 6);
        var plan = HandRun.Plan(2, 14, length) with { Interventions = [new SetParameter(month, month + 24, ParameterInfo.Find("harm")!, 0.1)] };
        var lasts = HandRun.Answer(plan, run => run.Pass(step).Step(
            now => now.Defy(1).Ended(HandRun.Trade, ClashOutcome.Autonomy).Answered(0, HandRun.Trade, Response.Concede))).WhileInForce!;
        Assert.Equal(count * 0.5 / steps, lasts.Defiance[HandRun.Trade].Share!.Value, 1e-15);
        Assert.Equal(
            (count, count, count), (lasts.Outcomes.Sum(outcome => outcome.Count), lasts.Responses.Sum(response => response.Count), lasts.ClashPaths.Count));
        Assert.Equal(count == 0 ? [] : [plan.Clock.Dt], lasts.Boldest.Select(city => city.DomainYears));
        Assert.Equal("2016-06 to 2018-06", lasts.Window.Years);
    }

    [Fact]
    public void The_last_years_and_the_time_while_interventions_last_are_counted_apart()
    {
        var plan = HandRun.Plan(2, 12) with { Interventions = [Harm(2016, 2018)] };
        var answers = HandRun.Answer(plan, run => run.Pass().Step(now => now.Defy(1)).Step(now => now.Defy(1).Defy(0)).Step(now => now.Defy(0)));
        Assert.Equal((0.15, 0.75), (answers.Defiance[HandRun.Trade].Share!.Value, answers.WhileInForce!.Defiance[HandRun.Trade].Share!.Value));
    }

    private static SetParameter Harm(int year, int? until) =>
        new(Clock.Month(year, 1), until is { } end ? Clock.Month(end, 1) : null, ParameterInfo.Find("harm")!, 0.1);

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

    [Theory]
    [InlineData(2040, 2050, "2040..2050 is not all in the run, which has years from 2015 to 2044: told is 2040 to 2044")]
    [InlineData(2040, 2044, null)]
    [InlineData(2015, 2044, null)]
    // Of none of its years nothing can be told, which is an error.
    [InlineData(2050, 2060, null)]
    public void Years_that_a_run_has_not_all_of_are_remarked(int first, int last, string? note) =>
        Assert.Equal(note, new AskedYears(first, last).CutNote(new Clock(Clock.Month(2015, 1), StepLength.Quarter), 30));

    [Fact]
    public void A_time_lies_in_a_span_after_its_beginning_up_to_its_end_and_begins_in_it_from_there_on_whatever_the_rounding()
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
                Assert.True(new YearSpan(bound, 2022).HasStart(time));
                Assert.False(new YearSpan(2019, bound).HasStart(time));
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
