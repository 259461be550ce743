using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A nation joins a treaty.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it stays a party until then, and leaves if it was none before; null where it may leave by itself.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Treaty">Name of the treaty.</param>
public sealed record JoinTreaty(int Month, int? UntilMonth, int Nation, string Treaty) : Intervention(Month, UntilMonth)
{
    private static readonly NationField _nation = new();
    private static readonly TreatyField _treaty = new("to");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A nation joins a treaty.", [_nation, _treaty], it => new JoinTreaty(it.Month, it.Until, it.Get(_nation), it.Get(_treaty)))
    {
        Touches = TreatyBook.Joins + TreatyBook.Leaves,
    };

    /// <inheritdoc/>
    internal override (string Treaty, int Nation)? HeldParty => UntilMonth is null ? null : (Treaty, Nation);

    /// <inheritdoc/>
    public override string? NoteOf(SimulationPlan plan)
    {
        bool mayHaveLeft = plan.Interventions.OfType<WithdrawTreaty>().Any(other => other.Nation == Nation);
        return mayHaveLeft || !plan.Tables.IsParty(Nation, Treaty, Month)
            ? null : $"{plan.Tables.Nations.Code[Nation]} is a party of {Treaty} already in {Clock.TextOf(Month)}, by the table";
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        int treaty = it.Treaty(Treaty);
        return TreatyBook.Join(it.World, it.Step, treaty, Nation, TreatyBook.JoinersSide(it.World, treaty)) ? 1 : 0;
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        if (before > 0) TreatyBook.Leave(it.World, it.Step, it.Treaty(Treaty), Nation);
    }
}
