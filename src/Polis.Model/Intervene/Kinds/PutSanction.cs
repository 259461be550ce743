namespace Polis.Model;

/// <summary>A nation puts a sanction on another: less trade both ways.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="By">Row of the nation that sanctions.</param>
/// <param name="On">Row of the nation sanctioned.</param>
/// <param name="Strength">Log points of trade.</param>
public sealed record PutSanction(int Month, int? UntilMonth, int By, int On, double Strength) : Intervention(Month, UntilMonth)
{
    private static readonly NationField _by = new("by", Plural: null);
    private static readonly NationField _on = new("on", Plural: null);
    private static readonly NumberField _strength =
        new("strength", "Log points of trade: 1.5 takes away about 80 %. Above 1 ties between their cities end.", new(0, 10));

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A nation sanctions another: less trade, both ways.",
        [_by, _on, _strength],
        it => new PutSanction(it.Month, it.Until, it.Get(_by), it.Get(_on), it.Get(_strength)))
    {
        Check = Check,
        Touches = new(reads: [Columns.InterventionStates.Phase], writes: [Columns.Pairs.Sanction]),
    };

    /// <inheritdoc/>
    internal override bool StaysInForce => true;

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (it.Has(_on) && it.Get(_by) == it.Get(_on)) yield return new(_on, "is the nation that sanctions", "another nation");
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        SumSanctions(it);
        return 0;
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before) => SumSanctions(it);

    /// <summary>Sanctions of a pair are the sum of those in force, so that one that ends leaves the others as they are.</summary>
    private void SumSanctions(in InterventionStep it)
    {
        var (all, world) = (it.Plan.Interventions, it.World);
        double sum = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] is not PutSanction other || world.InterventionStates.Phase[i] != InterventionPhase.Active) continue;
            bool samePair = (other.By == By && other.On == On) || (other.By == On && other.On == By);
            if (samePair) sum += other.Strength;
        }
        world.Pairs.Sanction[world.Pairs[By, On]] = world.Pairs.Sanction[world.Pairs[On, By]] = sum;
    }
}
