namespace Polis.Model;

/// <summary>One value that an intervention is described by, apart from any format of text: a scenario file has a key of its name.</summary>
/// <param name="Name">Name, in camelCase.</param>
/// <param name="Required">Whether it must be there.</param>
public abstract record InterventionField(string Name, bool Required);

/// <summary>A field whose values are of a type.</summary>
/// <typeparam name="T">Type of its values.</typeparam>
/// <param name="Name">Name.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Absent">What is read where there is no value, or none that is sound.</param>
public abstract record InterventionField<T>(string Name, bool Required, T Absent) : InterventionField(Name, Required);

/// <summary>A city, as its row. A scenario may name several in its place: each makes an intervention of its own.</summary>
/// <param name="Name">Name.</param>
/// <param name="Plural">Name under which several may stand too.</param>
public sealed record CityField(string Name = "city", string? Plural = "cities") : InterventionField<int>(Name, true, -1);

/// <summary>A nation, as its row. A scenario may name several in its place: each makes an intervention of its own.</summary>
/// <param name="Name">Name.</param>
/// <param name="Plural">Name under which several may stand too; null for none.</param>
public sealed record NationField(string Name = "nation", string? Plural = "nations") : InterventionField<int>(Name, true, -1);

/// <summary>One nation, as its row, in whose place several cannot stand.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
public sealed record OneNationField(string Name, string Meaning) : InterventionField<int>(Name, false, -1);

/// <summary>A domain of policy, as its row.</summary>
public sealed record DomainField(string Name) : InterventionField<int>(Name, true, -1);

/// <summary>A cultural group, as its row.</summary>
public sealed record GroupField(string Name) : InterventionField<int>(Name, true, -1);

/// <summary>Places in an order that matters, as rows. A scenario may name several in the place of each: each combination makes an intervention of its
/// own.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
/// <param name="Count">How many there must be.</param>
public abstract record TupleField(string Name, string Meaning, int Count) : InterventionField<IReadOnlyList<int>>(Name, true, []);

/// <summary>Cities in an order that matters.</summary>
public sealed record CityTupleField(string Name, string Meaning, int Count) : TupleField(Name, Meaning, Count);

/// <summary>Nations in an order that matters.</summary>
public sealed record NationTupleField(string Name, string Meaning, int Count) : TupleField(Name, Meaning, Count);

/// <summary>Any number of places in no order, which may be absent.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
public abstract record PlacesField(string Name, string Meaning) : InterventionField<PlaceList>(Name, false, PlaceList.None);

/// <summary>Any number of cities.</summary>
public sealed record CitiesField(string Name, string Meaning) : PlacesField(Name, Meaning);

/// <summary>Any number of nations.</summary>
public sealed record NationsField(string Name, string Meaning) : PlacesField(Name, Meaning);

/// <summary>Places that are named, and parts of the world whose places are found when they are asked for.</summary>
/// <param name="Rows">Rows of the places that are named.</param>
/// <param name="Sets">The parts of the world.</param>
public sealed record PlaceList(IReadOnlyList<int> Rows, IReadOnlyList<PlaceSet> Sets)
{
    /// <summary>No place.</summary>
    public static PlaceList None { get; } = new([], []);
}

/// <summary>The short name of a treaty of the tables or of the scenario, which must be open by then.</summary>
public sealed record TreatyField(string Name) : InterventionField<string>(Name, true, "");

/// <summary>The short name of a network of the tables or of the scenario, which must be open by then.</summary>
public sealed record NetworkField(string Name) : InterventionField<string>(Name, true, "");

/// <summary>The short name of a treaty that is founded; no other has it.</summary>
public sealed record NewTreatyField(string Name) : InterventionField<string>(Name, true, "");

/// <summary>The short name of a network that is founded; no other has it.</summary>
public sealed record NewNetworkField(string Name) : InterventionField<string>(Name, true, "");

