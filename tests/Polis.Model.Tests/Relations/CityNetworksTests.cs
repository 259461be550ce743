using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CityNetworksTests
{
    private const int Climate = SmallWorld.Climate;

    /// <summary>Everybody wishes to be a member.</summary>
    private static readonly Parameters _keen = SmallWorld.Plain with { NetworkBase = 50 };

    /// <summary>Nobody wishes to be a member.</summary>
    private static readonly Parameters _unwilling = SmallWorld.Plain with { NetworkBase = -50 };

    [Fact]
    public void Nobody_joins_or_leaves_at_rates_of_0()
    {
        using var run = World(_keen, joinRate: 0, leaveRate: 0).Start();
        run.World.Cities.Memberships[1] = 1;
        run.Do(new CityNetworks());
        Assert.Equal([0, 1, 0, 0], Members(run));
        Assert.Equal(0, run.World.Events.Count);
    }

    [Fact]
    public void The_keen_join_and_the_unwilling_leave()
    {
        using WorldRun keen = World(_keen, joinRate: 100, leaveRate: 100).Start(), unwilling = World(_unwilling, joinRate: 100, leaveRate: 100).Start();
        keen.World.Cities.Memberships[0] = unwilling.World.Cities.Memberships[0] = 1;
        keen.Do(new CityNetworks());
        unwilling.Do(new CityNetworks());
        Assert.Equal([1, 1, 1, 1], Members(keen));
        Assert.Equal((3, 0), (keen.Count(EventKind.NetworkJoined), keen.Count(EventKind.NetworkLeft)));
        Assert.Equal([0, 0, 0, 0], Members(unwilling));
        Assert.Equal((0, 1), (unwilling.Count(EventKind.NetworkJoined), unwilling.Count(EventKind.NetworkLeft)));
    }

    [Fact]
    public void Only_cities_of_its_size_and_its_nation_join()
    {
        using WorldRun large = World(_keen, minimumPopulation: 2e6).Start(), national = World(_keen, nation: 1).Start();
        large.Do(new CityNetworks());
        national.Do(new CityNetworks());
        Assert.Equal([0, 1, 0, 0], Members(large));
        Assert.Equal([0, 0, 0, 1], Members(national));
    }

    [Fact]
    public void A_network_that_is_full_or_not_founded_admits_nobody()
    {
        using WorldRun full = World(_keen, seats: 1).Start(), room = World(_keen, seats: 1).Start(),
            later = World(_keen, founded: SmallWorld.StartMonth + 1).Start();
        full.World.Cities.Memberships[2] = later.World.Cities.Memberships[2] = 1;
        foreach (var run in (ReadOnlySpan<WorldRun>)[full, room, later]) run.Do(new CityNetworks());
        Assert.Equal([0, 0, 1, 0], Members(full));
        Assert.Equal([1, 1, 1, 1], Members(room));
        Assert.Equal([0, 0, 1, 0], Members(later));
    }

    [Fact]
    public void A_network_that_admits_nobody_any_more_may_still_lose_its_members()
    {
        using var run = World(_unwilling, leaveRate: 100, minimumPopulation: 1e9).Start();
        run.World.Cities.Memberships[0] = 1;
        run.Do(new CityNetworks());
        Assert.Equal([0, 0, 0, 0], Members(run));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(200, 100)]
    public void Cities_join_at_the_hazard_of_their_wish_at_the_share_expected_for_the_middle_of_the_step(int seats, int members)
    {
        // 4,000 cities in full agreement with the charter, salience 1: u = -4.5 + 2 + 11 F.
        var small = new SmallWorld { Parameters = SmallWorld.Plain };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 4000; i++) small.City(nation, 1000, ideal: 0.5);
        small.Network(Climate, charter: 0.5, joinRate: 10, peerWeight: 11, seats: seats);
        using var run = small.Start();
        for (int i = 0; i < members; i++) run.World.Cities.Memberships[i] = 1;
        double room = seats < 0 ? 1 : 1 - members / (double)seats, share = members / 4000.0;
        double Probability(double peers) => 1 - Math.Exp(-10 * 0.25 * room / (1 + Math.Exp(2.5 - 11 * peers)));
        double expected = (4000 - members) * Probability(share + 0.5 * (1 - share) * Probability(share));
        run.Do(new CityNetworks());
        int joined = run.Count(EventKind.NetworkJoined);
        Assert.InRange(joined, expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));

        // Half of the expected joiners must matter: without them fewer would join by more than chance allows.
        Assert.True(expected - (4000 - members) * Probability(share) > 8 * Math.Sqrt(expected));
    }

    [Fact]
    public void Partners_who_are_members_draw_a_city_in_and_others_keep_it_out()
    {
        using var run = World(SmallWorld.Plain).Start();
        run.Tie(0, 3).Tie(0, 1);
        run.World.Cities.Memberships[3] = 1;
        Assert.Equal((0.5, 0.0, 0.0),
            (CityNetworks.PartnerShare(run.World, 0, 0), CityNetworks.PartnerShare(run.World, 0, 1), CityNetworks.PartnerShare(run.World, 0, 2)));
        Assert.Equal(0.3, NetworkChoice.PeerShare(0.1, 0.5, 2), 1e-15);
        Assert.Equal(0.1, NetworkChoice.PeerShare(0.1, 0, 0), 1e-15);
    }

    [Fact]
    public void Memberships_of_one_network_leave_those_of_the_others_alone()
    {
        var small = World(_keen, joinRate: 100);
        small.Network(joinRate: 0, leaveRate: 0);
        using var run = small.Start();
        run.World.Cities.Memberships[0] = run.World.Cities.Memberships[2] = 0b10;
        run.Do(new CityNetworks());
        Assert.Equal([0b11, 0b01, 0b11, 0b01], Members(run));
    }

    [Theory]
    [InlineData(-0.5, 0.5, new ulong[] { 1, 1, 0, 0 })]
    [InlineData(0.6, 0.9, new ulong[] { 1, 0, 0, 0 })]
    [InlineData(0.6, -0.9, new ulong[] { 0, 1, 1, 0 })]
    [InlineData(0.5, 0.5, new ulong[] { 0, 0, 0, 0 })]
    public void News_of_a_nation_s_refusal_moves_those_of_its_cities_that_stand_on_the_charter_s_side(double announced, double charter, ulong[] joined)
    {
        // Ideals 0.8, 0.1 and -0.6 at home, 0.8 abroad.
        using var run = World(SmallWorld.Plain with { NetworkNewsWave = 100 }, joinRate: 0, charter: charter, ideals: true).Start();
        Announce(run, nation: 0, network: -1, announced);
        run.Do(new CityNetworks());
        Assert.Equal(joined, Members(run));
    }

    [Fact]
    public void News_without_a_policy_is_measured_against_the_nation_s_own()
    {
        using var run = World(SmallWorld.Plain with { NetworkNewsWave = 1000 }, joinRate: 0, charter: 0.9, ideals: true).Start();
        (run.World.Nations.Policy[Climate], run.World.Nations.Policy[run.Cell(1, Climate)]) = (0.2, 0.85);
        Announce(run, nation: -1, network: 0, double.NaN);
        run.Do(new CityNetworks());
        Assert.Equal([1, 0, 0, 0], Members(run));
    }

    [Fact]
    public void News_of_a_launch_moves_all_whom_that_network_admits_towards_it_alone()
    {
        var small = World(SmallWorld.Plain with { NetworkNewsWave = 1000 }, joinRate: 0, charter: 0.9, minimumPopulation: 2e6);
        small.Network(Climate, charter: 0.9, joinRate: 0);
        using var run = small.Start();
        Announce(run, nation: -1, network: 0, -0.5);
        run.Do(new CityNetworks());
        Assert.Equal([0, 1, 0, 0], Members(run));
    }

    [Fact]
    public void News_of_another_domain_is_no_news()
    {
        var small = World(SmallWorld.Plain with { NetworkNewsWave = 1000 }, joinRate: 0, charter: 0.9);
        using var run = small.Start();
        Announce(run, nation: 0, network: -1, -0.5);
        run.World.News.Domain[0] = SmallWorld.Trade;
        run.Do(new CityNetworks());
        Assert.Equal([0, 0, 0, 0], Members(run));
    }

    [Fact]
    public void News_is_over_after_a_few_weeks()
    {
        using var run = World(SmallWorld.Plain with { NetworkNewsWave = 100 }, joinRate: 0, charter: 0.9).Start();
        Announce(run, nation: -1, network: 0, -0.5);
        run.Do(new CityNetworks(), 4);
        Assert.Equal([0, 0, 0, 0], Members(run));
        run.Do(new CityNetworks(), 0);
        Assert.Equal([1, 1, 1, 1], Members(run));
    }

    [Fact]
    public void A_wave_of_news_hits_at_its_strength_times_salience_and_distance()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 4000; i++) small.City(nation, 1000, ideal: 0.3, salience: 2);
        small.Network(Climate, charter: 0.5, joinRate: 0);
        using var run = small.Start();
        Announce(run, nation: 0, network: -1, -0.5);
        run.Do(new CityNetworks());
        double expected = 4000 * (1 - Math.Exp(-0.22 * 2 * 0.8));
        Assert.InRange(run.Count(EventKind.NetworkJoined), expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
    }

    private static void Announce(WorldRun run, int nation, int network, double policy)
    {
        var news = run.World.News;
        int row = news.Append();
        (news.Step[row], news.Domain[row], news.Nation[row], news.Network[row], news.Announced[row]) = (0, Climate, nation, network, policy);
    }

    private static ulong[] Members(WorldRun run) => run.World.Cities.Memberships.Span[..run.World.Cities.Count].ToArray();

    /// <summary>Three cities at home (the second of three million), one abroad; one network.</summary>
    private static SmallWorld World(
        Parameters parameters, double joinRate = 100, double leaveRate = 0, double charter = 0.5,
        double minimumPopulation = 0, int nation = -1, int seats = -1, int founded = 0,
        bool ideals = false)
    {
        var small = new SmallWorld { Parameters = parameters };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home, 1e6, ideal: ideals ? 0.8 : 0);
        small.City(home, 3e6, ideal: ideals ? 0.1 : 0);
        small.City(home, 1e6, ideal: ideals ? -0.6 : 0);
        small.City(abroad, 1e6, ideal: ideals ? 0.8 : 0);
        small.Network(Climate, charter, minimumPopulation, nation, joinRate, leaveRate, seats: seats, founded: founded);
        return small;
    }
}
