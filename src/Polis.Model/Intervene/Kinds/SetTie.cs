using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Two cities tie or part.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: they are again what they were before.</param>
/// <param name="City">Row of the first city, to which an office belongs.</param>
/// <param name="OtherCity">Row of the other city.</param>
/// <param name="Kind">Kind of the tie.</param>
/// <param name="Make">Whether they tie.</param>
public sealed record SetTie(int Month, int? UntilMonth, int City, int OtherCity, TieKind Kind, bool Make) : Intervention(Month, UntilMonth)
{
    private static readonly CityTupleField _between = new("between", "Two cities; an office belongs to the first.", 2);
    private static readonly ChoiceField<TieKind> _kind =
        new("kind", "Kind of the tie.", ("sister-city", TieKind.SisterCity), ("trade-agreement", TieKind.TradeAgreement), ("office", TieKind.Office));
    private static readonly FlagField _make = new("make", "Whether they tie (true) or part.", true);

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "Two cities tie, or part.",
        [_between, _kind, _make],
        it => new SetTie(it.Month, it.Until, it.Get(_between)[0], it.Get(_between)[1], it.Get(_kind), it.Get(_make)))
    {
        Check = Check,
        Touches = new Access(
            reads: [Columns.Ties.Kind, Columns.Ties.Since],
            writes: [Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind, Columns.Ties.Since])
            + TieBook.Touches + TieIndex.Rebuilds,
    };

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (!it.Sound) yield break;
        int city = it.Get(_between)[0], other = it.Get(_between)[1];
        if (it.Tables.Cities.Nation[city] == it.Tables.Cities.Nation[other])
            yield return new(_between, $"{it.Describe(city)} and {it.Describe(other)} are of one nation", "cities of two nations: ties lead abroad");
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => Change(it, Make) ? 1 : 0;

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        if (before > 0) Change(it, !Make);
    }

    private bool Change(in InterventionStep it, bool make)
    {
        if (it.World.TieIndex.Tied(City, OtherCity) == make) return false;
        if (make) TieBook.Make(it.World, it.Step, City, OtherCity, Kind);
        else Remove(it.World, it.Step);
        it.World.TieIndex.Rebuild(it.World);
        return true;
    }

    private void Remove(World world, int step)
    {
        var ties = world.Ties;
        int kept = 0;
        for (int t = 0; t < ties.Count; t++)
        {
            bool same = (ties.First[t] == City && ties.Second[t] == OtherCity) || (ties.First[t] == OtherCity && ties.Second[t] == City);
            if (same)
            {
                world.Record(EventKind.TieEnded, step, City, OtherCity, value: (double)ties.Kind[t]);
                continue;
            }
            if (kept != t)
                (ties.First[kept], ties.Second[kept], ties.Kind[kept], ties.Since[kept]) = (ties.First[t], ties.Second[t], ties.Kind[t], ties.Since[t]);
            kept++;
        }
        ties.Resize(kept);
    }
}
