using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Figures;

public sealed class SeriesFigureTests
{
    [Fact]
    public void A_band_is_the_median_run_and_the_range_of_most_runs()
    {
        // Eleven runs of one time: 0 to 10. Quantiles of 11 values are the values themselves.
        using var folder = new SmallFolder(11).WithSeries(("defiance.trade", [.. Enumerable.Range(0, 11).Select(run => run / 100.0)]));
        var band = Band.Of(new ChartData(folder.Open()).Series, "defiance.trade", 100);
        Assert.Equal((1, 5, 1, 9), (band.Times.Length, Math.Round(band.Low[0], 9) * 5, Math.Round(band.Low[0], 9), Math.Round(band.High[0], 9)));
        Assert.Equal(5, band.Middle[0], 9);
        Assert.Equal(2015, band.Times[0]);
    }

    [Fact]
    public void A_run_that_was_stopped_counts_as_far_as_it_came()
    {
        using var folder = new SmallFolder(2).WithSeries(("nations", [4, 4, 4, 8, double.NaN, double.NaN]));
        folder.Manifest = folder.Manifest with { Runs = [new(0, "1", RunState.Done, 2), new(1, "2", RunState.Stopped, 0)] };
        var data = new ChartData(folder.Open());
        var band = Band.Of(data.Series, "nations");
        Assert.Equal([6, 4, 4], band.Middle);
        Assert.Equal((2015.5, 2015.0), (data.Series.End(0, "nations"), data.Series.End(1, "nations")));
        Assert.Contains("1 of them stopped early", data.Source, StringComparison.Ordinal);
        Assert.True(Band.Of(data.Series, "no such metric").IsEmpty);
    }

    [Fact]
    public void Defection_has_a_line_for_each_domain_and_names_the_one_that_cities_defy_most()
    {
        using var folder = new SmallFolder().WithSeries(
            ("defiance.trade", [0, 0.1, 0.1]), ("defiance.trade.people", [0, 0.2, 0.2]),
            ("defiance.climate", [0, 0.4, 0.2]), ("defiance.climate.people", [0, 0.1, 0.1]),
            ("defiance.any", [0, 0.5, 0.3]), ("defiance.any.people", [0, 0.3, 0.3]));
        var shown = DefectionData.Read(new ChartData(folder.Open()));
        Assert.Equal(["trade", "climate"], shown.Domains.Select(domain => domain.Name));
        Assert.Equal([0, 40, 20], shown.Domains[1].ByNumber.Middle);
        Assert.Equal([0, 50, 30], shown.Any.ByNumber.Middle);
        Assert.Equal(1, shown.Most);
        Assert.Equal("Cities defy most in climate: 30 % of them over the run, all of it while the world settles", shown.Title);
        Assert.Equal(50, shown.Ceiling, 9);
        Assert.Contains("in any domain 40 % of cities and 30 % of the people in cities", shown.Description, StringComparison.Ordinal);
        Assert.False(shown.IsEmpty);
    }

    [Fact]
    public void Where_nobody_defies_it_is_said()
    {
        using var folder = new SmallFolder(1, "trade").WithSeries(
            ("defiance.trade", [0, 0]), ("defiance.trade.people", [0, 0]), ("defiance.any", [0, 0]), ("defiance.any.people", [0, 0]));
        var shown = DefectionData.Read(new ChartData(folder.Open()));
        Assert.True(shown.IsEmpty);
        Assert.Equal("No city defies its nation", shown.Title);
    }

    [Fact]
    public void Of_more_domains_than_colours_those_that_cities_defy_most_are_named()
    {
        string[] domains = [.. Enumerable.Range(1, 10).Select(i => $"d{i}")];
        using var folder = new SmallFolder(1, domains).WithSeries([.. domains.Select((domain, i) => ($"defiance.{domain}", (double[])[0, i / 100.0]))]);
        var shown = DefectionData.Read(new ChartData(folder.Open()));
        Assert.Equal(["d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10"], shown.Named.Select(domain => domain.Name));
        Assert.Equal(["d1", "d2"], shown.Unnamed.Select(domain => domain.Name));
        Assert.Null(ChartSet.DrawAll(folder.Open(), ["defection"], ChartFormats.Png, Path.Combine(folder.Path, "charts"))[0].Skipped);
    }

    [Fact]
    public void Every_word_of_the_results_has_a_name_and_a_colour()
    {
        Assert.Equal(MetricCatalogue.Outcomes.Names.Order(), Phrases.Outcomes.Select(word => word.Key).Order());
        Assert.Equal(MetricCatalogue.Responses.Names.Order(), Phrases.Responses.Select(word => word.Key).Order());
        foreach (var words in (IReadOnlyList<Word>[])[Phrases.Outcomes, Phrases.Responses, Phrases.BidEnds, Phrases.Terms])
            Assert.Equal(words.Count, words.Select(word => word.Color).Distinct().Count());
        Assert.Equal("a new word", Phrases.Name(Phrases.Outcomes, "a new word"));
    }

    [Fact]
    public void Networks_are_ordered_by_their_members_and_the_smaller_ones_lose_their_names()
    {
        (string, double[])[] metrics =
            [.. Enumerable.Range(1, 9).Select(i => ($"members.n{i}", (double[])[1, i])), ("members.empty", [0, 0]), ("members.n9@USA", [7, 7])];
        using var folder = new SmallFolder().WithSeries(metrics);
        var shown = NetworkMembersData.Read(new ChartData(folder.Open()));
        Assert.Equal(["n9", "n8", "n7", "n6", "n5", "n4", "n3"], shown.Networks.Select(network => network.Name));
        Assert.Equal(["n2", "n1"], shown.Others.Select(network => network.Name));
        Assert.Equal("n9 grows from 1 to 9 member cities", shown.Title);
        using var none = new SmallFolder().WithSeries(("members.empty", [0, 0]));
        Assert.Equal("No city network has members", NetworkMembersData.Read(new ChartData(none.Open())).Title);
    }

