using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

public sealed class RunLoopTests : IDisposable
{
    private const ulong Seed = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;
    private readonly ThreadTeam _team = new(1);
    private readonly Scenario _scenario = ScenarioLoader.Load("tiny", ["years=6", "parameters.bidHazard=0.5"]);
    private readonly SimulationPlan _plan;

    public RunLoopTests() => _plan = _scenario.ToPlan(_team);

    public void Dispose()
    {
        _team.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_run_by_the_loop_equals_stepping_by_hand()
    {
        using var hand = new Simulation(_plan, Seed, _team);
        for (int step = 0; step < _plan.Steps; step++) hand.Step();
        using var loop = new Simulation(_plan, Seed, _team);
        var end = RunLoop.Run(loop, [], TestContext.Current.CancellationToken);
        Assert.True(end.Complete);
        Assert.Equal(_plan.Steps, loop.StepsDone);
        Assert.Equal(State(hand), State(loop));
    }

    [Fact]
    public void A_run_is_the_same_whoever_follows_it()
    {
        using var alone = new Simulation(_plan, Seed, _team);
        RunLoop.Run(alone, [], TestContext.Current.CancellationToken);
        var (state, numbers) = (State(alone), new List<string>());
        foreach (bool reversed in new[] { false, true })
        {
            using var writer = RunFolderWriter.Create(
                Path.Combine(_folder, $"reversed {reversed}"), overwrite: false, _scenario, _plan, 1, new() { CheckpointYears = 2 });
            using var followed = new Simulation(_plan, Seed, _team);
            var (history, tally) = (new MetricHistory(followed.World, _plan.Clock), new RunTally(0, _plan));
            IRunObserver[] observers = [history, .. writer.Observe(0, followed), tally];
            if (reversed) Array.Reverse(observers);
            RunLoop.Run(followed, observers, TestContext.Current.CancellationToken);
            Assert.Equal(state, State(followed));
            string metrics = string.Join(' ', history.Names.Select(name => $"{name} {history.Sum(name):R}"));
            numbers.Add((tally.Result with { Cost = new RunCost(0, []) }).ToJson() + metrics);
        }
        Assert.Equal(numbers[0], numbers[1]);
    }

    [Fact]
    public void Observers_are_told_of_the_start_of_every_step_and_of_the_end()
    {
        using var simulation = new Simulation(_plan, Seed, _team);
        var calls = new CallCounter();
        RunLoop.Run(simulation, [calls], steps: 5, TestContext.Current.CancellationToken);
        Assert.Equal(["start after 0", "step 1", "step 2", "step 3", "step 4", "step 5", "end after 5: complete"], calls.Calls);
    }

    [Fact]
    public void A_stopped_run_ends_after_its_present_step_and_says_so()
    {
        using var simulation = new Simulation(_plan, Seed, _team);
        using var stop = new CancellationTokenSource();
        var calls = new CallCounter { AtStep = step => { if (step == 3) stop.Cancel(); } };
        Assert.False(RunLoop.Run(simulation, [calls], stop.Token).Complete);
        Assert.Equal("end after 3: stopped", calls.Calls[^1]);
    }

    [Fact]
    public void A_run_that_goes_on_from_a_snapshot_is_measured_at_the_times_of_its_own_steps()
    {
        using var whole = new Simulation(_plan, Seed, _team);
        var first = new MetricHistory(whole.World, _plan.Clock);
        string path = Path.Combine(_folder, "half");
        RunLoop.Run(whole, [first], _plan.Steps / 2, TestContext.Current.CancellationToken);
        whole.Save(path);
        using var rest = Simulation.Restore(_plan, path, _team);
        var second = new MetricHistory(rest.World, _plan.Clock);
        RunLoop.Run(rest, [second], TestContext.Current.CancellationToken);
        Assert.Equal(_plan.Steps, second.Steps);
        Assert.True(double.IsNaN(second.AfterStep("output", _plan.Steps / 2 - 1)));
        Assert.Equal(first.AfterStep("output", _plan.Steps / 2), second.AfterStep("output", _plan.Steps / 2));
    }

    /// <summary>The whole state as a checkpoint keeps it.</summary>
    private byte[] State(Simulation simulation)
    {
        string path = Path.Combine(_folder, "state");
        simulation.Save(path);
        return File.ReadAllBytes(path);
    }

    private sealed class CallCounter : IRunObserver
    {
        public List<string> Calls { get; } = [];

        public Action<int> AtStep { get; init; } = _ => { };

        public void Start(Simulation simulation) => Calls.Add($"start after {simulation.StepsDone}");

        public void Step(Simulation simulation)
        {
            Calls.Add($"step {simulation.StepsDone}");
            AtStep(simulation.StepsDone);
        }

        public void End(Simulation simulation, bool complete) => Calls.Add($"end after {simulation.StepsDone}: {(complete ? "complete" : "stopped")}");
    }
}
