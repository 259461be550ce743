using CsCheck;
using Polis.Engine.Checkpoint;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Checkpoint;

/// <summary>Runs that branch off another where their plans part.</summary>
public sealed class BranchTests
{
    private const int Steps = 30;
    private const ulong Seed = 3;

    [Fact]
    public void Branches_of_a_run_come_to_the_bytes_of_runs_by_themselves_whatever_became_of_the_run()
    {
        int parted = 0;
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[0, 24], Gen.Int[1, 12], Gen.Int[1, 20]).Sample((filling, nations, cities, many, from) =>
        {
            var all = new RandomWorld(filling, nations, cities, 3, many).Make().Plan();
            var plan = all with { Interventions = [] };
            Intervention[] late = [.. all.Interventions.Where(it => it is not (FoundNetwork or FoundTreaty or JoinNetwork or WithdrawNetwork or JoinTreaty
                or WithdrawTreaty) && plan.Clock.FirstStepFrom(it.Month) >= from)];
            SimulationPlan[] whatIfs = [plan with { Interventions = late }, plan with { Interventions = [.. late.Skip(1)] }];
            using var trunk = new WorldRun(plan, Seed);
            var copies = new StateCopy[whatIfs.Length];
            for (int w = 0; w < whatIfs.Length; w++) Assert.InRange(plan.StepsSharedWith(whatIfs[w]), Math.Min(from, plan.Steps), plan.Steps);
            for (int step = 0; step <= Steps; step++)
            {
                for (int w = 0; w < whatIfs.Length; w++)
                    if (step == Math.Min(Steps, plan.StepsSharedWith(whatIfs[w]))) copies[w] = trunk.Simulation.Copy();
                if (step < Steps) trunk.Steps(1);
            }
            var atEnd = StateBytes.Of(trunk.World);
            for (int w = 0; w < whatIfs.Length; w++)
            {
                using var alone = new WorldRun(whatIfs[w], Seed);
                alone.Steps(Steps);
                using var branch = trunk.Simulation.Branch(whatIfs[w]);
                branch.GoOnFrom(copies[w]);
                while (branch.StepsDone < Steps) branch.Step();
                Assert.Equal(StateBytes.Of(alone.World), StateBytes.Of(branch.World));
                Assert.Equal(alone.World.Parameters, branch.World.Parameters);
                if (!StateBytes.Of(branch.World).SequenceEqual(atEnd)) Interlocked.Increment(ref parted);
            }
        }, iter: 30, threads: 1);
        Assert.True(parted > 0, "No what-if made a difference.");
    }

    [Fact]
    public void A_branch_stands_where_the_run_does_until_it_goes_on_by_itself()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        using var run = new WorldRun(small.Plan(), Seed);
        using var branch = run.Simulation.Branch(small.Plan());
        run.Steps(2);
        Assert.Equal(2, branch.StepsDone);
        Assert.Throws<InvalidOperationException>(branch.Step);
        branch.GoOnFrom(run.Simulation.Copy());
        branch.Step();
        Assert.Equal(3, branch.StepsDone);
    }

    [Fact]
    public void Plans_share_the_steps_before_either_intervenes()
    {
        var small = new SmallWorld();
        int city = small.City(small.Nation());
        var plan = small.Plan(years: 10);
        Assert.Equal(40, plan.StepsSharedWith(plan));
        Assert.Equal(40, plan.StepsSharedWith(With(Bid(1000))));
        Assert.Equal(12, plan.StepsSharedWith(plan with { Years = 3 }));
        Assert.Equal(2, plan.StepsSharedWith(With(Bid(4))));
        Assert.Equal(2, With(Bid(4)).StepsSharedWith(plan));
        Assert.Equal(1, With(Bid(9)).StepsSharedWith(With(Bid(3), Bid(12))));
        Assert.Equal(0, plan.StepsSharedWith(With(Bid(0))));
        Assert.Equal(0, plan.StepsSharedWith(With(Bid(-24))));
        Assert.Equal(0, plan.StepsSharedWith(plan with { Parameters = plan.Parameters with { Harm = 0.3 } }));
        Assert.Equal(0, plan.StepsSharedWith(plan with { Clock = plan.Clock with { Parts = 2 } }));
        Assert.Equal(0, plan.StepsSharedWith(plan with { Tables = small.Tables() }));
        Assert.Equal(0, plan.StepsSharedWith(plan with { AddedMechanisms = [new AddedMechanism(() => new Growth(), typeof(Growth))] }));
        Assert.Equal(0, plan.StepsSharedWith(With(
            new FoundNetwork(SmallWorld.StartMonth + 30, null, SmallWorld.NetworkRow(1, SmallWorld.Climate, 0.5), [city], double.NaN))));

        SimulationPlan With(params Intervention[] interventions) => plan with { Interventions = interventions };

        Intervention Bid(int months) => new StartBid(SmallWorld.StartMonth + months, null, city);
    }
}
