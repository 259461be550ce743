namespace Polis.Scenarios;

/// <summary>The size of a synthetic world (<c>synthetic: {cities: N, nations: M}</c>).</summary>
/// <param name="Cities">Number of cities, at least the number of nations.</param>
/// <param name="Nations">Number of nations, 1 or more.</param>
public sealed record SyntheticSpec(int Cities, int Nations);
