namespace Polis.Experiments;

/// <summary>How two values are compared.</summary>
public enum Comparator
{
    /// <summary>Below.</summary>
    Less,

    /// <summary>Not above.</summary>
    LessOrEqual,

    /// <summary>Above.</summary>
    Greater,

    /// <summary>Not below.</summary>
    GreaterOrEqual,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    Unequal,
}

/// <summary>
/// Whether something happens in a run, told by its metrics: <c>defiance.climate@USA &gt; 0.2 &amp;&amp; bids == 0</c>. A comparison with what a run
/// has not, as a date that never came, does not hold.
/// </summary>
public abstract record Condition
{
    /// <summary>Whether it holds.</summary>
    /// <param name="valueOf">Value of a metric; not a number where there is none.</param>
    public abstract bool Holds(Func<string, double> valueOf);

    /// <summary>Metrics that it names, each once.</summary>
    public IEnumerable<string> Metrics => Named.Distinct();

    private protected abstract IEnumerable<string> Named { get; }

    /// <summary>One value against another.</summary>
    /// <param name="Left">Left.</param>
    /// <param name="By">How.</param>
    /// <param name="Right">Right.</param>
    public sealed record Comparison(Operand Left, Comparator By, Operand Right) : Condition
    {
        private protected override IEnumerable<string> Named => [.. Left.Named, .. Right.Named];

        /// <inheritdoc/>
        public override bool Holds(Func<string, double> valueOf)
        {
            double left = Left.Value(valueOf), right = Right.Value(valueOf);
            if (double.IsNaN(left) || double.IsNaN(right)) return false;
            return By switch
            {
                Comparator.Less => left < right,
                Comparator.LessOrEqual => left <= right,
                Comparator.Greater => left > right,
                Comparator.GreaterOrEqual => left >= right,
                Comparator.Equal => left == right,
                _ => left != right,
            };
        }
    }

    /// <summary>Both hold.</summary>
    /// <param name="First">One.</param>
    /// <param name="Second">The other.</param>
    public sealed record Both(Condition First, Condition Second) : Condition
    {
        private protected override IEnumerable<string> Named => [.. First.Named, .. Second.Named];

        /// <inheritdoc/>
        public override bool Holds(Func<string, double> valueOf) => First.Holds(valueOf) && Second.Holds(valueOf);
    }

    /// <summary>One of two holds, or both.</summary>
    /// <param name="First">One.</param>
    /// <param name="Second">The other.</param>
    public sealed record Either(Condition First, Condition Second) : Condition
    {
        private protected override IEnumerable<string> Named => [.. First.Named, .. Second.Named];

        /// <inheritdoc/>
        public override bool Holds(Func<string, double> valueOf) => First.Holds(valueOf) || Second.Holds(valueOf);
    }

    /// <summary>It does not hold.</summary>
    /// <param name="Of">What.</param>
    public sealed record Not(Condition Of) : Condition
    {
        private protected override IEnumerable<string> Named => Of.Named;

        /// <inheritdoc/>
        public override bool Holds(Func<string, double> valueOf) => !Of.Holds(valueOf);
    }

    /// <summary>A side of a comparison: a metric or a number.</summary>
    /// <param name="Metric">Name of the metric; null for a number.</param>
    /// <param name="Number">The number.</param>
    public readonly record struct Operand(string? Metric, double Number)
    {
        internal IEnumerable<string> Named => Metric is null ? [] : [Metric];

        internal double Value(Func<string, double> valueOf) => Metric is null ? Number : valueOf(Metric);
    }
}
