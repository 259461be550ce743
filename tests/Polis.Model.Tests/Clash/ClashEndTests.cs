using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>Why a clash ends when its city turns from defiance at a review: complied, policy changed or lapsed.</summary>
public class ClashEndTests
{
    private const int Climate = SmallWorld.Climate;

    [Theory]
    [InlineData(true, 0.9, 0.9, ClashOutcome.Complied)]
    [InlineData(true, 0.9, 0.1, ClashOutcome.Complied)]
    [InlineData(true, 0.9, -0.9, ClashOutcome.Complied)]
    [InlineData(false, 0.9, 0.9, ClashOutcome.Lapsed)]
    [InlineData(false, 0.9, 1.3, ClashOutcome.Lapsed)]
    [InlineData(false, 1, 0.7001, ClashOutcome.Lapsed)]
    [InlineData(false, 1, 0.7, ClashOutcome.PolicyChanged)]
    [InlineData(false, -1, -0.7, ClashOutcome.PolicyChanged)]
    [InlineData(false, -1, -0.7001, ClashOutcome.Lapsed)]
    [InlineData(false, 0.5, -0.9, ClashOutcome.PolicyChanged)]
    [InlineData(false, -0.5, 0.9, ClashOutcome.PolicyChanged)]
    [InlineData(false, 0.5, 0, ClashOutcome.PolicyChanged)]
    public void Pressure_is_asked_after_first_then_whether_the_gap_has_closed(bool defiesUnpressed, double gapAtOpening, double gap, ClashOutcome outcome) =>
        Assert.Equal(outcome, StanceChoice.WhyTurned(defiesUnpressed, gapAtOpening, gap, Parameters.Default));

    [Fact]
    public void The_gap_has_closed_when_what_a_concession_would_leave_is_left() =>
        Assert.Equal(ClashOutcome.PolicyChanged, StanceChoice.WhyTurned(false, 1, 0.4, Parameters.Default with { ConcessionStep = 0.6 }));

    [Fact]
    public void Without_pressure_a_city_weighs_no_answers_in_force_and_no_more_fear_than_when_the_clash_opened_and_all_else_as_it_is()
    {
        var situation = new DefySituation(0.1, 0.2, 3e6, 0.4, Belief: 0.5, 0.6, 0.7, Pressure: 0.8, DefiesNow: true);
        Assert.Equal(situation with { Pressure = 0, Belief = 0.3 }, situation.Unpressed(0.3));
        Assert.Equal(situation with { Pressure = 0 }, situation.Unpressed(0.9));
    }

