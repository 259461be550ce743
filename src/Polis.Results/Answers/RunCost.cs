using Polis.Model;

namespace Polis.Results;

/// <summary>What a run has cost.</summary>
/// <param name="Build">Seconds of building the world.</param>
/// <param name="Mechanisms">Seconds of each mechanism, in the order of a step.</param>
public sealed record RunCost(double Build, IReadOnlyList<double> Mechanisms)
{
    /// <summary>What a run has cost so far.</summary>
    public static RunCost Of(Simulation simulation) => new(simulation.BuildSeconds, [.. simulation.Schedule.Seconds]);

    /// <summary>The cost of two runs of one plan together.</summary>
    public RunCost Plus(RunCost other) => new(Build + other.Build, [.. Mechanisms.Zip(other.Mechanisms, (one, two) => one + two)]);
}
