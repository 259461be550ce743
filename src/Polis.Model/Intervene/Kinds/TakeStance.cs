using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A city takes a stance; with an end it holds it until then.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Domain">Row of the domain.</param>
/// <param name="Held">The stance.</param>
public sealed record TakeStance(int Month, int? UntilMonth, int City, int Domain, Stance Held) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new("city");
    private static readonly DomainField _domain = new("domain");
    private static readonly ChoiceField<Stance> _hold = new("hold", "The stance.", ("comply", Stance.Comply), ("voice", Stance.Voice), ("defy", Stance.Defy));

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city takes a stance and holds it, to the end or until `until`.",
        [_city, _domain, _hold],
        it => new TakeStance(it.Month, it.Until, it.Get(_city), it.Get(_domain), it.Get(_hold)))
    {
        HeldTouches = new Access(
            reads: [Columns.Cities.Stance, Columns.Cities.Status, Columns.Cities.OpenClash], writes: [Columns.Cities.Stance, Columns.Cities.HeldStance])
            + CityStance.Weighing + ClashBook.Opens + ClashBook.Closes,
    };

    /// <inheritdoc/>
    internal override object HeldValue => (nameof(TakeStance), City, Domain);

    /// <inheritdoc/>
    internal override bool StaysInForce => true;

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        double before = (double)it.World.Cities.Stance[Cell(it.World)];
        Take(it);
        return before;
    }

    /// <inheritdoc/>
    internal override void Hold(in InterventionStep it) => Take(it);

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        it.World.Cities.HeldStance[Cell(it.World)] = Stance.None;
        if (it.World.Cities.Status[City] == CityStatus.Constituent) TurnTo(it.World, it.Step, (Stance)(byte)before);
    }

    private void Take(in InterventionStep it)
    {
        if (it.World.Cities.Status[City] != CityStatus.Constituent) return;
        it.World.Cities.HeldStance[Cell(it.World)] = Held;
        TurnTo(it.World, it.Step, Held);
    }

    private int Cell(World world) => City * world.Domains.Count + Domain;

    private void TurnTo(World world, int step, Stance stance)
    {
        ref var now = ref world.Cities.Stance[Cell(world)];
        var was = now;
        now = stance;
        if (stance == Stance.Defy && was != Stance.Defy)
        {
            Span<double> utilities = stackalloc double[3];
            CityStance.Utilities(world, City, Domain, CityStance.RivalSupply(world, world.Cities.Nation[City]), utilities);
            ClashBook.Open(world, step, City, Domain, utilities);
        }
        else if (stance != Stance.Defy && was == Stance.Defy) ClashBook.Close(world, step, City, Domain, ClashOutcome.Complied);
    }
}
