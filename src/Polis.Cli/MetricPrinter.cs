using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>The list of metrics.</summary>
internal static class MetricPrinter
{
    /// <summary>Scenario whose metrics are listed where none is named: the base of the shipped ones.</summary>
    private const string Base = "world-2015";

    /// <summary>Prints the metrics of the world that most scenarios extend.</summary>
    public static int PrintShipped(TextWriter output)
    {
        using var team = new ThreadTeam(1);
        return Print(ScenarioLoader.Load(Base).ToPlan(team), output);
    }

    /// <summary>Prints name, unit and meaning of each, a line each.</summary>
    public static int Print(SimulationPlan plan, TextWriter output)
    {
        var metrics = MetricCatalogue.For(
            [.. plan.Tables.Domains.Select(domain => domain.Name)],
            [.. plan.NetworkRows.Select(network => network.Name)]);
        int name = metrics.Max(metric => metric.Name.Length), unit = metrics.Max(metric => metric.Unit.Text.Length);
        foreach (var metric in metrics) output.WriteLine($"{metric.Name.PadRight(name)}  {metric.Unit.Text.PadRight(unit)}  {metric.Meaning}");
        return ExitCode.Done;
    }
}
