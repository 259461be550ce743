using Polis.Engine.Numerics;

namespace Polis.Model;

/// <summary>A shock to productivity, once.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is taken back.</param>
/// <param name="Cities">Rows of the cities.</param>
/// <param name="Nation">Nation whose hinterland is hit too; -1 for none.</param>
/// <param name="Percent">Change of income-equivalent productivity, %.</param>
public sealed record ProductivityShock(int Month, int? UntilMonth, IReadOnlyList<int> Cities, int Nation, double Percent) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new();
    private static readonly NationField _nation = new();
    private static readonly GroupField _group = new("group");
    private static readonly NumberField _productivity = new("productivity", "Change of income by productivity, %, once.", new(-99, 1000));

    /// <summary>Its forms: of a city, of a nation, of a cultural group.</summary>
    public static IReadOnlyList<InterventionForm> Forms { get; } =
    [
        Form("Of a city.", _city, it => [it.Get(_city)]),
        Form("Of a nation: its cities and its hinterland.", _nation, it => RowsOf(it.Tables.Cities.Nation, it.Get(_nation))),
        Form("Of the cities of a cultural group.", _group, it => RowsOf(it.Tables.Cities.Group, it.Get(_group))),
    ];

    private static InterventionForm Form(string meaning, InterventionField whom, Func<InterventionValues, IReadOnlyList<int>> cities) => new(
        meaning, [whom, _productivity], it => new ProductivityShock(it.Month, it.Until, cities(it), it.Get(_nation), it.Get(_productivity)))
    {
        Touches = new(
            reads: [Columns.Cities.Technology, Columns.Nations.HinterlandTechnology],
            writes: [Columns.Cities.Technology, Columns.Nations.HinterlandTechnology]),
    };

    private static int[] RowsOf(int[] column, int value) => [.. Enumerable.Range(0, column.Length).Where(city => column[city] == value)];

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        Shift(it.World, 1);
        return 0;
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before) => Shift(it.World, -1);

    private void Shift(World world, int direction)
    {
        double factor = DeterministicMath.Exp(direction * world.Parameters.TradeElasticity * DeterministicMath.Log1p(Percent / 100));
        foreach (int city in Cities) world.Cities.Technology[city] = TradeEquations.Scaled(world.Cities.Technology[city], factor);
        if (Nation < 0) return;
        ref double hinterland = ref world.Nations.HinterlandTechnology[Nation];
        hinterland = TradeEquations.Scaled(hinterland, factor);
    }
}
