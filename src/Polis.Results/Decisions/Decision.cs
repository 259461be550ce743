using Polis.Model;

namespace Polis.Results;

/// <summary>A decision of a run: what could be chosen, what each option was worth and why, and what was chosen. All numbers are those that decided.</summary>
/// <param name="Number">Its number in the run, from 0, in the order in which decisions fell.</param>
/// <param name="Time">Decimal year at the end of its step.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="City">Id of the city that decided or that it was about; null for none.</param>
/// <param name="CityName">Its name.</param>
/// <param name="Nation">Code of the nation that decided or that the city belonged to.</param>
/// <param name="Other">The other nation's code, or the treaty's or network's name; null for none.</param>
/// <param name="Domain">Domain; null for none.</param>
/// <param name="Reference">Number of the clash (stance, response) or of the bid; null for none.</param>
/// <param name="Chosen">Number of the chosen option among <paramref name="Options"/>.</param>
/// <param name="Draw">The uniform that chose: it fell in the chosen option's share of (0, 1), the options in their order.</param>
/// <param name="Precision">λ of the rule by which chances follow from utilities, per log point; null where they follow none.</param>
/// <param name="Value">A figure that goes with the kind: the year since which the government is in office that decided on a stance or an answer, null for one
/// that was in office at the start; the yes share of a referendum; the highest hazard of the step where chances are those of a rate; null for none.</param>
/// <param name="Options">What could be chosen.</param>
public sealed record Decision(
    int Number, double Time, DecisionKind Kind, long? City, string? CityName,
    string? Nation, string? Other, string? Domain, int? Reference, int Chosen, double Draw,
    double? Precision, double? Value, IReadOnlyList<WeighedOption> Options)
{
    /// <summary>What it went by beside the terms of utilities, where its kind has such facts.</summary>
    public IReadOnlyList<KnownFact> Facts { get; init; } = [];

    /// <summary>The chosen option.</summary>
    public WeighedOption Choice => Options[Chosen];

    /// <summary>Who decided: a city, a nation, or the cities of a bid, named by its starter.</summary>
    public ActorKind Actor => DecisionKinds.Of(Kind).Actor;

    /// <summary>Name of who decided.</summary>
    public string ActorName => (Actor == ActorKind.Nation ? Nation : CityName) ?? "";

    /// <summary>Place of the chosen option by probability, from 1.</summary>
    public int Rank => 1 + Options.Count(option => option.Probability > Choice.Probability);

    /// <summary>Since when the government is in office that decided on a stance or an answer; null for one of the start, and for other kinds.</summary>
    public double? GovernmentSince => Kind is DecisionKind.Stance or DecisionKind.Response ? Value : null;

    /// <summary>Whether the nation put the city's government, which decided on a stance, in by force.</summary>
    public bool IsByForcedGovernment => FactOf(DecisionFact.PutInByForce) is not null;

    /// <summary>Value of a fact that it went by; null where it has no such fact.</summary>
    public double? FactOf(DecisionFact wanted)
    {
        foreach (var fact in Facts)
            if (fact.Fact == wanted) return fact.Value;
        return null;
    }

    /// <summary>Whether the decision belongs to a clash; its reference is one then.</summary>
    public bool IsOfClash => DecisionKinds.Of(Kind).Reference == RowOf.Clash;

    /// <summary>Whether the decision belongs to a bid; its reference is one then.</summary>
    public bool IsOfBid => DecisionKinds.Of(Kind).Reference == RowOf.Bid;
}

/// <summary>An option of a decision.</summary>
/// <param name="Option">Which.</param>
/// <param name="Utility">Utility, log points; the sum of its terms.</param>
/// <param name="Probability">Probability; those of a decision add up to 1.</param>
/// <param name="Terms">Terms of the utility, in the order in which they were added; none where the utility is 0 by definition.</param>
public sealed record WeighedOption(DecisionOption Option, double Utility, double Probability, IReadOnlyList<WeighedTerm> Terms);

/// <summary>A fact that a decision went by.</summary>
/// <param name="Fact">Which.</param>
/// <param name="Value">Value, as the fact says.</param>
public readonly record struct KnownFact(DecisionFact Fact, double Value);

/// <summary>A term of a utility.</summary>
/// <param name="Term">Which.</param>
/// <param name="Value">Value, log points.</param>
public readonly record struct WeighedTerm(DecisionTerm Term, double Value);
