using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A word of the results as charts and reports show it.</summary>
/// <param name="Key">The word in the tables, as in <c>policyChanged</c>.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Phrase">How a sentence goes on with it: clashes end …, nations most often ….</param>
/// <param name="Color">Its colour, the same in all charts.</param>
internal sealed record Word(string Key, string Name, string Phrase, SKColor Color);

/// <summary>The words of the results.</summary>
internal static class Phrases
{
    /// <summary>How clashes end.</summary>
    public static IReadOnlyList<Word> Outcomes { get; } =
    [
        new("policyChanged", "policy changed", "in a change of policy", ChartStyle.Blue),
        new("autonomy", "autonomy", "in autonomy", ChartStyle.SkyBlue),
        new("independence", "independence", "in independence", ChartStyle.Green),
        new("stalemate", "stalemate", "in stalemate", ChartStyle.Yellow),
        new("complied", "complied", "with the city giving in", ChartStyle.Grey),
        new("suppressed", "suppressed", "in suppression", ChartStyle.Vermilion),
    ];

    /// <summary>What nations answer.</summary>
    public static IReadOnlyList<Word> Responses { get; } =
    [
        new("concede", "concede", "concede", ChartStyle.Blue),
        new("devolve", "devolve", "devolve", ChartStyle.SkyBlue),
        new("tolerate", "tolerate", "tolerate", ChartStyle.Grey),
        new("preempt", "pre-empt (law)", "pre-empt", ChartStyle.Yellow),
        new("sanction", "penalise (money)", "penalise", ChartStyle.Orange),
        new("coerce", "coerce (force)", "coerce", ChartStyle.Vermilion),
    ];

    /// <summary>How bids for independence end.</summary>
    public static IReadOnlyList<Word> BidEnds { get; } =
    [
        new("autonomy", "autonomy", "in autonomy", ChartStyle.SkyBlue),
        new("suppressed", "suppressed", "in suppression", ChartStyle.Vermilion),
        new("independence", "independence", "in independence", ChartStyle.Green),
        new("referendumLost", "referendum lost", "in a lost referendum", ChartStyle.Black),
    ];

    /// <summary>Terms of the net benefit of independence.</summary>
    public static IReadOnlyList<Word> Terms { get; } =
    [
        new("policy", "own policy", "own policy", ChartStyle.Blue),
        new("identity", "identity", "identity", ChartStyle.Purple),
        new("grievance", "grievance", "grievance", ChartStyle.Orange),
        new("budget", "budget", "the budget", ChartStyle.SkyBlue),
        new("trade", "trade lost", "trade lost", ChartStyle.Green),
        new("scale", "small scale", "small scale", ChartStyle.Grey),
        new("conflict", "conflict", "conflict", ChartStyle.Vermilion),
    ];

    /// <summary>Name for readers of a key; the key itself where it is unknown.</summary>
    public static string Name(IReadOnlyList<Word> words, string key) => words.FirstOrDefault(word => word.Key == key)?.Name ?? key;

    /// <summary>Number and noun, as in <c>1 run</c>, <c>1,200 runs</c>.</summary>
    public static string Count(double number, string noun, string? plural = null) => $"{number:N0} {(number == 1 ? noun : plural ?? noun + "s")}";
}
