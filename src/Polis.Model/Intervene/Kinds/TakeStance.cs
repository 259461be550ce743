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
    private static readonly CityField _city = new();
    private static readonly DomainField _domain = new("domain");
    private static readonly ChoiceField<Stance> _hold = new("hold", "The stance.", ("comply", Stance.Comply), ("voice", Stance.Voice), ("defy", Stance.Defy));

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city takes a stance and holds it, to the end or until `until`; then it decides anew.",
        [_city, _domain, _hold],
        it => new TakeStance(it.Month, it.Until, it.Get(_city), it.Get(_domain), it.Get(_hold)))
    {
        HeldTouches = new Access(
            reads: [Columns.Cities.Stance, Columns.Cities.Status], writes: [Columns.Cities.Stance, Columns.Cities.HeldStance])
            + StanceView.Reads + ClashBook.Opens + ClashBook.Closes,
    };

    /// <inheritdoc/>
    internal override object HeldValue => (nameof(TakeStance), City, Domain);

    /// <inheritdoc/>
    internal override bool StaysInForce => true;

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        Take(it);
        return 0;
    }

    /// <inheritdoc/>
    internal override void Hold(in InterventionStep it) => Take(it);

    /// <summary>The city is left to itself: it reviews in this step, by the draw of its government, from the stance that it was held to.</summary>
    internal override void End(in InterventionStep it, double before) =>
        it.World.Cities.HeldStance[Cell(it.World)] = it.World.Cities.Status[City] == CityStatus.Constituent ? Stance.Due : Stance.None;

    private void Take(in InterventionStep it)
    {
        if (it.World.Cities.Status[City] != CityStatus.Constituent) return;
        it.World.Cities.HeldStance[Cell(it.World)] = Held;
        TurnTo(it.World, it.Step, Held);
    }

    private int Cell(World world) => City * world.Domains.Count + Domain;

    private void TurnTo(World world, int step, Stance stance)
    {
        int cell = Cell(world);
        var was = world.Cities.Stance[cell];
        if (stance == was) return;
        if (stance == Stance.Defy)
        {
            var terms = StanceView.Weigh(world, City, Domain, StanceView.RivalSupply(world, world.Cities.Nation[City]));
            // A hold defies even where the city's government has settled.
            Span<double> utilities = stackalloc double[StanceChoice.Count];
            (terms with { MayDefy = true }).CopyTo(utilities);
            ClashBook.Open(world, step, City, Domain, utilities);
        }
        else if (was == Stance.Defy) ClashBook.Close(world, step, City, Domain, ClashOutcome.Complied);
        world.Cities.Stance[cell] = stance;
    }
}
