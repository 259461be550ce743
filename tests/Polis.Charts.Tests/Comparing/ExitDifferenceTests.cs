using Polis.Charts.Comparing;
using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Report;
using Polis.Experiments;
using Polis.Experiments.Tests.Comparing;
using Polis.Results;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Charts.Tests.Comparing;

/// <summary>Why cities would leave, with a what-if and without, by comparisons with the smallest scenario.</summary>
public sealed class ExitDifferenceTests
{
    private static readonly string[] _short = ["runs=6", "years=6"];

    [Fact]
    public void With_a_what_if_that_changes_nothing_leaving_is_worth_the_same()
    {
        using var comparison = new SmallComparison(1, [.. _short, "report.watch=[Saltmere,Maris]"], [[]]);
        var exits = Read(comparison, 2021);
        Assert.Equal(["Saltmere, VES", "Maris, AUR"], exits.Cities.Select(city => city.Name));
        foreach (var city in exits.Cities)
        {
            Assert.NotNull(city.Before);
            Assert.Equal(city.Before.NetBenefit, city.After!.NetBenefit);
            Assert.Equal(city.Before.Terms, city.After.Terms);
            Assert.Equal(city.Line.Before, city.Line.After);
            Assert.Equal(0, city.Change);
        }
        Assert.Equal("Leaving is worth as much with tiny-2 as without", Chart(comparison).Title);
    }

    [Fact]
    public void Where_the_scenario_names_no_city_and_nothing_differs_there_is_no_chart()
    {
        using var comparison = new SmallComparison(1, [.. _short, "report.watch=[]"], [[]]);
        Assert.Empty(Read(comparison, 2021).Cities);
        Assert.DoesNotContain(Draw(comparison), chart => chart.Chart.Name == ComparisonCharts.Why);
    }

    [Fact]
    public void Where_the_scenario_names_no_city_those_whose_net_benefit_changed_most_are_told_with_the_term_that_did_it()
    {
        using var comparison = new SmallComparison(1, [.. _short, "report.watch=[]"], ["parameters.identityWeight=0.3"]);
        var exits = Read(comparison, 2021);
        Assert.Equal(2021, exits.Time);
        Assert.Equal("Saltmere, VES", exits.Cities[0].Name);
        Assert.False(exits.Cities[0].IsNamed);
        Assert.True(exits.Cities[0].Change > 0.05);
        Assert.Equal("identity", CityEnds.TermNames[exits.Cities[0].Largest.Term]);
        Assert.Equal(exits.Cities.Select(city => Math.Abs(city.Change)).OrderDescending(), exits.Cities.Select(city => Math.Abs(city.Change)));
        // Nothing is known of other years but the net benefit.
        Assert.Equal([2015.0, 2016, 2017, 2018, 2019, 2020, 2021], exits.Cities[0].Line.Times);
        var chart = Chart(comparison);
        Assert.StartsWith("Net benefit of leaving for Saltmere, VES: ", chart.Title, StringComparison.Ordinal);
        Assert.Contains("most by identity (+", chart.Title, StringComparison.Ordinal);
        Assert.Contains("The cities whose net benefit changed most, beyond chance", chart.Inline!.Subtitle, StringComparison.Ordinal);
        foreach (var term in Phrases.Terms) Assert.Contains($">{term.Name}</text>", chart.Inline.Narrow, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_year_that_is_told_is_shown_of_what_the_scenario_follows()
    {
        using var comparison = new SmallComparison(1, [.. _short, "report.watch=[Saltmere]"], ["parameters.identityWeight=0.3"]);
        var exits = Read(comparison, 2018.5);
        Assert.Equal((2018, true), (exits.Time, exits.Cities[0].IsNamed));
        Assert.Equal(exits.Cities[0].Before!.NetBenefit, exits.Cities[0].Line.Before[Array.IndexOf(exits.Cities[0].Line.Times, 2018.0)]);
        Assert.True(exits.Cities[0].Line.After[^1] > exits.Cities[0].Line.Before[^1]);
    }

    [Fact]
    public void A_city_that_may_not_bid_says_so()
    {
        // Portia is a capital.
        using var comparison = new SmallComparison(1, [.. _short, "report.watch=[Portia,Saltmere]"], ["parameters.bidMaximumShare=0.01"]);
        var saltmere = Assert.Single(Read(comparison, 2021).Cities);
        Assert.Null(saltmere.After);
        Assert.Contains("Saltmere, VES: may bid in no run of the what-if at that time", Chart(comparison).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_a_comparison_has_it()
    {
        using var comparison = new SmallComparison(2, [.. _short, "report.watch=[Saltmere]"], ["parameters.identityWeight=0.3"]);
        var manifest = ComparisonManifest.Read(comparison.Path);
        ComparisonReport.Write(comparison.Path, manifest, comparison.Effects, comparison.Plan.WhatIfs, Draw(comparison));
        string page = File.ReadAllText(Path.Combine(comparison.Path, RunFolderFiles.Report));
        Assert.Contains("Net benefit of leaving for Saltmere, VES", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(comparison.Path, RunFolderFiles.Charts, "difference-why.png")));
    }

    private static ComparedExits Read(SmallComparison comparison, double until)
    {
        var worlds = comparison.Plan.Worlds.Select(world => ComparisonCharts.World(comparison.Path, world.Name)).ToList();
        return ComparedExits.Read(worlds[0], worlds[1], until, 6);
    }

    private static IReadOnlyList<ComparedChart> Draw(SmallComparison comparison) => ComparisonCharts.Draw(
        comparison.Path, ComparisonManifest.Read(comparison.Path), MetricCatalogue.Of(comparison.Plan.Base.Plan), comparison.Effects);

    private static Chart Chart(SmallComparison comparison) => Draw(comparison).Single(chart => chart.Chart.Name == ComparisonCharts.Why).Chart;
}