    [Fact]
    public void A_network_or_a_scenario_whose_letters_the_typeface_lacks_has_a_name_that_can_be_drawn()
    {
        using var folder = new SmallFolder().WithSeries(("members.c40", [5, 6]), ("members.東京", [1, 9]));
        folder.Manifest = folder.Manifest with { Scenario = folder.Manifest.Scenario with { Name = "都市" } };
        var data = new ChartData(folder.Open());
        Assert.Equal("network 2 grows from 1 to 9 member cities", NetworkMembersData.Read(data).Title);
        Assert.StartsWith("scenario, one run", data.Source, StringComparison.Ordinal);
        Assert.EndsWith("names in other scripts by id", data.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_short_run_shows_is_said_to_be_settling()
    {
        // Quarters: eight of them are two years.
        Assert.EndsWith("over the run, all of it while the world settles", Title(9), StringComparison.Ordinal);
        Assert.EndsWith("over the run", Title(10), StringComparison.Ordinal);

        static string Title(int records)
        {
            using var folder = new SmallFolder().WithSeries(
                ("defiance.trade", [.. Enumerable.Repeat(0.1, records)]), ("defiance.climate", new double[records]));
            return DefectionData.Read(new ChartData(folder.Open())).Title;
        }
    }

    [Fact]
    public void Memberships_in_many_networks_do_not_stand_beside_members_of_one()
    {
        using var folder = new SmallFolder().WithSeries(("members.c40", [5, 6]), ("members.foundedByCities", [0, 600]));
        var shown = NetworkMembersData.Read(new ChartData(folder.Open()));
        Assert.Equal(["c40"], shown.Networks.Select(network => network.Name));
        Assert.Equal(600, shown.Founded!.Middle[^1]);
        Assert.True(shown.Ceiling < 10);
        Assert.Equal("c40 grows from 5 to 6 member cities", shown.Title);
        using var alone = new SmallFolder().WithSeries(("members.foundedByCities", [0, 600]));
        Assert.Equal("Networks founded by cities gather 600 memberships", NetworkMembersData.Read(new ChartData(alone.Open())).Title);
    }

    [Fact]
    public void Recorded_members_are_drawn_with_their_network_however_small_it_is()
    {
        (string, double[])[] metrics = [.. Enumerable.Range(1, 9).Select(i => ($"members.n{i}", (double[])[1, i, i]))];
        using var folder = Recorded("members", "n1", "{date: 2015-01-01, value: 1}, {date: 2015-04-02, value: 4, sd: 2}, {date: 2019-01-01, value: 90}")
            .WithSeries(metrics);
        var shown = NetworkMembersData.Read(new ChartData(folder.Open()));
        Assert.Equal(["n9", "n8", "n7", "n6", "n5", "n4", "n1"], shown.Networks.Select(network => network.Name));
        var recorded = shown.Networks[^1].Recorded;
        // The third is after the end of the run.
        Assert.Equal([(1, 0), (4, 2)], recorded.Marks.Select(mark => (mark.Value, mark.Deviation)));
        Assert.Equal(Math.Sqrt((0 + 9) / 2.0), recorded.Distance, 6);
        Assert.Equal("n1 has 1 member city in April 2015; recorded are 4", shown.Title);
        Assert.Contains("The line of n1 is 2 cities off them", shown.Description, StringComparison.Ordinal);
        Assert.Equal(2 * 2, Dots(folder, "networks"));
    }

    [Fact]
    public void Recorded_shares_are_drawn_with_their_domain()
    {
        using var folder = Recorded("defiance", "climate", "{date: 2015-04-02, value: 0.6, sd: 0.1}").WithSeries(
            ("defiance.trade", [0, 0.1, 0.1]), ("defiance.climate", [0, 0.4, 0.2]));
        var shown = DefectionData.Read(new ChartData(folder.Open()));
        Assert.Equal(60, Assert.Single(shown.Domains[1].Recorded.Marks).Value, 9);
        Assert.True(shown.Ceiling >= 70);
        Assert.Contains("Recorded in climate: April 2015 60 %", shown.Description, StringComparison.Ordinal);
        Assert.Equal(2, Dots(folder, "defection"));
    }

    [Theory]
    [InlineData(RecordLevel.Standard, "at the end of each quarter")]
    [InlineData(RecordLevel.Answers, "at the end of each year")]
    public void What_is_recorded_once_a_year_is_not_said_to_be_of_each_quarter(RecordLevel record, string said)
    {
        using var folder = new SmallFolder(2).WithSeries(("defiance.trade", [0, 0.1, 0, 0.1]), ("members.c40", [1, 2, 1, 2]));
        folder.Manifest = folder.Manifest with { Record = record };
        foreach (string figure in (string[])["defection", "networks"])
            Assert.Contains(said, ChartSet.Draw(folder.Open(), figure).Inline!.Subtitle, StringComparison.Ordinal);
    }

    private static SmallFolder Recorded(string metric, string of, string values)
    {
        var folder = new SmallFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, RunFolderFiles.Scenario), $"report: {{recorded: [{{metric: {metric}, of: {of}, values: [{values}]}}]}}\n");
        return folder;
    }

    /// <summary>Circles of a chart: a dot is one that is filled and one that is its rim.</summary>
    private static int Dots(SmallFolder folder, string figure) =>
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.UTF8.GetString(ChartSet.Draw(folder.Open(), figure).Svg.Span), "<(circle|ellipse)");
}
