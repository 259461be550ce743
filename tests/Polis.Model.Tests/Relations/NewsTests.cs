using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>The wave of news that a launch, a withdrawal or an announced policy sends through the cities.</summary>
public class NewsTests
{
    private const int Climate = SmallWorld.Climate;
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void A_withdrawal_is_news_in_its_own_domain_of_the_nation_s_own_policy_unless_it_announces_another()
    {
        var (plain, announced) = (News(new WithdrawTreaty(_start + 3, null, 0, "treaty-0", -1, double.NaN)),
            News(new WithdrawTreaty(_start + 3, null, 0, "treaty-0", SmallWorld.Trade, -0.5)));
        Assert.Equal([(1, Climate, 0, -1, double.NaN)], plain);
        Assert.Equal([(1, SmallWorld.Trade, 0, -1, -0.5)], announced);
    }

    [Fact]
    public void A_launch_is_news_for_all_of_that_network()
    {
        var network = SmallWorld.NetworkRow(5, Climate, 0.7);
        Assert.Equal([(1, Climate, -1, 1, -0.2)], News(new FoundNetwork(_start + 3, null, network, [], -0.2)));
    }

    [Fact]
    public void A_policy_that_is_set_is_news_where_it_is_announced()
    {
        Assert.Empty(News(new SetNation(_start + 3, null, 0, "policy", Climate, -0.4, false)));
        Assert.Equal([(1, Climate, 0, -1, -0.4)], News(new SetNation(_start + 3, null, 0, "policy", Climate, -0.4, true)));
    }

    [Fact]
    public void Joining_a_treaty_or_ending_is_no_news() =>
        Assert.Single(News(new WithdrawTreaty(_start, _start + 3, 0, "treaty-0", -1, 0), new JoinTreaty(_start, null, 1, "treaty-0")));

    [Theory]
    [InlineData(StepLength.Month)]
    [InlineData(StepLength.Quarter)]
    [InlineData(StepLength.Year)]
    public void A_wave_is_as_strong_in_steps_of_any_length(StepLength length)
    {
        double dt = (int)length / 12.0, whole = 0, first = NetworkChoice.Wave(0, dt, SmallWorld.Plain);
        for (int step = 0; step < 24; step++) whole += NetworkChoice.Wave(step * dt, dt, SmallWorld.Plain);
        Assert.Equal(1, whole, 1e-9);
        Assert.InRange(first, 0.98, 1);
        Assert.Equal(1 - Math.Exp(-dt * 365.25 / 7), first, 1e-12);
    }

    [Fact]
    public void Cities_answer_a_nation_s_withdrawal_at_once_or_hardly_at_all()
    {
        var counts = Joiners(new WithdrawTreaty(_start + 3, null, 0, "treaty-0", Climate, -0.5));

        // 2,000 cities at home, 0.9 from what was announced; as many abroad, who only hear of it.
        double expected = 2000 * (1 - Math.Exp(-0.22 * 0.9));
        Assert.Equal((0, 0), counts[0]);
        Assert.InRange(counts[1].Home, expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
        Assert.Equal(0, counts[1].Abroad);
        Assert.True(counts[2].Home <= 2 && counts[3].Home == 0, $"{counts[2]}, {counts[3]}");
    }

    [Fact]
    public void Cities_everywhere_answer_a_launch_in_the_step_that_founds_the_network()
    {
        var counts = Joiners(new FoundNetwork(_start + 3, null, SmallWorld.NetworkRow(5, Climate, 0.7, joinRate: 0, leaveRate: 0), [], -0.5));
        double expected = 2000 * (1 - Math.Exp(-0.22 * 0.9));
        Assert.Equal((0, 0), counts[0]);
        Assert.InRange(counts[1].Home, expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
        Assert.InRange(counts[1].Abroad, expected - 4 * Math.Sqrt(expected), expected + 4 * Math.Sqrt(expected));
    }

    /// <summary>Who joins a network in each of the first four quarters, by the two mechanisms alone.</summary>
    private static List<(int Home, int Abroad)> Joiners(Intervention intervention)
    {
        var small = Small(2000);
        small.Interventions.Add(intervention);
        using var run = small.Start();
        Engine.Scheduling.IMechanism<World>[] mechanisms = [new Interventions(run.Simulation.Plan), new CityNetworks()];
        var counts = new List<(int, int)>();
        for (int step = 0; step < 4; step++)
        {
            int before = run.World.Events.Count;
            foreach (var mechanism in mechanisms) run.Do(mechanism, step);
            var joined = Enumerable.Range(before, run.World.Events.Count - before)
                .Where(e => run.World.Events.Kind[e] == (int)EventKind.NetworkJoined).Select(e => run.World.Events.Subject[e]).ToList();
            counts.Add((joined.Count(city => city < 2000), joined.Count(city => city >= 2000)));
        }
        return counts;
    }

    private static List<(int Step, int Domain, int Nation, int Network, double Announced)> News(params Intervention[] interventions)
    {
        var small = Small(1);
        small.Interventions.AddRange(interventions);
        using var run = small.Start();
        for (int step = 0; step < 3; step++) run.Do(new Interventions(run.Simulation.Plan), step);
        var news = run.World.News;
        return [.. Enumerable.Range(0, news.Count).Select(e => (news.Step[e], news.Domain[e], news.Nation[e], news.Network[e], news.Announced[e]))];
    }

    /// <summary>Two nations, each with as many cities at 0.4 in all; a network that nobody joins by itself, and an accord of the first.</summary>
    private static SmallWorld Small(int cities)
    {
        var small = new SmallWorld();
        for (int n = 0; n < 2; n++)
        {
            int nation = small.Nation(1e9);
            for (int i = 0; i < cities; i++) small.City(nation, 1000, ideal: 0.4);
        }
        small.Network(Climate, 0.7, joinRate: 0, leaveRate: 0);
        small.Treaty(TreatyKind.Accord, Climate, 0.5, 0, 0);
        return small;
    }
}
