using CsCheck;
using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Properties;

public class RandomWorldTests
{
    private static readonly int[] _extremes = [0, 0, 5, 20, 100];
    private static readonly StepLength[] _steps = [StepLength.Quarter, StepLength.Month, StepLength.Year];

    private static readonly Gen<RandomWorld> _worlds = Gen.Select(
        Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[0, 24], Gen.Int[1, 5], Gen.Int[0, 12], Gen.Int[0, 4], Gen.Int[0, 2],
        (filling, nations, cities, domains, interventions, extremes, step) =>
            new RandomWorld(filling, nations, cities, domains, interventions, _extremes[extremes], _steps[step]));

    [Fact]
    public void Every_step_of_every_world_leaves_it_sound() => _worlds.Sample(world =>
    {
        var small = world.Make();
        using var run = small.Start();
        Assert.Empty(Invariants.Broken(run));
        double people = Invariants.People(run.World);
        bool peopleAreSet = small.Interventions.Any(intervention => intervention is SetCity { Column.CountsPeople: true });
        for (int step = 0; step < RandomWorld.Horizon; step++)
        {
            run.Steps(1);
            var broken = Invariants.Broken(run);
            Assert.True(broken.Count == 0, $"after step {step}: {string.Join("; ", broken.Take(8))}");
            if (!peopleAreSet) Assert.Equal(people, Invariants.People(run.World), 1e-9 * people);
        }
    }, iter: 1200, threads: 1);

    [Fact]
    public void Of_240_random_scenarios_most_have_a_bid_an_independence_and_a_changed_treaty_and_all_are_sound_after_every_step()
    {
        var counts = ScenarioCounts.Of(240);
        Assert.True(counts.Broken.Count == 0, string.Join(Environment.NewLine, counts.Broken.Take(8)));
        string found = $"{counts.WithBid} with a bid, {counts.WithIndependence} with an independence, {counts.WithTreatyChange} with a changed treaty, "
            + $"{counts.WithAll} with all";
        Assert.True(new[] { counts.WithBid, counts.WithIndependence, counts.WithTreatyChange, counts.WithAll }.Min() >= counts.Scenarios / 2, found);
        Assert.Equal((240, 240 * 2 * RandomWorld.Horizon), (counts.Scenarios, counts.Steps));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes() => _worlds.Sample(world =>
    {
        // Cities enough for three chunks: with fewer there is nothing to share.
        var plan = (world with { Cities = 1536 + world.Cities, Nations = 3 + world.Nations }).Make().Plan();
        SortedDictionary<string, string>? first = null;
        for (int threads = 1; threads <= 3; threads++)
        {
            using var run = new WorldRun(plan, threads: threads);
            var bytes = StateBytes.Of(run.Steps(5).World);
            Assert.Equal(first ??= bytes, bytes);
        }
    }, iter: 12, threads: 1);

    [Fact]
    public void Random_worlds_hold_all_that_can_happen()
    {
        var (events, clashes, bids, blocs, news) = (new HashSet<EventKind>(), new HashSet<ClashOutcome>(), new HashSet<BidOutcome>(), 0, 0);
        for (int filling = 0; filling < 60; filling++)
        {
            using var run = new RandomWorld(filling, 4, 24, 3, 12).Make().Start().Steps(RandomWorld.Horizon);
            var world = run.World;
            events.UnionWith(Enum.GetValues<EventKind>().Where(kind => run.Count(kind) > 0));
            for (int c = 0; c < world.Clashes.Count; c++) clashes.Add(world.Clashes.Outcome[c]);
            for (int b = 0; b < world.Bids.Count; b++)
            {
                bids.Add(world.Bids.Outcome[b]);
                if (world.Bids.Members[b] > 1) blocs++;
            }
            news += world.News.Count;
        }
        // A nation's hinterland stays with it: none dies while cities only leave it.
        Assert.Equal(Enum.GetValues<EventKind>().Except([EventKind.NationDied]).Order(), events.Order());
        Assert.Equal(Enum.GetValues<ClashOutcome>().Order(), clashes.Order());
        Assert.Equal(Enum.GetValues<BidOutcome>().Order(), bids.Order());
        Assert.True(blocs > 10 && news > 10, $"{blocs} blocs, {news} pieces of news");
    }
}
