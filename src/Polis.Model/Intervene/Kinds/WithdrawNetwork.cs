namespace Polis.Model;

/// <summary>A city leaves a network.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it joins again, if it was a member before.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Network">Name of the network.</param>
public sealed record WithdrawNetwork(int Month, int? UntilMonth, int City, string Network) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new();
    private static readonly NetworkField _network = new("from");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city leaves a network.", [_city, _network], it => new WithdrawNetwork(it.Month, it.Until, it.Get(_city), it.Get(_network)))
    {
        Touches = Memberships.Touches,
    };

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => Memberships.Leave(it.World, it.Step, it.Network(Network), City) ? 1 : 0;

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        if (before > 0) Memberships.Join(it.World, it.Step, it.Network(Network), City);
    }
}
