using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>Bids and new states over all years, as counted and as expected, of runs of four years from 2015 whose chances are made by hand.</summary>
public class RareAnswersTests
{
    private static readonly SimulationPlan _plan = HandRun.Plan(1, 4);

    [Fact]
    public void Where_nothing_has_any_chance_all_is_0_for_sure_and_no_first_comes_before_the_end()
    {
        var answers = Of(Run(), Run(), Run());
        foreach (string metric in (string[])["bids", "anyBid", "independences", "anyIndependence"])
            Assert.Equal((new MeanFigure(0, 0, 0), new MeanFigure(0, 0, 0)), (answers[metric].Counted, answers[metric].Expected));
        foreach (string metric in (string[])["firstBid", "firstIndependence"])
            Assert.Equal((new MeanFigure(2019, 2019, 2019), new MeanFigure(2019, 2019, 2019)), (answers[metric].Counted, answers[metric].Expected));
    }

    [Fact]
    public void One_run_has_no_interval_and_tells_what_it_recorded()
    {
        var answers = Of(Run(bid: 1, chances: [0.25, 0.25, 0, 0]));
        Assert.Equal(new RareAnswer("bids", "bids", new(1, null, null), new(0.5, null, null), answers["bids"].Inexact), answers["bids"]);
        Assert.Equal((new MeanFigure(1, null, null), new MeanFigure(0.5, null, null)), (answers["anyBid"].Counted, answers["anyBid"].Expected));
        Assert.Equal(2017, answers["firstBid"].Counted.Mean);
        Assert.All(answers.Values, answer => Assert.Null(answer.Counted.Low ?? answer.Expected.Low));
    }

    [Fact]
    public void What_one_run_comes_to_is_not_told_where_there_can_be_no_such_share()
    {
        var answers = Of(Run(chances: [0.6, 0.6, 0.6, 0]));
        Assert.Equal((1.8, null), (Math.Round(answers["bids"].Expected.Mean!.Value, 9), answers["anyBid"].Expected.Mean));
        Assert.Contains(Notes(answers, 1), note => note.StartsWith("–: so few runs cannot tell", StringComparison.Ordinal));
        Assert.DoesNotContain(Notes(answers, 1, expected: false), note => note.StartsWith('–'));
    }

    [Fact]
    public void An_event_that_is_in_none_of_the_runs_and_might_be_is_not_told_as_certain()
    {
        double[] chances = [0.01, 0.01, 0.01, 0.01];
        var answers = Of([.. Enumerable.Range(0, 20).Select(_ => Run(chances: chances))]);
        Assert.Equal(new MeanFigure(0, null, null), answers["bids"].Counted);
        // Of 20 cases with none, Clopper and Pearson's bound is 1 - 0.025^(1/20).
        Assert.Equal((0, 0), (answers["anyBid"].Counted.Mean, answers["anyBid"].Counted.Low));
        Assert.Equal(1 - Math.Pow(0.025, 1 / 20.0), answers["anyBid"].Counted.High!.Value, 1e-9);
        Assert.Equal(new MeanFigure(0, null, null), answers["independences"].Expected);
        Assert.Contains("No interval: all runs are alike, and other runs might not be.", Notes(answers, 20));
    }

    [Fact]
    public void The_interval_of_an_expected_mean_is_narrower_than_that_of_the_count_and_both_stay_within_what_there_can_be()
    {
        // In every fourth of 40 runs a bid begins in the second year; chances differ a little from run to run.
        var answers = Of([.. Enumerable.Range(0, 40).Select(run => Run(
            run % 4 == 0 ? 1 : null, [0.06 + run % 3 * 0.01, 0.06, run % 4 == 0 ? 0 : 0.06, run % 4 == 0 ? 0 : 0.06]))]);
        foreach (string metric in (string[])["bids", "anyBid", "firstBid"])
        {
            var (counted, expected) = (answers[metric].Counted, answers[metric].Expected);
            Assert.True(Width(expected) < Width(counted) / 2, metric);
            Assert.All((MeanFigure[])[counted, expected], mean => Assert.InRange(mean.Mean!.Value, mean.Low!.Value, mean.High!.Value));
        }
        Assert.Equal(0.25, answers["anyBid"].Counted.Mean);
        Assert.All(answers.Values, answer => Assert.True(answer.Counted.Low is null or >= 0 && answer.Expected.Low is null or >= 0));
        Assert.All((RareAnswer[])[answers["anyBid"], answers["anyIndependence"]], answer => Assert.True(answer.Counted.High <= 1));
        Assert.True(answers["firstBid"].Counted.High <= 2019 && answers["firstBid"].Expected.High <= 2019);

        static double Width(MeanFigure mean) => mean.High!.Value - mean.Low!.Value;
    }

