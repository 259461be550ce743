using static System.FormattableString;

namespace Polis.Scenarios;

/// <summary>The size of a synthetic world (<c>synthetic: {cities: N, nations: M}</c>).</summary>
/// <param name="Cities">Number of cities: at least the number of nations, at most <see cref="MostCities"/>.</param>
/// <param name="Nations">Number of nations, from 1 to <see cref="MostNations"/>.</param>
public sealed record SyntheticSpec(int Cities, int Nations)
{
    /// <summary>Most cities: their columns with ten domains still fit an index of 31 bits.</summary>
    public const int MostCities = 100_000_000;

    /// <summary>
    /// Most nations: so many centres 200 km apart leave half of the sphere free, so that the next is found at once
    /// (beyond some 8,000 none would be), and tables of pairs stay small.
    /// </summary>
    public const int MostNations = 2_000;

    /// <summary>What is wrong with the numbers, as a sentence for the user; null where nothing is.</summary>
    public string? Problem()
    {
        if (Nations is < 1 or > MostNations) return Invariant($"a synthetic world has 1 to {MostNations:N0} nations, not {Nations:N0}");
        if (Cities is < 1 or > MostCities) return Invariant($"a synthetic world has 1 to {MostCities:N0} cities, not {Cities:N0}");
        if (Cities < Nations)
            return Invariant($"every nation of a synthetic world has a city: {Nations:N0} nations need {Nations:N0} cities or more, not {Cities:N0}");
        return null;
    }
}
