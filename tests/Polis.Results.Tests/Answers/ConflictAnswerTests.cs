using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>How clashes end, and what nations answer.</summary>
public class ConflictAnswerTests
{
    private const int Trade = HandRun.Trade, Climate = HandRun.Climate;

    [Fact]
    public void Shares_of_ends_are_pooled_over_runs_and_their_interval_is_that_of_the_runs_own_shares()
    {
        var outcomes = HandRun.Answer(
            HandRun.Plan(1),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Complied, 3).Ended(Trade, ClashOutcome.Stalemate)),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Stalemate).Ended(Climate, ClashOutcome.Autonomy, 2)),
            run => run.Pass()).Outcomes;

        // Own shares: 3/4 and 0 of the two runs in which any ended; three in five lie between their quantiles.
        Is(Of("trade", "complied"), 3, 3 / 5.0, 0.075, 0.675);
        Is(Of("trade", "stalemate"), 2, 2 / 5.0, 0.325, 0.925);
        Is(Of("trade", "autonomy"), 0, 0, 0, 0);
        Is(Of("climate", "autonomy"), 2, 1, null, null);
        Is(Of("climate", "complied"), 0, 0, null, null);
        Is(Of("security", "complied"), 0, null, null, null);

        OutcomeAnswer Of(string domain, string outcome) => outcomes.Single(answer => answer.Domain == domain && answer.Outcome == outcome);

        static void Is(OutcomeAnswer answer, long count, double? share, double? low, double? high) =>
            Equal((count, share, low, high), (answer.Count, answer.Share, answer.Low, answer.High));
    }

    [Fact]
    public void Clashes_that_the_nation_acted_on_are_counted_beside_all_and_tolerance_is_no_act()
    {
        var answers = HandRun.Answer(
            HandRun.Plan(1),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Complied).Ended(Trade, ClashOutcome.Complied, 2, Response.Tolerate, Response.Tolerate)
                .Ended(Trade, ClashOutcome.Complied, 1, Response.Sanction, Response.Tolerate).Ended(Trade, ClashOutcome.Lapsed)),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Autonomy, 1, Response.Tolerate, Response.Devolve)
                .Ended(Climate, ClashOutcome.PolicyChanged, 2, Response.Concede)));
        Is(answers.Outcomes, "trade", "complied", 4, (1, 1 / 2.0, 0.1, 0.9));
        Is(answers.Outcomes, "trade", "lapsed", 1, (0, 0, 0, 0));
        Is(answers.Outcomes, "trade", "autonomy", 1, (1, 1 / 2.0, 0.1, 0.9));
        Is(answers.Outcomes, "climate", "policyChanged", 2, (2, 1, null, null));
        Is(answers.Outcomes, "security", "complied", 0, (0, null, null, null));

        // Own shares of those acted on: 1 of 1 and 0 of 3; all of them 1/4.
        Is(answers.OutcomesOfAllDomains, "all", "complied", 4, (1, 1 / 4.0, 0.1, 0.9));
        Is(answers.OutcomesOfAllDomains, "all", "policyChanged", 2, (2, 2 / 4.0, 2 / 30.0, 0.6));
        Assert.Equal(MetricCatalogue.Outcomes.Names, answers.OutcomesOfAllDomains.Select(answer => answer.Outcome));
        Assert.Equal(8, answers.OutcomesOfAllDomains.Sum(answer => answer.Count));
        Assert.Equal(4 / 8.0, answers.OutcomesOfAllDomains.Single(answer => answer.Outcome == "complied").Share);

        static void Is(
            IReadOnlyList<OutcomeAnswer> outcomes, string domain, string outcome, long count, (long Count, double? Share, double? Low, double? High) actedOn)
        {
            var answer = outcomes.Single(answer => answer.Domain == domain && answer.Outcome == outcome);
            Assert.Equal(count, answer.Count);
            Equal(actedOn, (answer.ActedOn.Count, answer.ActedOn.Share, answer.ActedOn.Low, answer.ActedOn.High));
        }
    }

    [Fact]
    public void The_ways_that_clashes_went_are_counted_by_first_answer_and_end_and_those_that_none_went_are_left_out()
    {
        var answers = HandRun.Answer(
            HandRun.Plan(1),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Complied).Ended(Climate, ClashOutcome.Complied, 2, Response.Tolerate, Response.Coerce)
                .Ended(Trade, ClashOutcome.Complied, 1, Response.Sanction, Response.Tolerate)),
            run => run.Step(now => now.Ended(Trade, ClashOutcome.Autonomy, 1, Response.Tolerate, Response.Devolve)
                .Ended(Trade, ClashOutcome.Complied, 3, Response.Tolerate)));
        string democracy = Assert.Single(answers.ClashPaths.Select(path => path.Democracy).Distinct());
        Assert.Equal(
            [
                new(democracy, null, "complied", 1), new(democracy, "tolerate", "complied", 5), new(democracy, "tolerate", "autonomy", 1),
                new(democracy, "sanction", "complied", 1),
            ],
            answers.ClashPaths);
        Assert.Equal(answers.OutcomesOfAllDomains.Sum(outcome => outcome.Count), answers.ClashPaths.Sum(path => path.Count));
    }

    [Fact]
    public void The_class_of_a_clash_is_that_of_its_nation_when_it_ends()
    {
        var plan = HandRun.Plan(0, 3, change: small =>
        {
            foreach (double democracy in (double[])[0.1, 0.9]) small.Nation(democracy: democracy);
        });
        var paths = HandRun.Answer(plan, run => run.Step(now =>
        {
            now.Ended(Trade, ClashOutcome.Complied);
            now.World.Nations.Democracy[0] = 0.5;
            now.Ended(Trade, ClashOutcome.Lapsed);
        })).ClashPaths;
        // Events of a step are counted at its end.
        Assert.Equal(["hybrid", "hybrid"], paths.Select(path => path.Democracy));
    }

    [Fact]
    public void What_is_rare_has_a_share_over_all_runs_beyond_the_interval_of_its_runs()
    {
        Action<HandRun> usual = run => run.Step(now => now.Ended(Trade, ClashOutcome.Complied, 9)),
            rare = run => run.Step(now => now.Ended(Trade, ClashOutcome.Complied, 8).Ended(Trade, ClashOutcome.Suppressed));
        var outcomes = HandRun.Answer(HandRun.Plan(1), [.. Enumerable.Range(0, 20).Select(run => run == 3 ? rare : usual)]).Outcomes;
        var suppressed = outcomes.Single(answer => answer is { Domain: "trade", Outcome: "suppressed" });
        Equal((1, 1 / 180.0, 0, 0), (suppressed.Count, suppressed.Share, suppressed.Low, suppressed.High));
        var complied = outcomes.Single(answer => answer is { Domain: "trade", Outcome: "complied" });
        Equal((179, 179 / 180.0, 1, 1), (complied.Count, complied.Share, complied.Low, complied.High));
    }

    [Fact]
    public void Ends_are_listed_by_domain_in_the_order_of_their_codes()
    {
        var outcomes = HandRun.Answer(HandRun.Plan(1), run => run.Pass()).Outcomes;
        Assert.Equal(
            [.. from domain in (string[])["trade", "security", "climate"] from outcome in MetricCatalogue.Outcomes.Names select (domain, outcome)],
            outcomes.Select(answer => (answer.Domain, answer.Outcome)));
        Assert.All(outcomes, answer => Assert.Equal((0, null, null, null), (answer.Count, answer.Share, answer.Low, answer.High)));
    }

    [Fact]
    public void Every_end_and_every_answer_is_counted_under_its_own_name()
    {
        foreach (var (place, outcome) in MetricCatalogue.Outcomes.Members.Index())
        {
            var ended = HandRun.Answer(HandRun.Plan(1), run => run.Step(now => now.Ended(Climate, outcome))).Outcomes;
            Assert.Equal(("climate", MetricCatalogue.Outcomes.Names[place]),
                Assert.Single(ended.Where(answer => answer.Count == 1).Select(answer => (answer.Domain, answer.Outcome))));
        }
        foreach (var (place, response) in MetricCatalogue.Responses.Members.Index())
        {
            var answered = HandRun.Answer(HandRun.Plan(1), run => run.Step(now => now.Answered(0, Climate, response))).Responses;
            Assert.Equal(("climate", MetricCatalogue.Responses.Names[place]),
                Assert.Single(answered.Where(answer => answer.Count == 1).Select(answer => (answer.Domain, answer.Response))));
        }
    }

    [Theory]
    [InlineData(0, "authoritarian")]
    [InlineData(3.0 / 9, "authoritarian")]
    [InlineData(3.0 / 9 + 1e-12, "hybrid")]
    [InlineData(5.0 / 9, "hybrid")]
    [InlineData(5.0 / 9 + 1e-12, "democratic")]
    [InlineData(1, "democratic")]
    public void Bounds_of_a_class_of_democracy_belong_to_the_class_below(double democracy, string name) =>
        Assert.Equal(name, DemocracyClass.Names[DemocracyClass.Of(democracy)]);

    [Fact]
    public void Shares_of_answers_are_within_a_domain_and_a_class_of_democracy_at_the_time_of_the_answer()
    {
        var plan = HandRun.Plan(0, 3, change: small =>
        {
            foreach (double democracy in (double[])[0.1, 0.4, 0.9, 0.9]) small.Nation(democracy: democracy);
        });
        Action<HandRun>[] runs =
        [
            run => run.Step(now => now.Answered(0, Trade, Response.Coerce).Answered(2, Trade, Response.Concede)
                .Answered(3, Trade, Response.Tolerate, 3).Answered(2, Climate, Response.Concede))
                .Step(now =>
                {
                    now.World.Nations.Democracy[0] = 0.5;
                    now.Answered(0, Trade, Response.Sanction);
                }),
            run => run.Step(now => now.Answered(2, Trade, Response.Concede)),
        ];
        var answers = HandRun.Answer(plan, runs);
        var each = answers.Responses.Where(answer => answer.First).ToList();
        Is(each, ("trade", "authoritarian", "coerce"), 1, 1, null, null);
        Is(each, ("trade", "authoritarian", "sanction"), 0, 0, null, null);
        Is(each, ("trade", "hybrid", "sanction"), 1, 1, null, null);

        // Own shares: 1/4 and 1.
        Is(each, ("trade", "democratic", "concede"), 2, 2 / 5.0, 0.325, 0.925);
        Is(each, ("trade", "democratic", "tolerate"), 3, 3 / 5.0, 0.075, 0.675);
        Is(each, ("climate", "democratic", "concede"), 1, 1, null, null);
        Is(each, ("security", "democratic", "concede"), 0, null, null, null);
        var all = answers.ResponsesOfAllDomains.Where(answer => answer.First).ToList();
        Is(all, ("all", "democratic", "concede"), 3, 3 / 6.0, 0.4 + 0.1 * 0.6, 0.4 + 0.9 * 0.6);
        Is(all, ("all", "authoritarian", "coerce"), 1, 1, null, null);
        Is(all, ("all", "all", "coerce"), 1, 1 / 8.0, 0.1 / 7, 0.9 / 7);
        Assert.Equal(4 * 6, all.Count);
        Assert.Equal(3 * 3 * 6, each.Count);
        Assert.Equal(("trade", "authoritarian", "tolerate"), (each[0].Domain, each[0].Democracy, each[0].Response));
        Assert.Equal(("security", "authoritarian", "tolerate"), (each[18].Domain, each[18].Democracy, each[18].Response));

        static void Is(IReadOnlyList<ResponseAnswer> answers, (string, string, string) of, long count, double? share, double? low, double? high)
        {
            var answer = answers.Single(answer => (answer.Domain, answer.Democracy, answer.Response) == of);
            Equal((count, share, low, high), (answer.Count, answer.Share, answer.Low, answer.High));
        }
    }

    [Fact]
    public void First_answers_to_a_clash_and_the_next_ones_are_told_apart()
    {
        var plan = HandRun.Plan(0, 3, change: small =>
        {
            foreach (double democracy in (double[])[0.1, 0.9]) small.Nation(democracy: democracy);
        });
        var answers = HandRun.Answer(plan, run => run
            .Step(now => now.Answered(0, Trade, Response.Tolerate, 3).Answered(1, Climate, Response.Concede))
            .Step(now => now.Answered(0, Trade, Response.Sanction, 1, Response.Tolerate)
                .Answered(0, Trade, Response.Coerce, 1, Response.Tolerate, Response.Sanction).Answered(1, Climate, Response.Sanction, 2, Response.Sanction)));
        Is(answers.Responses, ("trade", "authoritarian", true, "tolerate"), 3, 1);
        Is(answers.Responses, ("trade", "authoritarian", false, "tolerate"), 0, 0);
        Is(answers.Responses, ("trade", "authoritarian", false, "sanction"), 1, 1 / 2.0);
        Is(answers.Responses, ("trade", "authoritarian", false, "coerce"), 1, 1 / 2.0);
        Is(answers.Responses, ("climate", "democratic", true, "concede"), 1, 1);
        Is(answers.Responses, ("climate", "democratic", false, "sanction"), 2, 1);
        Is(answers.Responses, ("climate", "authoritarian", false, "sanction"), 0, null);
        Is(answers.ResponsesOfAllDomains, ("all", "all", true, "tolerate"), 3, 3 / 4.0);
        Is(answers.ResponsesOfAllDomains, ("all", "all", false, "sanction"), 3, 3 / 4.0);
        Assert.Equal(2 * 3 * 3 * 6, answers.Responses.Count);
        Assert.Equal(2 * 4 * 6, answers.ResponsesOfAllDomains.Count);

        static void Is(IReadOnlyList<ResponseAnswer> answers, (string, string, bool, string) of, long count, double? share)
        {
            var answer = answers.Single(answer => (answer.Domain, answer.Democracy, answer.First, answer.Response) == of);
            Equal((count, share, null, null), (answer.Count, answer.Share, answer.Low, answer.High));
        }
    }

    private static void Equal((long Count, double? Share, double? Low, double? High) expected, (long Count, double? Share, double? Low, double? High) actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (wanted, found) in ((double?, double?)[])[(expected.Share, actual.Share), (expected.Low, actual.Low), (expected.High, actual.High)])
            Assert.Equal(wanted ?? double.NaN, found ?? double.NaN, 1e-12);
    }
}
