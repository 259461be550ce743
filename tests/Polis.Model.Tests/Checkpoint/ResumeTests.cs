using CsCheck;
using Polis.Engine.Checkpoint;
using Polis.Engine.Parallel;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Checkpoint;

public sealed class ResumeTests : IDisposable
{
    private const int Steps = 30;
    private const ulong Seed = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-resume-").FullName;

    private string Saved => Path.Combine(_folder, "run.snapshot");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_stopped_at_any_step_and_restored_goes_on_to_the_same_bytes()
    {
        int full = 0;
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[0, 24], Gen.Int[0, 12], Gen.Int[0, Steps]).Sample(
            (filling, nations, cities, interventions, stop) =>
            {
                var plan = new RandomWorld(filling, nations, cities, 3, interventions).Make().Plan();
                if (StopAndGoOn(plan, stop)) Interlocked.Increment(ref full);
            }, iter: 30, threads: 1);
        Assert.True(full > 0, "No stop found an open clash, an open bid and a new nation.");
    }

    [Fact]
    public void A_state_with_an_open_clash_an_open_bid_and_a_new_nation_is_restored_to_the_bit()
    {
        // Of one world: every step at which all three are there.
        var plan = new RandomWorld(7, 5, 24, 3, 12).Make().Plan();
        var stops = new List<int>();
        using (var run = new WorldRun(plan, Seed))
        {
            for (int step = 0; step < Steps; step++)
            {
                if (HoldsAll(run.World)) stops.Add(step);
                run.Steps(1);
            }
        }
        Assert.True(stops.Count >= 5, $"All three at {stops.Count} steps.");
        foreach (int stop in stops) Assert.True(StopAndGoOn(plan, stop));
    }

    [Fact]
    public void A_state_with_firms_a_founded_network_a_new_nation_and_signed_agreements_goes_on_to_the_same_bytes()
    {
        var small = new SmallWorld
        {
            Parameters = Parameters.Default with
            {
                Firms = 12,
                OfficeRate = 8,
                NetworkFoundingRate = 2,
                AgreementProposalRate = 2,
                AccordWithdrawalRate = 2,
                BidDecisionRate = 4,
                BidDecisionPrecision = 1e9,
                ReferendumCost = 0,
                OfferCost = 10,
                RepressionCost = 10,
                ReferendumBar = 0,
            },
        };
        for (int n = 0; n < 4; n++)
        {
            int nation = small.Nation(200e6, veto: 0, policy: 0.1 * n);
            for (int i = 0; i < 20; i++) small.City(nation, 1e6 + 1e5 * i, ideal: 0.75);
        }
        small.Border(0, 1);
        small.Treaty(TreatyKind.Accord, SmallWorld.Climate, -0.9, 0, 0, 1);
        small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0.4, 0, 1, 2);
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth + 3, null, 7));
        var plan = small.Plan();
        int[] stops = [4, 11, 24];
        using (var run = new WorldRun(plan, Seed))
        {
            for (int step = 0; step < Steps; step++)
            {
                if (stops.Contains(step)) AssertMade(run);
                run.Steps(1);
            }
            Assert.True(run.Count(EventKind.OfficeOpened) > 0 && run.Count(EventKind.OfficeClosed) > 0
                && run.Count(EventKind.NationRecognised) > 0 && run.World.News.Count > 0);
        }
        foreach (int stop in stops) StopAndGoOn(plan, stop);

        static void AssertMade(WorldRun run)
        {
            Assert.Equal(12, run.World.Firms.Count);
            Assert.True(run.World.Networks.Count > run.World.NetworkRows.Count, "No network was founded.");
            Assert.True(run.World.Nations.Count > run.World.Inputs.Nations.Count, "No nation was born.");
            Assert.True(run.Count(EventKind.AgreementSigned) > 0, "No agreement was signed.");
        }
    }

    [Fact]
    public void Governments_pressure_and_settlements_are_restored_and_the_draws_that_they_decide_by_with_them()
    {
        var small = new RandomWorld(12, 4, 24, 3, 0).Make();
        small.Parameters = RandomWorld.Lively with { CoerceCost = 0, CoerceDemocracyCost = 0, ResponsePrecisionFactor = 0.5 };
        var plan = small.Plan();
        using var run = new WorldRun(plan, Seed);
        int stop = 0;
        while (!HoldsAllOfClash(run.World)) Assert.True(++stop < Steps && run.Steps(1) is not null, "No step has all of them.");
        run.Simulation.Save(Saved);
        using var restored = Simulation.Restore(plan, Saved, run.Team);
        foreach (string column in (string[])[Columns.Cities.Term.Name, Columns.Cities.Pressure.Name, Columns.Cities.Settled.Name, Columns.Nations.Rule.Name,
            Columns.Nations.HinterlandIdealAtStart.Name, Columns.Clashes.Gap.Name, Columns.Clashes.Belief.Name])
            Assert.Equal(StateBytes.Of(run.World)[column], StateBytes.Of(restored.World)[column]);
        for (int i = 0; i < run.World.Cities.Count; i++) Assert.Equal(run.World.Lands.CityPeople(i), restored.World.Lands.CityPeople(i));
        StopAndGoOn(plan, stop);

        // Terms of the start, of steps and of force; rules of the start and of steps; answers in force and settlements.
        static bool HoldsAllOfClash(World world)
        {
            int[] terms = world.Cities.Term.Span[..world.Cities.Count].ToArray(), rules = world.Nations.Rule.Span[..world.Nations.Count].ToArray();
            return terms.Contains(Government.AtStart) && terms.Any(term => term >= 0) && terms.Any(term => term < Government.AtStart)
                && rules.Contains(Government.AtStart) && rules.Any(rule => rule >= 0)
                && world.Cities.Pressure.Span.ContainsAnyExcept(0) && world.Cities.Settled.Span[..(3 * terms.Length)].ContainsAnyExcept(Government.None);
        }
    }

    [Fact]
    public void Parameters_that_an_intervention_sets_are_in_force_as_soon_as_the_run_is_restored()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        small.Interventions.Add(new SetParameter(SmallWorld.StartMonth + 3, null, ParameterInfo.Find("policyLoss")!, 0.2));
        var plan = small.Plan();
        using var run = new WorldRun(plan, seed: 5);
        run.Steps(3).Simulation.Save(Saved);
        using var restored = Simulation.Restore(plan, Saved, run.Team);
        Assert.Equal((0.2, 3), (restored.World.Parameters.PolicyLoss, restored.StepsDone));
    }

    [Fact]
    public void A_state_of_another_run_is_refused()
    {
        var small = new SmallWorld();
        int nation = small.Nation();
        small.City(nation);
        using var run = small.Start();
        run.Simulation.Save(Saved);
        small.City(nation);
        var refused = Assert.Throws<SnapshotException>(() => Simulation.Restore(small.Plan(), Saved, run.Team));
        Assert.Equal(
            (SnapshotProblem.OtherLayout, $"{Saved}: a snapshot of another run: it has 1 cities where this one has 2."), (refused.Problem, refused.Message));
    }

    /// <summary>Stops, restores on another number of threads, and goes on to the end; returns whether the state at the stop held all three.</summary>
    private bool StopAndGoOn(SimulationPlan plan, int stop)
    {
        using var whole = new WorldRun(plan, Seed);
        whole.Steps(stop).Simulation.Save(Saved);
        bool holdsAll = HoldsAll(whole.World);
        var atStop = StateBytes.Of(whole.World);
        using var team = new ThreadTeam(1 + stop % 3);
        using var restored = Simulation.Restore(plan, Saved, team);
        Assert.Equal(stop, restored.StepsDone);
        Assert.Equal(atStop, StateBytes.Of(restored.World));
        whole.Steps(Steps - stop);
        while (restored.StepsDone < Steps) restored.Step();
        Assert.Equal(StateBytes.Of(whole.World), StateBytes.Of(restored.World));
        Assert.Equal(whole.World.Parameters, restored.World.Parameters);
        return holdsAll;
    }

    private static bool HoldsAll(World world) =>
        Enumerable.Range(0, world.Clashes.Count)
            .Any(clash => world.Clashes.Ended[clash] < 0 && world.Cities.Status[world.Clashes.City[clash]] == CityStatus.Constituent)
        && Enumerable.Range(0, world.Bids.Count).Any(bid => world.Bids.Ended[bid] < 0)
        && world.Nations.Count > world.Inputs.Nations.Count;
}
