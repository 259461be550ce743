using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Dated what-ifs come first in a step, and dated rows of the tables with them.</summary>
/// <remarks>Cost O(interventions); nothing else happens in a step in which none begins or ends.</remarks>
public sealed class Interventions : IMechanism<World>
{
    private readonly SimulationPlan _plan;
    private readonly DatedRows _datedRows;
    private readonly InterventionOrder _order;
    private readonly InterventionEffects _effects;

    /// <summary>Makes the mechanism of a plan.</summary>
    public Interventions(SimulationPlan plan)
    {
        _plan = plan;
        _datedRows = new DatedRows(plan);
        _order = new InterventionOrder(plan);
        _effects = new InterventionEffects(plan, _order);
    }

    /// <inheritdoc/>
    public string Name => nameof(Interventions);

    /// <inheritdoc/>
    public Access Access { get; } = new(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Technology, Columns.Cities.Supply, Columns.Cities.Access,
            Columns.Cities.ForeignShare, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.Stance,
            Columns.Cities.OpenClash, Columns.Cities.CulturalDistance, Columns.Cities.Group, Columns.Cities.Region, Columns.Cities.Capital,
            Columns.Cities.Grievance, Columns.Cities.Status, Columns.Cities.Memberships, Columns.Cities.Degree, Columns.Cities.CorporateShare,
            Columns.Nations.Population, Columns.Nations.HinterlandTechnology, Columns.Nations.Supply, Columns.Nations.Output, Columns.Nations.Democracy,
            Columns.Nations.Federalism, Columns.Nations.VetoPlayers, Columns.Nations.Policy, Columns.Nations.HinterlandIdeal, Columns.Nations.Belief,
            Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised, Columns.Pairs.Friction, Columns.Ties.First, Columns.Ties.Second,
            Columns.Ties.Kind, Columns.Ties.Since, Columns.Treaties.Kind, Columns.Treaties.Domain, Columns.Parties.Member, Columns.Parties.Side,
            Columns.Clashes.Nation, Columns.Bids.Members, Columns.InterventionStates.Phase, Columns.InterventionStates.Before, Columns.Globe.Governance,
            Columns.Globe.DatedRows,
        ],
        writes:
        [
            Columns.Cities.Population, Columns.Cities.Technology, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy,
            Columns.Cities.Stance, Columns.Cities.HeldStance, Columns.Cities.OpenClash, Columns.Cities.CulturalDistance, Columns.Cities.Grievance,
            Columns.Cities.Status, Columns.Cities.Bid, Columns.Cities.Memberships, Columns.Cities.Degree, Columns.Nations.Population,
            Columns.Nations.HinterlandTechnology, Columns.Nations.Democracy, Columns.Nations.Federalism, Columns.Nations.VetoPlayers, Columns.Nations.Policy,
            Columns.Nations.HinterlandIdeal, Columns.Nations.Belief, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Sanction,
            Columns.Pairs.Recognised, Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind, Columns.Ties.Since, Columns.Networks.Founded,
            Columns.Networks.Active, Columns.Treaties.Active, Columns.Parties.Member, Columns.Parties.Side, Columns.Clashes.City, Columns.Clashes.Nation,
            Columns.Clashes.Domain, Columns.Clashes.Started, Columns.Clashes.Ended, Columns.Clashes.Outcome, Columns.Clashes.ComplyUtility,
            Columns.Clashes.VoiceUtility, Columns.Clashes.DefyUtility, Columns.Bids.Starter, Columns.Bids.Nation, Columns.Bids.Started, Columns.Bids.Ended,
            Columns.Bids.Decision, Columns.Bids.Members, Columns.Bids.FirstMember, Columns.Bids.Terms, Columns.Bids.NewNation, Columns.BidMembers.Bid,
            Columns.BidMembers.City, Columns.News.Step, Columns.News.Domain, Columns.News.Nation, Columns.News.Network, Columns.News.Announced,
            Columns.InterventionStates.Phase, Columns.InterventionStates.Before, Columns.Globe.DatedRows, Columns.Events,
        ]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _datedRows.Enter(state, step);
        bool changed = false;
        foreach (int i in _order.Rows)
        {
            var intervention = _plan.Interventions[i];
            ref var phase = ref state.InterventionStates.Phase[i];
            if (phase == InterventionPhase.Pending && step.Step >= step.Clock.FirstStepFrom(intervention.Month))
            {
                state.Record(EventKind.InterventionBegan, step.Step, -1, value: i);
                phase = HoldsOn(intervention) ? InterventionPhase.Active : InterventionPhase.Done;
                _effects.Begin(state, step, i);
                changed = true;
            }
            if (phase == InterventionPhase.Active && intervention.UntilMonth is { } until && step.Step >= step.Clock.FirstStepFrom(until))
            {
                phase = InterventionPhase.Done;
                _effects.End(state, step, i);
                state.Record(EventKind.InterventionEnded, step.Step, -1, value: i);
                changed = true;
            }
        }
        if (changed) state.Parameters = ParametersInForce(_plan, state);
    }

    /// <summary>Whether an intervention stays in force: where it has an end, and parameters and stances always.</summary>
    private static bool HoldsOn(Intervention intervention) => intervention.UntilMonth is not null || intervention is SetParameter or TakeStance or PutSanction;

    /// <summary>Parameters of the scenario with all settings in force: a function of the interventions' phases alone.</summary>
    internal static Parameters ParametersInForce(SimulationPlan plan, World world)
    {
        var parameters = plan.Parameters;
        foreach (int i in new InterventionOrder(plan).Rows)
        {
            if (plan.Interventions[i] is SetParameter set && world.InterventionStates.Phase[i] == InterventionPhase.Active)
                parameters = set.Parameter.With(parameters, set.To);
        }
        return parameters;
    }
}

