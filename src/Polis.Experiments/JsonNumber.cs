namespace Polis.Experiments;

/// <summary>Numbers as JSON has them.</summary>
internal static class JsonNumber
{
    /// <summary>A number; null for one that JSON has not: not a number, or infinite.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? value : null;
}
