using System.Text.Json;

namespace Polis.Model;

/// <summary>
/// The names of an enumeration's members as scenario files and results write them, in camelCase: <c>ClashOutcome.PolicyChanged</c> is <c>policyChanged</c>.
/// Whoever writes or reads such a name asks here, so that a name is never written a second time.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumNames<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> _names = Enum.GetValues<T>().ToDictionary(
        value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> _values = _names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All members with their names.</summary>
    public static IReadOnlyDictionary<T, string> All => _names;

    /// <summary>All names, in the order of the members' numbers.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _names.Values];

    /// <summary>The name of a member.</summary>
    public static string Of(T value) => _names[value];

    /// <summary>Finds the member of a name; says whether there is one of that name.</summary>
    public static bool TryParse(string name, out T value) => _values.TryGetValue(name, out value);

    /// <summary>The member of a name that was checked before.</summary>
    /// <exception cref="ArgumentException">No member has the name.</exception>
    public static T Parse(string name) => TryParse(name, out var value) ? value : throw new ArgumentException($"No {typeof(T).Name} is named {name}.");
}
