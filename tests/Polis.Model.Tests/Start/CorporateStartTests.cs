using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CorporateStartTests
{
    [Fact]
    public void A_firm_has_5_to_39_offices_the_first_its_headquarters_and_none_twice_in_a_city()
    {
        using var run = Cities(200, firms: 100).Start();
        var (firms, world) = (run.World.Firms, run.World);
        Assert.Equal(100, firms.Count);
        int[] offices = [.. Enumerable.Range(0, 100).Select(f => firms.Offices[f])];
        Assert.InRange(offices.Min(), 5, 7);
        Assert.InRange(offices.Max(), 37, 39);
        Assert.InRange(offices.Average(), 18, 26);
        for (int f = 0; f < 100; f++)
        {
            var rows = Enumerable.Range(firms.FirstOffice[f], offices[f]).ToList();
            Assert.Equal((firms.Headquarters[f], 5), (world.CorporateOffices.City[rows[0]], world.CorporateOffices.Value[rows[0]]));
            Assert.All(rows.Skip(1), row => Assert.InRange(world.CorporateOffices.Value[row], 1, 3));
            Assert.All(rows, row => Assert.Equal(f, world.CorporateOffices.Firm[row]));
            Assert.Equal(offices[f], rows.Select(row => world.CorporateOffices.City[row]).Distinct().Count());
        }
        Assert.Equal(offices.Sum(), world.CorporateOffices.Count);
    }

    [Fact]
    public void Connectivity_adds_up_and_the_most_connected_city_has_all_of_the_corporate_share()
    {
        using var run = Cities(200, firms: 100).Start();
        OfficeChecks.Connectivity(run.World);
        var shares = run.World.Cities.CorporateShare.Span[..200].ToArray();
        Assert.Equal((1.0, 0.0), (shares.Max(), run.World.Cities.ConnectivityChange.Span[..200].ToArray().Max()));
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Where_there_are_fewer_cities_than_offices_a_firm_is_in_all_of_them(int cities)
    {
        using var run = Cities(cities, firms: 10).Start();
        Assert.Equal((cities == 0 ? 0 : 10, 10 * cities), (run.World.Firms.Count, run.World.CorporateOffices.Count));
        if (cities > 0) OfficeChecks.Connectivity(run.World);
        if (cities == 1) Assert.Equal((0, 0), (run.World.Cities.Connectivity[0], run.World.Cities.CorporateShare[0]));
    }

    [Fact]
    public void Without_firms_nothing_is_connected()
    {
        using var run = Cities(3, firms: 0).Start();
        run.Do(new CorporateOffices());
        Assert.Equal((0, 0), (run.World.Firms.Count, run.World.CorporateOffices.Count));
        Assert.All(Enumerable.Range(0, 3),
            i => Assert.Equal((0, 0, 0), (run.World.Cities.Connectivity[i], run.World.Cities.CorporateShare[i], run.World.Cities.ConnectivityChange[i])));
    }

    [Fact]
    public void Numbers_of_offices_lie_between_the_parameters()
    {
        var small = Cities(50, firms: 20);
        small.Parameters = small.Parameters with { FirmMinimumOffices = 7, FirmMaximumOffices = 7 };
        using var run = small.Start();
        Assert.All(Enumerable.Range(0, 20), f => Assert.Equal(7, run.World.Firms.Offices[f]));
    }

    [Fact]
    public void Offices_of_the_table_take_the_place_of_draws_and_the_greatest_is_the_headquarters()
    {
        var small = Cities(3, firms: 100);
        small.Office(0, 0, 2);
        small.Office(0, 2, 4);
        small.Office(1, 1, 3);
        small.Office(0, 1, 4);
        using var run = small.Start();
        var (firms, world) = (run.World.Firms, run.World);
        Assert.Equal((2, 4), (firms.Count, world.CorporateOffices.Count));
        Assert.Equal((2, 3, 1, 1), (firms.Headquarters[0], firms.Offices[0], firms.Headquarters[1], firms.Offices[1]));
        Assert.Equal(("Firm 0", "Firm 1"), (world.FirmName(0), world.FirmName(1)));

        // C = v (Σ v - v): 2·8, 4·6 and 4·6; the lone office of the second firm connects nothing.
        Assert.Equal([16, 24, 24], world.Cities.Connectivity.Span[..3].ToArray());
        Assert.Equal([16 / 24.0, 1, 1], world.Cities.CorporateShare.Span[..3].ToArray());
    }

    [Fact]
    public void Firms_settle_where_hinterlands_want_open_trade_and_in_large_cities()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { Firms = 1000, FirmMinimumOffices = 1, FirmMaximumOffices = 1 } };
        int open = small.Nation(1e9, policy: 1), closed = small.Nation(1e9, policy: -1);
        for (int i = 0; i < 10; i++) small.City(open);
        for (int i = 0; i < 10; i++) small.City(closed);
        small.City(closed, 10e6);
        using var run = small.Start();
        int[] offices = new int[21];
        for (int o = 0; o < run.World.CorporateOffices.Count; o++) offices[run.World.CorporateOffices.City[o]]++;

        // Weights of cities of one size: e^(0.5 · 2) to 1; the large one counts as all ten small ones of its nation.
        double all = 1000 / (2 + Math.E), spread = 4 * Math.Sqrt(all);
        Assert.InRange(offices[..10].Sum(), all * Math.E - 1.5 * spread, all * Math.E + 1.5 * spread);
        Assert.InRange(offices[10..20].Sum(), all - spread, all + spread);
        Assert.InRange(offices[20], all - spread, all + spread);
    }

    private static SmallWorld Cities(int count, int firms)
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { Firms = firms } };
        int home = small.Nation(1e9), abroad = small.Nation(1e9);
        for (int i = 0; i < count; i++) small.City(i % 2 == 0 ? home : abroad, 1e6 + 1e4 * i);
        return small;
    }
}

/// <summary>What holds of offices in any world.</summary>
internal static class OfficeChecks
{
    /// <summary>Σ_i C_i = Σ_f ((Σ v)² - Σ v²), and j = min(1, C / C*).</summary>
    public static void Connectivity(World world)
    {
        double[] sum = new double[world.Firms.Count], squares = new double[world.Firms.Count];
        for (int o = 0; o < world.CorporateOffices.Count; o++)
        {
            double value = world.CorporateOffices.Value[o];
            sum[world.CorporateOffices.Firm[o]] += value;
            squares[world.CorporateOffices.Firm[o]] += value * value;
        }
        double expected = Enumerable.Range(0, sum.Length).Sum(f => sum[f] * sum[f] - squares[f]);
        Assert.Equal(expected, world.Cities.Connectivity.Span[..world.Cities.Count].ToArray().Sum());
        double highest = world.Globe.HighestConnectivity[0];
        for (int i = 0; i < world.Cities.Count; i++)
            Assert.Equal(highest > 0 ? Math.Min(1, world.Cities.Connectivity[i] / highest) : 0, world.Cities.CorporateShare[i]);
    }
}
