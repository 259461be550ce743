using System.Text.Json;

namespace Polis.Results;

/// <summary>The names of an enumeration's members as results write them, in camelCase.</summary>
internal static class EnumNames<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> _names = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>All members with their names.</summary>
    public static IReadOnlyDictionary<T, string> All => _names;

    /// <summary>The name of a member.</summary>
    public static string Of(T value) => _names[value];

    /// <summary>The member of a name; the first where there is none of that name.</summary>
    public static T Parse(string name) => _names.FirstOrDefault(pair => pair.Value == name).Key;
}