    [Fact]
    public void Figures_are_written_in_their_units_and_years_alone_where_there_is_little_room()
    {
        RareAnswer share = new("anyBid", "share of runs", new(0.25, 0.1, 0.4), new(null, null, null), null),
            date = new("firstBid", "year", new(2017.5, 2016.25, 2018), new(2017.5, null, null), null);
        Assert.Equal(("runs with a bid", "first bid"), (RareText.Title(share), RareText.Title(date)));
        Assert.Equal(("25.0 %", "10.0–40.0"), (RareText.Mean(share, share.Counted), RareText.Interval(share, share.Counted)));
        Assert.Equal(("–", null), (RareText.Mean(share, share.Expected), RareText.Interval(date, date.Expected)));
        Assert.Equal(("Jul 2017", "Apr 2016–Jan 2018"), (RareText.Mean(date, date.Counted), RareText.Interval(date, date.Counted)));
        Assert.Equal(("2017", "2016–2018"), (RareText.Mean(date, date.Counted, brief: true), RareText.Interval(date, date.Counted, brief: true)));
    }

    [Fact]
    public void What_is_to_be_expected_is_one_sentence_and_notes_say_what_the_means_are()
    {
        var none = new IndependenceAnswer(null, null, null, 1, 0, 0, []);
        Assert.Null(RareText.Sentence(none, 3, 4));
        RareAnswer[] rare =
        [
            new("bids", "bids", new(1, 0, 2), new(1.5, 1.25, 1.75), null), new("independences", "nations", new(0, 0, 0), new(0.5, 0.25, 0.75), null),
            new("anyIndependence", "share of runs", new(0, 0, 0.1), new(0.4, 0.3, 0.5), null),
        ];
        Assert.Equal(
            "To be expected by the model's own chances: 1.50 bids and 0.50 new states a run, and a new state within 4 years in 40.0 % of runs "
                + "(95 %: 30.0–50.0).", RareText.Sentence(none with { RareEvents = rare }, 40, 4));
        Assert.Equal(
            "To be expected by the model's own chances: 1.50 bids and 0.50 new states a run.", RareText.Sentence(none with { RareEvents = rare }, 1, 4));
        string[] notes = [.. RareText.Notes(none with { RareEvents = rare }, 1200, 2045)];
        Assert.StartsWith("Means over 1,200 runs and all years, each with its 95 % interval: how well the mean is known", notes[0], StringComparison.Ordinal);
        Assert.Contains("counts with its end, January 2045.", notes[0], StringComparison.Ordinal);
        Assert.Contains("Nearly, not exactly so: bids a run, new states a run (two bids", notes[^1], StringComparison.Ordinal);
        Assert.Single(RareText.Notes(none with { RareEvents = rare }, 1200, 2045, expected: false));
        Assert.StartsWith("Of one run", RareText.Notes(none with { RareEvents = rare }, 1, 2045).First(), StringComparison.Ordinal);
    }

    private static Dictionary<string, RareAnswer> Of(params RareHistory[] runs) => RareAnswers.Of(_plan, runs).ToDictionary(answer => answer.Metric);

    private static string[] Notes(Dictionary<string, RareAnswer> answers, int runs, bool expected = true) =>
        [.. RareText.Notes(new IndependenceAnswer(null, null, null, 1, 0, 0, []) { RareEvents = [.. answers.Values] }, runs, 2019, expected: expected)];

    /// <summary>A run in which a bid begins in a year, or none does; the chance of a first bid in each year is all the chance there is.</summary>
    private static RareHistory Run(int? bid = null, params double[] chances)
    {
        var run = RareHistory.Empty(_plan.Years);
        double year = 2015, sum = 0;
        for (int y = 0; y < chances.Length; y++)
        {
            year += 1 - sum;
            sum += chances[y];
            run.Years["expectedBids"][y] = run.Years["expectedAnyBid"][y] = chances[y];
        }
        run.Dates["expectedFirstBid"] = chances.Length == 0 ? 2019 : year;
        if (bid is not { } begun) return run;
        run.Years["bids"][begun] = run.Years["anyBid"][begun] = 1;
        run.Dates["firstBid"] = 2015 + begun + 1;
        return run;
    }
}
