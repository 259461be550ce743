using Xunit;

namespace Polis.Results.Tests.Answers;

public class AnswerTextTests
{
    [Theory]
    [InlineData(1, 2031.25, null, null, 0, "The first city leaves in April 2031.")]
    [InlineData(1, null, null, null, 1, "No city leaves within 30 years.")]
    [InlineData(200, null, null, null, 1, "No city leaves within 30 years in any of 200 runs.")]
    [InlineData(200, null, null, null, 0.94, "A city leaves within 30 years in 6 % of the runs, which is too rare to date.")]
    [InlineData(200, null, 2026.4, null, 0.69, "A city leaves within 30 years in 31 % of the runs, in 10 % before June 2026.")]
    [InlineData(200, 2030.0, 2020.5, 2040.0, 0,
        "A city leaves within 30 years in 100 % of the runs, in 10 % before July 2020, in 50 % before January 2030, in 90 % before January 2040.")]
    public void The_first_independence_is_told_in_a_sentence(int runs, double? median, double? low, double? high, double without, string expected) =>
        Assert.Equal(expected, AnswerText.FirstIndependence(new IndependenceAnswer(median, low, high, without, 0, 0, []), runs, 30));

    [Theory]
    [InlineData(0, 0, 30, "No city bid in any run.")]
    [InlineData(1, 0, 1, "1 bid in the run; 0 (0 %) succeeded. A list of candidates, not a forecast: docs/LIMITS.md.")]
    [InlineData(1200, 300, 30, "1,200 bids in all 30 runs; 300 (25 %) succeeded. A list of candidates, not a forecast: docs/LIMITS.md.")]
    public void All_bids_are_counted_in_a_sentence(int bids, int succeeded, int runs, string expected) =>
        Assert.Equal(expected, AnswerText.Bids(new IndependenceAnswer(null, null, null, 1, bids, succeeded, []), runs));

    [Theory]
    [InlineData(1, 2031.25, 0, "the first city leaves in April 2031.")]
    [InlineData(1, null, 1, "no city leaves within 30 years.")]
    [InlineData(40, null, 1, "no city leaves within 30 years.")]
    [InlineData(40, 2030.0, 0.4,
        "in 60 % of 40 runs a city leaves within 30 years.")]
    public void The_result_is_one_sentence(int runs, double? median, double without, string expected)
    {
        var portion = new Portion(0, null, null, null);
        var answers = new Polis.Results.Answers(
            [new("trade", 0.1, null, null), new("climate", 0.2, null, null), new("culture", null, null, null)], [],
            [new("trade", "policyChanged", 3, 0.3, 0, 0, portion), new("trade", "lapsed", 7, 0.7, 0, 0, portion)], [], [], [],
            new IndependenceAnswer(median, null, null, without, 0, 0, []));
        Assert.Equal(
            $"Cities defy most in climate (20 % of them), 30 % of clashes end with policy closer to the city, and {expected}",
            AnswerText.Headline(answers, runs, 30));
    }

    [Theory]
    [InlineData(2018, 2022, 3, "While the interventions last (2018 to 2021): cities defy most in trade (10 % of them), 30 % of clashes end with policy closer "
        + "to the city.")]
    [InlineData(2018.5, 2022, 0, "While the interventions last (2018-07 to 2022-01): cities defy most in trade (10 % of them).")]
    public void The_time_while_interventions_last_has_a_sentence_of_its_own(double from, double to, int changed, string expected)
    {
        var portion = new Portion(0, null, null, null);
        OutcomeAnswer[] ended = [new("trade", "policyChanged", changed, 0.3, 0, 0, portion), new("trade", "lapsed", 7, 0.7, 0, 0, portion)];
        Assert.Equal(
            expected, AnswerText.Headline(new InForceAnswers(from, to, [new("trade", 0.1, null, null)], [], changed == 0 ? [] : ended, [], [], [])));
    }

    [Fact]
    public void Where_nothing_happens_the_result_says_so() =>
        Assert.Equal("No city defies its nation, and no city leaves within 30 years.", AnswerText.Headline(
            new Polis.Results.Answers([new("trade", 0, null, null)], [], [], [], [], [], new IndependenceAnswer(null, null, null, 1, 0, 0, [])), 1, 30));

    [Theory]
    [InlineData(1, true)]
    [InlineData(AnswerText.SettlingYears, true)]
    [InlineData(AnswerText.SettlingYears + 1, false)]
    public void Of_a_run_in_which_the_world_only_settles_the_result_says_so(int years, bool settles) =>
        Assert.Equal(settles, AnswerText.Headline(
            new Polis.Results.Answers([new("trade", 0.5, null, null)], [], [], [], [], [], new IndependenceAnswer(null, null, null, 1, 0, 0, [])), 1, years)
            .EndsWith(", while the world still settles from a start without clashes.", StringComparison.Ordinal));

    [Fact]
    public void Concessions_are_counted_among_the_clashes_that_ended()
    {
        var portion = new Portion(0, null, null, null);
        var answers = new Polis.Results.Answers(
            [], [], [new("trade", "policyChanged", 3, 0.3, 0, 0, portion), new("trade", "lapsed", 7, 0.7, 0, 0, portion)], [],
            [
                new("trade", "democratic", true, "concede", 1, 1, 0, 0), new("trade", "democratic", false, "concede", 1, 1, 0, 0),
                new("trade", "democratic", true, "coerce", 5, 1, 0, 0),
            ], [], new IndependenceAnswer(null, null, null, 1, 0, 0, []));
        Assert.Equal("The nation conceded in 20.0 % of the clashes that ended.", AnswerText.Conceded(answers));
        Assert.Null(AnswerText.Conceded(answers with { Outcomes = [] }));
    }

    [Fact]
    public void Every_end_of_a_clash_is_told_in_a_line()
    {
        Assert.Equal(MetricCatalogue.Outcomes.Count, AnswerText.Outcomes.Count);
        Assert.Contains("Policy changed: of three kinds: the nation conceded, national policy moved, or the city's own wish moved.", AnswerText.Outcomes);
    }

    [Theory]
    [InlineData(0.0264, "+2.6 %")]
    [InlineData(-0.018, "−1.8 %")]
    [InlineData(null, null)]
    public void What_sets_apart_is_in_percent_of_income(double? value, string? text) => Assert.Equal(text, AnswerText.OfIncome(value));

    [Theory]
    [InlineData(4, 6, true)]
    [InlineData(4, 4, false)]
    [InlineData(4, 0, false)]
    public void Of_a_city_that_leaves_more_often_than_it_bids_it_is_said_that_it_joins_others(int bids, int independences, bool told) => Assert.Equal(
        told, AnswerText.Joined(new IndependenceAnswer(null, null, null, 1, 9, 9, [new("Dunholm", "VES", bids, independences, null, null)])) is not null);
}
