using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>A parameter or a column is set, held, and comes back.</summary>
public class SetInterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void A_parameter_is_set_from_its_month_on_and_comes_back()
    {
        using var run = Start(
            new SetParameter(_start + 3, _start + 9, ParameterInfo.Find("policyLoss")!, 0.2), new SetParameter(_start, null, ParameterInfo.Find("harm")!, 0.5));
        var losses = new List<double>();
        for (int step = 0; step < 4; step++) losses.Add(run.Steps(1).World.Parameters.PolicyLoss);
        Assert.Equal([0.05, 0.2, 0.2, 0.05], losses);
        Assert.Equal(0.5, run.World.Parameters.Harm);
    }

    [Fact]
    public void Of_two_settings_of_a_parameter_the_later_holds_whatever_their_order_in_the_scenario()
    {
        var loss = ParameterInfo.Find("policyLoss")!;
        using var run = Start(new SetParameter(_start + 6, null, loss, 0.3), new SetParameter(_start, null, loss, 0.2));
        Assert.Equal(0.2, run.Steps(1).World.Parameters.PolicyLoss);
        Assert.Equal(0.3, run.Steps(2).World.Parameters.PolicyLoss);
    }

    [Fact]
    public void A_policy_set_once_drifts_on_and_one_that_is_held_stays_until_its_end()
    {
        using WorldRun once = Start(new SetNation(_start, null, 0, "policy", Climate, 0.9, false)),
            held = Start(new SetNation(_start, _start + 12, 0, "policy", Climate, 0.9, false));
        double before = once.World.Nations.Policy[Climate];
        once.Steps(2);
        Assert.InRange(once.World.Nations.Policy[Climate], before + 0.1, 0.89);
        for (int step = 0; step < 4; step++) Assert.Equal(0.9, held.Steps(1).World.Nations.Policy[Climate]);
        held.Do(new Interventions(held.Simulation.Plan), 4);
        Assert.Equal(before, held.World.Nations.Policy[Climate]);
    }

    [Fact]
    public void What_is_set_once_while_the_first_intervention_of_a_scenario_holds_the_value_changes_nothing()
    {
        using var run = Start(
            new SetNation(_start, _start + 12, 0, "policy", Climate, 0.9, false), new SetNation(_start + 3, null, 0, "policy", Climate, -0.9, false));
        run.Steps(1);
        run.Do(new Interventions(run.Simulation.Plan), 1);
        Assert.Equal(0.9, run.World.Nations.Policy[Climate]);
    }

    [Theory]
    [InlineData("policy", 0.3)]
    [InlineData("hinterlandIdeal", -0.3)]
    [InlineData("democracy", 0.8)]
    [InlineData("federalism", 0.1)]
    [InlineData("vetoPlayers", 7)]
    [InlineData("belief", 0.9)]
    public void Columns_of_a_nation_are_set_and_come_back(string column, double to)
    {
        int domain = column is "policy" or "hinterlandIdeal" ? Climate : -1;
        Returns(new SetNation(_start, _start + 3, 0, column, domain, to, false), world => column switch
        {
            "policy" => world.Nations.Policy[Climate],
            "hinterlandIdeal" => world.Nations.HinterlandIdeal[Climate],
            "democracy" => world.Nations.Democracy[0],
            "federalism" => world.Nations.Federalism[0],
            "vetoPlayers" => world.Nations.VetoPlayers[0],
            _ => world.Nations.Belief[0],
        }, to);
    }

    [Theory]
    [InlineData("ideal", 0.3)]
    [InlineData("salience", 2.5)]
    [InlineData("autonomy", 0.8)]
    [InlineData("grievance", 0.9)]
    [InlineData("culturalDistance", 0.1)]
    [InlineData("population", 2e6)]
    public void Columns_of_a_city_are_set_and_come_back(string column, double to)
    {
        int domain = column is "ideal" or "salience" or "autonomy" ? Climate : -1;
        Returns(new SetCity(_start, _start + 3, 1, column, domain, to), world => column switch
        {
            "ideal" => world.Cities.Ideal[3 + Climate],
            "salience" => world.Cities.Salience[3 + Climate],
            "autonomy" => world.Cities.Autonomy[3 + Climate],
            "grievance" => world.Cities.Grievance[1],
            "culturalDistance" => world.Cities.CulturalDistance[1],
            _ => world.Cities.Population[1],
        }, to);
    }

    [Fact]
    public void People_who_come_to_a_city_come_to_its_nation()
    {
        using var run = Start(new SetCity(_start, _start + 6, 1, "population", -1, 1.5e6));
        Assert.Equal(20.5e6, run.Steps(1).World.Nations.Population[0], 1e-3);
        Assert.Equal(20e6, run.Steps(2).World.Nations.Population[0], 1e-3);
    }

    [Theory]
    [InlineData("tradeAgreement", 1)]
    [InlineData("alliance", 1)]
    [InlineData("recognised", 0)]
    public void A_pair_is_set_both_ways_and_comes_back(string column, int to)
    {
        foreach (bool back in (ReadOnlySpan<bool>)[false, true])
        {
            Returns(new SetPair(_start, _start + 3, 0, 1, column, to), world =>
            {
                int pair = back ? world.Pairs[1, 0] : world.Pairs[0, 1];
                return column switch
                {
                    "tradeAgreement" => world.Pairs.TradeAgreement[pair],
                    "alliance" => world.Pairs.Alliance[pair],
                    _ => world.Pairs.Recognised[pair]
                };
            }, to);
        }
    }

    [Theory]
    [InlineData("policies")]
    [InlineData("people")]
    public void Names_of_columns_that_cannot_be_set_are_refused(string column)
    {
        foreach (var wrong in (ReadOnlySpan<Func<Intervention>>)
            [() => new SetNation(_start, null, 0, column, -1, 0, false),
                () => new SetCity(_start, null, 0, column, -1, 0), () => new SetPair(_start, null, 0, 1, column, 0)])
            Assert.Contains(column, Assert.Throws<ArgumentException>(wrong).Message);
    }

    [Fact]
    public void When_one_of_two_that_hold_a_value_ends_the_other_holds_on_and_at_last_what_was_before_returns()
    {
        // The first from step 0 to 2, the second from 1 to 4; then the other way round, nested, and out of order in the scenario.
        double before = 0.5;
        Assert.Equal([0.8, 0.2, 0.2, 0.2, before], Democracies(
            new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, _start + 12, 0, "democracy", -1, 0.2, false)));
        Assert.Equal([0.8, 0.2, 0.8, 0.8, before], Democracies(
            new SetNation(_start, _start + 12, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, _start + 6, 0, "democracy", -1, 0.2, false)));
        Assert.Equal([0.8, 0.2, 0.2, 0.2, before], Democracies(
            new SetNation(_start + 3, _start + 12, 0, "democracy", -1, 0.2, false), new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false)));
    }

    [Fact]
    public void A_value_that_is_held_is_not_set_by_another_meanwhile() =>
        Assert.Equal([0.8, 0.8, 0.5, 0.5, 0.5], Democracies(
            new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, null, 0, "democracy", -1, 0.2, false)));

    private static double[] Democracies(params Intervention[] interventions)
    {
        using var run = Start(interventions);
        return [.. Enumerable.Range(0, 5).Select(_ => run.Steps(1).World.Nations.Democracy[0])];
    }
}
