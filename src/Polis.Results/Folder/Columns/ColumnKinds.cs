namespace Polis.Results.Folder;

/// <summary>The kinds of columns by the names that blocks have for them.</summary>
internal static class ColumnKinds
{
    private static readonly (string Name, Type Type, Func<string, bool, ColumnBuffer> Make)[] _all =
    [
        ("bool", typeof(NumberBuffer<bool>), (name, repeats) => new NumberBuffer<bool>(name, repeats)),
        ("short", typeof(NumberBuffer<short>), (name, repeats) => new NumberBuffer<short>(name, repeats)),
        ("int", typeof(NumberBuffer<int>), (name, repeats) => new NumberBuffer<int>(name, repeats)),
        ("long", typeof(NumberBuffer<long>), (name, repeats) => new NumberBuffer<long>(name, repeats)),
        ("float", typeof(NumberBuffer<float>), (name, repeats) => new NumberBuffer<float>(name, repeats)),
        ("double", typeof(NumberBuffer<double>), (name, repeats) => new NumberBuffer<double>(name, repeats)),
        ("int?", typeof(OptionalBuffer<int>), (name, _) => new OptionalBuffer<int>(name)),
        ("long?", typeof(OptionalBuffer<long>), (name, _) => new OptionalBuffer<long>(name)),
        ("double?", typeof(OptionalBuffer<double>), (name, _) => new OptionalBuffer<double>(name)),
        ("name", typeof(NameBuffer), (name, _) => new NameBuffer(name)),
        ("text", typeof(TextBuffer), (name, _) => new TextBuffer(name)),
    ];

    /// <summary>Name of the kind of a column.</summary>
    /// <exception cref="InvalidOperationException">It is of no kind that blocks have.</exception>
    public static string NameOf(ColumnBuffer column) =>
        _all.FirstOrDefault(kind => kind.Type == column.GetType()).Name
            ?? throw new InvalidOperationException($"Blocks have no kind for the column {column.Name}, a {column.GetType().Name}.");

    /// <summary>Makes an empty column.</summary>
    /// <param name="kind">Name of its kind.</param>
    /// <param name="name">Name of the column.</param>
    /// <param name="repeats">Whether its values repeat.</param>
    /// <exception cref="InvalidDataException">There is no such kind.</exception>
    public static ColumnBuffer Make(string kind, string name, bool repeats) =>
        _all.FirstOrDefault(known => known.Name == kind).Make is { } make ? make(name, repeats)
            : throw new InvalidDataException($"no column is of the kind {kind}");
}
