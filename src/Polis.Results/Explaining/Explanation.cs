using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>What <c>polis explain --json</c> prints.</summary>
/// <param name="Subject">What is explained, as in <c>Barcelona, ESP</c>, <c>ESP</c>, <c>clash 12</c>, <c>bid 3</c>.</param>
/// <param name="SubjectKind"><c>city</c>, <c>nation</c>, <c>clash</c> or <c>bid</c>.</param>
/// <param name="Folder">Run folder.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Source"><c>recorded</c>, or <c>computed</c> again from the seed.</param>
/// <param name="Count">Decisions in all.</param>
/// <param name="Note">That an intervention began it, where no decision did; and what interventions held its cities to.</param>
/// <param name="Decisions">The last of them, or all, by time.</param>
/// <param name="Interventions">What became of interventions that acted on the subject in the time of these decisions, by time.</param>
public sealed record Explanation(
    string Subject, string SubjectKind, string Folder, int Run, string Source, int Count, string? Note, IReadOnlyList<ExplainedDecision> Decisions,
    IReadOnlyList<ExplainedIntervention> Interventions)
{
    /// <summary>The explanation as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ExplanationJson.Default.Explanation);
}

/// <summary>The begin or the end of an intervention as JSON has it.</summary>
/// <param name="Number">Its number in the scenario's list, from 0.</param>
/// <param name="Name">What it does.</param>
/// <param name="Change"><c>began</c>, <c>ended</c>, <c>endedEarly</c> or <c>withoutEffect</c>.</param>
/// <param name="Time">Decimal year at the end of its step, as decisions have it; it comes before the decisions of that step unless it ended early.</param>
/// <param name="Until">Decimal year of its end by the scenario; null where it has none.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record ExplainedIntervention(int Number, string Name, string Change, double Time, double? Until, string Sentence)
{
    /// <summary>The begin or the end of an intervention for JSON.</summary>
    public static ExplainedIntervention Of(InterventionTurn turn) =>
        new(turn.Number, turn.Name, EnumNames<InterventionChange>.Of(turn.Change), turn.Time, turn.Until, turn.Sentence);
}

/// <summary>A decision as JSON has it. What is absent or infinite is null.</summary>
/// <param name="Time">Decimal year.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Actor">Who decided: name of a city, code of a nation.</param>
/// <param name="ActorKind"><c>city</c>, <c>nation</c> or <c>bloc</c>.</param>
/// <param name="City">Name of the city that decided or that it was about.</param>
/// <param name="CityId">Its id.</param>
/// <param name="Nation">Code of the nation.</param>
/// <param name="Other">The other nation, treaty or network.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Clash">Number of the clash.</param>
/// <param name="Bid">Number of the bid.</param>
/// <param name="Options">Options with their terms and probabilities.</param>
/// <param name="Chosen">Name of the chosen option.</param>
/// <param name="Rank">Its place by probability, from 1.</param>
/// <param name="Draw">The uniform that chose.</param>
/// <param name="Precision">λ, per log point.</param>
/// <param name="YesShare">Yes share of a referendum.</param>
/// <param name="HighestHazard">Of a decision at a rate: the highest hazard of the step, that of one to whom it is surely worth it.</param>
/// <param name="GovernmentSince">Of a stance or an answer: since when the government is in office that decided; null for one that was at the start.</param>
/// <param name="PutInByForce">Of a stance: whether the nation put that government in by force.</param>
/// <param name="Sentence">What was decided, in words; of what closed a clash also why.</param>
/// <param name="Ending">Of what closed a clash: what pressed the city, and how far the gap has closed.</param>
/// <param name="ApartFromRivals">Of the start of a bid: each term of net benefit beside the mean of the city's rivals, the farthest first.</param>
/// <param name="Movement">Of the start of a bid: the city's movement and its share of its land.</param>
/// <param name="WouldChange">What would have changed the choice.</param>
public sealed record ExplainedDecision(
    double Time, string Kind, string Actor, string ActorKind, string? City, long? CityId, string? Nation, string? Other, string? Domain, int? Clash, int? Bid,
    IReadOnlyList<ExplainedOption> Options, string Chosen, int Rank, double Draw, double? Precision,
    double? YesShare, double? HighestHazard, double? GovernmentSince, bool PutInByForce, string Sentence, string? Ending,
    IReadOnlyList<ExplainedTermApart>? ApartFromRivals, ExplainedMovement? Movement, ExplainedChange? WouldChange)
{
    /// <summary>A decision for JSON.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="conflicts">Clashes and bids of its run.</param>
    public static ExplainedDecision Of(Decision decision, Conflicts conflicts) => new(
        decision.Time, EnumNames<DecisionKind>.Of(decision.Kind), decision.ActorName, EnumNames<ActorKind>.Of(decision.Actor),
        decision.CityName, decision.City, decision.Nation, decision.Other, decision.Domain,
        decision.IsOfClash ? decision.Reference : null, decision.IsOfBid ? decision.Reference : null, [.. decision.Options.Select(ExplainedOption.Of)],
        EnumNames<DecisionOption>.Of(decision.Choice.Option), decision.Rank, decision.Draw,
        decision.Precision, decision.Kind == DecisionKind.Referendum ? decision.Value : null,
        DecisionKinds.Of(decision.Kind).Rule is DecisionRule.Hazard or DecisionRule.Rate ? decision.Value : null, decision.GovernmentSince,
        decision.IsByForcedGovernment,
        DecisionText.Sentence(decision, conflicts), DecisionText.Ending(decision, conflicts),
        conflicts.StartedBy(decision)?.ApartFromRivals
            .Select(term => new ExplainedTermApart(EnumNames<DecisionTerm>.Of(term.Term), term.Value, term.Rivals)).ToList(),
        Explaining.Movement.Of(decision) is { } movement ? ExplainedMovement.Of(movement) : null,
        WhatWouldChange.Of(decision) is { } change ? ExplainedChange.Of(change) : null);
}

