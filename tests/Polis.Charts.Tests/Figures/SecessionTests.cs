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
        Assert.Equal("16.67 % of nations lose a city to independence within 1 year", shown.Title);

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
        Assert.StartsWith("No nation loses a city", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Durations_that_are_equal_are_equal_to_the_last_digit()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        double[] started = [.. Enumerable.Range(0, 24).Select(month => 2015 + month / 12.0)];
        double?[] ended = [.. started.Select(time => (double?)(time + 1.0 / 12))];
        folder.With(RunTable.Bids, ("started", started), ("ended", ended), ("outcome", started.Select(_ => "autonomy").ToArray()));
        Assert.Single(SecessionData.Read(new ChartData(folder.Open())).Ends);
    }
}
