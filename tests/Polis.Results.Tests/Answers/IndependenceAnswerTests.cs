using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>When a city first becomes independent, and which cities are likely to leave.</summary>
public class IndependenceAnswerTests
{
    /// <summary>Years of a first independence over runs, 0 for a run without any. A quantile that has any weight on a run without is null.</summary>
    [Theory]
    [InlineData(new[] { 2017 }, 2017.0, null, null, 0)]
    [InlineData(new[] { 0 }, null, null, null, 1)]
    [InlineData(new[] { 2020, 2016 }, 2018.0, 2016.4, 2019.6, 0)]
    [InlineData(new[] { 0, 2016 }, null, null, null, 0.5)]
    [InlineData(new[] { 2018, 0, 2016 }, 2018.0, 2016.4, null, 1 / 3.0)]
    [InlineData(new[] { 0, 2016, 0 }, null, null, null, 2 / 3.0)]
    [InlineData(new[] { 0, 2017, 0, 0, 0, 0, 0, 0, 0, 0, 2016 }, null, 2017.0, null, 9 / 11.0)]
    [InlineData(new[] { 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 0 }, 2021.0, 2017.0, 2025.0, 1 / 11.0)]
    public void Runs_without_independence_count_as_later_than_all_others(int[] years, double? median, double? low, double? high, double without)
    {
        var answer = HandRun.Answer(HandRun.Plan(0, 11, change: small => small.Nation()), [.. years.Select(Born)]).FirstIndependence;
        foreach (var (wanted, found) in ((double?, double?)[])[(median, answer.Median), (low, answer.Low), (high, answer.High)])
            Assert.Equal(wanted ?? double.NaN, found ?? double.NaN, 1e-9);
        Assert.Equal(without, answer.ShareWithout, 1e-12);

        // The year is the end of the step.
        static Action<HandRun> Born(int year) => run =>
        {
            if (year > 0) run.Pass(year - 2016).Step(now => now.Born().Born());
        };
    }

    [Fact]
    public void Only_the_first_independence_of_a_run_counts()
    {
        var answer = HandRun.Answer(
            HandRun.Plan(0, 5, change: small => small.Nation()), run => run.Pass().Step(now => now.Born()).Pass().Step(now => now.Born())).FirstIndependence;
        Assert.Equal((2017, 0), (answer.Median, answer.ShareWithout));
    }

    [Fact]
    public void The_likeliest_to_leave_are_ordered_by_bids_then_independences_then_net_benefit_then_the_table()
    {
        var plan = HandRun.Plan(8);
        Action<HandRun> both = run =>
        {
            // Grievance makes leaving worth more.
            run.World.Cities.Grievance[6] = 0.5;
            run.World.Cities.Grievance[5] = 0.9;
        };
        var likeliest = HandRun.Answer(
            plan,
            run =>
            {
                both(run);
                run.Bid(BidOutcome.Suppressed, 1).Bid(BidOutcome.Suppressed, 3).Bid(BidOutcome.Independence, 2, 7).Bid(BidOutcome.ReferendumLost, 4, 7);
            },
            run =>
            {
                both(run);
                run.Bid(BidOutcome.Open, 3).Bid(BidOutcome.Independence, 4, 7);
            }).FirstIndependence.Likeliest;

        // City 4 started two bids, of which one won; city 3 two that did not; city 7 started none and was part of two that won.
        Assert.Equal(
            [("City 4", 2, 1), ("City 3", 2, 0), ("City 2", 1, 1), ("City 1", 1, 0), ("City 7", 0, 2), ("City 5", 0, 0), ("City 6", 0, 0), ("City 0", 0, 0)],
            likeliest.Select(city => (city.City, city.Bids, city.Independences)));
        Assert.Equal(["N1", "N0"], likeliest.Take(2).Select(city => city.Nation));
    }

