using Polis.Model;

namespace Polis.Scenarios;

/// <summary>A value in which two scenarios differ, as files have it.</summary>
/// <param name="Path">Path of the value, as in <c>parameters.policyLoss</c>; of an intervention its path in the scenario that has it.</param>
/// <param name="Before">The value in the first; null where it has none.</param>
/// <param name="After">The value in the second; null where it has none.</param>
public sealed record ScenarioDifference(string Path, string? Before, string? After)
{
    private const string None = "none";

    /// <summary>The difference in words, as in <c>policyLoss 0.05 → 0.1</c>.</summary>
    public string Words => $"{ScenarioPaths.Short(Path)} {Before ?? None} → {After ?? None}";

    /// <summary>The values in which two scenarios differ, of those that say what the world is like: its tables or its size, what is left out, domains and
    /// parameters. Interventions are not among them.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    public static IReadOnlyList<ScenarioDifference> Of(Scenario before, Scenario after)
    {
        var (first, second) = (ValuesOf(before), ValuesOf(after));
        return
        [
            .. from path in first.Keys.Union(second.Keys)
               let difference = new ScenarioDifference(path, first.GetValueOrDefault(path), second.GetValueOrDefault(path))
               where difference.Before != difference.After
               select difference,
        ];
    }

    private static Dictionary<string, string> ValuesOf(Scenario scenario)
    {
        var values = ParameterInfo.All.ToDictionary(
            parameter => ScenarioPaths.OfParameters + parameter.Name, parameter => ScenarioWriter.ParameterText(parameter.Read(scenario.Parameters)));
        foreach (var (key, path) in scenario.TablePaths) values.Add(key, ShippedScenarios.Portable(path));
        if (scenario.Synthetic is { } synthetic) values.Add("synthetic", $"{synthetic.Cities:N0} cities, {synthetic.Nations:N0} nations");
        if (scenario.Root["leaveOut"] is { } leaveOut) values.Add("leaveOut", ScenarioWriter.Flow(leaveOut));
        values.Add("domains", string.Join(", ", scenario.Domains.Select(domain => $"{domain.Name} ({EnumNames<EconomicLever>.Of(domain.Lever)})")));
        return values;
    }
}
