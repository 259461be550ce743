using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Engine.State;
using Xunit;

namespace Polis.Engine.Tests.Scheduling;

public sealed class ScheduleTests : IDisposable
{
    private readonly ThreadTeam _team = new(1);
    private readonly Counters _state = new();

    public void Dispose()
    {
        _team.Dispose();
        _state.Dispose();
    }

    [Fact]
    public void Mechanisms_run_in_their_order_and_the_state_is_reserved_after_each_step()
    {
        var schedule = new Schedule<Counters>([new Append("a"), new Append("b")]);
        Run(schedule, 2);
        Assert.Equal(["a 0", "b 0", "reserve", "a 1", "b 1", "reserve"], _state.Log);
        Assert.Equal(2, schedule.Steps);
    }

    [Fact]
    public void A_schedule_describes_what_its_mechanisms_touch_and_cost()
    {
        var schedule = new Schedule<Counters>([new Append("a"), new Append("b")]);
        Assert.All(schedule.Describe(), cost => Assert.Equal((0.0, 0.0), (cost.Seconds, cost.Share)));
        Run(schedule, 50);
        var costs = schedule.Describe();
        Assert.Equal(["a", "b"], costs.Select(cost => cost.Name));
        Assert.Equal(["log.reads.a"], costs[0].Access.Reads);
        Assert.Equal(["log.writes.b"], costs[1].Access.Writes);
        Assert.Equal(1, costs.Sum(cost => cost.Share), 12);
        Assert.Equal(schedule.Seconds, costs.Select(cost => cost.Seconds));
    }

    private void Run(Schedule<Counters> schedule, int steps)
    {
        var context = new StepContext(new Clock(0, StepLength.Year), new KeyedRandom(1), _team);
        for (int step = 0; step < steps; step++)
        {
            context.Step = step;
            schedule.Step(_state, context);
        }
    }

    private sealed class Counters : SimulationState
    {
        public List<string> Log { get; } = [];

        public override void Reserve() => Log.Add("reserve");
    }

    private sealed class Append(string name) : IMechanism<Counters>
    {
        public string Name => name;

        public Access Access => new([new Column<int>($"log.reads.{name}")], [new Column<int>($"log.writes.{name}")]);

        public void Step(Counters state, StepContext step) => state.Log.Add($"{name} {step.Step}");
    }
}
