using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CityTiesTests
{
    /// <summary>Every proposal is accepted and no tie ends.</summary>
    private static readonly Parameters _welcome = SmallWorld.Plain with { TieRate = 8, TieBase = 50, TieDissolutionRate = 0 };

    [Fact]
    public void At_rate_0_nobody_visits_anybody()
    {
        using var run = World(_welcome with { TieRate = 0 }).Start();
        run.Do(new CityTies());
        Assert.Equal((0, 0), (run.World.Ties.Count, run.World.Events.Count));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 1)]
    public void Where_there_is_nobody_abroad_there_are_no_ties(int cities, int nations)
    {
        var small = new SmallWorld { Parameters = _welcome };
        for (int n = 0; n < nations; n++) small.Nation();
        for (int i = 0; i < cities; i++) small.City(0);
        using var run = small.Start();
        for (int step = 0; step < 20; step++) run.Do(new CityTies(), step);
        Assert.Equal((0, 0), (run.World.Ties.Count, run.World.Events.Count));
    }

    [Fact]
    public void Ties_are_made_abroad_once_a_pair_and_counted_at_both_ends()
    {
        using var run = World(_welcome).Start();
        for (int step = 0; step < 20; step++) run.Do(new CityTies(), step);
        var (ties, cities) = (run.World.Ties, run.World.Cities);
        var pairs = Enumerable.Range(0, ties.Count).Select(t => (Math.Min(ties.First[t], ties.Second[t]), Math.Max(ties.First[t], ties.Second[t]))).ToList();
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.All(pairs, pair => Assert.NotEqual(cities.Nation[pair.Item1], cities.Nation[pair.Item2]));

        // After twenty steps of some two visits each all who can are tied: 3 × 3 pairs between two nations of three cities.
        Assert.Equal(9, ties.Count);
        Assert.All(Enumerable.Range(0, 6), city => Assert.Equal((3, 3), (cities.Degree[city], run.World.TieIndex.Degree(city))));
        Assert.Equal(9, run.Count(EventKind.TieMade));
    }

    [Fact]
    public void A_refused_visit_is_an_event_and_leaves_no_tie()
    {
        using var run = World(_welcome with { TieBase = -50 }).Start();
        run.Do(new CityTies());
        Assert.Equal(0, run.World.Ties.Count);
        int visits = run.Count(EventKind.TradeMission) + run.Count(EventKind.CulturalExchange);
        Assert.True(visits > 0);
        Assert.Equal(visits, run.World.Events.Count);
        Assert.All(Enumerable.Range(0, visits), e => Assert.Equal(0, run.World.Events.Value[e]));
    }

    [Fact]
    public void Each_kind_has_its_visit_before_it_and_an_office_has_none()
    {
        using var run = World(_welcome with { SisterCityBase = 0, TradeTieWeight = 0, OfficeMinimumPopulation = 1.5e6 }, cities: 20).Start();
        for (int step = 0; step < 10; step++) run.Do(new CityTies(), step);
        var ties = run.World.Ties;
        int Kinds(TieKind kind) => Enumerable.Range(0, ties.Count).Count(t => ties.Kind[t] == kind);
        Assert.Equal(Kinds(TieKind.TradeAgreement), run.Count(EventKind.TradeMission));
        Assert.Equal(Kinds(TieKind.SisterCity), run.Count(EventKind.CulturalExchange));
        Assert.True(Kinds(TieKind.Office) > 0 && Kinds(TieKind.TradeAgreement) > 0 && Kinds(TieKind.SisterCity) > 0);
        Assert.All(
            Enumerable.Range(0, ties.Count).Where(t => ties.Kind[t] == TieKind.Office),
            t => Assert.True(run.World.Cities.Population[ties.First[t]] > 1.5e6));
    }

    [Fact]
    public void The_kind_that_means_most_is_chosen()
    {
        using WorldRun sister = World(_welcome with { SisterCityBase = 10, TradeTieWeight = 0 }).Start(),
            trade = World(_welcome with { SisterCityBase = -10, TradeTieWeight = 10 }).Start();
        for (int step = 0; step < 10; step++)
        {
            sister.Do(new CityTies(), step);
            trade.Do(new CityTies(), step);
        }
        Assert.True(sister.World.Ties.Count > 5 && trade.World.Ties.Count > 5);
        Assert.All(sister.World.Ties.Kind.Span[..sister.World.Ties.Count].ToArray(), kind => Assert.Equal(TieKind.SisterCity, kind));
        Assert.All(trade.World.Ties.Kind.Span[..trade.World.Ties.Count].ToArray(), kind => Assert.Equal(TieKind.TradeAgreement, kind));
    }

    [Fact]
    public void Ties_end_at_their_rate_and_those_of_the_step_with_them()
    {
        using WorldRun never = World(_welcome with { TieRate = 0 }).Start(), always = World(_welcome with { TieDissolutionRate = 100 }).Start();
        foreach (var run in (ReadOnlySpan<WorldRun>)[never, always])
        {
            run.Tie(0, 3).Tie(1, 4);
            run.Do(new CityTies());
        }
        Assert.Equal((2, 0), (never.World.Ties.Count, never.Count(EventKind.TieEnded)));
        Assert.Equal(0, always.World.Ties.Count);
        Assert.True(always.Count(EventKind.TieMade) > 0);
        Assert.Equal(2 + always.Count(EventKind.TieMade), always.Count(EventKind.TieEnded));
        Assert.All(Enumerable.Range(0, 6), city => Assert.Equal(0, always.World.Cities.Degree[city]));
    }

    [Fact]
    public void A_share_of_ties_of_one_minus_e_to_the_minus_rate_and_time_ends_in_a_step()
    {
        var small = new SmallWorld { Parameters = _welcome with { TieRate = 0, TieDissolutionRate = 0.8 } };
        int home = small.Nation(1e9), abroad = small.Nation(1e9);
        for (int i = 0; i < 2000; i++) small.City(i < 1000 ? home : abroad, 1000);
        using var run = small.Start();
        for (int i = 0; i < 1000; i++) run.Tie(i, 1000 + i);
        run.Do(new CityTies());
        Assert.InRange(1000 - run.World.Ties.Count, 1000 * (1 - Math.Exp(-0.2)) - 50, 1000 * (1 - Math.Exp(-0.2)) + 50);
    }

    [Fact]
    public void Broken_relations_end_ties_unless_one_of_the_cities_defies_in_security()
    {
        using var run = World(_welcome with { TieRate = 0 }).Start();
        run.Tie(0, 3).Tie(1, 4).Tie(2, 5);
        run.World.Cities.Stance[run.Cell(1, SmallWorld.Security)] = Stance.Defy;
        run.World.Cities.Stance[run.Cell(2, SmallWorld.Trade)] = Stance.Defy;
        SetSanction(run, 1);
        run.Do(new CityTies());
        Assert.Equal(3, run.World.Ties.Count);
        SetSanction(run, 1.0001);
        run.Do(new CityTies());
        Assert.Equal(1, run.World.Ties.Count);
        Assert.Equal((1, 4), (run.World.Ties.First[0], run.World.Ties.Second[0]));
        run.World.Cities.Stance[run.Cell(1, SmallWorld.Security)] = Stance.Voice;
        run.World.Cities.Stance[run.Cell(4, SmallWorld.Security)] = Stance.Defy;
        run.Do(new CityTies());
        Assert.Equal(1, run.World.Ties.Count);
    }

    [Fact]
    public void No_tie_outlives_the_step_of_its_making_where_relations_are_broken()
    {
        using var run = World(_welcome).Start();
        SetSanction(run, 5);
        run.Do(new CityTies());
        Assert.Equal(0, run.World.Ties.Count);
        Assert.Equal(run.Count(EventKind.TieMade), run.Count(EventKind.TieEnded));
    }

    [Fact]
    public void Partners_by_size_are_drawn_in_proportion_to_output_to_its_power()
    {
        var small = new SmallWorld { Parameters = _welcome with { TieRate = 0.4, TieBySizeShare = 1 } };
        int home = small.Nation(1e9), abroad = small.Nation(1e9);
        for (int i = 0; i < 8000; i++) small.City(home, 10);
        int large = small.City(abroad, 32e6), little = small.City(abroad, 2e6);
        using var run = small.Start();
        run.Do(new CityTies());
        double ratio = run.World.Cities.Degree[large] / (double)run.World.Cities.Degree[little];
        Assert.InRange(ratio, 0.75 * Math.Pow(16, 0.8), 1.33 * Math.Pow(16, 0.8));
    }

    [Fact]
    public void Those_who_ask_their_partners_meet_their_partners_partners()
    {
        // 0 knows 3, who knows 1 and 4: the only one abroad that 0 can meet is of the third nation.
        var small = World(_welcome with { TieBySizeShare = 0, TieRate = 20 });
        int third = small.Nation(), far = small.City(third);
        using var run = small.Start();
        run.Tie(0, 3).Tie(1, 3).Tie(3, far);
        run.Do(new CityTies());
        var ties = run.World.Ties;
        var made = Enumerable.Range(3, ties.Count - 3).Where(t => ties.First[t] is 0 or 1 || ties.Second[t] is 0 or 1).ToList();
        Assert.NotEmpty(made);
        Assert.All(made, t => Assert.True(ties.First[t] == far || ties.Second[t] == far || ties.First[t] is 2 or 4 or 5));
    }

    [Fact]
    public void Offices_count_where_they_are_and_for_who_opened_them()
    {
        using var run = World(_welcome).Start();
        run.Tie(0, 3, TieKind.Office).Tie(4, 1, TieKind.Office).Tie(2, 5);
        Assert.True(TieView.HasOffice(run.World, 0, 1));
        Assert.True(TieView.HasOffice(run.World, 4, 0));
        Assert.False(TieView.HasOffice(run.World, 3, 0));
        Assert.False(TieView.HasOffice(run.World, 3, 1));
        Assert.False(TieView.HasOffice(run.World, 0, 0));
        Assert.False(TieView.HasOffice(run.World, 2, 1));
    }

    private static void SetSanction(WorldRun run, double strength)
    {
        var pairs = run.World.Pairs;
        pairs.Sanction[pairs[0, 1]] = pairs.Sanction[pairs[1, 0]] = strength;
    }

    /// <summary>Two nations, each with as many cities, of two million or of one.</summary>
    private static SmallWorld World(Parameters parameters, int cities = 6)
    {
        var small = new SmallWorld { Parameters = parameters };
        int home = small.Nation(), abroad = small.Nation();
        for (int i = 0; i < cities; i++) small.City(i < cities / 2 ? home : abroad, i % 3 == 0 ? 2e6 : 1e6);
        return small;
    }
}
