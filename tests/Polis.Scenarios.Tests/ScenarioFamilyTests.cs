using Polis.Engine.Parallel;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Many scenarios that differ from one in a few values: the same as each loaded by itself.</summary>
public sealed class ScenarioFamilyTests
{
    [Theory]
    [InlineData("tiny", "parameters.harm=0.3")]
    [InlineData("tiny", "seed=5")]
    [InlineData("tiny", "start=2020-01")]
    [InlineData("paris-withdrawal", "interventions.0.at=2018-01")]
    [InlineData("world-2015", "parameters.policyLoss=0.1")]
    [InlineData("world-2015", "start=2016-01")]
    [InlineData("world-2015", "leaveOut={networks: [c40]}")]
    public void A_member_is_the_scenario_loaded_by_itself(string scenario, string set)
    {
        using var team = new ThreadTeam(1);
        var member = ScenarioFamily.Load(scenario, ["years=2"], team).With([set], team);
        var alone = ScenarioLoader.Load(scenario, ["years=2", set]);
        Assert.Equal(alone.ToYaml(), member.Scenario.ToYaml());
        Assert.Equal(alone.Hash, member.Hash);
        Assert.Equal(alone.ToPlan(team).Tables.Cities.Population, member.Plan.Tables.Cities.Population);
    }

    [Fact]
    public void Tables_are_read_once_where_they_are_the_same()
    {
        using var team = new ThreadTeam(1);
        var family = ScenarioFamily.Load("world-2015", [], team);
        Assert.Same(family.Base.Plan.Tables, family.With(["parameters.harm=0.3"], team).Plan.Tables);
        Assert.NotSame(family.Base.Plan.Tables, family.With(["start=2016-01"], team).Plan.Tables);
        var leftOut = family.With(["leaveOut={networks: [c40]}"], team).Plan;
        Assert.NotSame(family.Base.Plan.Tables, leftOut.Tables);
        Assert.True(leftOut.NetworkRows.Count < family.Base.Plan.NetworkRows.Count);
    }

    [Fact]
    public void A_member_does_not_change_the_others()
    {
        using var team = new ThreadTeam(1);
        var family = ScenarioFamily.Load("tiny", [], team);
        string hash = family.With(["parameters.harm=0.3"], team).Hash;
        family.With(["parameters.harm=0.5", "parameters.policyLoss=0.2"], team);
        Assert.Equal(hash, family.With(["parameters.harm=0.3"], team).Hash);
        Assert.Equal(ScenarioLoader.Load("tiny").Hash, family.Base.Hash);
    }

    [Theory]
    [InlineData("parameters.harms=1", "harm")]
    [InlineData("parameters.harm=much", "parameters.harm")]
    [InlineData("report={watch: [Nowhere]}", "Nowhere")]
    public void An_error_names_the_path(string set, string told)
    {
        using var team = new ThreadTeam(1);
        var family = ScenarioFamily.Load("tiny", [], team);
        Assert.Contains(told, Assert.Throws<ScenarioException>(() => family.With([set], team)).Errors[0].ToString(), StringComparison.Ordinal);
    }
}
