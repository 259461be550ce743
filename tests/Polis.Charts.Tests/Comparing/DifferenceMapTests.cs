using System.Text;
using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Comparing;

/// <summary>Where a what-if changes defiance, drawn from tables of cities over all runs.</summary>
public sealed class DifferenceMapTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_the_years_that_are_told_and_the_cities_of_both_worlds_count()
    {
        World("before", withTable: true, defies: [1, 0.1, 0.1, 1, 0.5, 0.5]);
        World("after", withTable: true, defies: [0, 0.5, 0.3, 0, 0.2, 0.2], cities: [1, 3]);
        var cities = CityDifferences.Read(Open("before"), Open("after"), 2015, 2015.5, runs: 40);
        Assert.Equal(("City 1, USA", 30), (Assert.Single(cities).Name, Math.Round(cities[0].Difference, 6)));
        Assert.Equal((-87.6, 41.9), (cities[0].Place.Longitude, cities[0].Place.Latitude));
    }

    [Theory]
    [InlineData(4, 40, false)]
    [InlineData(5, 400, true)]
    [InlineData(30, 4, false)]
    [InlineData(30, 40, true)]
    public void A_difference_is_marked_where_it_is_large_and_beyond_chance(double points, int runs, bool marked)
    {
        World("before", withTable: true, defies: [0.1, 0.1, 0.1, 0, 0, 0]);
        double after = 0.1 + points / 100 + 1e-9;
        World("after", withTable: true, defies: [0.1, after, after, 0, 0, 0]);
        Assert.Equal(marked, CityDifferences.Read(Open("before"), Open("after"), 2015, 2015.5, runs).Single(city => city.Name == "City 1, USA").IsMarked);
    }

    [Fact]
    public void A_city_that_defies_more_is_orange_one_that_defies_less_is_blue_and_the_rest_is_grey()
    {
        World("before", withTable: true, defies: [0, 0.1, 0.1, 0, 0.5, 0.5]);
        World("after", withTable: true, defies: [0, 0.5, 0.3, 0, 0.2, 0.2]);
        var drawn = ComparisonCharts.Draw(_folder, Manifest, [], [[]]);
        var (whatIf, chart) = Assert.Single(drawn);
        Assert.Equal(("after", "difference-map", "1 city defies more and 1 less, most of all City 1, USA (+30 points)"), (whatIf, chart.Name, chart.Title));
        Assert.Contains("City 2, USA −30 points", chart.Description, StringComparison.Ordinal);
        string svg = Encoding.UTF8.GetString(chart.Svg.Span);
        foreach (string color in (string[])["#D55E00", "#0072B2", "#999"]) Assert.Contains($"fill=\"{color}\"", svg, StringComparison.Ordinal);
        Assert.Contains(">defies more</text>", chart.Inline!.Narrow, StringComparison.Ordinal);
        // Of one nation all: its name on each label says nothing.
        Assert.Contains(">City 1 +30 points</text>", chart.Inline.Wide, StringComparison.Ordinal);
        Assert.Equal(["difference-map.png", "difference-map.svg"], Directory.GetFiles(Path.Combine(_folder, "charts")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Tables_of_cities_of_each_run_do_as_well()
    {
        Standard("before", ["comply", "comply", "comply", "comply"], ["comply", "comply", "defy", "comply"]);
        Standard("after", ["comply", "defy", "defy", "comply"], ["comply", "defy", "comply", "comply"]);
        var cities = CityDifferences.Read(Open("before"), Open("after"), 2015, 2016, runs: 2);
        // City 1 defies in the same run as before, in another domain; City 2 in one run more, in two domains.
        Assert.Equal([("City 1, AAA", 0), ("City 2, AAA", 50)], cities.OrderBy(city => city.Name).Select(city => (city.Name, Math.Round(city.Difference, 6))));
    }

    [Fact]
    public void The_map_is_of_the_part_of_the_world_in_which_cities_differ()
    {
        World("before", withTable: true, defies: [0, 0.1, 0.1, 0, 0.5, 0.5]);
        World("after", withTable: true, defies: [0, 0.5, 0.3, 0, 0.5, 0.5]);
        var chart = Assert.Single(ComparisonCharts.Draw(_folder, Manifest, [], [[]])).Chart;
        Assert.Contains("The map is of where cities differ.", chart.Inline!.Subtitle, StringComparison.Ordinal);
        Assert.Contains(" km</text>", chart.Inline.Wide, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_city_defies_clearly_more_or_less_there_is_no_map()
    {
        World("before", withTable: true, defies: [0, 0.1, 0.1, 0, 0.5, 0.5]);
        World("after", withTable: true, defies: [0, 0.12, 0.1, 0, 0.5, 0.52]);
        Assert.Empty(ComparisonCharts.Draw(_folder, Manifest, [], [[]]));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "charts")));
    }

    [Fact]
    public void Without_the_table_in_both_worlds_there_is_no_map()
    {
        World("before", withTable: true, defies: [0, 0, 0, 0, 0, 0]);
        World("after", withTable: false, defies: []);
        Assert.Empty(ComparisonCharts.Draw(_folder, Manifest, [], [[]]));
    }

    [Fact]
    public void The_page_of_a_comparison_leads_with_the_difference_then_tells_what_happened_and_where_and_folds_its_tables()
    {
        World("before", withTable: true, defies: [0, 0.1, 0.1, 0, 0.5, 0.5]);
        World("after", withTable: true, defies: [0, 0.5, 0.3, 0, 0.2, 0.2]);
        File.WriteAllText(
            Path.Combine(_folder, "worlds", "after", RunFolderFiles.Scenario),
            "interventions:\n  - {at: 2015-04, until: 2015-10, set: {nation: USA, column: policy.trade, to: -0.5}}\n");
        var outcome = new UntilOutcome("defiance", 0.02, 40, 40, false, -0.01, 0.05, [40], 0.95).InWords(MetricUnit.Share("cities"), isDifference: true);
        ComparisonReport.Write(_folder, Manifest with { Outcome = outcome }, [[]], [WhatIf], ComparisonCharts.Draw(_folder, Manifest, [], [[]]));
        string page = File.ReadAllText(Path.Combine(_folder, RunFolderFiles.Report));
        string[] told =
        [
            "<h1>", "--until defiance: not as narrow as 2 points after all 40 pairs; interval ",
            EffectText.NothingDiffers, "City 1 +30 points", "<h3>What happened</h3>", "<li>", "<h3>Tables</h3>",
            "<details><summary>All that differs",
        ];
        int[] places = [.. told.Select(text => page.IndexOf(text, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.True(places[0] < places[1] && places[1] < places[3] && places[4] < places[6] && places[6] < places[7]);
        Assert.Contains("policy.trade of USA held at −0.5</text>", page, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "href=\"data:text/csv"));
    }

    private static ComparedWorld WhatIf
    {
        get
        {
            var scenario = ScenarioLoader.Load("tiny", [], ["{at: 2016-01, set: {nation: AUR, column: policy.trade, to: -0.9}}"]);
            using var team = new ThreadTeam(1);
            return ComparisonPlan.Of([(scenario, scenario.ToPlan(team))]).Base;
        }
    }

    private static ComparisonManifest Manifest { get; } =
        new("polis", "0.1.0", 2, "compare", RunState.Done, "before", ["after"], 1, 40, null, [], null);

    private RunFolder Open(string world) => RunFolder.Open(Path.Combine(_folder, "worlds", world));

    /// <summary>A world with a table of two cities at the end of two runs: run 1 with City 1 and 2, then run 2.</summary>
    private void Standard(string name, string[] trade, string[] climate)
    {
        using var small = new SmallFolder(2).WithSeries(("nations", [1, 1])).With(
            RunTable.Cities, ("run", (int[])[0, 0, 1, 1]), ("city", (long[])[1, 2, 1, 2]),
            ("name", (string[])["City 1", "City 2", "City 1", "City 2"]), ("stance.trade", trade), ("stance.climate", climate));
        Keep(small, name);
    }

    private string Keep(SmallFolder small, string name)
    {
        small.Open();
        string folder = Path.Combine(_folder, "worlds", name);
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(small.Path)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>A world with a table of two cities at three times.</summary>
    private void World(string name, bool withTable, double[] defies, long[]? cities = null)
    {
        using var small = new SmallFolder().WithSeries(("nations", [1, 1, 1]));
        small.Manifest = small.Manifest with { Record = RecordLevel.Events };
        string folder = Keep(small, name);
        if (!withTable) return;
        int[] places = [0, 0, 0, 1, 1, 1];
        cities ??= [1, 2];
        SmallFolder.Write(
            Path.Combine(folder, RunFolderFiles.CitiesOverRuns + ".parquet"),
            [
                ("time", (double[])[2015, 2015.25, 2015.5, 2015, 2015.25, 2015.5]), ("city", places.Select(place => cities[place]).ToArray()),
                ("name", places.Select(place => $"City {cities[place]}").ToArray()), ("nation", places.Select(_ => "USA").ToArray()),
                ("latitude", places.Select(place => 41.9 + place).ToArray()),
                ("longitude", places.Select(place => -87.6 + 10 * place).ToArray()), ("population", places.Select(_ => 1e6).ToArray()), ("defies", defies),
                ("netBenefit", places.Select(_ => 0.0).ToArray()), ("independent", places.Select(_ => 0.0).ToArray()),
            ]);
    }
}
