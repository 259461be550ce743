namespace Polis.Results;

/// <summary>One metric of <c>series.parquet</c>.</summary>
/// <param name="Name">Name, as in <c>defiance.trade</c>.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Meaning">What it measures, in a line.</param>
public sealed record Metric(string Name, string Unit, string Meaning);
