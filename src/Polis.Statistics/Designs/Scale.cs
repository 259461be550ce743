using Polis.Engine.Numerics;

namespace Polis.Statistics;

/// <summary>What the unit interval of a design's dimension stands for.</summary>
public abstract record Scale
{
    private Scale()
    {
    }

    /// <summary>The value of a place in the unit interval; 0 gives the lowest, 1 the highest.</summary>
    /// <param name="place">0 to 1.</param>
    public abstract double Of(double place);

    /// <summary>Values at equal distances on the scale, from its lower end to its upper.</summary>
    /// <param name="count">Number of values; one alone stands in the middle.</param>
    public IReadOnlyList<double> Spaced(int count) =>
        count == 1 ? [Of(0.5)] : [.. Enumerable.Range(0, count).Select(number => Of((double)number / (count - 1)))];

    /// <summary>A range in which equal distances are equal differences.</summary>
    public static Scale Linear(double low, double high) => new LinearScale(low, high);

    /// <summary>A range in which equal distances are equal ratios.</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end.</param>
    public static Scale Logarithmic(double low, double high) =>
        low > 0 ? new LogarithmicScale(low, high) : throw new ArgumentOutOfRangeException(nameof(low), low, "A logarithmic scale begins above 0.");

    /// <summary>A list of values, each of which takes an equal part of the unit interval.</summary>
    public static Scale Values(IReadOnlyList<double> values) =>
        values.Count > 0 ? new ValueScale(values) : throw new ArgumentException("A scale has at least one value.", nameof(values));

    private sealed record LinearScale(double Low, double High) : Scale
    {
        public override double Of(double place) => Low * (1 - place) + High * place;
    }

    private sealed record LogarithmicScale(double Low, double High) : Scale
    {
        // The ends are exact, and the values between are the same on every machine.
        public override double Of(double place) => place <= 0 ? Low : place >= 1 ? High : Low * DeterministicMath.Pow(High / Low, place);
    }

    private sealed record ValueScale(IReadOnlyList<double> List) : Scale
    {
        public override double Of(double place) => List[Math.Clamp((int)(place * List.Count), 0, List.Count - 1)];
    }
}
