using Polis.Model;
using Polis.Results;

namespace Polis.Cli;

/// <summary>The list of metrics.</summary>
internal static class MetricView
{
    /// <summary>Prints name, unit and meaning of each, a line each.</summary>
    public static int Print(SimulationPlan plan, TextWriter output)
    {
        var metrics = MetricCatalogue.For(
            [.. plan.Tables.Domains.Select(domain => domain.Name)],
            [.. plan.Tables.Networks.Select(network => network.Name), .. plan.Interventions.OfType<FoundNetwork>().Select(found => found.Network.Name)]);
        int name = metrics.Max(metric => metric.Name.Length), unit = metrics.Max(metric => metric.Unit.Length);
        foreach (var metric in metrics) output.WriteLine($"{metric.Name.PadRight(name)}  {metric.Unit.PadRight(unit)}  {metric.Meaning}");
        return ExitCode.Done;
    }
}
