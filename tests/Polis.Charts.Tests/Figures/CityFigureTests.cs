using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Figures;

public sealed class CityFigureTests
{
    [Fact]
    public void Only_the_last_recorded_state_of_each_run_counts()
    {
        using var folder = new SmallFolder(2).WithSeries(("nations", [1, 1]));
        folder.With(
            RunTable.Cities, ("run", (int[])[0, 0, 1, 1]), ("time", (double[])[2015, 2016, 2015, 2015.5]),
            ("city", (long[])[7, 7, 7, 7]), ("population", (float[])[1, 30, 1, 50]),
            ("stance.trade", (string[])["defy", "comply", "defy", "defy"]), ("stance.climate", (string[])["defy", "voice", "defy", "comply"]),
            ("status", (string[])["constituent", "constituent", "constituent", "independent"]));
        var city = Assert.Single(CityEnds.Read(folder.Open()).Cities);
        Assert.Equal(
            (7, 2, 40, 1, 1, 1, 1), (city.Id, city.Runs, city.Population, city.DefiantRuns, city.DefiedDomains, city.VoicingRuns, city.IndependentRuns));
    }

    [Fact]
    public void The_cities_likeliest_to_bid_come_first_with_the_mean_of_their_terms()
    {
        using var folder = new SmallFolder(2).WithSeries(("nations", [1, 1]));
        folder.With(
            RunTable.Cities, ("run", (int[])[0, 0, 0, 1, 1, 1]), ("city", (long[])[1, 2, 3, 1, 2, 3]), ("name", (string[])["A", "B", "C", "A", "B", "C"]),
            ("eligible", (bool[])[true, true, false, true, true, false]), ("netBenefit", (float[])[-0.04f, 0.02f, 0.9f, -0.02f, -0.01f, 0.9f]),
            ("bidHazard", (float[])[0.001f, 0.004f, 0, 0.005f, 0.004f, 0]),
            ("term.policy", (float[])[0.01f, 0.02f, 0.9f, 0.03f, 0.04f, 0.9f]), ("term.conflict", (float[])[-0.05f, 0, 0, -0.05f, -0.05f, 0]));
        var shown = WhyExitData.Read(new ChartData(folder.Open()));
        Assert.Equal(["B, AAA", "A, AAA"], shown.Cities.Select(city => city.Name));
        Assert.Equal(2, shown.Eligible);
        Assert.Equal(0.5, shown.Cities[0].NetBenefit, 5);
        Assert.Equal(-3, shown.Cities[1].NetBenefit, 5);
        int policy = Phrases.Terms.Select(term => term.Key).ToList().IndexOf("policy");
        Assert.Equal((3, 2), (Math.Round(shown.Cities[0].Terms[policy], 5), Math.Round(shown.Cities[1].Terms[policy], 5)));
        Assert.Equal((-0.7, 1.7), (Math.Round(shown.Cities[0].Low, 5), Math.Round(shown.Cities[0].High, 5)));
        Assert.True(shown.Low < -5 && shown.High > 3);
        Assert.Equal((0.4, 0.3), (Math.Round(shown.Cities[0].Hazard, 5), Math.Round(shown.Cities[1].Hazard, 5)));
        Assert.Equal("B, AAA is likeliest to bid (0.4 % a year), at a net benefit of 0.5 %", shown.Title);
    }

    [Fact]
    public void A_city_that_may_bid_in_few_runs_is_not_shown()
    {
        using var folder = new SmallFolder(3).WithSeries(("nations", [1, 1, 1]));
        folder.With(RunTable.Cities, ("run", (int[])[0, 1, 2]), ("city", (long[])[1, 1, 1]), ("eligible", (bool[])[true, false, false]));
        var shown = WhyExitData.Read(new ChartData(folder.Open()));
        Assert.Empty(shown.Cities);
        Assert.Equal("No city may bid for independence at the end", shown.Title);
    }

