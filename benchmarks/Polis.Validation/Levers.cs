using Polis.Model;

namespace Polis.Validation;

/// <summary>Changes of a plan by one thing: what the arms of an ensemble differ in.</summary>
internal static class Levers
{
    /// <summary>What makes the whole model the prototype's first part: treaties as the tables give them, no firms, no founding, no effect of recognition.</summary>
    public static IReadOnlyList<(string Parameter, double Value)> PartOne { get; } =
    [
        ("agreementProposalRate", 0), ("accordJoinRate", 0), ("accordWithdrawalRate", 0), ("allianceJoinRate", 0), ("networkFoundingRate", 0), ("firms", 0),
        ("nonRecognitionCost", 0),
    ];

    /// <summary>The plan with a parameter set from the start.</summary>
    public static SimulationPlan Set(this SimulationPlan plan, string parameter, double value)
    {
        var info = ParameterInfo.Find(parameter) ?? throw new ArgumentException($"The model has no parameter {parameter}.");
        return plan with { Parameters = info.With(plan.Parameters, value) };
    }

    /// <summary>The plan with parameters set from the start.</summary>
    public static SimulationPlan Set(this SimulationPlan plan, IEnumerable<(string Parameter, double Value)> levers) =>
        levers.Aggregate(plan, (changed, lever) => changed.Set(lever.Parameter, lever.Value));

    /// <summary>The plan with another length.</summary>
    public static SimulationPlan Lasting(this SimulationPlan plan, int years) => plan with { Years = years };

    /// <summary>The plan with every nation as federal as that.</summary>
    public static SimulationPlan Federalism(this SimulationPlan plan, double value) =>
        plan.WithNations(nations => nations with { Federalism = [.. nations.Federalism.Select(_ => value)] });

    /// <summary>The plan with every nation as democratic as that.</summary>
    public static SimulationPlan Democracy(this SimulationPlan plan, double value) =>
        plan.WithNations(nations => nations with { Democracy = [.. nations.Democracy.Select(_ => value)] });

    /// <summary>The plan with every city culturally more distant from its nation, to 1 at most.</summary>
    public static SimulationPlan MoreDistant(this SimulationPlan plan, double by) =>
        plan with { Tables = plan.Tables with { Cities = plan.Tables.Cities with { CulturalDistance = [.. plan.Tables.Cities.CulturalDistance.Select(distance => Math.Min(1, distance + by))] } } };

    /// <summary>The plan with a grievance in every city, set once in the first step.</summary>
    public static SimulationPlan Aggrieved(this SimulationPlan plan, double grievance) => plan with
    {
        Interventions = [.. plan.Interventions, .. Enumerable.Range(0, plan.Tables.Cities.Count).Select(city => new SetCity(plan.Clock.StartMonth, null, city, "grievance", -1, grievance))],
    };

    /// <summary>The plan without the memberships of cities that are dated after the start: only the model makes cities join.</summary>
    public static SimulationPlan WithoutLaterMemberships(this SimulationPlan plan) =>
        plan with { Tables = plan.Tables with { Memberships = [.. plan.Tables.Memberships.Where(row => row.Month <= plan.Clock.StartMonth)] } };

    private static SimulationPlan WithNations(this SimulationPlan plan, Func<NationInputs, NationInputs> change) =>
        plan with { Tables = plan.Tables with { Nations = change(plan.Tables.Nations) } };
}
