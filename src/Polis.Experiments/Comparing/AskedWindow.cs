using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>The years that the command line asks for.</summary>
internal static class AskedWindow
{
    /// <summary>The years, as far as a run has the whole of them.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="asked">Years.</param>
    /// <exception cref="OutputException">The run has none of them.</exception>
    public static Window Of(SimulationPlan plan, AskedYears asked) => asked.Within(plan.Clock, plan.Years) is { } within
        ? Window.OfAsked(within)
        : throw new OutputException($"--window: {asked.Outside}; expected {AskedYears.ExpectedOf(plan.Clock, plan.Years)}");
}
