namespace Polis.Results;

/// <summary>Three classes of democracy, for the mix of answers: the bounds of the Economist Intelligence Unit's index (4 and 6 of 10) on
/// the model's scale (EIU - 1) / 9.</summary>
public static class DemocracyClass
{
    /// <summary>Names, from the least democratic.</summary>
    public static IReadOnlyList<string> Names { get; } = ["authoritarian", "hybrid", "democratic"];

    /// <summary>Index of the class of a nation.</summary>
    /// <param name="democracy">Democracy, 0 to 1.</param>
    public static int Of(double democracy) => democracy <= 3.0 / 9 ? 0 : democracy <= 5.0 / 9 ? 1 : 2;
}