    [Fact]
    public void A_city_that_would_still_defy_without_answers_in_force_has_complied()
    {
        using var run = Start();
        int clash = run.Defy(0, Climate);
        run.World.Cities.Pressure[run.Cell(0, Climate)] = 1;
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.Complied);
    }

    [Fact]
    public void A_city_that_would_still_defy_a_nation_no_more_feared_than_at_first_has_complied()
    {
        using var run = Start();
        run.World.Nations.Belief[0] = 0.1;
        int clash = run.Defy(0, Climate);
        run.World.Nations.Belief[0] = 1;
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.Complied);
    }

    [Fact]
    public void Fear_that_was_there_at_first_is_no_pressure()
    {
        using var run = Start();
        run.World.Nations.Belief[0] = 1;
        int clash = run.Defy(0, Climate);
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.Lapsed);
    }

    [Fact]
    public void Pressure_comes_before_the_gap()
    {
        using var run = Start();
        int clash = run.Defy(0, Climate);
        run.World.Clashes.Gap[clash] = 1.9;
        run.World.Cities.Pressure[run.Cell(0, Climate)] = 1;
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.Complied);
    }

    [Fact]
    public void What_backing_down_costs_counts_in_the_test_without_pressure_too()
    {
        // Without that cost the city would not defy, pressed or not; with it, it would if it were not pressed.
        foreach (bool costly in (ReadOnlySpan<bool>)[true, false])
        {
            using var run = Start(p => p with { DefianceCost = 0.045, BackingDownCost = costly ? 0.1 : 0 });
            int clash = run.Defy(0, Climate);
            run.World.Cities.Pressure[run.Cell(0, Climate)] = 1;
            run.Do(new CityStance(), 2);
            Closed(run, clash, costly ? ClashOutcome.Complied : ClashOutcome.Lapsed);
        }
    }

    [Fact]
    public void A_city_that_turns_when_the_nation_has_come_to_meet_it_has_had_the_policy_changed()
    {
        using var run = Start();
        int clash = run.Defy(0, Climate);
        run.World.Nations.Policy[Climate] = 0.7;
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.PolicyChanged);
    }

    [Fact]
    public void A_city_that_turns_over_the_old_gap_without_pressure_has_other_wishes()
    {
        using var run = Start(p => p with { DefianceCost = 1 });
        int clash = run.Defy(0, Climate);
        run.Do(new CityStance(), 2);
        Closed(run, clash, ClashOutcome.Lapsed);
    }

    [Fact]
    public void The_test_without_pressure_takes_the_draw_of_the_present_government()
    {
        // Half of all governments would defy without pressure: their own draw says which.
        var (complied, lapsed) = (0, 0);
        using var run = Start(p => p with { CityPrecision = 200, DefianceCost = 1, BackingDownCost = 0.9622, GovernmentTurnover = 0 }, cities: 400);
        int[] clashes = [.. Enumerable.Range(0, 400).Select(city => run.Defy(city, Climate))];
        for (int i = 0; i < 400; i++) (run.World.Cities.Pressure[run.Cell(i, Climate)], run.World.Cities.Term[i]) = (1, 3);
        double[] probabilities = new double[3], utilities = new double[3];
        var terms = StanceView.Weigh(run.World, 0, Climate, StanceView.Situation(run.World, 0, Climate, default(RivalSupply)).Unpressed(1));
        terms.CopyTo(utilities);
        StanceChoice.Probabilities(utilities, run.World.Parameters, probabilities);
        Assert.InRange(probabilities[(int)Stance.Defy], 0.2, 0.8);
        run.Do(new CityStance(), 7);
        for (int i = 0; i < 400; i++)
        {
            bool defies = run.Context.Random.Uniform(Streams.StanceChoice, i, 3, Climate) >= 1 - probabilities[(int)Stance.Defy];
            Assert.Equal(defies ? ClashOutcome.Complied : ClashOutcome.Lapsed, run.World.Clashes.Outcome[clashes[i]]);
            if (defies) complied++;
            else lapsed++;
        }
        Assert.True(complied > 50 && lapsed > 50, $"{complied} complied, {lapsed} lapsed");
    }

    [Fact]
    public void A_turn_to_voice_closes_a_clash_as_a_turn_to_comply_does()
    {
        foreach (double voiceCost in (ReadOnlySpan<double>)[0, 1])
        {
            using var run = Start(p => p with { VoiceCost = voiceCost });
            int clash = run.Defy(0, Climate);
            run.World.Cities.Pressure[run.Cell(0, Climate)] = 1;
            run.Do(new CityStance(), 2);
            Assert.Equal(voiceCost == 0 ? Stance.Voice : Stance.Comply, run.World.Cities.Stance[run.Cell(0, Climate)]);
            Closed(run, clash, ClashOutcome.Complied);
        }
    }

    [Fact]
    public void A_turn_after_a_stalemate_closes_nothing_and_a_turn_back_opens_a_new_clash()
    {
        using var run = Start(p => p with { DefianceCost = 0 });
        int clash = run.Defy(0, Climate), cell = run.Cell(0, Climate);
        (run.World.Clashes.Ended[clash], run.World.Clashes.Outcome[clash], run.World.Cities.OpenClash[cell]) = (1, ClashOutcome.Stalemate, 0);
        run.World.Cities.Pressure[cell] = 1;
        run.Do(new CityStance(), 2);
        Assert.NotEqual(Stance.Defy, run.World.Cities.Stance[cell]);
        Assert.Equal((1, ClashOutcome.Stalemate, 0), (run.World.Clashes.Ended[clash], run.World.Clashes.Outcome[clash], run.Count(EventKind.ClashEnded)));
        run.World.Cities.Pressure[cell] = 0;
        run.Do(new CityStance(), 3);
        int second = run.World.Cities.OpenClash[cell] - 1;
        Assert.Equal((3, ClashOutcome.Open), (run.World.Clashes.Started[second], run.World.Clashes.Outcome[second]));
    }

    [Fact]
    public void The_gap_and_the_belief_of_a_clash_stay_those_of_its_opening()
    {
        using var run = Start(p => p with { DefianceCost = 0 });
        run.Do(new CityStance());
        int clash = run.World.Cities.OpenClash[run.Cell(0, Climate)] - 1;
        double belief = run.World.Nations.Belief[0];
        (run.World.Nations.Belief[0], run.World.Nations.Policy[Climate]) = (0.6, -0.05);
        run.Do(new CityStance(), 1);
        Assert.Equal((0.9, belief, -1), (run.World.Clashes.Gap[clash], run.World.Clashes.Belief[clash], run.World.Clashes.Ended[clash]));
    }

    private static void Closed(WorldRun run, int clash, ClashOutcome outcome)
    {
        var clashes = run.World.Clashes;
        Assert.Equal((2, outcome, 0), (clashes.Ended[clash], clashes.Outcome[clash], run.World.Cities.OpenClash[run.Cell(clashes.City[clash], Climate)]));
        Assert.NotEqual(Stance.Defy, run.World.Cities.Stance[run.Cell(clashes.City[clash], Climate)]);
    }

    /// <summary>
    /// Cities of a million at 0.9 in a nation at 0 that is believed to react strongly at 0.35; everyone reviews and takes what is best: with the defaults
    /// to defy (0.045 - 0.0337 - 0.001) before voicing (-0.0203) and complying (-0.0405).
    /// </summary>
    private static WorldRun Start(Func<Parameters, Parameters>? change = null, int cities = 1)
    {
        var plain = SmallWorld.Plain with { StanceReviewRate = 100, CityPrecision = 1e9, DefianceCost = 0.001, BackingDownCost = 0, GovernmentTurnover = 0 };
        var small = new SmallWorld { Parameters = change?.Invoke(plain) ?? plain };
        int home = small.Nation(20e6 * cities);
        for (int i = 0; i < cities; i++) small.City(home, ideal: 0.9);
        var run = small.Start();
        run.World.Nations.Policy.Span.Clear();
        return run;
    }
}