    [Fact]
    public void Ten_are_listed_of_those_that_may_bid_or_did()
    {
        var plan = HandRun.Plan(12, change: small => small.City(small.Nation(), capital: true));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"City {i}"), Likeliest(plan, _ => { }).Select(city => city.City));
        Assert.Equal(["City 12", "City 0"], Likeliest(plan, run => run.Bid(BidOutcome.Suppressed, 12)).Take(2).Select(city => city.City));
        var few = HandRun.Plan(2, change: small => small.City(0, capital: true));
        Assert.Equal(["City 0", "City 1"], Likeliest(few, _ => { }).Select(city => city.City));
    }

    [Fact]
    public void What_sets_a_city_apart_is_its_term_farthest_from_the_mean_of_all_cities_that_may_bid_weighted_by_their_hazards()
    {
        double grievance = 0, rivals = 0;
        var likeliest = Likeliest(HandRun.Plan(4), run =>
        {
            run.World.Cities.Grievance[1] = 0.5;
            double bitter = Hazard(run, 1), other = Hazard(run, 0);
            grievance = ExitView.Terms(run.World, 1).Grievance;
            rivals = grievance * bitter / (bitter + 3 * other);
            Assert.True(bitter > 100 * other);
        });
        Assert.True(grievance > 0);
        Assert.Equal(["City 1", "City 0", "City 2", "City 3"], likeliest.Select(city => city.City));
        Assert.All(likeliest, city => Assert.Equal("grievance", city.Term));
        Assert.Equal(grievance - rivals, likeliest[0].Value!.Value, 1e-12);
        Assert.All(likeliest.Skip(1), city => Assert.Equal(-rivals, city.Value!.Value, 1e-12));
    }

    [Fact]
    public void Terms_are_means_over_the_steps_in_which_a_city_may_bid()
    {
        // In the first of two steps city 0 may not bid; then it has a grievance, as city 1 has in the first step. Two others never may.
        double grievance = 0, bitter = 0, other = 0;
        var likeliest = Likeliest(HandRun.Plan(4, 2), run =>
        {
            var cities = run.World.Cities;
            cities.Status[2] = cities.Status[3] = CityStatus.Contested;
            (cities.Status[0], cities.Grievance[1]) = (CityStatus.Contested, 0.5);
            (grievance, bitter) = (ExitView.Terms(run.World, 1).Grievance, Hazard(run, 1));
            run.Pass();
            (cities.Status[0], cities.Grievance[0], cities.Grievance[1]) = (CityStatus.Constituent, 0.5, 0);
            other = Hazard(run, 1);
        });

        // City 0 has the whole in its one step, city 1 half in its two.
        double rivals = grievance * 2 * bitter / (2 * bitter + other);
        Assert.Equal(["City 0", "City 1"], likeliest.Select(city => city.City));
        Assert.Equal(grievance - rivals, likeliest[0].Value!.Value, 1e-12);
        Assert.Equal(grievance / 2 - rivals, likeliest[1].Value!.Value, 1e-12);
    }

    [Fact]
    public void Runs_are_merged_before_means_are_taken()
    {
        double grievance = 0, bitter = 0, other = 0;
        var likeliest = HandRun.Answer(
            HandRun.Plan(4),
            run =>
            {
                Leave(run, 2, 3).World.Cities.Grievance[0] = 0.5;
                (grievance, bitter, other) = (ExitView.Terms(run.World, 0).Grievance, Hazard(run, 0), Hazard(run, 1));
            },
            run => Leave(run, 0, 2, 3),
            run => Leave(run, 2, 3)).FirstIndependence.Likeliest;

        // City 0: one of two steps; city 1: none of three; their hazards: one with a grievance, four without.
        double rivals = grievance * bitter / (bitter + 4 * other);
        Assert.Equal(grievance / 2 - rivals, likeliest[0].Value!.Value, 1e-12);
        Assert.Equal(-rivals, likeliest[1].Value!.Value, 1e-12);

        static HandRun Leave(HandRun run, params int[] cities)
        {
            foreach (int city in cities) run.World.Cities.Status[city] = CityStatus.Contested;
            return run;
        }
    }

    [Fact]
    public void A_city_that_bid_and_never_might_has_no_term()
    {
        var city = Likeliest(HandRun.Plan(2, change: small => small.City(0, capital: true)), run => run.Bid(BidOutcome.Suppressed, 2))[0];
        Assert.Equal(("City 2", 1, null, null), (city.City, city.Bids, city.Term, city.Value));
    }

    private static double Hazard(HandRun run, int city) => ExitView.Hazard(run.World, city, ExitView.Terms(run.World, city).Sum);

    private static IReadOnlyList<LikelyCity> Likeliest(SimulationPlan plan, Action<HandRun> happens) =>
        HandRun.Answer(plan, happens).FirstIndependence.Likeliest;
}
