using System.Text.Json;
using ParquetSharp;

namespace Polis.Results.Writing;

/// <summary>The members of an enumeration as results name them, camelCase.</summary>
internal static class Words<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> _names = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>The name of a member.</summary>
    public static string Of(T value) => _names[value];

    /// <summary>The member of a name; the first where there is none of that name.</summary>
    public static T Parse(string name) => _names.FirstOrDefault(pair => pair.Value == name).Key;

    /// <summary>The names by value, out of a store.</summary>
    public static ByteArray[] In(NameStore names)
    {
        var words = new ByteArray[_names.Keys.Max(value => Convert.ToInt32(value)) + 1];
        foreach (var (value, name) in _names) words[Convert.ToInt32(value)] = names[name];
        return words;
    }
}