/// <summary>Values that interventions hold are put back at the end of a step, after what the mechanisms did to them.</summary>
public sealed class HeldValues : IMechanism<World>
{
    private readonly InterventionOrder _order;
    private readonly InterventionEffects _effects;

    /// <summary>Makes the mechanism of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">Name in schedules: it stands in a step more than once.</param>
    public HeldValues(SimulationPlan plan, string name = nameof(HeldValues))
    {
        Name = name;
        _order = new InterventionOrder(plan);
        _effects = new InterventionEffects(plan, _order);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Access Access { get; } = new(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Access, Columns.Cities.ForeignShare, Columns.Cities.Ideal,
            Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.Stance, Columns.Cities.OpenClash, Columns.Cities.CulturalDistance,
            Columns.Cities.Grievance, Columns.Cities.Status, Columns.Cities.Memberships, Columns.Nations.Population, Columns.Nations.Supply,
            Columns.Nations.Policy, Columns.Nations.Belief, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised,
            Columns.Pairs.Friction, Columns.Ties.First, Columns.Ties.Second, Columns.Clashes.Nation, Columns.InterventionStates.Phase,
        ],
        writes:
        [
            Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.Stance,
            Columns.Cities.HeldStance, Columns.Cities.OpenClash, Columns.Cities.CulturalDistance, Columns.Cities.Grievance, Columns.Nations.Population,
            Columns.Nations.Democracy, Columns.Nations.Federalism, Columns.Nations.VetoPlayers, Columns.Nations.Policy, Columns.Nations.HinterlandIdeal,
            Columns.Nations.Belief, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised, Columns.Clashes.City,
            Columns.Clashes.Nation, Columns.Clashes.Domain, Columns.Clashes.Started, Columns.Clashes.Ended, Columns.Clashes.Outcome,
            Columns.Clashes.ComplyUtility, Columns.Clashes.VoiceUtility, Columns.Clashes.DefyUtility, Columns.Events,
        ]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        foreach (int i in _order.Rows)
            if (state.InterventionStates.Phase[i] == InterventionPhase.Active && _order.After(state, i) < 0) _effects.Hold(state, step, i);
    }
}
