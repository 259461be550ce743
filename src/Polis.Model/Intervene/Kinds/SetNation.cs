using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Sets a column of a nation.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Column">The column.</param>
/// <param name="Domain">Row of the domain; -1 for none.</param>
/// <param name="To">Value.</param>
/// <param name="Announce">Whether this is news, which makes the nation's cities likelier to join networks of that domain.</param>
public sealed record SetNation(int Month, int? UntilMonth, int Nation, CellColumn<Nations> Column, int Domain, double To, bool Announce)
    : Intervention(Month, UntilMonth)
{
    private static readonly NationField _nation = new();
    private static readonly ColumnField<CellColumn<Nations>> _column = new("column", SettableColumns.OfNations);
    private static readonly NumberField _to = new("to", "New value, in the range of what is set.", NumberRange.Any);
    private static readonly FlagField _announce = new(
        "announce", "Whether this is news, which makes the nation's cities likelier to join networks of the domain.", false);

    /// <summary>Sets a column of a name.</summary>
    /// <exception cref="ArgumentException">No column of that name can be set.</exception>
    public SetNation(int month, int? untilMonth, int nation, string column, int domain, double to, bool announce)
        : this(month, untilMonth, nation, SettableColumns.OfNations.Named(column), domain, to, announce)
    {
    }

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new("Sets a column of a nation.", [_nation, _column, _to, _announce], Make)
    {
        Check = Check,
        Touches = new Access(
            reads:
            [
                Columns.Nations.Democracy, Columns.Nations.Federalism, Columns.Nations.VetoPlayers, Columns.Nations.Policy,
                Columns.Nations.HinterlandIdeal, Columns.Nations.Belief,
            ])
            + NewsBook.Touches,
        HeldTouches = new(
            writes:
            [
                Columns.Nations.Democracy, Columns.Nations.Federalism, Columns.Nations.VetoPlayers, Columns.Nations.Policy,
                Columns.Nations.HinterlandIdeal, Columns.Nations.Belief,
            ]),
    };

    /// <summary>Name of a treaty: the value is held until the nation is a party of it again. Null for none.</summary>
    public string? UntilParty { get; init; }

    /// <inheritdoc/>
    internal override bool StaysInForce => base.StaysInForce || UntilParty is not null;

    /// <inheritdoc/>
    internal override object HeldValue => (nameof(SetNation), Nation, Column, Domain);

    private static SetNation Make(InterventionValues it)
    {
        var (column, domain) = it.Get(_column)!;
        return new SetNation(it.Month, it.Until, it.Get(_nation), column, domain, it.Get(_to), it.Get(_announce));
    }

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        foreach (var problem in SettableColumn.OutOfRange(it, _column, _to)) yield return problem;
        if (it.Get(_announce) && it.Get(_column) is { Column: { IsPolicy: false } column })
            yield return new(_announce, $"{column.Name} is no policy; news is of policies only", "policy.DOMAIN as column");
    }

    /// <inheritdoc/>
    public override Func<World, double> ValueBefore => world => Cell(world);

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        ref double cell = ref Cell(it.World);
        double before = cell;
        cell = To;
        if (Announce) NewsBook.Announce(it.World, it.Step, Domain, Nation, -1, To);
        return before;
    }

    /// <inheritdoc/>
    internal override void Hold(in InterventionStep it) => Cell(it.World) = To;

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before) => Cell(it.World) = before;

    /// <inheritdoc/>
    internal override bool IsOver(World world)
    {
        if (UntilParty is null) return false;
        for (int z = 0; z < world.TreatyRows.Count; z++)
            if (world.TreatyRows[z].Name == UntilParty) return world.Parties.Member[world.Parties[z, Nation]] != 0;
        return false;
    }

    private ref double Cell(World world) => ref Column.Of(world.Nations, Column.Index(Nation, world.Domains.Count, Domain));
}
