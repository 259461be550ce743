using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Dated what-ifs come first in a step, and dated rows of the tables with them.</summary>
/// <remarks>Cost O(interventions); nothing else happens in a step in which none begins or ends.</remarks>
public sealed class Interventions : IMechanism<World>
{
    private readonly SimulationPlan _plan;
    private readonly DatedRows _datedRows;
    private readonly InterventionOrder _order;
    private readonly BidBook _bids = new();

    /// <summary>Makes the mechanism of a plan.</summary>
    public Interventions(SimulationPlan plan)
    {
        _plan = plan;
        _datedRows = new DatedRows(plan);
        _order = new InterventionOrder(plan);
    }

    /// <inheritdoc/>
    public string Name => nameof(Interventions);

    /// <inheritdoc/>
    public Access Access { get; } = InterventionKinds.Together(
    [
        .. InterventionKinds.Forms.Select(form => form.Touches), .. InterventionKinds.Forms.Select(form => form.HeldTouches),
        new(
            reads:
            [
                Columns.Cities.Memberships, Columns.Parties.Member, Columns.Parties.Side, Columns.InterventionStates.Phase, Columns.InterventionStates.Before,
                Columns.Globe.DatedRows,
            ],
            writes:
            [
                Columns.Cities.Memberships, Columns.Networks.Active, Columns.Treaties.Active, Columns.Parties.Member, Columns.Parties.Side,
                Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.InterventionStates.Phase, Columns.InterventionStates.Before,
                Columns.Globe.DatedRows, Columns.Events,
            ]),
    ]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _datedRows.Enter(state, step);
        var it = new InterventionStep(_plan, state, step, _bids);
        bool changed = false;
        int line = -1, begun = -1, ended = -1;
        foreach (int i in _order.Rows)
        {
            var intervention = _plan.Interventions[i];
            ref var phase = ref state.InterventionStates.Phase[i];
            bool begins = phase == InterventionPhase.Pending && step.Step >= step.Clock.FirstStepFrom(intervention.Month);
            if (begins && _order.LineOf(i) != line) LeaveOut(state, i);
            line = _order.LineOf(i);
            if (begins && phase == InterventionPhase.Pending)
            {
                if (line != begun) state.Record(EventKind.InterventionBegan, step.Step, -1, value: line);
                phase = intervention.StaysInForce ? InterventionPhase.Active : InterventionPhase.Done;
                Begin(it, i);
                (begun, changed) = (line, true);
            }
            if (phase == InterventionPhase.Active && intervention.UntilMonth is { } until && step.Step >= step.Clock.FirstStepFrom(until))
            {
                phase = InterventionPhase.Done;
                End(it, i);
                if (line != ended) state.Record(EventKind.InterventionEnded, step.Step, -1, value: line);
                (ended, changed) = (line, true);
            }
        }
        changed |= EndWhatIsOver(it);
        if (changed) state.Parameters = ParametersInForce(_plan, state, _order);
    }

    /// <summary>Ends what the world itself brought to its end: nothing of the scenario ended, so that this is no event.</summary>
    private bool EndWhatIsOver(in InterventionStep it)
    {
        bool ended = false;
        foreach (int row in _order.Rows)
        {
            ref var phase = ref it.World.InterventionStates.Phase[row];
            if (phase != InterventionPhase.Active || !_plan.Interventions[row].IsOver(it.World)) continue;
            phase = InterventionPhase.Done;
            End(it, row);
            ended = true;
        }
        return ended;
    }

    /// <summary>Leaves out what a line of the scenario might have been about and is not, before the first of the others changes who belongs where.</summary>
    private void LeaveOut(World world, int first)
    {
        foreach (int row in _order.SameLine(first))
        {
            var targets = _plan.Interventions[row].Targets;
            for (int i = 0; i < targets.Count; i++)
                if (!targets[i].Belongs(world)) world.InterventionStates.Phase[row] = InterventionPhase.Done;
        }
    }

    /// <summary>Takes effect; what it replaces is remembered in the state. A value set once stays what an earlier intervention holds it to.</summary>
    private void Begin(in InterventionStep it, int row)
    {
        var states = it.World.InterventionStates;
        states.Before[row] = _plan.Interventions[row].Begin(it);
        int earlier = _order.Before(it.World, row);
        if (earlier >= 0 && states.Phase[row] == InterventionPhase.Done) _plan.Interventions[earlier].Hold(it);
    }

    /// <summary>Ends: the old value comes back, unless a later intervention holds the same value.</summary>
    private void End(in InterventionStep it, int row)
    {
        var states = it.World.InterventionStates;
        int later = _order.After(it.World, row), earlier = _order.Before(it.World, row);
        if (later >= 0)
        {
            states.Before[later] = states.Before[row];
            return;
        }
        _plan.Interventions[row].End(it, states.Before[row]);
        if (earlier >= 0) _plan.Interventions[earlier].Hold(it);
    }

    /// <summary>Parameters of the scenario with all settings in force: a function of the interventions' phases alone.</summary>
    internal static Parameters ParametersInForce(SimulationPlan plan, World world) => ParametersInForce(plan, world, new InterventionOrder(plan));

    private static Parameters ParametersInForce(SimulationPlan plan, World world, InterventionOrder order)
    {
        var parameters = plan.Parameters;
        foreach (int i in order.Rows)
            if (world.InterventionStates.Phase[i] == InterventionPhase.Active) parameters = plan.Interventions[i].InForce(parameters);
        return parameters;
    }
}

/// <summary>Values that interventions hold are put back at the end of a step, after what the mechanisms did to them.</summary>
public sealed class HeldValues : IMechanism<World>
{
    private readonly SimulationPlan _plan;
    private readonly InterventionOrder _order;
    private readonly BidBook _bids = new();

    /// <summary>Makes the mechanism of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">Name in schedules: it stands in a step more than once.</param>
    public HeldValues(SimulationPlan plan, string name = nameof(HeldValues))
    {
        Name = name;
        _plan = plan;
        _order = new InterventionOrder(plan);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Access Access { get; } =
        InterventionKinds.Together([.. InterventionKinds.Forms.Select(form => form.HeldTouches), new(reads: [Columns.InterventionStates.Phase])]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        var it = new InterventionStep(_plan, state, step, _bids);
        foreach (int i in _order.Rows)
            if (state.InterventionStates.Phase[i] == InterventionPhase.Active && _order.After(state, i) < 0) _plan.Interventions[i].Hold(it);
    }
}
