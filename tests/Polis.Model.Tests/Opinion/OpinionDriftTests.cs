using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class OpinionDriftTests
{
    private const double Dt = 0.25;

    /// <summary>Nothing pulls and nothing is left to chance.</summary>
    private static readonly Parameters _still = SmallWorld.Plain with
    {
        PartnerInfluence = 0,
        CharterPull = 0,
        HinterlandPull = 0,
        OpinionNoise = 0,
        HinterlandReversion = 0,
        HinterlandNoise = 0,
    };

    [Fact]
    public void Without_pull_or_chance_no_ideal_moves()
    {
        var small = World(_still);
        small.Network();
        using var run = small.Start();
        run.Tie(0, 2);
        run.World.Cities.Memberships[0] = 1;
        run.Do(new OpinionDrift());
        Assert.Equal([0.5, -0.5, 0.9], Ideals(run, SmallWorld.Climate));
    }

    [Fact]
    public void Partners_move_towards_each_other_at_once_and_no_one_else_does()
    {
        using var run = World(_still with { PartnerInfluence = 0.4 }).Start();
        run.Tie(0, 2);
        run.Do(new OpinionDrift());
        double[] expected = [0.5 + 0.4 * 0.4 * Dt, -0.5, 0.9 - 0.4 * 0.4 * Dt];
        Assert.Equal(expected, Ideals(run, SmallWorld.Climate), Near);
    }

    [Fact]
    public void Of_several_partners_the_mean_pulls()
    {
        using var run = World(_still with { PartnerInfluence = 1 }).Start();
        run.Tie(0, 1).Tie(2, 0);
        run.Do(new OpinionDrift());
        Assert.Equal(0.5 + ((-0.5 + 0.9) / 2 - 0.5) * Dt, run.World.Cities.Ideal[SmallWorld.Climate], 1e-15);
    }

    [Fact]
    public void Each_charter_pulls_its_members_in_its_own_domain()
    {
        var small = World(_still with { CharterPull = 0.2 });
        small.Network(SmallWorld.Climate, charter: 1);
        small.Network(SmallWorld.Climate, charter: 0.6);
        small.Network(SmallWorld.Trade, charter: -1);
        using var run = small.Start();
        run.World.Cities.Memberships[0] = 0b111;
        run.World.Cities.Memberships[1] = 0b010;
        run.Do(new OpinionDrift());
        Assert.Equal([0.5 + 0.2 * (0.5 + 0.1) * Dt, -0.5 + 0.2 * 1.1 * Dt, 0.9], Ideals(run, SmallWorld.Climate), Near);
        Assert.Equal([0.5 - 0.2 * 1.5 * Dt, -0.5, 0.9], Ideals(run, SmallWorld.Trade), Near);
        Assert.Equal([0.5, -0.5, 0.9], Ideals(run, SmallWorld.Security), Near);
    }

    [Fact]
    public void The_hinterland_of_its_own_nation_pulls_a_city()
    {
        using var run = World(_still with { HinterlandPull = 0.5 }).Start();
        run.World.Nations.HinterlandIdeal[run.Cell(0, SmallWorld.Climate)] = -1;
        run.World.Nations.HinterlandIdeal[run.Cell(1, SmallWorld.Climate)] = 1;
        run.Do(new OpinionDrift());
        Assert.Equal([0.5 - 0.5 * 1.5 * Dt, -0.5 - 0.5 * 0.5 * Dt, 0.9 + 0.5 * 0.1 * Dt], Ideals(run, SmallWorld.Climate), Near);
    }

    [Fact]
    public void Ideals_stay_between_the_ends_of_their_axis_however_strong_the_chance()
    {
        using var run = World(_still with { OpinionNoise = 1, HinterlandNoise = 1 }).Start();
        int atEnds = 0;
        for (int step = 0; step < 40; step++)
        {
            run.Do(new OpinionDrift(), step);
            double[] all = [.. run.World.Cities.Ideal.Span[..9], .. run.World.Nations.HinterlandIdeal.Span[..6]];
            Assert.All(all, ideal => Assert.InRange(ideal, -1, 1));
            atEnds += all.Count(ideal => Math.Abs(ideal) == 1);
        }
        Assert.True(atEnds > 20);
    }

    [Fact]
    public void Hinterland_ideals_return_to_where_they_started()
    {
        using var run = World(_still with { HinterlandReversion = 0.2 }).Start();
        var (ideals, starts) = (run.World.Nations.HinterlandIdeal, run.World.Nations.HinterlandIdealAtStart);
        Assert.Equal(starts.Span[..6].ToArray(), ideals.Span[..6].ToArray());
        (starts[0], starts[1], starts[2]) = (0.5, 0, -0.3);
        (ideals[0], ideals[1], ideals[2]) = (0.8, -0.4, -0.3);
        run.Do(new OpinionDrift());
        Assert.Equal([0.8 - 0.3 * 0.2 * Dt, -0.4 * (1 - 0.2 * Dt), -0.3], ideals.Span[..3].ToArray(), Near);
        Assert.Equal([0.5, 0, -0.3], starts.Span[..3].ToArray());
        for (int step = 1; step < 1000; step++) run.Do(new OpinionDrift(), step);
        Assert.Equal([0.5, 0, -0.3], ideals.Span[..3].ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_hinterland_ideal_that_is_set_moves_and_goes_back_to_its_old_start()
    {
        var small = World(_still with { HinterlandReversion = 0.2 });
        var column = SettableColumns.OfNations.Named("hinterlandIdeal");
        small.Interventions.Add(new SetNation(SmallWorld.StartMonth, null, 0, column, SmallWorld.Climate, 0.8, false));
        using var run = small.Start();
        int cell = run.Cell(0, SmallWorld.Climate);
        double before = run.World.Nations.HinterlandIdeal[cell];
        run.Do(new Interventions(run.Simulation.Plan));
        Assert.Equal((0.8, before), (run.World.Nations.HinterlandIdeal[cell], run.World.Nations.HinterlandIdealAtStart[cell]));
        run.Do(new OpinionDrift());
        Assert.Equal(0.8 - (0.8 - before) * 0.2 * Dt, run.World.Nations.HinterlandIdeal[cell], 1e-12);
    }

    [Fact]
    public void A_nation_without_hinterland_people_has_the_mean_ideal_of_its_cities_by_people()
    {
        using var run = World(_still with { HinterlandNoise = 1 }).Start();
        run.World.Nations.HinterlandPopulation[0] = 0;
        run.Do(new OpinionDrift());
        Assert.Equal((3 * 0.5 + 1 * -0.5) / 4, run.World.Nations.HinterlandIdeal[SmallWorld.Climate], 1e-12);
        Assert.NotEqual(0.9, run.World.Nations.HinterlandIdeal[run.Cell(1, SmallWorld.Climate)]);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static double[] Ideals(WorldRun run, int domain) =>
        [.. Enumerable.Range(0, run.World.Cities.Count).Select(i => run.World.Cities.Ideal[run.Cell(i, domain)])];

    /// <summary>Two cities at home, one abroad.</summary>
    private static SmallWorld World(Parameters parameters)
    {
        var small = new SmallWorld { Parameters = parameters };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home, 3e6, ideal: 0.5);
        small.City(home, 1e6, ideal: -0.5);
        small.City(abroad, 1e6, ideal: 0.9);
        return small;
    }
}
