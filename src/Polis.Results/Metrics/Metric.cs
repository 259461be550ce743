using Polis.Model;

namespace Polis.Results;

/// <summary>One metric: all that there is to say of it. The entries of <see cref="MetricCatalogue"/> are the only metrics there are.</summary>
public sealed class Metric
{
    internal Metric(string name, string unit, string meaning, Func<MetricContext, double> value) => (Name, Unit, Meaning, Value) = (name, unit, meaning, value);

    /// <summary>Name, as in <c>defiance.trade</c>.</summary>
    public string Name { get; }

    /// <summary>Unit.</summary>
    public string Unit { get; }

    /// <summary>What it measures, in a line.</summary>
    public string Meaning { get; }

    /// <summary>Its value; not a number where it has none, and then nothing is recorded.</summary>
    internal Func<MetricContext, double> Value { get; }
}

/// <summary>What a metric is worked out from.</summary>
/// <param name="World">The world at the end of the step, or at the start.</param>
/// <param name="Sums">Sums over its cities and nations: what is added up in one walk for all metrics.</param>
/// <param name="Flows">What happened in the step; nothing at the start.</param>
/// <param name="Time">Decimal year.</param>
internal sealed record MetricContext(World World, StateSums Sums, StepFlows Flows, double Time);