/// <summary>Text on one line, which may be absent.</summary>
public sealed record TextField(string Name, string Meaning) : InterventionField<string>(Name, false, "");

/// <summary>Yes or no; where it is absent, the default.</summary>
public sealed record FlagField(string Name, string Meaning, bool Default) : InterventionField<bool>(Name, false, Default);

/// <summary>A number.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
/// <param name="Range">What it may be.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Default">Its value where it is absent; NaN for none.</param>
public sealed record NumberField(string Name, string Meaning, NumberRange Range, bool Required = true, double Default = double.NaN)
    : InterventionField<double>(Name, Required, Default)
{
    /// <summary>Whether it has no decimals.</summary>
    public bool Whole { get; init; }

    /// <summary>A position on a domain's axis.</summary>
    public static NumberField Position(string name, string meaning) => new(name, meaning, new NumberRange(-1, 1));
}

/// <summary>A policy of one domain, with its value.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
/// <param name="Prefix">What stands before the name of the domain.</param>
public sealed record PolicyField(string Name, string Meaning, string Prefix) : InterventionField<PolicyChoice>(Name, false, PolicyChoice.None);

/// <summary>A policy of a domain.</summary>
/// <param name="Domain">Row of its domain; -1 for none.</param>
/// <param name="Policy">The policy; NaN for none.</param>
public readonly record struct PolicyChoice(int Domain, double Policy)
{
    /// <summary>No policy.</summary>
    public static PolicyChoice None { get; } = new(-1, double.NaN);
}

/// <summary>A parameter of the model.</summary>
public sealed record ParameterField(string Name) : InterventionField<ParameterInfo?>(Name, true, null);

/// <summary>A field with one of some names, each of which stands for a value.</summary>
public interface IChoiceField
{
    /// <summary>Meaning.</summary>
    string Meaning { get; }

    /// <summary>The names.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The value that a name stands for.</summary>
    object ValueOf(string name);
}

/// <summary>One of some names.</summary>
/// <typeparam name="T">Type of what the names stand for.</typeparam>
/// <param name="Name">Name.</param>
/// <param name="Meaning">Meaning.</param>
/// <param name="Choices">The names, with what each stands for.</param>
public sealed record ChoiceField<T>(string Name, string Meaning, params IReadOnlyList<(string Name, T Value)> Choices)
    : InterventionField<T>(Name, true, default), IChoiceField where T : struct
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. Choices.Select(choice => choice.Name)];

    /// <inheritdoc/>
    public object ValueOf(string name) => Choices.Single(choice => choice.Name == name).Value;
}

/// <summary>A field with a column that can be set; a column with a value a domain is named with its domain, as in <c>policy.climate</c>.</summary>
public interface IColumnField
{
    /// <summary>The columns.</summary>
    IReadOnlyList<SettableColumn> Columns { get; }

    /// <summary>The value that names one of the columns and a domain, -1 for none.</summary>
    object ValueOf(SettableColumn column, int domain);
}

/// <summary>A column that can be set.</summary>
/// <typeparam name="TColumn">Type of the columns.</typeparam>
/// <param name="Name">Name.</param>
/// <param name="All">The columns.</param>
public sealed record ColumnField<TColumn>(string Name, IReadOnlyList<TColumn> All)
    : InterventionField<ColumnChoice<TColumn>?>(Name, true, null), IColumnField where TColumn : SettableColumn
{
    /// <inheritdoc/>
    public IReadOnlyList<SettableColumn> Columns => All;

    /// <inheritdoc/>
    public object ValueOf(SettableColumn column, int domain) => new ColumnChoice<TColumn>((TColumn)column, domain);
}

/// <summary>A column, and the domain where it has a value a domain.</summary>
/// <typeparam name="TColumn">Type of the column.</typeparam>
/// <param name="Column">The column.</param>
/// <param name="Domain">Row of the domain; -1 for none.</param>
public sealed record ColumnChoice<TColumn>(TColumn Column, int Domain) where TColumn : SettableColumn;
