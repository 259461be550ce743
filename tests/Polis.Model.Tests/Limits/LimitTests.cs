using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Limits;

/// <summary>What the model must do where a parameter or a world is at its end.</summary>
public class LimitTests
{
    private const int Steps = 12;

    [Fact]
    public void Where_nothing_is_lost_only_costs_and_noise_make_stances() => Met(ChoiceLimits.NoLoss(Plan(), Steps));

    [Fact]
    public void Where_no_harm_is_expected_belief_moves_nothing() => Met(ChoiceLimits.NoHarm(Plan(), Steps));

    [Fact]
    public void Where_boundless_harm_is_expected_nobody_defies() => Met(ChoiceLimits.BoundlessHarm(Plan(), Steps));

    [Fact]
    public void Blind_cities_take_each_stance_in_a_third_of_cases() => Met(ChoiceLimits.StancesAtChance(Plan(), Steps));

    [Fact]
    public void Blind_nations_give_each_answer_in_a_sixth_of_cases() => Met(ChoiceLimits.AnswersAtChance(Plan(), Steps));

    [Fact]
    public void Cities_that_never_err_take_the_best_stance() => Met(ChoiceLimits.BestStances(Plan(), Steps));

    [Fact]
    public void Nations_that_never_err_give_the_best_answer() => Met(ChoiceLimits.BestAnswers(Plan(), Steps));

    [Fact]
    public void One_city_ties_to_nobody() => Met(WorldLimits.OneCity());

    [Fact]
    public void Without_cities_nations_follow_their_hinterlands() => Met(WorldLimits.NoCity());

    [Fact]
    public void In_a_world_of_one_nation_nothing_is_foreign() => Met(WorldLimits.OneNation());

    [Fact]
    public void Equals_stay_equal() => Met(WorldLimits.AllEqual());

    [Fact]
    public void Without_borders_leaving_costs_no_trade() => Met(WorldLimits.NoBorders(Plan(), Steps));

    [Fact]
    public void Where_borders_mean_nothing_a_city_that_leaves_changes_no_income() => Met(WorldLimits.SplitWithoutBorders());

    [Fact]
    public void New_governments_draw_afresh() => Met(GovernmentLimits.FreshDraws(Plan(), Steps));

    [Fact]
    public void Where_governments_last_for_ever_and_nothing_moves_no_stance_does() => Met(GovernmentLimits.GovernmentsForEver());

    [Fact]
    public void Where_a_stand_is_worth_nothing_size_and_gap_move_no_defiance() => Met(GovernmentLimits.StandsWorthNothing(Plan(), Steps));

    [Fact]
    public void Where_no_distance_is_needed_every_people_has_a_movement() => Met(MovementLimits.EveryPeopleMoves(Plan(), Steps));

    [Fact]
    public void Without_peoples_lands_are_districts_and_hardly_anybody_has_a_movement() => Met(MovementLimits.NoGroups(Plan(), Steps));

    [Fact]
    public void A_land_bids_at_one_rate_however_many_cities_it_has() => Met(MovementLimits.OneLand());

    [Fact]
    public void The_audit_knows_choices_that_are_not_those_of_their_utilities()
    {
        var counts = new ChoiceCounts(2);
        for (int i = 0; i < 100; i++) counts.Add(i % 2, [1, 0], [0.9, 0.1]);
        Assert.Equal((50, 100), (counts.NotBest, counts.All));
        Assert.Equal(40 / 3.0, counts.WorstZ, 1e-9);
        Assert.Equal(0, ChoiceCounts.Distance(30, 100, 0.3), 1e-12);
    }

    private static void Met(LimitFinding finding) => Assert.True(finding.Met, $"{finding.Expected}: {finding.Found}");

    /// <summary>Three nations at odds with their cities, 300 of them.</summary>
    private static SimulationPlan Plan()
    {
        var small = new SmallWorld { Parameters = Parameters.Default };
        for (int n = 0; n < 3; n++)
        {
            int nation = small.Nation(400e6, democracy: 0.2 + 0.3 * n, federalism: 0.8 - 0.3 * n, policy: 0.4 * (n - 1));
            for (int i = 0; i < 100; i++)
                small.City(nation, 3e5 + 2e4 * i, 10_000 + 300 * i, i == 0, ideal: (i % 21 - 10) / 12.0, salience: 0.5 + i % 3, autonomy: i % 5 / 10.0,
                    culturalDistance: i % 4 == 1 ? 0.4 : 0, region: 10 * n + i % 7, group: i % 4 == 1 ? n : -1);
        }
        return small.Plan();
    }
}
