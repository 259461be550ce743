using Polis.Model;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>
/// Changes of a plan by one thing: what the arms of an experiment differ in. A value is named by its path: a parameter by its name (<c>policyLoss</c>, or
/// <c>parameters.policyLoss</c> as in scenarios), a column of a table by table and column (<c>nations.federalism</c>).
/// </summary>
public static class Levers
{
    private const string OfParameters = "parameters.";

    private static readonly Dictionary<string, Func<SimulationPlan, Func<double, double>, SimulationPlan>> _columns = new()
    {
        ["nations.democracy"] = (plan, change) => plan.WithNations(nations => nations with { Democracy = Each(nations.Democracy, change) }),
        ["nations.federalism"] = (plan, change) => plan.WithNations(nations => nations with { Federalism = Each(nations.Federalism, change) }),
        ["nations.vetoPlayers"] = (plan, change) => plan.WithNations(nations => nations with { VetoPlayers = Each(nations.VetoPlayers, change) }),
        ["nations.incomePerHead"] = (plan, change) => plan.WithNations(nations => nations with { IncomePerHead = Each(nations.IncomePerHead, change) }),
        ["cities.incomePerHead"] = (plan, change) => plan.WithCities(cities => cities with { IncomePerHead = Each(cities.IncomePerHead, change) }),
        ["cities.culturalDistance"] = (plan, change) => plan.WithCities(cities => cities with { CulturalDistance = Each(cities.CulturalDistance, change) }),
    };

    /// <summary>Paths of all that can be changed.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. ParameterInfo.All.Select(parameter => parameter.Name), .. _columns.Keys];

    /// <summary>The plan with a value set from the start: of a parameter, or of every row of a column.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="value">New value.</param>
    /// <exception cref="ArgumentException">There is no such path; the message names the nearest.</exception>
    public static SimulationPlan Set(this SimulationPlan plan, string path, double value) => plan.Change(path, _ => value);

    /// <summary>The plan with values set from the start.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="levers">Paths with their new values.</param>
    /// <exception cref="ArgumentException">There is no such path; the message names the nearest.</exception>
    public static SimulationPlan Set(this SimulationPlan plan, IEnumerable<(string Path, double Value)> levers) =>
        levers.Aggregate(plan, (changed, lever) => changed.Set(lever.Path, lever.Value));

    /// <summary>The plan with a value replaced by a function of it: of a parameter, or of every row of a column.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="change">The new value of an old one.</param>
    /// <exception cref="ArgumentException">There is no such path; the message names the nearest.</exception>
    public static SimulationPlan Change(this SimulationPlan plan, string path, Func<double, double> change)
    {
        if (_columns.TryGetValue(path, out var column)) return column(plan, change);
        string name = path.StartsWith(OfParameters, StringComparison.Ordinal) ? path[OfParameters.Length..] : path;
        if (ParameterInfo.Find(name) is { } parameter)
            return plan with { Parameters = parameter.With(plan.Parameters, change(parameter.Read(plan.Parameters))) };
        throw new ArgumentException($"There is nothing to set at \"{path}\"{(Nearest.Of(name, Paths) is { } near ? $"; nearest: {near}" : "")}.", nameof(path));
    }

    /// <summary>The plan with another length, in years.</summary>
    public static SimulationPlan Lasting(this SimulationPlan plan, int years) => plan with { Years = years };

    private static SimulationPlan WithNations(this SimulationPlan plan, Func<NationInputs, NationInputs> change) =>
        plan with { Tables = plan.Tables with { Nations = change(plan.Tables.Nations) } };

    private static SimulationPlan WithCities(this SimulationPlan plan, Func<CityInputs, CityInputs> change) =>
        plan with { Tables = plan.Tables with { Cities = change(plan.Tables.Cities) } };

    private static double[] Each(double[] column, Func<double, double> change) => [.. column.Select(change)];
}
