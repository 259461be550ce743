using System.Text.Json;

namespace Polis.Results;

/// <summary>The names of an enumeration's members as results write them, in camelCase.</summary>
internal static class EnumNames<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> _names = Enum.GetValues<T>().ToDictionary(
        value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> _values = _names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All members with their names.</summary>
    public static IReadOnlyDictionary<T, string> All => _names;

    /// <summary>The name of a member.</summary>
    public static string Of(T value) => _names[value];

    /// <summary>Finds the member of a name; says whether there is one of that name.</summary>
    public static bool TryParse(string name, out T value) => _values.TryGetValue(name, out value);
}
