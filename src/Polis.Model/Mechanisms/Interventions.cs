using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Dated what-ifs come first in a step, and dated rows of the tables with them.</summary>
/// <remarks>Cost O(interventions); nothing else happens in a step in which none begins or ends.</remarks>
public sealed class Interventions : IMechanism<World>
{
    private readonly IReadOnlyList<Intervention> _interventions;
    private readonly Parameters _base;
    private readonly DatedRows _datedRows;
    private readonly InterventionEffects _effects;
    private int _inForce = -1;

    /// <summary>Makes the mechanism of a plan.</summary>
    public Interventions(SimulationPlan plan)
    {
        _interventions = plan.Interventions;
        _base = plan.Parameters;
        _datedRows = new DatedRows(plan);
        _effects = new InterventionEffects(plan);
    }

    /// <inheritdoc/>
    public string Name => nameof(Interventions);

    /// <inheritdoc/>
    public Access Access { get; } = new([.. AllColumns.Names, Columns.Events], [.. AllColumns.Names, Columns.Events]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _datedRows.Enter(state, step);
        for (int i = 0; i < _interventions.Count; i++)
        {
            var intervention = _interventions[i];
            ref var phase = ref state.InterventionStates.Phase[i];
            if (phase == InterventionPhase.Pending && step.Step >= step.Clock.FirstStepFrom(intervention.Month))
            {
                state.Record(EventKind.InterventionBegan, step.Step, -1, value: i);
                phase = HoldsOn(intervention) ? InterventionPhase.Active : InterventionPhase.Done;
                _effects.Begin(state, step, i);
            }
            if (phase == InterventionPhase.Active && intervention.UntilMonth is { } until && step.Step >= step.Clock.FirstStepFrom(until))
            {
                phase = InterventionPhase.Done;
                _effects.End(state, step, i);
                state.Record(EventKind.InterventionEnded, step.Step, -1, value: i);
            }
        }
        SetParameters(state);
    }

    /// <summary>Whether an intervention stays in force: where it has an end, and parameters and stances always.</summary>
    private static bool HoldsOn(Intervention intervention) => intervention.UntilMonth is not null || intervention is SetParameter or TakeStance or PutSanction;

    /// <summary>Parameters are those of the scenario with all settings in force: a function of the phases alone.</summary>
    private void SetParameters(World world)
    {
        int inForce = 0;
        for (int i = 0; i < _interventions.Count; i++) inForce += (int)world.InterventionStates.Phase[i];
        if (inForce == _inForce) return;
        _inForce = inForce;
        var parameters = _base;
        for (int i = 0; i < _interventions.Count; i++)
        {
            if (_interventions[i] is SetParameter set && world.InterventionStates.Phase[i] == InterventionPhase.Active)
                parameters = set.Parameter.With(parameters, set.To);
        }
        world.Parameters = parameters;
    }
}

/// <summary>Values that interventions hold are put back at the end of a step, after what the mechanisms did to them.</summary>
/// <param name="plan">The plan.</param>
public sealed class HeldValues(SimulationPlan plan) : IMechanism<World>
{
    private readonly InterventionEffects _effects = new(plan);

    /// <inheritdoc/>
    public string Name => nameof(HeldValues);

    /// <inheritdoc/>
    public Access Access { get; } = new([.. AllColumns.Names, Columns.Events], [.. AllColumns.Names, Columns.Events]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        for (int i = 0; i < plan.Interventions.Count; i++)
            if (state.InterventionStates.Phase[i] == InterventionPhase.Active) _effects.Hold(state, step, i);
    }
}
