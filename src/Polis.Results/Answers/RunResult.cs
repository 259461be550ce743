using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Model;

namespace Polis.Results;

/// <summary>
/// What one run leaves for the answers of its ensemble: sums and counts, no world and no names. It can be sent as JSON from where it was run and merged
/// elsewhere (<see cref="EnsembleTally"/>), to the same answers. Cities are rows of the tables of the plan.
/// </summary>
public sealed record RunResult
{
    /// <summary>Number of the run, from 0.</summary>
    public required int Run { get; init; }

    /// <summary>Whether all its steps were done; false where it was stopped.</summary>
    public required bool Complete { get; init; }

    /// <summary>Steps done.</summary>
    public required int Steps { get; init; }

    /// <summary>What it has cost.</summary>
    public required RunCost Cost { get; init; }

    /// <summary>What is counted in each window of the answers (<see cref="Window.OfAnswers"/>), in their order.</summary>
    public required WindowResult[] Windows { get; init; }

    /// <summary>Bids started, by city.</summary>
    public required Dictionary<int, int> Bids { get; init; }

    /// <summary>Bids that ended in independence.</summary>
    public required int BidsSucceeded { get; init; }

    /// <summary>Independences that a city was part of, by city.</summary>
    public required Dictionary<int, int> Independences { get; init; }

    /// <summary>Terms of net benefit by city that may bid, summed over all steps in which it may.</summary>
    public required Dictionary<int, BenefitSum> Benefits { get; init; }

    /// <summary>The same over all cities that may bid, weighted by their hazards: what a city is measured against.</summary>
    public required BenefitSum Rivals { get; init; }

    /// <summary>The metrics of rare events of the world.</summary>
    public required RareHistory Rare { get; init; }

    /// <summary>Year of the first independence; null for none.</summary>
    [JsonIgnore]
    public double? FirstIndependence => Rare.DateOf(RareEvents.FirstIndependence);

    /// <summary>A result without anything yet, of a run of a plan.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="plan">What is run.</param>
    internal static RunResult Empty(int run, SimulationPlan plan)
    {
        return new RunResult
        {
            Run = run,
            Complete = false,
            Steps = 0,
            Cost = new RunCost(0, []),
            Windows = [.. Window.OfAnswers(plan).Select(_ => WindowResult.Empty(plan))],
            Bids = [],
            BidsSucceeded = 0,
            Independences = [],
            Benefits = [],
            Rivals = new BenefitSum(),
            Rare = RareHistory.Empty(plan.Years),
        };
    }

    /// <summary>The result as JSON, from which <see cref="FromJson"/> makes it again to the last bit.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunResultJson.Default.RunResult);

    /// <summary>Reads a result.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RunResult FromJson(string json) =>
        JsonSerializer.Deserialize(json, RunResultJson.Default.RunResult) ?? throw new JsonException("The result is empty.");
}

/// <summary>Terms of net benefit, summed.</summary>
/// <param name="terms">Sums of the terms, in the order of <see cref="BenefitTerms.Names"/>; they grow with what is added.</param>
/// <param name="weight">Sum of the weights of what was added.</param>
[method: JsonConstructor]
public sealed class BenefitSum(double[] terms, double weight)
{
    /// <summary>A sum of nothing yet.</summary>
    public BenefitSum() : this(new double[BenefitTerms.Count], 0)
    {
    }

    /// <summary>Sums of the terms, in the order of <see cref="BenefitTerms.Names"/>.</summary>
    public double[] Terms { get; } = terms;

    /// <summary>Sum of the weights of what was added.</summary>
    public double Weight { get; private set; } = weight;

    /// <summary>Adds a city's terms with a weight.</summary>
    public void Add(in BenefitTerms terms, double weight = 1)
    {
        Span<double> values = stackalloc double[BenefitTerms.Count];
        terms.CopyTo(values);
        for (int t = 0; t < values.Length; t++) Terms[t] += weight * values[t];
        Weight += weight;
    }

    /// <summary>Mean of a term; 0 where nothing has any weight.</summary>
    public double Mean(int term) => Weight > 0 ? Terms[term] / Weight : 0;

    /// <summary>Adds another sum.</summary>
    public void Add(BenefitSum other)
    {
        for (int t = 0; t < Terms.Length; t++) Terms[t] += other.Terms[t];
        Weight += other.Weight;
    }
}

/// <summary>Writer and reader of results made at compile time. A net benefit may be infinite, which JSON has no number for.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class RunResultJson : JsonSerializerContext;
