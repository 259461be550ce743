namespace Polis.Results.Folder;

/// <summary>What a column of a table may hold when it is read back: a folder may have been changed since it was written, so that it is checked like any
/// input.</summary>
internal sealed record ColumnRule
{
    /// <summary>Numbers beyond are those of no world.</summary>
    private const double Largest = 1e12;

    /// <summary>Numbers of any world, each row with one; texts of any kind.</summary>
    public static ColumnRule Any { get; } = new();

    /// <summary>Whether a row may have no value.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Least number.</summary>
    public double Least { get; init; } = -Largest;

    /// <summary>Largest number.</summary>
    public double Most { get; init; } = Largest;

    /// <summary>Whether a text may stand there; null for all.</summary>
    public Func<string, bool>? Takes { get; init; }

    /// <summary>Which texts may, for messages; null for all.</summary>
    public string? Texts { get; init; }

    /// <summary>Which numbers may, for messages.</summary>
    public string Numbers => FormattableString.Invariant($"a number from {Least:G6} to {Most:G6}");

    /// <summary>Whether a number may stand there. The last digits of a number may have been lost where it was written with fewer.</summary>
    public bool Holds(double value) => value >= Least - Tolerance && value <= Most + Tolerance;

    private const double Tolerance = 1e-6;
}
