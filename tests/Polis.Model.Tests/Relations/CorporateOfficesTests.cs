using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CorporateOfficesTests
{
    [Fact]
    public void Firms_keep_their_headquarters_and_five_offices_and_have_one_in_a_city_at_most()
    {
        // Much is closed and little opened: 20 a year each, and cities for few.
        using var run = Cities(40, p => p with { OfficeRate = 20, ReachRetention = 0 }).Start();
        var (firms, offices) = (run.World.Firms, run.World.CorporateOffices);
        int[] headquarters = firms.Headquarters.Span[..firms.Count].ToArray();
        for (int step = 0; step < 40; step++)
        {
            run.Do(new CorporateOffices(), step);
            Assert.Equal(headquarters, firms.Headquarters.Span[..firms.Count].ToArray());
            int row = 0;
            for (int f = 0; f < firms.Count; f++)
            {
                Assert.Equal(row, firms.FirstOffice[f]);
                int[] cities = [.. Enumerable.Range(row, firms.Offices[f]).Select(o => offices.City[o])];
                Assert.True(cities.Length >= 5, $"{cities.Length} offices");
                Assert.Contains(headquarters[f], cities);
                Assert.Equal(cities.Length, cities.Distinct().Count());
                Assert.All(Enumerable.Range(row, cities.Length), o => Assert.Equal(
                    (f, true), (offices.Firm[o], offices.Value[o] is 1 or 2 or 3 || (offices.Value[o] == 5 && offices.City[o] == headquarters[f]))));
                row += cities.Length;
            }
            Assert.Equal(row, offices.Count);
            OfficeChecks.Connectivity(run.World);
        }
        Assert.True(run.Count(EventKind.OfficeClosed) > 1000 && run.Count(EventKind.OfficeOpened) > 1000);
    }

    [Fact]
    public void Those_who_have_no_more_than_they_must_close_nothing()
    {
        var small = Cities(10, p => p with { OfficeRate = 20, FirmMinimumOffices = 20 });
        for (int i = 0; i < 9; i++) small.Office(0, i, 5 - (i + 4) / 5);
        using var run = small.Start();
        run.Do(new CorporateOffices());
        Assert.Equal((0, 10), (run.Count(EventKind.OfficeClosed), run.World.CorporateOffices.Count));
    }

    [Fact]
    public void Events_tell_of_every_opening_and_closing_with_its_value()
    {
        using var run = Cities(40, p => p with { OfficeRate = 20 }).Start();
        var (world, offices) = (run.World, new Dictionary<(int Firm, int City), int>());
        for (int o = 0; o < world.CorporateOffices.Count; o++)
            offices.Add((world.CorporateOffices.Firm[o], world.CorporateOffices.City[o]), world.CorporateOffices.Value[o]);
        for (int step = 0; step < 4; step++) run.Do(new CorporateOffices(), step);
        for (int e = 0; e < world.Events.Count; e++)
        {
            var office = (world.Events.Reference[e], world.Events.Subject[e]);
            if (world.Events.Kind[e] == (int)EventKind.OfficeOpened) offices.Add(office, (int)world.Events.Value[e]);
            else Assert.True(offices.Remove(office, out int value) && value == world.Events.Value[e]);
        }
        Assert.Equal(offices.Count, world.CorporateOffices.Count);
        for (int o = 0; o < world.CorporateOffices.Count; o++)
            Assert.Equal(world.CorporateOffices.Value[o], offices[(world.CorporateOffices.Firm[o], world.CorporateOffices.City[o])]);
    }

    [Fact]
    public void At_rate_0_nothing_changes()
    {
        using var run = Cities(40, p => p with { OfficeRate = 0 }).Start();
        var before = StateBytes.Of(run.World);
        for (int step = 0; step < 8; step++) run.Do(new CorporateOffices(), step);
        Assert.Equal(before, StateBytes.Of(run.World));
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(0, run.World.Cities.ConnectivityChange[i]));
    }

    [Fact]
    public void The_further_firms_reach_the_fewer_offices_they_close()
    {
        int[] closed = [.. new[] { 0, 0.1, 1 }.Select(reach =>
        {
            using var run = Cities(400, p => p with { ReachGrowth = reach, FirmMinimumOffices = 30, FirmMaximumOffices = 60 }).Start();
            for (int step = 0; step < 20; step++) run.Do(new CorporateOffices(), step);
            return run.Count(EventKind.OfficeClosed);
        })];

        // 20 firms for 5 years at 2, 1 and 2/11 a year.
        Assert.InRange(closed[0], 145, 255);
        Assert.InRange(closed[1], 60, 140);
        Assert.InRange(closed[2], 2, 36);
        Assert.Equal((2.0, 1.0),
            (Corporations.ClosingRate(Parameters.Default with { ReachGrowth = 0 }), Corporations.ClosingRate(Parameters.Default with { ReachGrowth = 0.1 })));
    }

    [Fact]
    public void Openness_and_autonomy_draw_offices()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { Firms = 40, OfficeRate = 10, ReachGrowth = 100, FirmMaximumOffices = 5 } };
        int open = small.Nation(1e9, policy: 1), closed = small.Nation(1e9, policy: -1);
        for (int i = 0; i < 600; i++) small.City(i % 3 == 0 ? open : closed, autonomy: i % 3 == 1 ? 1 : 0);
        using var run = small.Start();
        run.World.Nations.Policy[SmallWorld.Trade] = 1;
        run.World.Nations.Policy[run.Cell(closed, SmallWorld.Trade)] = -1;
        int[] opened = new int[3];
        for (int step = 0; step < 12; step++) run.Do(new CorporateOffices(), step);
        for (int e = 0; e < run.World.Events.Count; e++)
            if (run.World.Events.Kind[e] == (int)EventKind.OfficeOpened) opened[run.World.Events.Subject[e] % 3]++;

        // 1,200 openings by the weights e, e^0.3 and 1, less what those who are there already leave free.
        Assert.InRange(opened.Sum(), 1200 - 140, 1200 + 140);
        Assert.InRange(opened[0] / (double)opened[2], 2.1, 3.4);
        Assert.InRange(opened[1] / (double)opened[2], 1.1, 1.7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_firm_that_is_everywhere_opens_nothing(int cities)
    {
        using var run = Cities(cities, p => p with { OfficeRate = 20 }).Start();
        for (int step = 0; step < 4; step++) run.Do(new CorporateOffices(), step);
        Assert.Equal((0, 20 * cities), (run.World.Events.Count, run.World.CorporateOffices.Count));
    }

    [Fact]
    public void Growth_follows_a_rise_in_connectivity_once()
    {
        var small = Cities(3, p => p with { OfficeRate = 0, GrowthRate = 0, GrowthNoise = 0, ConnectivityGrowth = 0.5 });
        small.Office(0, 0, 5);
        small.Office(0, 1, 2);
        using var run = small.Start();
        var cities = run.World.Cities;
        double[] before = cities.Technology.Span[..3].ToArray();

        // An office of value 3 in the third city: C from 10, 10, 0 to 25, 16, 21.
        int office = run.World.CorporateOffices.Append();
        (run.World.CorporateOffices.Firm[office], run.World.CorporateOffices.City[office], run.World.CorporateOffices.Value[office]) = (0, 2, 3);
        run.World.Firms.Offices[0] = 3;
        run.Do(new CorporateOffices(), 0).Do(new Growth(), 1);
        double meanBefore = 20 / 3.0, mean = 62 / 3.0;
        foreach (var (city, from, to) in ((int, double, double)[])[(0, 10, 25), (1, 10, 16), (2, 0, 21)])
        {
            Assert.Equal(Math.Log((to + mean) / (from + meanBefore)), cities.ConnectivityChange[city], 1e-13);
            double exponent = run.World.Parameters.TradeElasticity * 0.5 * cities.ConnectivityChange[city];
            Assert.Equal(before[city] * Math.Exp(exponent), cities.Technology[city], 1e-9 * before[city]);
        }
        double[] grown = cities.Technology.Span[..3].ToArray();
        run.Do(new CorporateOffices(), 1).Do(new Growth(), 2);
        Assert.Equal(grown, cities.Technology.Span[..3].ToArray());
    }

    [Theory]
    [InlineData(0, 10, 0, 10)]
    [InlineData(10, 0, 5, 0)]
    [InlineData(0, 0, 7, 3)]
    public void Where_nothing_is_connected_before_or_after_nothing_changes(double before, double meanBefore, double after, double meanAfter) =>
        Assert.Equal(0, Corporations.Change(before, meanBefore, after, meanAfter));

    [Fact]
    public void The_corporate_share_is_one_at_most_and_nothing_where_nothing_was_connected()
    {
        Assert.Equal((0.5, 1.0, 1.0), (Corporations.Share(5, 10), Corporations.Share(10, 10), Corporations.Share(30, 10)));
        Assert.Equal(0, Corporations.Share(5, 0));
    }

    [Fact]
    public void Money_and_force_are_used_less_against_the_connected()
    {
        double[] plain = Probabilities(0), connected = Probabilities(1);
        Assert.True(connected[(int)Response.Sanction] < plain[(int)Response.Sanction]);
        Assert.True(connected[(int)Response.Coerce] < plain[(int)Response.Coerce]);
        Assert.True(connected[(int)Response.Preempt] > plain[(int)Response.Preempt]);

        // By 0.02 and 0.03 log points at a precision of 180, as against tolerance.
        Assert.Equal(0.02 * 180, Odds(plain, Response.Sanction) - Odds(connected, Response.Sanction), 1e-9);
        Assert.Equal(0.03 * 180, Odds(plain, Response.Coerce) - Odds(connected, Response.Coerce), 1e-9);

        static double Odds(double[] probabilities, Response response) => Math.Log(probabilities[(int)response] / probabilities[(int)Response.Tolerate]);

        static double[] Probabilities(double share)
        {
            var small = new SmallWorld();
            small.City(small.Nation(), ideal: 0.8);
            using var run = small.Start();
            run.Defy(0, SmallWorld.Climate);
            run.World.Cities.CorporateShare[0] = share;
            var defiance = new NationalDefiance();
            defiance.Sum(run.World, run.Team);
            double[] utilities = new double[ResponseChoice.Count], probabilities = new double[ResponseChoice.Count];
            ResponseChoice.Utilities(NationalResponse.Situation(run.World, 0, SmallWorld.Climate, defiance), run.World.Parameters, utilities);
            ResponseChoice.Probabilities(utilities, run.World.Parameters, probabilities);
            return probabilities;
        }
    }

    private static SmallWorld Cities(int count, Func<Parameters, Parameters> change)
    {
        var small = new SmallWorld { Parameters = change(SmallWorld.Plain with { Firms = 20 }) };
        int home = small.Nation(1e9), abroad = small.Nation(1e9);
        for (int i = 0; i < count; i++) small.City(i % 2 == 0 ? home : abroad);
        return small;
    }
}