    [Fact]
    public void A_watched_city_is_shown_in_however_few_runs_it_may_bid()
    {
        using var folder = new SmallFolder(3).WithSeries(("nations", [1, 1, 1]));
        folder.With(
            RunTable.Cities, ("run", (int[])[0, 0, 0, 1, 1, 1, 2, 2, 2]), ("city", (long[])[1, 2, 3, 1, 2, 3, 1, 2, 3]),
            ("name", (string[])["A", "B", "C", "A", "B", "C", "A", "B", "C"]),
            ("eligible", (bool[])[true, true, false, true, false, false, true, false, false]),
            ("netBenefit", (float[])[0, 0.5f, 0, 0, 0, 0, 0, 0, 0]));
        folder.Manifest = folder.Manifest with { Watch = new([2, 3], []) };
        var data = new ChartData(folder.Open());
        var shown = WhyExitData.Read(data);
        Assert.Equal([("A, AAA", 3), ("B, AAA (1 of 3 runs)", 1), ("C, AAA", 0)], shown.Cities.Select(city => (city.Name, city.Runs)));
        Assert.Equal((1, 2), (shown.Eligible, shown.Named));
        Assert.Equal(50, shown.Cities[1].NetBenefit, 5);
        Assert.Contains("C, AAA: may not bid", shown.Description, StringComparison.Ordinal);
        Assert.Contains(">may not bid at the end</text>", new WhyExit().Make(data).ToInline("why").Wide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_tells_how_far_cities_defy_and_who_left()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        folder.With(
            RunTable.Cities, ("city", (long[])[1, 2, 3, 4]), ("name", (string[])["A", "B", "C", "D"]),
            ("nation", (string[])["FRA", "FRA", "FRA", "NEW-4"]), ("population", (float[])[1, 2, 3, 4]),
            ("stance.trade", (string[])["comply", "voice", "defy", "defy"]), ("stance.climate", (string[])["comply", "comply", "voice", "defy"]),
            ("status", (string[])["constituent", "constituent", "contested", "independent"]));
        folder.With(RunTable.Ties, ("first", (long[])[1, 4, 9]), ("second", (long[])[2, 3, 1]), ("kind", (string[])["office", "sisterCity", "office"]));
        var shown = WorldMapData.Read(new ChartData(folder.Open()));
        Assert.Equal(["D", "C, FRA", "B, FRA", "A, FRA"], shown.Cities.Select(city => city.Name));
        Assert.Equal([Defiance.Most, Defiance.Much, Defiance.Little, Defiance.Least], shown.Cities.Select(city => city.Defiance));
        Assert.Equal(50, shown.DefiantShare);
        Assert.Equal("50 % of cities defy their nation in April 2015; D is independent", shown.Title);
        Assert.True(shown.IsReal);
        Assert.Equal(["sisterCity", "office"], shown.Ties.Select(tie => tie.Kind));
        Assert.Equal(3, shown.AllTies);
    }

    [Fact]
    public void On_the_map_of_an_ensemble_the_ties_of_most_runs_come_first_and_shares_of_runs_count()
    {
        using var folder = new SmallFolder(4).WithSeries(("nations", [1, 1, 1, 1]));
        string[] stances = ["defy", "comply", "defy", "comply", "defy", "comply", "comply", "voice"];
        folder.With(
            RunTable.Cities, ("run", (int[])[0, 0, 1, 1, 2, 2, 3, 3]), ("city", (long[])[1, 2, 1, 2, 1, 2, 1, 2]),
            ("nation", Enumerable.Repeat("ZZZ", 8).ToArray()), ("stance.trade", stances),
            ("population", (float[])[1, 9, 1, 9, 1, 9, 1, 9]));
        folder.With(RunTable.Ties, ("run", (int[])[0, 1, 2, 3]), ("first", (long[])[1, 2, 1, 1]),
            ("second", (long[])[2, 1, 2, 2]), ("kind", (string[])["office", "sisterCity", "sisterCity", "sisterCity"]));
        var shown = WorldMapData.Read(new ChartData(folder.Open()));
        Assert.Equal([Defiance.Least, Defiance.Most], shown.Cities.Select(city => city.Defiance));
        Assert.Equal(["sisterCity", "office"], shown.Ties.Select(tie => tie.Kind));
        Assert.Equal(1, shown.AllTies);
        Assert.Equal(37.5, shown.DefiantShare);
        Assert.False(shown.IsReal);
    }

    [Theory]
    [InlineData(1, "likeliest to leave is A, AAA, in 100 % of the runs")]
    [InlineData(2, "likeliest to leave are A and B, AAA, each in 100 % of the runs")]
    [InlineData(3, "likeliest to leave are A, AAA and 2 others, each in 100 % of the runs")]
    public void The_map_names_all_that_leave_in_as_many_runs_as_the_likeliest(int leaving, string told)
    {
        using var folder = new SmallFolder(2).WithSeries(("nations", [1, 1]));
        int[] each = [.. Enumerable.Range(0, 5).SelectMany(city => (int[])[city, city])];
        folder.With(
            RunTable.Cities, ("run", each.Select((_, i) => i % 2).ToArray()), ("city", each.Select(city => city + 1L).ToArray()),
            ("name", each.Select(city => "ABCDE"[city].ToString()).ToArray()),
            ("status", each.Select(city => city < leaving ? "independent" : "constituent").ToArray()));
        Assert.EndsWith(told, WorldMapData.Read(new ChartData(folder.Open())).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_is_shown_for_the_watched_nations_or_the_largest()
    {
        using var folder = new SmallFolder(1, "trade").WithSeries(("nations", [7, 7]));
        string[] codes = ["A", "B", "C", "D", "E", "F", "G"];
        folder.With(
            RunTable.Nations, ("time", codes.SelectMany(_ => (double[])[2015, 2016]).ToArray()),
            ("nation", codes.SelectMany(code => (string[])[code, code]).ToArray()),
            ("population", codes.SelectMany((_, i) => (double[])[i + 1, 100 - i]).ToArray()),
            ("policy.trade", codes.SelectMany((_, i) => (float[])[0.1f * i, 0.1f * i]).ToArray()));
        folder.With(RunTable.Cities, ("time", (double[])[2015, 2015, 2015, 2016]),
            ("nation", (string[])["G", "G", "G", "G"]), ("ideal.trade", (float[])[0, 0.5f, 1, 0.25f]));
        var shown = PolicyGapData.Read(new ChartData(folder.Open()));
        Assert.Equal(["G", "F", "E", "D", "C"], shown.Nations.Select(nation => nation.Code));
        var trade = shown.Nations[0].Domains[0];
        Assert.Equal((0.5, 0.1, 0.9), (trade.Ideals.Middle[0], Math.Round(trade.Ideals.Low[0], 6), Math.Round(trade.Ideals.High[0], 6)));
        Assert.Equal((0.1 + 0.35) / 2, trade.MeanGap, 6);
        Assert.True(double.IsNaN(shown.Nations[1].Domains[0].MeanGap));

        folder.Manifest = folder.Manifest with { Watch = new([], ["B", "nobody", "A"]) };
        shown = PolicyGapData.Read(new ChartData(folder.Open()));
        Assert.Equal(["B", "A"], shown.Nations.Select(nation => nation.Code));
        Assert.Equal(0, shown.LeftOut);
        folder.Manifest = folder.Manifest with { Watch = new([], codes) };
        Assert.Equal(1, PolicyGapData.Read(new ChartData(folder.Open())).LeftOut);
    }

    [Fact]
    public void Policies_that_runs_draw_at_their_start_are_told_where_runs_differ_from_then_on()
    {
        using var folder = new SmallFolder(2, "trade", "culture").WithSeries(("nations", [1, 1, 1, 1]));
        folder.With(
            RunTable.Nations, ("run", (int[])[0, 0, 1, 1]), ("time", (double[])[2015, 2016, 2015, 2016]),
            ("policy.trade", (float[])[0, 0.5f, 0, 0.5f]), ("policy.culture", (float[])[-0.4f, -0.1f, 0.4f, 0.1f]));
        Assert.StartsWith(
            " Runs differ from the first year on in culture: where", PolicyGapData.Read(new ChartData(folder.Open())).Drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_nations_and_domains_in_which_anything_moves_have_a_panel()
    {
        // Policy of A in trade moves by 0.9, that of B by nothing while its median city does; climate stands still in both.
        using var folder = new SmallFolder(1, "trade", "climate").WithSeries(("nations", [2, 2, 2, 2, 2]));
        folder.With(
            RunTable.Nations, ("time", (double[])[2015, 2016, 2015, 2016]), ("nation", (string[])["A", "A", "B", "B"]),
            ("name", (string[])["Aland", "Aland", "Bland", "Bland"]),
            ("policy.trade", (float[])[0.4f, -0.5f, 0.2f, 0.2f]), ("policy.climate", (float[])[0.3f, 0.35f, 0, 0]));
        folder.With(
            RunTable.Cities, ("time", (double[])[2015, 2016]), ("nation", (string[])["B", "B"]), ("ideal.trade", (float[])[0, 0.3f]));
        folder.Manifest = folder.Manifest with { Watch = new([], ["A", "B"]) };
        var shown = PolicyGapData.Read(new ChartData(folder.Open()));
        Assert.Equal([("Aland", "trade"), ("Bland", "trade")], shown.Panels.Select(panel => (panel.Nation, panel.Domain)));
        Assert.Equal("Policy of Aland moves most in trade: from 0.4 in January 2015 to −0.5 in January 2016", shown.Title);
        Assert.Equal(" Left out: 2 panels of 4 in which nothing moves by 0.2.", shown.Still);

        folder.Manifest = folder.Manifest with { Watch = new([], ["B"]) };
        Assert.Equal(
            "Policies hardly move; the median city of Bland moves in trade: from 0.0 in January 2015 to 0.3 in January 2016",
            PolicyGapData.Read(new ChartData(folder.Open())).Title);
    }

    [Fact]
    public void A_policy_that_an_intervention_moves_does_so_at_its_date_and_not_before()
    {
        using var folder = new SmallFolder(1, "trade").WithSeries(("nations", [.. Enumerable.Repeat(1.0, 17)]));
        folder.With(
            RunTable.Nations, ("time", (double[])[2015, 2016, 2017, 2018, 2019]), ("policy.trade", (float[])[0.4f, 0.4f, 0.4f, -0.5f, 0.4f]));
        File.WriteAllText(
            Path.Combine(folder.Path, RunFolderFiles.Scenario),
            "interventions:\n  - {at: 2017-06, until: 2018-02, set: {nation: AAA, column: policy.trade, to: -0.5}}\n");
        var data = new ChartData(folder.Open());
        var shown = PolicyGapData.Read(data);
        var drawn = shown.Panels[0].Lines.Drawn(data.Steps).Policy;
        Assert.Equal([2015, 2016, 2017, 2017 + 5 / 12.0, 2018 + 1 / 12.0], drawn.Times);
        Assert.Equal([0.4f, 0.4f, 0.4f, -0.5f, 0.4f], drawn.Middle.Select(value => (float)value));
        Assert.EndsWith("moves most in trade: from 0.4 to −0.5 in June 2017", shown.Title, StringComparison.Ordinal);
        Assert.Contains("in which an intervention begins or ends is drawn at its date", ChartSet.Draw(folder.Open(), "policy").Inline!.Subtitle,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_cities_do_not_lie_on_each_other()
    {
        var area = new SkiaSharp.SKRect(0, 0, 100, 112);
        var taken = new List<float>();
        foreach (float wanted in (float[])[30, 31, 30, 2, 200]) taken.Add(PolicyGap.FreeLine(wanted, wanted + 16, taken, area));
        Assert.Equal(30, taken[0]);
        foreach (var (one, other) in from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, i) select (taken[i], taken[j]))
            Assert.True(Math.Abs(one - other) >= ChartStyle.SmallSize, $"{one} {other}");
        Assert.All(taken, y => Assert.InRange(y, 10, 108));
    }

    [Fact]
    public void A_median_city_that_hardly_moves_is_not_said_to_move()
    {
        // One run of two has another policy, the median of the two hardly moves, and the city by less than what is told.
        using var folder = new SmallFolder(3, "trade").WithSeries(("nations", [1, 1, 1, 1, 1, 1]));
        folder.With(
            RunTable.Nations, ("run", (int[])[0, 0, 1, 1, 2, 2]), ("time", (double[])[2015, 2016, 2015, 2016, 2015, 2016]),
            ("policy.trade", (float[])[0, 0, 0, 0, 0, 0.9f]));
        folder.With(RunTable.Cities, ("run", (int[])[0, 0]), ("time", (double[])[2015, 2016]), ("ideal.trade", (float[])[0.3f, 0.32f]));
        string title = PolicyGapData.Read(new ChartData(folder.Open())).Title;
        Assert.StartsWith("Policies hardly move in the median run; their range moves most in trade", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_moves_the_chart_of_policy_says_so()
    {
        using var folder = new SmallFolder(1, "trade").WithSeries(("nations", [1, 1]));
        folder.With(RunTable.Nations, ("time", (double[])[2015, 2016]), ("policy.trade", (float[])[0.3f, 0.33f]));
        var shown = PolicyGapData.Read(new ChartData(folder.Open()));
        Assert.Empty(shown.Panels);
        Assert.Equal("Neither policy nor cities move by 0.2 or more in the largest nations", shown.Title);
    }

    [Fact]
    public void Ends_of_the_scale_are_words()
    {
        Assert.Equal(new("closed", "open", "closed … open commerce policy"), ScaleEnds.Of("commerce", EconomicLever.Openness));
        Assert.Equal(new("one bloc", "the other", "aligned with one bloc … with the other"), ScaleEnds.Of("security", EconomicLever.Alignment));
        Assert.Equal(new("lax", "ambitious", "lax … ambitious climate policy"), ScaleEnds.Of("climate", EconomicLever.None));
        Assert.Equal(new("least", "most", "least … most culture policy"), ScaleEnds.Of("culture", EconomicLever.None));
    }

    [Fact]
    public void On_a_map_of_the_world_the_parts_where_cities_are_many_are_drawn_larger_and_name_their_cities_there()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        int[] places = [.. Enumerable.Range(0, 400)];
        folder.With(
            RunTable.Cities, ("city", places.Select(place => (long)place).ToArray()), ("name", places.Select(place => $"City {place}").ToArray()),
            ("nation", places.Select(_ => "FRA").ToArray()),
            ("latitude", places.Select(place => place == 0 ? 48.9f : -30).ToArray()),
            ("longitude", places.Select(place => place == 0 ? 2.3f : place % 360 - 180).ToArray()));
        folder.Manifest = folder.Manifest with { Watch = new([0], []) };
        var map = new WorldMap().Make(new ChartData(folder.Open())).ToInline("map");
        foreach (string name in (string[])["Europe", "South Asia", "East Asia"])
        {
            Assert.Contains($">{name}</text>", map.Wide, StringComparison.Ordinal);
            Assert.DoesNotContain($">{name}</text>", map.Narrow, StringComparison.Ordinal);
        }
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(map.Wide, ">City 0, FRA</text>"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(map.Narrow, ">City 0, FRA</text>"));
    }

    [Fact]
    public void A_city_that_leaves_in_fewer_than_two_percent_of_the_runs_has_no_star()
    {
        using var folder = new SmallFolder(100).WithSeries(("nations", [.. Enumerable.Repeat(1.0, 100)]));
        int[] runs = [.. Enumerable.Range(0, 200).Select(row => row / 2)];
        folder.With(
            RunTable.Cities, ("run", runs), ("city", runs.Select((_, row) => 1L + row % 2).ToArray()),
            ("name", runs.Select((_, row) => row % 2 == 0 ? "Often" : "Rarely").ToArray()),
            ("status", runs.Select((run, row) => run < (row % 2 == 0 ? 20 : 1) ? "independent" : "constituent").ToArray()));
        var shown = WorldMapData.Read(new ChartData(folder.Open()));
        Assert.Equal(["Often, AAA", "Rarely, AAA"], shown.Independent.Select(city => city.Name));
        Assert.Equal(["Often, AAA"], shown.Starred.Select(city => city.Name));
        Assert.EndsWith("likeliest to leave is Often, AAA, in 20 % of the runs", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_cities_are_many_only_ties_of_watched_ones_are_drawn()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        folder.With(RunTable.Cities, ("city", Enumerable.Range(1, 31).Select(id => (long)id).ToArray()));
        folder.With(RunTable.Ties, ("first", (long[])[1, 2, 4]), ("second", (long[])[2, 3, 2]));
        Assert.Empty(WorldMapData.Read(new ChartData(folder.Open())).Ties);
        folder.Manifest = folder.Manifest with { Watch = new([3, 4], []) };
        Assert.Equal(2, WorldMapData.Read(new ChartData(folder.Open())).Ties.Count);
    }
}
