using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>In which values two scenarios differ.</summary>
public class ScenarioDifferenceTests
{
    [Fact]
    public void Equal_scenarios_differ_in_nothing_and_neither_names_nor_seeds_count()
    {
        Assert.Empty(Of([], []));
        Assert.Empty(Of([], ["name=other", "seed=5", "runs=7", "report={watch: []}"]));
    }

    [Fact]
    public void Values_are_told_with_old_and_new_and_those_that_one_has_not_as_none()
    {
        Assert.Equal([new("parameters.harm", "0.1", "0.3")], Of(["parameters.harm=0.1"], ["parameters.harm=0.3"]));
        var drawn = Of([], ["synthetic={cities: 1000, nations: 20}"]);
        Assert.Contains("synthetic none → 1,000 cities, 20 nations", drawn.Select(difference => difference.Words));
        Assert.Contains(drawn, difference => difference is { Path: "cities", Before: not null, After: null });
    }

    private static IReadOnlyList<ScenarioDifference> Of(string[] before, string[] after) =>
        ScenarioDifference.Of(ScenarioLoader.Load("tiny", before), ScenarioLoader.Load("tiny", after));
}
