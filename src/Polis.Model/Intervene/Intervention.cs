using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// A dated what-if, checked and resolved to rows. It takes effect in the first step that starts on or after its month. Each kind is one file of the folder
/// Kinds: its values, their form and checks, and what it does when it begins, while it holds and when it ends.
/// </summary>
/// <param name="Month">Month from which it holds.</param>
/// <param name="UntilMonth">Month from which the old value comes back; null for never.</param>
public abstract record Intervention(int Month, int? UntilMonth)
{
    /// <summary>What identifies the value that it holds, so that others that hold the same are known; null where it holds none.</summary>
    internal virtual object? HeldValue => null;

    /// <summary>Whether it stays in force after it began: where it has an end, unless a kind says otherwise.</summary>
    internal virtual bool StaysInForce => UntilMonth is not null;

    /// <summary>The network that it founds; null for none.</summary>
    public virtual NetworkRow? FoundedNetwork => null;

    /// <summary>The treaty that it founds; null for none.</summary>
    public virtual TreatyRow? FoundedTreaty => null;

    /// <summary>What is not wrong with it but most likely not meant; null for nothing.</summary>
    /// <param name="plan">The plan that it belongs to.</param>
    public virtual string? NoteOf(SimulationPlan plan) => null;

    /// <summary>Takes effect. Returns what it replaced, which <see cref="End"/> gets.</summary>
    internal abstract double Begin(in InterventionStep it);

    /// <summary>Puts a held value back.</summary>
    internal virtual void Hold(in InterventionStep it)
    {
    }

    /// <summary>Ends: the old value comes back.</summary>
    /// <param name="it">The step.</param>
    /// <param name="before">What was replaced when it began.</param>
    internal virtual void End(in InterventionStep it, double before)
    {
    }

    /// <summary>The parameters while it is in force.</summary>
    internal virtual Parameters InForce(Parameters parameters) => parameters;
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
