using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class NetworkFoundingTests
{
    private const int Trade = SmallWorld.Trade, Climate = SmallWorld.Climate;

    /// <summary>Whoever can found a network does so at once.</summary>
    private static readonly Parameters _certain = SmallWorld.Plain with { NetworkFoundingRate = 100 };

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(0, 0)]
    public void Twenty_cities_that_press_in_one_quarter_found_a_network(int cities, int founded)
    {
        using var run = Pressing(cities).Start();
        Press(run, Climate, Enumerable.Range(0, cities));
        run.Do(new NetworkFounding());
        Assert.Equal((founded, founded, 20 * founded), (run.World.Networks.Count, run.Count(EventKind.NetworkFounded), run.Count(EventKind.NetworkJoined)));
    }

    [Fact]
    public void At_rate_0_none_is_founded()
    {
        var small = Pressing(30);
        small.Parameters = SmallWorld.Plain with { NetworkFoundingRate = 0 };
        using var run = small.Start();
        Press(run, Climate, Enumerable.Range(0, 30));
        Assert.Equal(0, run.Do(new NetworkFounding()).World.Networks.Count);
    }

    [Fact]
    public void Those_who_voice_and_those_who_defy_press_and_those_who_comply_do_not()
    {
        using WorldRun mixed = Pressing(20).Start(), complying = Pressing(20).Start();
        Press(mixed, Climate, Enumerable.Range(0, 20));
        Press(complying, Climate, Enumerable.Range(0, 19));
        for (int i = 0; i < 10; i++) mixed.World.Cities.Stance[mixed.Cell(i, Climate)] = Stance.Defy;
        Assert.Equal(1, mixed.Do(new NetworkFounding()).World.Networks.Count);
        Assert.Equal(0, complying.Do(new NetworkFounding()).World.Networks.Count);
    }

    [Fact]
    public void Cities_too_small_to_be_members_do_not_found()
    {
        using var run = Pressing(20).Start();
        Press(run, Climate, Enumerable.Range(0, 20));
        run.World.Cities.Population[7] = 299_999;
        Assert.Equal(0, run.Do(new NetworkFounding()).World.Networks.Count);
        run.World.Cities.Population[7] = 300_000;
        Assert.Equal(1, run.Do(new NetworkFounding(), 1).World.Networks.Count);
    }

    [Fact]
    public void Cities_of_two_quarters_do_not_press_together()
    {
        using var run = Pressing(30, i => i < 15 ? 0.4 : 0.6).Start();
        Press(run, Climate, Enumerable.Range(0, 30));
        Assert.Equal(0, run.Do(new NetworkFounding()).World.Networks.Count);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 3], new[] { -1, -0.51, -0.5, -0.01, 0, 0.49, 0.5, 0.99, 1 }.Select(NetworkFounding.QuarterOf));
        Assert.Equal([-0.75, -0.25, 0.25, 0.75], Enumerable.Range(0, NetworkFounding.Quarters).Select(NetworkFounding.Centre));
    }

    [Fact]
    public void The_first_members_are_those_who_press_hardest_and_the_charter_is_their_mean_ideal()
    {
        using var run = Pressing(40, i => 0.55 + 0.01 * (i % 7)).Start();
        var (cities, networks) = (run.World.Cities, run.World.Networks);
        Press(run, Climate, Enumerable.Range(0, 40));
        for (int i = 0; i < 40; i++) cities.Salience[run.Cell(i, Climate)] = 0.5 + 0.013 * (i * 17 % 40);
        run.World.Nations.Policy[Climate] = 0.3;
        int[] hardest = [.. Enumerable.Range(0, 40)
            .OrderByDescending(i => cities.Salience[run.Cell(i, Climate)] * Math.Abs(cities.Ideal[run.Cell(i, Climate)] - 0.3)).Take(20).Order()];
        run.Do(new NetworkFounding(), 3);
        Assert.Equal(hardest, Enumerable.Range(0, 40).Where(i => cities.Memberships[i] == 1));
        Assert.Equal(hardest.Average(i => cities.Ideal[run.Cell(i, Climate)]), networks.Charter[0], 1e-15);
        Assert.Equal((Climate, 300_000.0, -1, -1), (networks.Domain[0], networks.MinimumPopulation[0], networks.Nation[0], networks.Seats[0]));
        Assert.Equal((0.06, 0.01, 4.0, 1), (networks.JoinRate[0], networks.LeaveRate[0], networks.PeerWeight[0], networks.Active[0]));
        Assert.Equal((SmallWorld.StartMonth + 9, "climate-cities-1"), (networks.Founded[0], run.World.NetworkName(0)));
    }

    [Fact]
    public void Of_those_who_press_alike_the_first_by_row_are_members()
    {
        using var run = Pressing(25).Start();
        Press(run, Climate, Enumerable.Range(0, 25));
        run.Do(new NetworkFounding());
        Assert.All(Enumerable.Range(0, 25), i => Assert.Equal(i < 20 ? 1UL : 0, run.World.Cities.Memberships[i]));
    }

    [Theory]
    [InlineData(0.34, 1)]
    [InlineData(0.36, 0)]
    [InlineData(0.9, 0)]
    [InlineData(-0.7, 1)]
    public void None_is_founded_where_a_network_stands_near_the_centre_of_the_quarter(double charter, int founded)
    {
        var small = Pressing(20);
        small.Network(Climate, charter);
        using var run = small.Start();
        Press(run, Climate, Enumerable.Range(0, 20));
        Assert.Equal(1 + founded, run.Do(new NetworkFounding()).World.Networks.Count);
    }

    [Fact]
    public void A_network_of_another_domain_or_of_the_future_is_in_nobody_s_way()
    {
        var small = Pressing(20);
        small.Network(Trade, 0.75);
        small.Network(Climate, 0.75, founded: SmallWorld.StartMonth + 1200);
        using var run = small.Start();
        Press(run, Climate, Enumerable.Range(0, 20));
        run.Do(new NetworkFounding());
        Assert.Equal((3, Climate), (run.World.Networks.Count, run.World.Networks.Domain[2]));
    }

    [Theory]
    [InlineData(0.6, 5, 1)]
    [InlineData(0.6, 6, 0)]
    [InlineData(0.8, 6, 1)]
    public void Members_of_a_network_near_themselves_are_spoken_for(double ideal, int members, int founded)
    {
        // It stands at 0.3: too far from the quarter's centre to be in the way, near cities at 0.6 and not near those at 0.8.
        var small = Pressing(25, _ => ideal);
        int network = small.Network(Climate, 0.3);
        for (int i = 0; i < members; i++) small.Member(network, i);
        using var run = small.Start();
        Press(run, Climate, Enumerable.Range(0, 25));
        Assert.Equal(1 + founded, run.Do(new NetworkFounding()).World.Networks.Count);
        Assert.All(Enumerable.Range(0, founded == 1 && ideal < 0.7 ? members : 0), i => Assert.Equal(1UL, run.World.Cities.Memberships[i]));
    }

    [Fact]
    public void Domains_and_quarters_are_pressed_in_apart()
    {
        using var run = Pressing(80, i => -0.75 + 0.5 * (i / 20)).Start();
        Press(run, Climate, Enumerable.Range(0, 80));
        Press(run, Trade, Enumerable.Range(20, 20));
        run.Do(new NetworkFounding());
        var networks = run.World.Networks;
        Assert.Equal([(Trade, -0.25), (Climate, -0.75), (Climate, -0.25), (Climate, 0.25), (Climate, 0.75)],
            Enumerable.Range(0, networks.Count).Select(w => (networks.Domain[w], Math.Round(networks.Charter[w], 12))));
        Assert.Equal(["trade-cities-1", "climate-cities-1", "climate-cities-2", "climate-cities-3", "climate-cities-4"],
            Enumerable.Range(0, 5).Select(run.World.NetworkName));
        Assert.Equal(0b101UL, run.World.Cities.Memberships[25]);
    }

    [Fact]
    public void A_world_has_no_more_than_64_networks()
    {
        var small = Pressing(80, i => -0.75 + 0.5 * (i / 20));
        for (int w = 0; w < 62; w++) small.Network(Trade);
        using var run = small.Start();
        Press(run, Climate, Enumerable.Range(0, 80));
        run.Do(new NetworkFounding());
        Assert.Equal((64, 2), (run.World.Networks.Count, run.Count(EventKind.NetworkFounded)));
        run.Do(new NetworkFounding(), 1).Do(new CityNetworks(), 2);
        Assert.Equal(64, run.World.Networks.Count);
        Assert.True(run.World.Cities.Memberships[0] >> 62 == 1 && run.World.Cities.Memberships[20] >> 63 == 1);
    }

    [Fact]
    public void Networks_are_founded_about_as_often_as_the_rate_says()
    {
        int founded = 0;
        var small = Pressing(20);
        small.Parameters = SmallWorld.Plain with { NetworkFoundingRate = 0.8 };
        for (ulong seed = 1; seed <= 200; seed++)
        {
            using var run = small.Start(seed);
            Press(run, Climate, Enumerable.Range(0, 20));
            founded += run.Do(new NetworkFounding()).World.Networks.Count;
        }
        double expected = 200 * (1 - Math.Exp(-0.2));
        Assert.InRange(founded, expected - 22, expected + 22);
    }

    [Fact]
    public void A_founded_network_takes_new_members_as_any_other()
    {
        using var run = Pressing(200).Start();
        Press(run, Climate, Enumerable.Range(0, 20));
        run.Do(new NetworkFounding());
        run.World.Networks.JoinRate[0] = 100;
        run.World.Parameters = run.World.Parameters with { NetworkBase = 50 };
        run.Do(new CityNetworks(), 1);
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(1UL, run.World.Cities.Memberships[i]));
    }

    /// <summary>Cities of one nation, which wants 0.</summary>
    private static SmallWorld Pressing(int cities, Func<int, double>? ideal = null)
    {
        var small = new SmallWorld { Parameters = _certain };
        int nation = small.Nation(1e9);
        for (int i = 0; i < cities; i++) small.City(nation, ideal: ideal?.Invoke(i) ?? 0.75);
        return small;
    }

    private static void Press(WorldRun run, int domain, IEnumerable<int> cities)
    {
        foreach (int city in cities) run.World.Cities.Stance[run.Cell(city, domain)] = Stance.Voice;
    }
}
