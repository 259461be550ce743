namespace Polis.Model;

/// <summary>The numbers that a value may be.</summary>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Word">A word that may stand instead of a number, and is read as NaN; null for none.</param>
public sealed record NumberRange(double Minimum, double Maximum, string? Word = null)
{
    /// <summary>Any number.</summary>
    public static NumberRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether a value is in the range, or stands for the word.</summary>
    public bool Allows(double value) => double.IsNaN(value) ? Word is not null : value >= Minimum && value <= Maximum;
}
