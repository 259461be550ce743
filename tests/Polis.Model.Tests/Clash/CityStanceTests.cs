using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CityStanceTests
{
    private const int Climate = SmallWorld.Climate;

    /// <summary>Everyone reviews, and chooses what is best for it.</summary>
    private static readonly Parameters _decided = SmallWorld.Plain with { StanceReviewRate = 100, CityPrecision = 1e9 };

    [Fact]
    public void Nobody_changes_a_stance_without_reviewing_it()
    {
        using var run = World(_decided with { StanceReviewRate = 0 }).Start();
        run.World.Cities.Stance[run.Cell(0, Climate)] = Stance.Voice;
        run.Do(new CityStance());
        Assert.Equal(Stance.Voice, run.World.Cities.Stance[run.Cell(0, Climate)]);
        Assert.Equal(0, run.World.Events.Count);
    }

    [Fact]
    public void A_city_that_wants_what_its_nation_wants_complies()
    {
        using var run = World(_decided, ideal: 0).Start();
        run.World.Cities.Stance[run.Cell(0, Climate)] = Stance.Voice;
        run.Do(new CityStance());
        Assert.Equal(Stance.Comply, run.World.Cities.Stance[run.Cell(0, Climate)]);
        Assert.Equal(0, run.World.Clashes.Count);
    }

    [Fact]
    public void A_city_far_from_its_nation_defies_where_that_is_cheap_and_opens_a_clash_with_its_reasons()
    {
        using var run = World(_decided with { DefianceCost = 0.001, Harm = 0.001 }).Start();
        run.Do(new CityStance(), 3);
        var clashes = run.World.Clashes;
        Assert.Equal(Stance.Defy, run.World.Cities.Stance[run.Cell(0, Climate)]);
        int clash = run.World.Cities.OpenClash[run.Cell(0, Climate)] - 1;
        Assert.Equal((0, 0, Climate, 3, -1, ClashOutcome.Open),
            (clashes.City[clash], clashes.Nation[clash], clashes.Domain[clash], clashes.Started[clash], clashes.Ended[clash], clashes.Outcome[clash]));
        Assert.Equal(-0.05 * 0.81, clashes.ComplyUtility[clash], 1e-12);
        Assert.True(clashes.DefyUtility[clash] > clashes.VoiceUtility[clash] && clashes.DefyUtility[clash] > clashes.ComplyUtility[clash]);
        Assert.Equal(clashes.Count, run.Count(EventKind.ClashOpened));
    }

    [Fact]
    public void A_city_speaks_up_where_that_costs_nothing_and_defiance_is_dear()
    {
        using var run = World(_decided with { VoiceCost = 0, DefianceCost = 1 }).Start();
        run.Do(new CityStance());
        Assert.All(run.World.Cities.Stance.Row(0).ToArray(), stance => Assert.Equal(Stance.Voice, stance));
        Assert.Equal(0, run.World.Clashes.Count);
    }

    [Fact]
    public void A_turn_from_defiance_ends_the_clash_as_complied()
    {
        using var run = World(_decided with { DefianceCost = 1 }).Start();
        int clash = run.Defy(0, Climate);
        run.Do(new CityStance(), 2);
        Assert.Equal((2, ClashOutcome.Complied, 0),
            (run.World.Clashes.Ended[clash], run.World.Clashes.Outcome[clash], run.World.Cities.OpenClash[run.Cell(0, Climate)]));
    }

    [Fact]
    public void A_city_that_goes_on_defying_stays_in_its_clash()
    {
        using var run = World(_decided with { DefianceCost = 0, Harm = 0 }).Start();
        int clash = run.Defy(0, Climate);
        run.Do(new CityStance(), 2);
        Assert.Equal((clash + 1, -1), (run.World.Cities.OpenClash[run.Cell(0, Climate)], run.World.Clashes.Ended[clash]));
        Assert.Equal(1, Enumerable.Range(0, run.World.Clashes.Count).Count(c => run.World.Clashes.Domain[c] == Climate));
    }

    [Theory]
    [InlineData(CityStatus.Contested)]
    [InlineData(CityStatus.Independent)]
    public void Only_constituent_cities_review(CityStatus status)
    {
        using var run = World(_decided with { DefianceCost = 0, Harm = 0 }).Start();
        run.World.Cities.Status[0] = status;
        run.Do(new CityStance());
        Assert.All(run.World.Cities.Stance.Row(0).ToArray(), stance => Assert.Equal(Stance.Comply, stance));
    }

    [Fact]
    public void A_stance_that_is_held_is_not_reviewed()
    {
        using var run = World(_decided with { VoiceCost = 0, DefianceCost = 1 }).Start();
        run.World.Cities.HeldStance[run.Cell(0, Climate)] = Stance.Comply;
        run.Do(new CityStance());
        Assert.Equal([Stance.Voice, Stance.Voice, Stance.Comply], run.World.Cities.Stance.Row(0).ToArray());
    }

    [Fact]
    public void A_share_of_one_minus_e_to_the_minus_rate_and_time_reviews_in_a_step()
    {
        var small = new SmallWorld { Parameters = _decided with { StanceReviewRate = 2, VoiceCost = 0, DefianceCost = 1 }, Step = StepLength.Quarter };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 2000; i++) small.City(nation, 1000, ideal: 0.9);
        using var run = small.Start();
        run.World.Nations.Policy.Span[..3].Clear();
        run.Do(new CityStance());
        int voices = run.World.Cities.Stance.Span[..6000].Count(Stance.Voice);
        Assert.InRange(voices, 6000 * (1 - Math.Exp(-0.5)) - 160, 6000 * (1 - Math.Exp(-0.5)) + 160);
    }

    [Fact]
    public void At_precision_0_every_stance_is_as_likely()
    {
        var small = new SmallWorld { Parameters = _decided with { CityPrecision = 0 } };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 2000; i++) small.City(nation, 1000, ideal: 0.9);
        using var run = small.Start();
        run.Do(new CityStance());
        var stances = run.World.Cities.Stance.Span[..6000];
        foreach (var stance in (ReadOnlySpan<Stance>)[Stance.Comply, Stance.Voice, Stance.Defy]) Assert.InRange(stances.Count(stance), 1850, 2150);
    }

    [Fact]
    public void A_city_without_foreign_trade_gains_nothing_by_defying_trade_policy()
    {
        using var run = World(_decided).Start();
        Assert.Equal(0, Gain(run, SmallWorld.Trade, 0.9, foreignShare: 0));
        Assert.True(Gain(run, SmallWorld.Trade, 0.9, foreignShare: 0.3) > 0);
    }

    [Fact]
    public void A_city_less_open_than_its_nation_gains_nothing_by_defying_trade_policy()
    {
        using var run = World(_decided).Start();
        Assert.Equal(0, Gain(run, SmallWorld.Trade, -0.9, foreignShare: 0.3));
        Assert.Equal(0, Gain(run, SmallWorld.Trade, 0, foreignShare: 0.3));
    }

    [Fact]
    public void Either_bloc_pays_a_city_of_the_other_and_only_where_nations_are_rivals()
    {
        using var run = World(_decided).Start();
        run.Do(new Gravity());
        Assert.Equal(0, CityStance.RivalSupply(run.World, 0));
        (run.World.Nations.Policy[run.Cell(0, SmallWorld.Security)], run.World.Nations.Policy[run.Cell(1, SmallWorld.Security)]) = (0.7, -0.7);
        double rival = CityStance.RivalSupply(run.World, 0);
        Assert.True(rival > 0);
        double there = CityStance.EconomicGain(run.World, 0, SmallWorld.Security, -0.5, rival),
            here = CityStance.EconomicGain(run.World, 0, SmallWorld.Security, 0.5, rival);
        Assert.True(there > 0);
        Assert.Equal(there, here);
        Assert.Equal(0, CityStance.EconomicGain(run.World, 0, SmallWorld.Security, 0, rival));
        Assert.Equal(0, CityStance.EconomicGain(run.World, 0, Climate, 0.9, rival));
    }

    [Fact]
    public void Without_a_domain_of_alignment_nobody_is_a_rival()
    {
        var small = new SmallWorld { Domains = [new("climate", EconomicLever.None)] };
        small.City(small.Nation());
        small.Nation();
        using var run = small.Start();
        Assert.Equal(0, CityStance.RivalSupply(run.World, 0));
    }

    [Fact]
    public void Company_encourages_defiance_and_fear_of_the_nation_discourages_it()
    {
        using var run = World(_decided).Start();
        double alone = Defiance(run);
        run.World.Nations.Belief[0] += 0.1;
        double afraid = Defiance(run);
        run.Tie(0, 1);
        run.World.Cities.Stance[run.Cell(1, Climate)] = Stance.Defy;
        double together = Defiance(run);
        Assert.Equal(-0.1 * 0.06 * (0.3 + 0.7 * (1 - 1e6 / 20e6)), afraid - alone, 1e-12);
        Assert.Equal(0.010, together - afraid, 1e-12);
    }

    [Fact]
    public void Autonomy_heals_the_loss_and_takes_the_cost_of_defiance_away()
    {
        using var run = World(_decided).Start();
        run.World.Cities.Autonomy[run.Cell(0, Climate)] = 1;
        double[] utilities = Utilities(run);
        Assert.Equal(0, utilities[(int)Stance.Comply]);
        Assert.Equal(-0.002, utilities[(int)Stance.Voice], 1e-15);
        Assert.Equal(-run.World.Nations.Belief[0] * 0.06 * (0.3 + 0.7 * 0.95), utilities[(int)Stance.Defy], 1e-12);
    }

    [Fact]
    public void The_larger_a_city_and_the_more_networks_it_is_in_the_more_its_voice_is_worth_up_to_a_limit()
    {
        using var run = World(_decided).Start();
        double[] alone = Utilities(run);
        run.World.Cities.Memberships[0] = 0b11;
        double[] member = Utilities(run);
        run.World.Cities.Population[0] = 19e6;
        double[] large = Utilities(run);
        double loss = 0.05 * 0.81;
        Assert.Equal(-loss + loss * (2 * 0.1 - 0.01) - 0.002, alone[(int)Stance.Voice], 1e-12);
        Assert.Equal(-loss + loss * (2 * 0.14 - 0.14 * 0.14) - 0.002, member[(int)Stance.Voice], 1e-12);
        Assert.Equal(-loss + loss * (2 * 0.8 - 0.64) - 0.002, large[(int)Stance.Voice], 1e-12);
    }

    private static double Gain(WorldRun run, int domain, double gap, double foreignShare)
    {
        run.World.Cities.ForeignShare[0] = foreignShare;
        return CityStance.EconomicGain(run.World, 0, domain, gap, 0);
    }

    private static double Defiance(WorldRun run) => Utilities(run)[(int)Stance.Defy];

    private static double[] Utilities(WorldRun run)
    {
        double[] utilities = new double[3];
        CityStance.Utilities(run.World, 0, Climate, 0, utilities);
        return utilities;
    }

    /// <summary>A city of a million far from its nation of twenty, and a city abroad.</summary>
    private static SmallWorld World(Parameters parameters, double ideal = 0.9)
    {
        var small = new SmallWorld { Parameters = parameters with { HinterlandWeight = 10, AccordPull = 1 }, Step = StepLength.Year };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home, ideal: ideal);
        small.City(abroad, ideal: 0);
        for (int k = 0; k < 3; k++) small.Treaty(TreatyKind.Accord, k, 0, 0, home, abroad);
        return small;
    }
}
