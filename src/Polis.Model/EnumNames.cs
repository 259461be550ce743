using System.Runtime.CompilerServices;

namespace Polis.Model;

/// <summary>
/// The names of an enumeration's members as scenario files and results write them, in camelCase: <c>ClashOutcome.PolicyChanged</c> is <c>policyChanged</c>.
/// Whoever writes or reads such a name asks here, so that a name is never written a second time.
/// </summary>
/// <remarks>Plain arrays: a dictionary for each enumeration would be compiled anew at every start of the program.</remarks>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumNames<T> where T : struct, Enum
{
    private static readonly T[] _values = Enum.GetValues<T>();
    private static readonly string[] _names = NamesInCamelCase.Of(typeof(T));

    /// <summary>All members, in the order of their numbers.</summary>
    public static IReadOnlyList<T> Values => _values;

    /// <summary>All names, in the order of the members' numbers.</summary>
    public static IReadOnlyList<string> Names => _names;

    /// <summary>The name of a member.</summary>
    public static string Of(T value)
    {
        // Most enumerations count on from 0: the place of a member is then its number.
        int number = Number(value);
        if (number < _values.Length && Number(_values[number]) == number) return _names[number];
        for (int v = 0; v < _values.Length; v++)
            if (Number(_values[v]) == number) return _names[v];
        throw new ArgumentOutOfRangeException(nameof(value), value, $"No member of {typeof(T).Name}.");
    }

    /// <summary>Finds the member of a name; says whether there is one of that name.</summary>
    public static bool TryParse(string name, out T value)
    {
        int found = Array.IndexOf(_names, name);
        value = found < 0 ? default : _values[found];
        return found >= 0;
    }

    /// <summary>The member of a name that was checked before.</summary>
    /// <exception cref="ArgumentException">No member has the name.</exception>
    public static T Parse(string name) => TryParse(name, out var value) ? value : throw new ArgumentException($"No {typeof(T).Name} is named {name}.");

    private static int Number(T value) => Unsafe.SizeOf<T>() == 1 ? Unsafe.As<T, byte>(ref value) : Unsafe.As<T, int>(ref value);
}

/// <summary>Names of any enumeration's members in camelCase, in the order of their numbers.</summary>
internal static class NamesInCamelCase
{
    public static string[] Of(Type enumeration)
    {
        string[] names = Enum.GetNames(enumeration);
        for (int n = 0; n < names.Length; n++) names[n] = char.ToLowerInvariant(names[n][0]) + names[n][1..];
        return names;
    }
}
