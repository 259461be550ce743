using Polis.Model;
using Polis.Scenarios.Places;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary>What a value of each kind of field may be in a file: checked against, and written to the JSON schema.</summary>
internal static class FieldShapes
{
    /// <summary>The key of a field.</summary>
    public static Key KeyOf(InterventionField field) => new(field.Name, Of(field), field.Required) { Plural = PluralOf(field) };

    /// <summary>The other key under which the value of a field may stand, where there are several; null for none.</summary>
    public static string? PluralOf(InterventionField field) => field switch
    {
        CityField city => city.Plural,
        NationField nation => nation.Plural,
        _ => null,
    };

    /// <summary>A number of a range.</summary>
    public static NumberShape Of(NumberRange range, string description = "", double? absent = null) =>
        new(description, range.Minimum, range.Maximum, Default: absent, Word: range.Word);

    private static Shape Of(InterventionField field) => field switch
    {
        CityField => PlaceShapes.Cities("A city, or several: each of them by itself."),
        NationField => PlaceShapes.Nations("A nation, or several: each of them by itself."),
        OneNationField nation => PlaceShapes.Nation with { Description = nation.Meaning, What = "the code of one nation; no set may stand here" },
        DomainField => Terms.Domain,
        GroupField => PlaceShapes.Group,
        CityTupleField cities => Tuple(cities, PlaceShapes.Cities("A city, or several in its place."), "cities"),
        NationTupleField nations => Tuple(nations, PlaceShapes.Nations("A nation, or several in its place."), "nations"),
        CitiesField cities => PlaceShapes.Cities(cities.Meaning) with { MayBeEmpty = true },
        NationsField nations => PlaceShapes.Nations(nations.Meaning) with { MayBeEmpty = true },
        TreatyField => PlaceShapes.Treaty,
        NetworkField => PlaceShapes.Network,
        NewTreatyField or NewNetworkField => Terms.ShortName,
        TextField text => new TextShape(text.Meaning),
        FlagField flag => new FlagShape(flag.Meaning, flag.Default),
        NumberField number => Of(number.Range, number.Meaning, double.IsNaN(number.Default) ? null : number.Default) with { Whole = number.Whole },
        PolicyField policy => Terms.Policy(policy),
        ParameterField => new NameShape("Name of the parameter.", [.. ParameterInfo.All.Select(parameter => parameter.Name)], "the name of a parameter"),
        IChoiceField choice => new NameShape(choice.Meaning, choice.Names),
        IColumnField columns => Column(columns.Columns),
        _ => throw new ArgumentException($"No shape is known for the field {field.Name}."),
    };

    private static ListShape Tuple(TupleField field, Shape place, string what) => new(field.Meaning, place, what, field.Count, field.Count);

    private static TextShape Column(IReadOnlyList<SettableColumn> columns)
    {
        string pattern = string.Join('|', columns.Select(column => column.ByDomain ? $@"{column.Name}\.[A-Za-z][A-Za-z0-9-]*" : column.Name));
        string ranges = string.Join(", ", columns.Select(column =>
            $"{NameOf(column)} ({NumberShape.Text(column.Range.Minimum)} to {NumberShape.Text(column.Range.Maximum)})"));
        return new TextShape($"The column, with its range: {ranges}.", NamesOf(columns), Pattern: $"^({pattern})$", Hint: true);
    }

    /// <summary>Names of columns, for messages.</summary>
    public static string NamesOf(IReadOnlyList<SettableColumn> columns)
    {
        var names = columns.Select(NameOf).ToList();
        return $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    private static string NameOf(SettableColumn column) => column.ByDomain ? $"{column.Name}.DOMAIN" : column.Name;
}
