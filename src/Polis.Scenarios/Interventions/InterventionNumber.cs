namespace Polis.Scenarios.Interventions;

/// <summary>
/// How an intervention is called by its place in the scenario's list. What one item of the list is expanded into keeps that item's place. Paths count from 0,
/// as all paths of scenarios do; words for people count from 1.
/// </summary>
public static class InterventionNumber
{
    /// <summary>Path of an item, as in <c>interventions.1</c>.</summary>
    /// <param name="line">Number of the item, from 0.</param>
    public static string Path(int line) => $"interventions.{line}";

    /// <summary>The number that people read, as in <c>2</c>.</summary>
    /// <param name="line">Number of the item, from 0.</param>
    public static string Count(int line) => $"{line + 1}";

    /// <summary>Which intervention it is, in words, as in <c>intervention 2 of the scenario (interventions.1)</c>.</summary>
    /// <param name="line">Number of the item, from 0.</param>
    public static string Words(int line) => $"intervention {Count(line)} of the scenario ({Path(line)})";

    /// <summary>Numbers that people read, as in <c>1–3, 5</c>.</summary>
    /// <param name="lines">Numbers of items, from 0.</param>
    public static string Counts(IEnumerable<int> lines)
    {
        var parts = new List<string>();
        int[] all = [.. lines.Distinct().Order()];
        for (int first = 0, last; first < all.Length; first = last + 1)
        {
            for (last = first; last + 1 < all.Length && all[last + 1] == all[last] + 1;) last++;
            parts.Add(last == first ? Count(all[first]) : $"{Count(all[first])}–{Count(all[last])}");
        }
        return string.Join(", ", parts);
    }
}
