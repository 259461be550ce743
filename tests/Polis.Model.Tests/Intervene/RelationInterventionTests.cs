using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>Sanctions, shocks and ties.</summary>
public class RelationInterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void Sanctions_of_a_pair_add_up_and_each_ends_by_itself()
    {
        using var run = Start(new PutSanction(_start, _start + 6, 0, 1, 0.5), new PutSanction(_start + 3, null, 1, 0, 0.7));
        var pairs = run.World.Pairs;
        var sums = new List<double>();
        for (int step = 0; step < 3; step++)
        {
            run.Steps(1);
            sums.Add(pairs.Sanction[pairs[0, 1]]);
            Assert.Equal(pairs.Sanction[pairs[0, 1]], pairs.Sanction[pairs[1, 0]]);
        }
        Assert.Equal([0.5, 1.2, 0.7], sums, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_sanction_takes_access_to_markets_from_both_sides_while_it_holds()
    {
        using WorldRun plain = Start(), sanctioned = Start(new PutSanction(_start, _start + 6, 0, 1, 1.5));
        double[] Lost() => [.. Enumerable.Range(0, 3).Select(city => 1 - sanctioned.World.Cities.Access[city] / plain.World.Cities.Access[city])];
        plain.Steps(2);
        sanctioned.Steps(2);
        Assert.All(Lost(), lost => Assert.InRange(lost, 0.001, 0.5));
        double[] during = Lost();
        plain.Steps(2);
        sanctioned.Steps(2);
        Assert.All(Lost().Zip(during), pair => Assert.InRange(Math.Abs(pair.First), 0, 0.2 * pair.Second));
    }

    [Fact]
    public void A_shock_to_cities_alone_leaves_the_rest_of_their_nation()
    {
        using var run = Start(new ProductivityShock(_start, _start + 3, [1], -1, 10));
        var (cities, nations, mechanism) = (run.World.Cities, run.World.Nations, new Interventions(run.Simulation.Plan));
        double[] State() => [cities.Technology[0], cities.Technology[1], nations.HinterlandTechnology[0]];
        double[] before = State();
        run.Do(mechanism);
        Assert.Equal([before[0], before[1] * Math.Pow(1.1, 4), before[2]], State(), (a, b) => Math.Abs(a / b - 1) < 1e-12);
        run.Do(mechanism, 1);
        Assert.Equal(before, State(), (a, b) => Math.Abs(a / b - 1) < 1e-12);
    }

    [Fact]
    public void A_shock_changes_productivity_by_its_share_of_income_and_is_taken_back()
    {
        using var run = Start(new ProductivityShock(_start, _start + 3, [1, 2], 0, -20));
        var (cities, nations) = (run.World.Cities, run.World.Nations);
        double[] before = [cities.Technology[0], cities.Technology[1], cities.Technology[2], nations.HinterlandTechnology[0], nations.HinterlandTechnology[1]];
        double[] Changes() =>
        [
            .. before.Zip([cities.Technology[0], cities.Technology[1], cities.Technology[2], nations.HinterlandTechnology[0], nations.HinterlandTechnology[1]],
                (was, now) => Math.Pow(now / was, 0.25)),
        ];
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal([1, 0.8, 0.8, 0.8, 1], Changes(), (a, b) => Math.Abs(a - b) < 1e-12);
        run.Do(mechanism, 1);
        Assert.All(Changes(), change => Assert.Equal(1, change, 1e-12));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_cities_tie_or_part_and_come_back_to_what_they_were(bool make)
    {
        using var run = Start(new SetTie(_start, _start + 3, 0, 2, TieKind.Office, make), new SetTie(_start, _start + 3, 1, 2, TieKind.Office, make));
        run.Tie(2, 1);
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        run.Do(mechanism);
        Assert.Equal((make, make), (world.TieIndex.Tied(0, 2), world.TieIndex.Tied(1, 2)));
        Assert.Equal(make ? 2 : 0, world.Ties.Count);
        run.Do(mechanism, 1);
        Assert.Equal((false, true), (world.TieIndex.Tied(0, 2), world.TieIndex.Tied(1, 2)));
        Assert.Equal((0, 1, 1), (world.Cities.Degree[0], world.Cities.Degree[1], world.Cities.Degree[2]));
    }

    [Theory]
    [InlineData(TieKind.SisterCity)]
    [InlineData(TieKind.TradeAgreement)]
    [InlineData(TieKind.Office)]
    public void A_tie_is_of_its_kind_and_belongs_to_the_first_city(TieKind kind)
    {
        using var run = Start(new SetTie(_start, _start + 3, 2, 0, kind, true));
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal((1, kind, 2, 0), (run.World.Ties.Count, run.World.Ties.Kind[0], run.World.Ties.First[0], run.World.Ties.Second[0]));
        run.Do(mechanism, 1);
        Assert.Equal(0, run.World.Ties.Count);
    }
}
