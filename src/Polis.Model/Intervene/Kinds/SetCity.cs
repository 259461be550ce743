namespace Polis.Model;

/// <summary>Sets a column of a city.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Column">The column.</param>
/// <param name="Domain">Row of the domain; -1 for none.</param>
/// <param name="To">Value.</param>
public sealed record SetCity(int Month, int? UntilMonth, int City, CellColumn<Cities> Column, int Domain, double To) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new();
    private static readonly ColumnField<CellColumn<Cities>> _column = new("column", SettableColumns.OfCities);
    private static readonly NumberField _to = new("to", "New value, in the range of what is set.", NumberRange.Any);

    /// <summary>Sets a column of a name.</summary>
    /// <exception cref="ArgumentException">No column of that name can be set.</exception>
    public SetCity(int month, int? untilMonth, int city, string column, int domain, double to)
        : this(month, untilMonth, city, SettableColumns.OfCities.Named(column), domain, to)
    {
    }

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new("Sets a column of a city.", [_city, _column, _to], Make)
    {
        Check = it => SettableColumn.OutOfRange(it, _column, _to),
        HeldTouches = new(
            reads:
            [
                Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy,
                Columns.Cities.CulturalDistance, Columns.Cities.Grievance, Columns.Nations.Population,
            ],
            writes:
            [
                Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.CulturalDistance,
                Columns.Cities.Grievance, Columns.Nations.Population,
            ]),
    };

    /// <inheritdoc/>
    internal override object HeldValue => (nameof(SetCity), City, Column, Domain);

    private static SetCity Make(InterventionValues it)
    {
        var (column, domain) = it.Get(_column)!;
        return new SetCity(it.Month, it.Until, it.Get(_city), column, domain, it.Get(_to));
    }

    /// <inheritdoc/>
    public override Func<World, double> ValueBefore => world => Column.Of(world.Cities, Column.Index(City, world.Domains.Count, Domain));

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => Exchange(it.World, To);

    /// <inheritdoc/>
    internal override void Hold(in InterventionStep it) => Exchange(it.World, To);

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before) => Exchange(it.World, before);

    private double Exchange(World world, double to)
    {
        ref double cell = ref Column.Of(world.Cities, Column.Index(City, world.Domains.Count, Domain));
        double before = cell;
        cell = to;
        if (Column.CountsPeople) world.Nations.Population[world.Cities.Nation[City]] += to - before;
        return before;
    }
}