/// <summary>An option as JSON has it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Utility">Utility, log points.</param>
/// <param name="Terms">Terms by name.</param>
/// <param name="Probability">Probability.</param>
public sealed record ExplainedOption(string Name, double? Utility, IReadOnlyDictionary<string, double?> Terms, double Probability)
{
    /// <summary>An option for JSON.</summary>
    public static ExplainedOption Of(WeighedOption option) =>
        new(EnumNames<DecisionOption>.Of(option.Option), Finite(option.Utility),
            option.Terms.ToDictionary(term => EnumNames<DecisionTerm>.Of(term.Term), term => Finite(term.Value)), option.Probability);

    /// <summary>A number that JSON can hold; null for any other.</summary>
    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A term of net benefit beside the mean of a city's rivals, as JSON has it.</summary>
/// <param name="Term">Name of the term.</param>
/// <param name="Value">The city's, log points.</param>
/// <param name="Rivals">The mean of its rivals.</param>
public sealed record ExplainedTermApart(string Term, double Value, double Rivals);

/// <summary>The movement of a city that began a bid, as JSON has it.</summary>
/// <param name="Probability">How likely its people has one.</param>
/// <param name="CulturalDistance">Its cultural distance.</param>
/// <param name="Grievance">Its grievance.</param>
/// <param name="MovementDistance">The parameter that the two together are held against.</param>
/// <param name="MovementSpread">The parameter that says how sharply.</param>
/// <param name="LandShare">Its share of the people of its land's cities.</param>
public sealed record ExplainedMovement(
    double Probability, double CulturalDistance, double Grievance, double MovementDistance, double MovementSpread, double LandShare)
{
    /// <summary>The movement for JSON.</summary>
    public static ExplainedMovement Of(Movement movement) => new(
        movement.Probability, movement.CulturalDistance, movement.Grievance, movement.Distance, movement.Spread, movement.LandShare);
}

/// <summary>What would have changed a choice, as JSON has it.</summary>
/// <param name="Rival">The likeliest option beside the chosen one.</param>
/// <param name="Without">Terms without which the same draw would have chosen another option; all terms where chances are those of a rate.</param>
/// <param name="Closest">The least change of one term with which the same draw would have chosen another option.</param>
public sealed record ExplainedChange(string Rival, IReadOnlyList<ExplainedAbsence> Without, ExplainedClosest? Closest)
{
    /// <summary>The change for JSON.</summary>
    public static ExplainedChange Of(WhatWouldChange change) => new(
        Name(change.Rival),
        [.. change.Without.Select(term => new ExplainedAbsence(
            Name(term.Option), Name(term.Term), ExplainedOption.Finite(term.Value), Name(term.ByDraw), Name(term.Likeliest), term.Probability,
            term.ChosenProbability, term.OfMovement == 0 ? null : term.OfMovement))],
        change.Closest is { } closest
            ? new ExplainedClosest(
                Name(closest.Option), Name(closest.Term), ExplainedOption.Finite(closest.Value), ExplainedOption.Finite(closest.Needed), Name(closest.Instead))
            : null);

    private static string Name(DecisionOption option) => EnumNames<DecisionOption>.Of(option);

    private static string Name(DecisionTerm term) => EnumNames<DecisionTerm>.Of(term);
}

/// <summary>What would have been without a term.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">Name of the term.</param>
/// <param name="Value">Its value.</param>
/// <param name="ByDraw">Option that the same draw would have chosen.</param>
/// <param name="Likeliest">Option that would have been the likeliest.</param>
/// <param name="Probability">Its probability then.</param>
/// <param name="ChosenProbability">Probability of the chosen option then.</param>
/// <param name="OfMovement">Of identity and grievance at the start of a bid: the distance or grievance that its movement went without too.</param>
public sealed record ExplainedAbsence(
    string Option, string Term, double? Value, string ByDraw, string Likeliest, double Probability, double ChosenProbability, double? OfMovement);

/// <summary>The change of a term with which the same draw would have chosen another option.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">Name of the term.</param>
/// <param name="Value">Its value.</param>
/// <param name="Needed">The value beyond which it would have to be.</param>
/// <param name="Instead">Option that would have been chosen then.</param>
public sealed record ExplainedClosest(string Option, string Term, double? Value, double? Needed, string Instead);

/// <summary>Writers of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
