using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Results;
using Polis.Results.Folder;
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
        Assert.Equal("Cities defy most in climate: 30 % of them over the run", shown.Title);
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
    public void Outcomes_and_answers_are_counted_over_runs_and_years()
    {
        using var folder = new SmallFolder(2).WithSeries(
            ("outcome.complied.trade", [1, 2, 3, 0]), ("outcome.policyChanged.trade", [0, 1, 0, 1]), ("outcome.autonomy.climate", [2, 0, 0, 0]),
            ("outcome.lapsed.climate", [0, 0, 0, 2]),
            ("outcomeActedOn.complied", [1, 0, 0, 0]), ("outcomeActedOn.autonomy", [2, 0, 0, 0]),
            ("response.devolve.climate", [2, 0, 0, 0]), ("response.coerce.trade", [0, 0, 0, 3]),
            ("firstResponse.devolve", [2, 0, 0, 0]), ("firstResponse.coerce", [0, 0, 0, 1]), ("clashesOpen", [3, 4, 1, 2]));
        var shown = ClashOutcomesData.Read(new ChartData(folder.Open()));
        Assert.Equal(["All clashes", "Acted on by nation", "Trade", "Climate"], shown.Ends.Select(row => row.Name));
        Assert.Equal(["First answers", "Next answers", "Trade", "Climate"], shown.Answers.Select(row => row.Name));
        Assert.Equal([false, false, true, true], shown.Answers.Select(row => row.IsDomain));
        Assert.Equal((2, 2, 6, 2), (End(0, "policyChanged"), End(0, "autonomy"), End(0, "complied"), End(0, "lapsed")));
        Assert.Equal((0, 2, 1, 0), (End(1, "policyChanged"), End(1, "autonomy"), End(1, "complied"), End(1, "lapsed")));
        Assert.Equal((2, 0, 6, 0), (End(2, "policyChanged"), End(2, "autonomy"), End(2, "complied"), End(2, "lapsed")));
        Assert.Equal([(2, 1), (0, 2), (0, 3), (2, 0)], Enumerable.Range(0, 4).Select(row => (Answer(row, "devolve"), Answer(row, "coerce"))));
        Assert.Equal(6, shown.Open);
        Assert.Equal("Over all years 50 % of clashes end with the city giving in; nations most often devolve at first (67 %)", shown.Title);
        Assert.Contains("Of 3 of them that nations acted on: policy changed 0 %, autonomy 66.7 %", shown.Description, StringComparison.Ordinal);
        Assert.Contains("Of 2 next ones: concede 0 %, devolve 0 %", shown.Description, StringComparison.Ordinal);

        double End(int row, string outcome) => shown.Ends[row].Counts[Phrases.Outcomes.Select(word => word.Key).ToList().IndexOf(outcome)];

        double Answer(int row, string response) => shown.Answers[row].Counts[Phrases.Responses.Select(word => word.Key).ToList().IndexOf(response)];
    }

    [Fact]
    public void A_single_domain_has_no_rows_beside_those_of_all_and_a_run_without_clashes_says_so()
    {
        using var folder = new SmallFolder(2, "trade").WithSeries(("clashesOpen", [0, 0]));
        var shown = ClashOutcomesData.Read(new ChartData(folder.Open()));
        Assert.Equal((2, 2), (shown.Ends.Count, shown.Answers.Count));
        Assert.Equal("No clash has ended, and no nation has answered one", shown.Title);
    }

    [Fact]
    public void A_domain_whose_clashes_end_as_all_do_is_named_without_a_row()
    {
        using var folder = new SmallFolder(1, "trade", "climate", "culture", "quiet").WithSeries(
            ("outcome.complied.trade", [50]), ("outcome.lapsed.trade", [50]), ("outcome.complied.climate", [49]), ("outcome.lapsed.climate", [51]),
            ("outcome.complied.culture", [9]), ("outcome.lapsed.culture", [1]));
        var shown = ClashOutcomesData.Read(new ChartData(folder.Open()));
        Assert.Equal(["All clashes", "Acted on by nation", "Culture"], shown.Ends.Select(row => row.Name));
        Assert.Equal(["Trade", "Climate"], shown.EndsAsAll);
        Assert.Empty(shown.AnswersAsAll);
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
}
