using Polis.Model;

namespace Polis.Validation;

/// <summary>Changes of a plan that only the validation makes.</summary>
internal static class Arms
{
    /// <summary>What makes the whole model the prototype's first part: treaties as the tables give them, no firms,
    /// no founding, no effect of recognition.</summary>
    public static IReadOnlyList<(string Parameter, double Value)> PartOne { get; } =
    [
        ("agreementProposalRate", 0), ("accordJoinRate", 0), ("accordWithdrawalRate", 0), ("allianceJoinRate", 0), ("networkFoundingRate", 0), ("firms", 0),
        ("nonRecognitionCost", 0),
    ];

    /// <summary>The plan with a grievance in every city, set once in the first step.</summary>
    public static SimulationPlan Aggrieved(this SimulationPlan plan, double grievance) => plan with
    {
        Interventions = [.. plan.Interventions,
            .. Enumerable.Range(0, plan.Tables.Cities.Count).Select(city => new SetCity(plan.Clock.StartMonth, null, city, "grievance", -1, grievance))],
    };

    /// <summary>The plan without the memberships of cities that are dated after the start: only the model makes cities join.</summary>
    public static SimulationPlan WithoutLaterMemberships(this SimulationPlan plan) =>
        plan with { Tables = plan.Tables with { Memberships = [.. plan.Tables.Memberships.Where(row => row.Month <= plan.Clock.StartMonth)] } };
}
