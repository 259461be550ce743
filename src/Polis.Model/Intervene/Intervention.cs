using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// A change of the world at a date, as a scenario asks for it: a value that is set, a treaty that is joined, a bid that begins. Names are already looked up: an
/// intervention holds rows of tables. It takes effect in the first step that starts in its month or later. Each kind of intervention is one file of the folder
/// Kinds, with its values, their form and checks, and what it does when it begins, while it holds and when it ends.
/// </summary>
/// <param name="Month">Month in which it takes effect.</param>
/// <param name="UntilMonth">Month in which it ends: the old value comes back, and who held a stance reviews it at once; null where it has no end.</param>
public abstract record Intervention(int Month, int? UntilMonth)
{
    /// <summary>Number of the item of the scenario's list that it comes from; null where it comes from none, and its own number among all stands for it. An
    /// item that names a part of the world makes one intervention of each candidate: all of them together begin once and end once.</summary>
    public int? Line { get; init; }

    /// <summary>The cities and nations that it is about, each as belonging to what the scenario names. It takes effect only if all of them still belong when
    /// it begins. Empty where that is not asked.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>The parts of the world that its item of the scenario's list is about. Results are measured for each.</summary>
    public IReadOnlyList<PlaceSet> About { get; init; } = [];

    /// <summary>A key of the value that it sets. Interventions with equal keys set the same value. Null where it sets none that can come back.</summary>
    internal virtual object? HeldValue => null;

    /// <summary>Whether it stays in force after the step in which it begins. An intervention does so if it has an end; a kind may say otherwise.</summary>
    internal virtual bool StaysInForce => UntilMonth is not null;

    /// <summary>The network that it founds; null for none.</summary>
    public virtual NetworkRow? FoundedNetwork => null;

    /// <summary>The treaty that it founds; null for none.</summary>
    public virtual TreatyRow? FoundedTreaty => null;

    /// <summary>A remark for the user about something that is allowed but probably not meant; null where there is none.</summary>
    /// <param name="plan">The plan that it belongs to.</param>
    public virtual string? NoteOf(SimulationPlan plan) => null;

    /// <summary>The intervention that holds the value which this one sets once, at the time when it does: it has no effect then. Null for none.</summary>
    /// <param name="plan">The plan that it belongs to.</param>
    public Intervention? OverruledBy(SimulationPlan plan)
    {
        if (HeldValue is not { } value || StaysInForce) return null;
        int step = plan.Clock.FirstStepFrom(Month);
        return plan.Interventions.FirstOrDefault(other => other.StaysInForce && value.Equals(other.HeldValue) && plan.Clock.FirstStepFrom(other.Month) <= step
            && (other.UntilMonth is not { } until || plan.Clock.FirstStepFrom(until) > step));
    }

    /// <summary>Reads what stands in a world of the same plan where it sets a value; null where it sets no single value.</summary>
    public virtual Func<World, double>? ValueBefore => null;

    /// <summary>Takes effect. Returns the value that it replaces; <see cref="End"/> is given that value.</summary>
    internal abstract double Begin(in InterventionStep it);

    /// <summary>Sets its value again, after the mechanisms of a step may have changed it.</summary>
    internal virtual void Hold(in InterventionStep it)
    {
    }

    /// <summary>Ends: the old value comes back; of a held stance, the city reviews at once.</summary>
    /// <param name="it">The step.</param>
    /// <param name="before">The value that was replaced when it began.</param>
    internal virtual void End(in InterventionStep it, double before)
    {
    }

    /// <summary>Whether it ends because of what became of the world; asked in each step, after all that begins and ends by date.</summary>
    internal virtual bool IsOver(World world) => false;

    /// <summary>The treaty in which it keeps a nation, or out of which, while it lasts; null where it keeps none.</summary>
    internal virtual (string Treaty, int Nation)? HeldParty => null;

    /// <summary>The parameters while it is in force.</summary>
    internal virtual Parameters InForce(Parameters parameters) => parameters;

    /// <summary>Two are equal if they do the same to the same rows; where a scenario says so does not count.</summary>
    /// <param name="other">Another intervention.</param>
    public virtual bool Equals(Intervention? other) =>
        other is not null && EqualityContract == other.EqualityContract && Month == other.Month && UntilMonth == other.UntilMonth;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Month, UntilMonth);
}

/// <summary>A step in which interventions begin, hold or end.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="World">The world.</param>
/// <param name="Context">The step.</param>
/// <param name="Bids">Starts bids.</param>
internal readonly record struct InterventionStep(SimulationPlan Plan, World World, StepContext Context, BidBook Bids)
{
    /// <summary>Number of the step.</summary>
    public int Step => Context.Step;

    /// <summary>Row of a treaty.</summary>
    public int Treaty(string name)
    {
        for (int z = 0; z < World.TreatyRows.Count; z++)
            if (World.TreatyRows[z].Name == name) return z;
        throw new ArgumentException($"There is no treaty {name}.");
    }

    /// <summary>Row of a network.</summary>
    public int Network(string name)
    {
        for (int w = 0; w < World.NetworkRows.Count; w++)
            if (World.NetworkRows[w].Name == name) return w;
        throw new ArgumentException($"There is no network {name}.");
    }
}
