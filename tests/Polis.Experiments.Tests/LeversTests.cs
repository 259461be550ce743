using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

public sealed class LeversTests
{
    private readonly SimulationPlan _plan = Plan();

    [Theory]
    [InlineData("policyLoss")]
    [InlineData("parameters.policyLoss")]
    public void A_parameter_is_set_by_its_path(string path)
    {
        var changed = _plan.Set(path, 0.125);
        Assert.Equal((0.125, 0.05), (changed.Parameters.PolicyLoss, _plan.Parameters.PolicyLoss));
        Assert.Equal(_plan.Parameters with { PolicyLoss = 0.125 }, changed.Parameters);
        Assert.Equal(_plan.Parameters.PolicyLoss * 3, _plan.Change(path, value => 3 * value).Parameters.PolicyLoss);
    }

    [Fact]
    public void A_column_is_set_in_every_row_and_the_old_plan_keeps_its_own()
    {
        double[] before = [.. _plan.Tables.Nations.Federalism];
        var changed = _plan.Set("nations.federalism", 0.75);
        Assert.All(changed.Tables.Nations.Federalism, value => Assert.Equal(0.75, value));
        Assert.Equal(before, _plan.Tables.Nations.Federalism);
        Assert.Same(_plan.Tables.Nations.Democracy, changed.Tables.Nations.Democracy);
    }

    [Fact]
    public void Every_path_changes_its_own_value_and_no_other()
    {
        foreach (string path in Levers.Paths)
        {
            var changed = _plan.Change(path, value => double.IsNaN(value) ? 0.5 : value + 1);
            int moved = ParameterInfo.All.Count(parameter => !parameter.Read(changed.Parameters).Equals(parameter.Read(_plan.Parameters)));
            int columns = Columns(changed).Zip(Columns(_plan)).Count(pair => !pair.First.SequenceEqual(pair.Second));
            int ofColumn = path.Contains('.', StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal((path, 1 - ofColumn, ofColumn), (path, moved, columns));
        }

        static double[][] Columns(SimulationPlan plan) =>
        [
            plan.Tables.Nations.Democracy, plan.Tables.Nations.Federalism, plan.Tables.Nations.VetoPlayers, plan.Tables.Nations.IncomePerHead,
            plan.Tables.Cities.IncomePerHead, plan.Tables.Cities.CulturalDistance, plan.Tables.Nations.Population, plan.Tables.Cities.Population,
        ];
    }

    [Fact]
    public void Values_are_set_together()
    {
        var changed = _plan.Set([("harm", 0.2), ("cities.culturalDistance", 0.4)]).Lasting(3);
        Assert.Equal((0.2, 0.4, 3), (changed.Parameters.Harm, changed.Tables.Cities.CulturalDistance[0], changed.Years));
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_refused_with_the_nearest()
    {
        Assert.Contains("nearest: policyLoss", Assert.Throws<ArgumentException>(() => _plan.Set("policyLos", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("nations.federalism", Assert.Throws<ArgumentException>(() => _plan.Set("nations.federalims", 1)).Message, StringComparison.Ordinal);
    }

    private static SimulationPlan Plan()
    {
        using var team = new ThreadTeam(1);
        return ScenarioLoader.Load("tiny", ["years=5"]).ToPlan(team);
    }
}
