using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>When interventions begin and end, whatever their kind; and dated rows of the tables, which enter as they do.</summary>
public class InterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void It_takes_effect_in_the_first_step_that_starts_on_or_after_its_month(int month, int step)
    {
        using var run = Start(new SetNation(_start + month, null, 0, "democracy", -1, 0.9, false));
        run.Steps(step);
        Assert.Equal(0.5, run.World.Nations.Democracy[0]);
        run.Steps(1);
        Assert.Equal(0.9, run.World.Nations.Democracy[0]);
        Assert.Equal((1, 0), (run.Count(EventKind.InterventionBegan), run.Count(EventKind.InterventionEnded)));
    }

    [Fact]
    public void One_that_ends_before_the_next_step_holds_none()
    {
        using var run = Start(new SetNation(_start + 1, _start + 2, 0, "democracy", -1, 0.9, false));
        run.Steps(4);
        Assert.Equal(0.5, run.World.Nations.Democracy[0]);
    }

    [Fact]
    public void Rows_of_the_tables_dated_after_the_start_enter_at_their_date_in_order()
    {
        var small = Small();
        int network = small.Network(founded: _start + 3), treaty = small.Treaty(TreatyKind.Trade, SmallWorld.Trade, 0, _start + 3, 0, 2);
        small.Party(treaty, 1, month: _start + 7);
        small.Member(network, 2, _start + 7);
        using var run = small.Start();
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        var seen = new List<(int, int, int, int, ulong)>();
        for (int step = 0; step < 4; step++)
        {
            run.Do(mechanism, step);
            seen.Add((world.Networks.Active[network], world.Treaties.Active[treaty], world.Pairs.TradeAgreement[world.Pairs[0, 2]],
                world.Pairs.TradeAgreement[world.Pairs[1, 2]], world.Cities.Memberships[2] >> network));
        }
        Assert.Equal([(0, 0, 0, 0, 0ul), (1, 1, 1, 0, 0ul), (1, 1, 1, 0, 0ul), (1, 1, 1, 1, 1ul)], seen);
    }
}
