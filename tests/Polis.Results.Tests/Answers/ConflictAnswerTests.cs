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

        // Own shares: 3/4 and 0 of the two runs in which any ended.
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
        var each = HandRun.Answer(plan, runs).Responses;
        Is(each, ("trade", "authoritarian", "coerce"), 1, 1, null, null);
        Is(each, ("trade", "authoritarian", "sanction"), 0, 0, null, null);
        Is(each, ("trade", "hybrid", "sanction"), 1, 1, null, null);

        // Own shares: 1/4 and 1.
        Is(each, ("trade", "democratic", "concede"), 2, 2 / 5.0, 0.325, 0.925);
        Is(each, ("trade", "democratic", "tolerate"), 3, 3 / 5.0, 0.075, 0.675);
        Is(each, ("climate", "democratic", "concede"), 1, 1, null, null);
        Is(each, ("security", "democratic", "concede"), 0, null, null, null);
        var all = HandRun.ResponsesOfAllDomains(plan, runs);
        Is(all, ("all", "democratic", "concede"), 3, 3 / 6.0, 0.4 + 0.1 * 0.6, 0.4 + 0.9 * 0.6);
        Is(all, ("all", "authoritarian", "coerce"), 1, 1, null, null);
        Assert.Equal(3 * 6, all.Count);
        Assert.Equal(3 * 3 * 6, each.Count);
        Assert.Equal(("trade", "authoritarian", "tolerate"), (each[0].Domain, each[0].Democracy, each[0].Response));
        Assert.Equal(("security", "authoritarian", "tolerate"), (each[18].Domain, each[18].Democracy, each[18].Response));

        static void Is(IReadOnlyList<ResponseAnswer> answers, (string, string, string) of, long count, double? share, double? low, double? high)
        {
            var answer = answers.Single(answer => (answer.Domain, answer.Democracy, answer.Response) == of);
            Equal((count, share, low, high), (answer.Count, answer.Share, answer.Low, answer.High));
        }
    }

    private static void Equal((long Count, double? Share, double? Low, double? High) expected, (long Count, double? Share, double? Low, double? High) actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (wanted, found) in ((double?, double?)[])[(expected.Share, actual.Share), (expected.Low, actual.Low), (expected.High, actual.High)])
            Assert.Equal(wanted ?? double.NaN, found ?? double.NaN, 1e-12);
    }
}
