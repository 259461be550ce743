using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Figures;

public sealed class SecessionTests
{
    [Fact]
    public void Each_nation_of_each_run_is_a_subject_until_its_first_loss_or_the_end()
    {
        // Two runs of three nations over a year. In run 0 AAA loses a city after half a year and another later;
        // in run 1 a nation born during the run loses one.
        using var folder = new SmallFolder(2).WithSeries(("nations", [3, 3, 4, 5, 5, 3, 4, 4, 5, 5]));
        folder.With(
            RunTable.Bids, ("run", (int[])[0, 0, 1, 1]), ("nation", (string[])["AAA", "AAA", "NEW-5", "BBB"]),
            ("started", (double[])[2015.25, 2015.5, 2015.25, 2015.75]),
            ("ended", (double?[])[2015.5, 2015.75, 2015.5, null]), ("outcome", (string[])["independence", "independence", "independence", "open"]));
        var shown = SecessionData.Read(new ChartData(folder.Open()));
        Assert.Equal(6, shown.Nations.Count);
        Assert.Equal(1, shown.Losses);
        var step = Assert.Single(shown.Unity);
        Assert.Equal((0.5, 5.0 / 6, 6), (step.Time, step.Share, step.AtRisk));
        Assert.All(shown.Nations.Where(nation => nation.Cause == 0), nation => Assert.Equal(1, nation.Time));
        Assert.Equal("A city leaves in 2 of 2 futures (100 %, 16 to 100)", shown.Title);

        int independence = 1 + Phrases.BidEnds.Select(word => word.Key).ToList().IndexOf("independence");
        Assert.Equal([new(0.25, independence), new(0.25, independence), new(0.25, independence), new(0.25, 0)], shown.Bids);
        Assert.Equal(0.75, shown.Ends[^1].Incidence[independence - 1], 12);
    }

    [Fact]
    public void A_run_that_was_stopped_ends_the_observation_of_its_nations()
    {
        using var folder = new SmallFolder(2).WithSeries(("nations", [2, 2, 2, 2, double.NaN, double.NaN]));
        var shown = SecessionData.Read(new ChartData(folder.Open()));
        Assert.Equal([0.5, 0.5, 0, 0], shown.Nations.Select(nation => nation.Time));
        Assert.Equal(0, shown.Losses);
        Assert.StartsWith("No city leaves in any of 2 futures (0 to 84 %)", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Durations_that_are_equal_are_equal_to_the_last_digit()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        folder.Manifest = folder.Manifest with { Years = 3 };
        double[] started = [.. Enumerable.Range(0, 24).Select(month => 2015 + month / 12.0)];
        double?[] ended = [.. started.Select(time => (double?)(time + 1.0 / 12))];
        folder.With(RunTable.Bids, ("started", started), ("ended", ended), ("outcome", started.Select(_ => "autonomy").ToArray()));
        Assert.Single(SecessionData.Read(new ChartData(folder.Open())).Ends);
    }

    [Fact]
    public void Futures_in_which_a_city_leaves_are_counted_once_with_their_interval()
    {
        // In 61 of 200 runs a city leaves, in one of them two do; one more bids and stays.
        using var folder = new SmallFolder(200).WithSeries(("nations", [.. Enumerable.Repeat(1.0, 400)]));
        int[] runs = [.. Enumerable.Range(0, 61), 60, 61];
        folder.With(
            RunTable.Bids, ("run", runs), ("city", runs.Select(run => run == 61 ? 2L : 1).ToArray()),
            ("name", runs.Select(run => run == 61 ? "Maris" : "Saltmere").ToArray()),
            ("started", runs.Select(_ => 2015.0).ToArray()), ("ended", runs.Select(run => (double?)(run < 30 ? 2015.25 : 2015.5)).ToArray()),
            ("outcome", runs.Select(run => run == 61 ? "suppressed" : "independence").ToArray()));
        var shown = SecessionData.Read(new ChartData(folder.Open()));
        Assert.Equal("A city leaves in 61 of 200 futures (30 %, 24 to 37)", shown.Title);
        Assert.Contains("61 of 200 (30 %, 24 to 37; 95 % interval)", shown.Description, StringComparison.Ordinal);
        Assert.Equal([(2015.25, 0.15), (2015.5, 0.305)], shown.Futures.Curve.Select(step => (step.Time, step.Share.Value)));
        Assert.Equal([new("Saltmere, AAA", 62, 61), new("Maris, AAA", 1, 0)], shown.Futures.Cities);
    }

    [Fact]
    public void A_city_counts_as_independent_in_a_run_in_which_it_left_whoever_started_the_bid()
    {
        // City 1 leaves by itself in run 0 and in the bid of city 2 in run 1; city 3, which never bids, leaves with it; in run 2 nobody does.
        using var folder = new SmallFolder(3).WithSeries(("nations", [1, 1, 1]));
        folder.With(
            RunTable.Bids, ("run", (int[])[0, 1, 2]), ("city", (long[])[1, 2, 1]), ("name", (string[])["Montréal", "Québec", "Montréal"]),
            ("memberIds", (string[])["1", "2 1 3", "1 2"]), ("ended", (double?[])[2015.25, 2015.25, 2015.25]),
            ("outcome", (string[])["independence", "independence", "suppressed"]));
        folder.With(RunTable.Cities, ("city", (long[])[3]), ("name", (string[])["Laval"]));
        Assert.Equal(
            [new("Montréal, AAA", 2, 2), new("Québec, AAA", 1, 1), new("Laval, AAA", 0, 1)],
            SecessionFutures.Read(new ChartData(folder.Open())).Cities);
    }

    [Fact]
    public void One_run_is_one_future_of_many_and_says_no_share()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        folder.With(RunTable.Bids, ("ended", (double?[])[2015.25, 2015.25]), ("outcome", (string[])["independence", "independence"]));
        var shown = SecessionData.Read(new ChartData(folder.Open()));
        Assert.Equal("Cities leave 2 times in this run, one future of many", shown.Title);
        Assert.DoesNotContain("%", shown.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.305, "30")]
    [InlineData(0.0045, "0.5")]
    [InlineData(0.00999, "1")]
    [InlineData(0, "0")]
    public void A_share_has_a_decimal_only_where_it_is_small(double share, string text) => Assert.Equal(text, SecessionFutures.Percent(share));

    [Fact]
    public void Curves_end_where_fewer_than_ten_are_at_risk()
    {
        Assert.Equal(3, SurvivalPanels.Cut([.. Enumerable.Range(1, 12).Select(time => new Polis.Statistics.Observation(time, 1))]));
        Assert.Equal(0, SurvivalPanels.Cut([new(5, 1), new(6, 1)]));
    }
}
