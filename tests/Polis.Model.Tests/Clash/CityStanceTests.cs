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
        run.Do(new CityStance(), 1);
        Assert.Equal(Stance.Voice, run.World.Cities.Stance[run.Cell(0, Climate)]);
        Assert.Equal(0, run.World.Events.Count);
    }

    [Fact]
    public void In_the_first_step_every_city_reviews_every_domain_at_any_rate()
    {
        using var run = World(_decided with { StanceReviewRate = 0, VoiceCost = 0, DefianceCost = 1 }).Start();
        run.Do(new CityStance());
        Assert.All(run.World.Cities.Stance.Row(0).ToArray(), stance => Assert.Equal(Stance.Voice, stance));
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
        Assert.Equal((0.9, run.World.Nations.Belief[0]), (clashes.Gap[clash], clashes.Belief[clash]));
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
    public void A_city_that_goes_on_defying_stays_in_its_clash()
    {
        using var run = World(_decided with { DefianceCost = 0, Harm = 0 }).Start();
        int clash = run.Defy(0, Climate);
        run.Do(new CityStance());
        run.Do(new CityStance(), 2);
        Assert.Equal((clash + 1, -1), (run.World.Cities.OpenClash[run.Cell(0, Climate)], run.World.Clashes.Ended[clash]));
        Assert.Equal(1, Enumerable.Range(0, run.World.Clashes.Count).Count(c => (run.World.Clashes.City[c], run.World.Clashes.Domain[c]) == (0, Climate)));
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
        run.Do(new CityStance(), 1);
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
    public void A_government_that_has_settled_does_not_defy_and_the_next_one_may()
    {
        foreach (double precision in (ReadOnlySpan<double>)[0, 200, 1e9])
        {
            var eager = _decided with { CityPrecision = precision, DefianceCost = 0, Harm = 0, GovernmentTurnover = 0, PositionTaking = 1 };
            using var run = World(eager, cities: 300).Start();
            var cities = run.World.Cities;
            cities.Settled.Span.Fill(4);
            cities.Term.Span.Fill(4);
            for (int step = 0; step < 3; step++) Assert.Equal(0, run.Do(new CityStance(), step).World.Cities.Stance.Span[..900].Count(Stance.Defy));
            cities.Term.Span.Fill(5);
            Assert.InRange(run.Do(new CityStance(), 5).World.Cities.Stance.Span.Count(Stance.Defy), 250, 903);
        }
    }

    /// <summary>Cities of a million far from their nation, and a city abroad.</summary>
    private static SmallWorld World(Parameters parameters, double ideal = 0.9, int cities = 1)
    {
        var small = new SmallWorld { Parameters = parameters with { HinterlandWeight = 10, AccordPull = 1 }, Step = StepLength.Year };
        int home = small.Nation(20e6 * cities), abroad = small.Nation();
        for (int i = 0; i < cities; i++) small.City(home, ideal: ideal);
        small.City(abroad, ideal: 0);
        for (int k = 0; k < 3; k++) small.Treaty(TreatyKind.Accord, k, 0, 0, home, abroad);
        return small;
    }
}
