namespace Polis.Model;

/// <summary>Sets a column of a pair of nations, both ways.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="Nation">Row of one nation.</param>
/// <param name="OtherNation">Row of the other.</param>
/// <param name="Column">The column.</param>
/// <param name="To">Value, 0 or 1.</param>
public sealed record SetPair(int Month, int? UntilMonth, int Nation, int OtherNation, PairColumn Column, double To) : Intervention(Month, UntilMonth)
{
    private static readonly NationTupleField _pair = new("pair", "Two nations.", 2);
    private static readonly ColumnField<PairColumn> _column = new("column", SettableColumns.OfPairs);
    private static readonly NumberField _to = new("to", "New value, in the range of what is set.", NumberRange.Any);

    /// <summary>Sets a column of a name.</summary>
    /// <exception cref="ArgumentException">No column of that name can be set.</exception>
    public SetPair(int month, int? untilMonth, int nation, int otherNation, string column, double to)
        : this(month, untilMonth, nation, otherNation, SettableColumns.OfPairs.Named(column), to)
    {
    }

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new("Sets a column of a pair of nations, both ways.", [_pair, _column, _to], Make)
    {
        Check = Check,
        HeldTouches = new(
            reads: [Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised],
            writes: [Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised]),
    };

    /// <inheritdoc/>
    internal override object HeldValue => (nameof(SetPair), Math.Min(Nation, OtherNation), Column, Math.Max(Nation, OtherNation));

    private static SetPair Make(InterventionValues it)
    {
        var pair = it.Get(_pair);
        return new SetPair(it.Month, it.Until, pair[0], pair[1], it.Get(_column)!.Column, it.Get(_to));
    }

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (it.Has(_to) && !PairColumn.Allows(it.Get(_to))) yield return new(_to, $"is {it.Written(_to)}", PairColumn.Values);
    }

    /// <inheritdoc/>
    public override Func<World, double> ValueBefore => world => Column.Read(world.Pairs, world.Pairs[Nation, OtherNation]);

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => Exchange(it.World.Pairs, To);

    /// <inheritdoc/>
    internal override void Hold(in InterventionStep it) => Exchange(it.World.Pairs, To);

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before) => Exchange(it.World.Pairs, before);

    private double Exchange(Pairs pairs, double to)
    {
        double before = Column.Read(pairs, pairs[Nation, OtherNation]);
        Column.Write(pairs, pairs[Nation, OtherNation], to);
        Column.Write(pairs, pairs[OtherNation, Nation], to);
        return before;
    }
}
