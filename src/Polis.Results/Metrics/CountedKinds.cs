using Polis.Model;

namespace Polis.Results;

/// <summary>The members of an enumeration that results count: their names, and the place of each in an array of counts.
/// They stand in the order of their codes.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class CountedKinds<T> where T : struct, Enum
{
    private readonly T[] _members;

    /// <summary>All members but those that are no kind of their own, such as "still open".</summary>
    internal CountedKinds(params T[] except)
    {
        _members = [.. Enum.GetValues<T>().Except(except)];
        Names = [.. _members.Select(EnumNames<T>.Of)];
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<T> Members => _members;

    /// <summary>Names of the members, as results write them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of members.</summary>
    public int Count => _members.Length;

    /// <summary>Place of a member in an array of counts; -1 for one that is not counted.</summary>
    /// <param name="kind">The member.</param>
    public int PlaceOf(T kind) => Array.IndexOf(_members, kind);
}
