using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>Cities take stances and start bids.</summary>
public class StanceInterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void A_stance_is_held_with_the_clash_that_it_opens_and_afterwards_the_city_reviews_at_once()
    {
        using var run = Start(new TakeStance(_start, _start + 12, 1, Climate, Stance.Defy));
        int cell = run.Cell(1, Climate);
        for (int step = 0; step < 4; step++)
        {
            run.Steps(1);
            Assert.Equal((Stance.Defy, Stance.Defy), (run.World.Cities.Stance[cell], run.World.Cities.HeldStance[cell]));
            Assert.NotEqual(0, run.World.Cities.OpenClash[cell]);
        }

        // The hold alone changes nothing; the review of that step does: a city that wants what its nation wants does not defy.
        run.Do(new Interventions(run.Simulation.Plan), 4);
        Assert.Equal((Stance.Defy, Stance.Due, 1), (run.World.Cities.Stance[cell], run.World.Cities.HeldStance[cell], run.World.Cities.OpenClash[cell]));
        run.Do(new CityStance(), 4);
        Assert.NotEqual(Stance.Defy, run.World.Cities.Stance[cell]);
        Assert.Equal((Stance.None, 0, 4), (run.World.Cities.HeldStance[cell], run.World.Cities.OpenClash[cell], run.World.Clashes.Ended[0]));
    }

    [Fact]
    public void The_review_after_a_hold_comes_at_any_rate_and_is_by_the_draw_of_the_government_in_office()
    {
        // Comply, voice and defy are about as likely; each city was held to comply and is left to itself in step 1.
        var drawn = new HashSet<Stance>();
        var small = Small([.. Enumerable.Range(3, 60).Select(city => new TakeStance(_start, _start + 3, city, Climate, Stance.Comply))]);
        for (int i = 0; i < 60; i++) small.City(0, 1000, ideal: 0.5);
        small.Parameters = SmallWorld.Plain with { CityPrecision = 0, StanceReviewRate = 0, GovernmentTurnover = 0 };
        using var run = small.Start();
        run.World.Cities.Term.Span.Fill(-1);
        for (int step = 0; step < 2; step++) run.Do(new Interventions(run.Simulation.Plan), step).Do(new CityStance(), step);
        for (int city = 3; city < 63; city++)
        {
            double draw = run.Context.Random.Uniform(Streams.StanceChoice, city, -1, Climate);
            var expected = draw < 1 / 3.0 ? Stance.Comply : draw < 2 / 3.0 ? Stance.Voice : Stance.Defy;
            Assert.Equal((expected, Stance.None), (run.World.Cities.Stance[run.Cell(city, Climate)], run.World.Cities.HeldStance[run.Cell(city, Climate)]));
            drawn.Add(expected);
        }
        Assert.Equal(3, drawn.Count);

        // Afterwards its rate holds again.
        Stance[] stances = run.World.Cities.Stance.Span.ToArray();
        run.World.Cities.Term.Span.Fill(1);
        run.Do(new CityStance(), 2);
        Assert.Equal(stances, run.World.Cities.Stance.Span.ToArray());
    }

    [Theory]
    [InlineData(Stance.Defy, Stance.Defy)]
    [InlineData(Stance.Comply, Stance.Comply)]
    public void A_city_held_to_defy_would_have_to_back_down_and_one_held_to_comply_would_not(Stance held, Stance afterwards)
    {
        // Defying costs 0.02 and harm of 0.034 more than complying; backing down costs 0.1 more than either.
        var small = Small(new TakeStance(_start, _start + 3, 1, Climate, held));
        small.Parameters = SmallWorld.Plain with { CityPrecision = 1e9, BackingDownCost = 0.1 };
        using var run = small.Start();
        for (int step = 0; step < 2; step++) run.Do(new Interventions(run.Simulation.Plan), step).Do(new CityStance(), step);
        Assert.Equal((afterwards, Stance.None), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Cities.HeldStance[run.Cell(1, Climate)]));
        Assert.Equal(afterwards == Stance.Defy ? 1 : 0, run.World.Cities.OpenClash[run.Cell(1, Climate)]);
    }

    [Fact]
    public void While_a_stance_is_held_no_government_reviews_it()
    {
        var small = Small(new TakeStance(_start, _start + 60, 1, Climate, Stance.Defy));
        small.Parameters = SmallWorld.Plain with { GovernmentTurnover = 100, StanceReviewRate = 100, DefianceCost = 1 };
        using var run = small.Start();
        for (int step = 0; step < 20; step++)
        {
            run.Do(new Interventions(run.Simulation.Plan), step).Do(new CityStance(), step);
            Assert.Equal((Stance.Defy, step, 0), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Cities.Term[1], run.Count(EventKind.ClashEnded)));
        }
        run.Do(new Interventions(run.Simulation.Plan), 20).Do(new CityStance(), 20);
        Assert.NotEqual(Stance.Defy, run.World.Cities.Stance[run.Cell(1, Climate)]);
    }

    [Fact]
    public void A_hold_that_ends_during_a_bid_leaves_nothing_to_review()
    {
        foreach (bool sameStep in (ReadOnlySpan<bool>)[false, true])
        {
            using var run = Start(
                new TakeStance(_start, _start + 6, 1, Climate, Stance.Defy), new StartBid(sameStep ? _start + 6 : _start + 3, null, 1));
            for (int step = 0; step < 3; step++) run.Do(new Interventions(run.Simulation.Plan), step).Do(new CityStance(), step);
            int cell = run.Cell(1, Climate);
            Assert.Equal(CityStatus.Contested, run.World.Cities.Status[1]);
            Assert.Equal(
                (Stance.Comply, Stance.None, ClashOutcome.Open),
                (run.World.Cities.Stance[cell], run.World.Cities.HeldStance[cell], run.World.Clashes.Outcome[0]));

            // It is constituent again, and nothing is due: at rate 0 it goes on complying.
            run.World.Cities.Status[1] = CityStatus.Constituent;
            run.World.Parameters = run.World.Parameters with { StanceReviewRate = 0, CityPrecision = 0 };
            for (int step = 3; step < 9; step++) run.Do(new CityStance(), step);
            Assert.Equal(Stance.Comply, run.World.Cities.Stance[cell]);
        }
    }

    [Fact]
    public void When_a_stance_held_for_a_while_ends_the_one_held_before_is_held_at_once()
    {
        using var run = Start(new TakeStance(_start, _start + 12, 1, Climate, Stance.Defy), new TakeStance(_start + 3, _start + 6, 1, Climate, Stance.Comply));
        var (cities, mechanism, stances) = (run.World.Cities, new Interventions(run.Simulation.Plan), new List<(Stance, Stance)>());
        for (int step = 0; step < 5; step++)
        {
            run.Do(mechanism, step);
            stances.Add((cities.Stance[run.Cell(1, Climate)], cities.HeldStance[run.Cell(1, Climate)]));
        }
        Assert.Equal(
            [(Stance.Defy, Stance.Defy), (Stance.Comply, Stance.Comply), (Stance.Defy, Stance.Defy), (Stance.Defy, Stance.Defy), (Stance.Defy, Stance.Due)],
            stances);
    }

    [Fact]
    public void A_stance_held_against_defiance_ends_the_clash()
    {
        using var run = Start(new TakeStance(_start, null, 1, Climate, Stance.Voice));
        int clash = run.Defy(1, Climate);
        run.Do(new Interventions(run.Simulation.Plan));
        Assert.Equal((Stance.Voice, ClashOutcome.Complied), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Outcome[clash]));
    }

    [Fact]
    public void A_contested_city_takes_no_stance_until_its_bid_is_over()
    {
        using var run = Start(new TakeStance(_start, null, 1, Climate, Stance.Defy));
        run.Bid(1);
        run.Do(new Interventions(run.Simulation.Plan)).Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal((Stance.Comply, 0), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Count));
        run.World.Cities.Status[1] = CityStatus.Constituent;
        run.Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal((Stance.Defy, 1), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Count));
    }

    [Fact]
    public void A_bid_is_started_by_a_city_that_may_leave_and_by_no_capital_and_no_independent_city()
    {
        foreach (var (city, status, bids) in (ReadOnlySpan<(int, CityStatus, int)>)[(1, CityStatus.Constituent, 1),
            (1, CityStatus.Independent, 0), (0, CityStatus.Constituent, 0)])
        {
            using var run = Start(new StartBid(_start, null, city));
            run.World.Cities.Status[1] = status;
            run.Do(new Interventions(run.Simulation.Plan));
            Assert.Equal(bids, run.World.Bids.Count);
        }
    }
}
