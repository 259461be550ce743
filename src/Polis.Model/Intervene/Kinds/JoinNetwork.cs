namespace Polis.Model;

/// <summary>A city joins a network.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it leaves, if it was no member before.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Network">Name of the network.</param>
public sealed record JoinNetwork(int Month, int? UntilMonth, int City, string Network) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new();
    private static readonly NetworkField _network = new("to");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city joins a network.", [_city, _network], it => new JoinNetwork(it.Month, it.Until, it.Get(_city), it.Get(_network)))
    {
        Touches = Memberships.Touches,
    };

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => Memberships.Join(it.World, it.Step, it.Network(Network), City) ? 1 : 0;

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        if (before > 0) Memberships.Leave(it.World, it.Step, it.Network(Network), City);
    }
}
