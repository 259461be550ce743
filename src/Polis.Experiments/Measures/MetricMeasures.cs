using Polis.Results;

namespace Polis.Experiments;

/// <summary>Numbers of a run that are made of several metrics.</summary>
public static class MetricMeasures
{
    /// <summary>Share of one answer among all answers that nations gave over the run.</summary>
    /// <param name="run">Metrics of the run.</param>
    /// <param name="response">Name of the answer, as in <c>devolve</c>.</param>
    public static double ShareOfResponses(this MetricHistory run, string response) =>
        run.Sum($"response.{response}") / MetricCatalogue.Responses.Names.Sum(each => run.Sum($"response.{each}"));
}
