using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A treaty is founded.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is dissolved.</param>
/// <param name="Treaty">Name, kind, domain, position.</param>
/// <param name="Parties">Rows of its first parties.</param>
public sealed record FoundTreaty(int Month, int? UntilMonth, TreatyRow Treaty, IReadOnlyList<int> Parties) : Intervention(Month, UntilMonth)
{
    private static readonly NewTreatyField _treaty = new("treaty");
    private static readonly ChoiceField<TreatyKind> _kind =
        new("kind", "Kind.", ("trade", TreatyKind.Trade), ("alliance", TreatyKind.Alliance), ("accord", TreatyKind.Accord));
    private static readonly DomainField _domain = new("domain");
    private static readonly NumberField _position = NumberField.Position("position", "Position to which it pulls.");
    private static readonly NationsField _parties = new("parties", "Its first parties.");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new("A treaty.", [_treaty, _kind, _domain, _position, _parties], Make)
    {
        Touches = new Access(writes: [Columns.Treaties.Active]) + TreatyBook.Joins + TreatyBook.Leaves,
    };

    /// <summary>Parts of the world whose nations are first parties too, as they stand when it is founded.</summary>
    public IReadOnlyList<PlaceSet> PartySets { get; init; } = [];

    /// <inheritdoc/>
    public override TreatyRow FoundedTreaty => Treaty;

    private static FoundTreaty Make(InterventionValues it)
    {
        var treaty = new TreatyRow(it.Get(_treaty), it.Get(_kind), it.Get(_domain), it.Get(_position), it.Month);
        var parties = it.Get(_parties);
        return new FoundTreaty(it.Month, it.Until, treaty, parties.Rows) { PartySets = parties.Sets };
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        int treaty = it.Treaty(Treaty.Name);
        it.World.Treaties.Active[treaty] = 1;
        foreach (int party in Parties) TreatyBook.Join(it.World, it.Step, treaty, party, TreatySide.None);
        for (int i = 0; i < PartySets.Count; i++)
        {
            for (int n = 0; n < it.World.Nations.Count; n++)
                if (PartySets[i].HasNation(it.World, n)) TreatyBook.Join(it.World, it.Step, treaty, n, TreatySide.None);
        }
        return 0;
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        int treaty = it.Treaty(Treaty.Name);
        for (int n = 0; n < it.World.Nations.Count; n++) TreatyBook.Leave(it.World, it.Step, treaty, n);
        it.World.Treaties.Active[treaty] = 0;
    }
}
