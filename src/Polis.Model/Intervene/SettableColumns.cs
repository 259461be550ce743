namespace Polis.Model;

/// <summary>A column that an intervention can set.</summary>
/// <param name="Name">Name.</param>
/// <param name="ByDomain">Whether it has a value a domain.</param>
/// <param name="Range">What it may be set to.</param>
public abstract record SettableColumn(string Name, bool ByDomain, NumberRange Range)
{
    /// <summary>Says what is wrong with a value that the column cannot be set to; null where it can.</summary>
    internal static IEnumerable<InterventionProblem> OutOfRange<TColumn>(InterventionValues values, ColumnField<TColumn> column, NumberField to)
        where TColumn : SettableColumn
    {
        if (values.Get(column) is { } chosen && values.Has(to) && !chosen.Column.Range.Allows(values.Get(to)))
            yield return new(to, $"is {values.Written(to)}, out of range for {values.Written(column)}", Range: chosen.Column.Range);
    }
}

/// <summary>A column of numbers, of nations or cities.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <param name="Name">Name.</param>
/// <param name="ByDomain">Whether it has a value a domain.</param>
/// <param name="Range">What it may be set to.</param>
/// <param name="Of">Finds the element that is set: by row, or by row × domains + domain.</param>
public sealed record CellColumn<TTable>(string Name, bool ByDomain, NumberRange Range, CellOf<TTable> Of) : SettableColumn(Name, ByDomain, Range)
{
    /// <summary>Whether it is a policy, which can be announced.</summary>
    public bool IsPolicy { get; init; }

    /// <summary>Whether it counts people, who are people of the nation too.</summary>
    public bool CountsPeople { get; init; }

    /// <summary>The element that is set, by row and domain.</summary>
    internal int Index(int row, int domains, int domain) => ByDomain ? row * domains + domain : row;
}

/// <summary>Finds the element of a column.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <param name="table">The table.</param>
/// <param name="index">Number of the element.</param>
public delegate ref double CellOf<TTable>(TTable table, int index);

/// <summary>A column of pairs of nations, which is 0 or 1.</summary>
/// <param name="Name">Name.</param>
/// <param name="Read">Reads the value of a pair.</param>
/// <param name="Write">Writes the value of a pair.</param>
public sealed record PairColumn(string Name, ReadPair Read, WritePair Write) : SettableColumn(Name, false, new NumberRange(0, 1))
{
    /// <summary>What it may be set to, for messages.</summary>
    internal const string Values = "0 or 1";

    /// <summary>Whether it may be set to a value.</summary>
    internal static bool Allows(double value) => value is 0 or 1;
}

/// <summary>Reads the value of a pair.</summary>
public delegate double ReadPair(Pairs pairs, int pair);

/// <summary>Writes the value of a pair.</summary>
public delegate void WritePair(Pairs pairs, int pair, double to);

/// <summary>All columns that interventions can set: the one place that knows their names and ranges.</summary>
public static class SettableColumns
{
    /// <summary>Columns of a nation.</summary>
    public static IReadOnlyList<CellColumn<Nations>> OfNations { get; } =
    [
        new("policy", true, new(-1, 1), (nations, cell) => ref nations.Policy[cell]) { IsPolicy = true },
        new("hinterlandIdeal", true, new(-1, 1), (nations, cell) => ref nations.HinterlandIdeal[cell]),
        new("democracy", false, new(0, 1), (nations, nation) => ref nations.Democracy[nation]),
        new("federalism", false, new(0, 1), (nations, nation) => ref nations.Federalism[nation]),
        new("vetoPlayers", false, new(0, 20), (nations, nation) => ref nations.VetoPlayers[nation]),
        new("belief", false, new(0, 1), (nations, nation) => ref nations.Belief[nation]),
    ];

    /// <summary>Columns of a city.</summary>
    public static IReadOnlyList<CellColumn<Cities>> OfCities { get; } =
    [
        new("autonomy", true, new(0, 1), (cities, cell) => ref cities.Autonomy[cell]),
        new("ideal", true, new(-1, 1), (cities, cell) => ref cities.Ideal[cell]),
        new("salience", true, new(0, 3), (cities, cell) => ref cities.Salience[cell]),
        new("grievance", false, new(0, 1), (cities, city) => ref cities.Grievance[city]),
        new("culturalDistance", false, new(0, 1), (cities, city) => ref cities.CulturalDistance[city]),
        new("population", false, new(1, 1e9), (cities, city) => ref cities.Population[city]) { CountsPeople = true },
    ];

    /// <summary>Columns of a pair of nations.</summary>
    public static IReadOnlyList<PairColumn> OfPairs { get; } =
    [
        new("tradeAgreement", (pairs, pair) => pairs.TradeAgreement[pair], (pairs, pair, to) => pairs.TradeAgreement[pair] = (int)to),
        new("alliance", (pairs, pair) => pairs.Alliance[pair], (pairs, pair, to) => pairs.Alliance[pair] = (int)to),
        new("recognised", (pairs, pair) => pairs.Recognised[pair], (pairs, pair, to) => pairs.Recognised[pair] = (byte)to),
    ];

    /// <summary>The column of a name.</summary>
    /// <param name="columns">Columns of a nation, a city or a pair.</param>
    /// <param name="name">Name.</param>
    /// <exception cref="ArgumentException">None of them has the name.</exception>
    public static TColumn Named<TColumn>(this IReadOnlyList<TColumn> columns, string name) where TColumn : SettableColumn =>
        columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException($"No column {name} can be set.");
}
