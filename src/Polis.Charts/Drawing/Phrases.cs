using Polis.Model;
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
        Of(ClashOutcome.PolicyChanged, "policy changed", "in a changed policy or a closed gap", ChartStyle.Blue),
        Of(ClashOutcome.Autonomy, "autonomy", "in autonomy", ChartStyle.SkyBlue),
        Of(ClashOutcome.Independence, "independence", "in independence", ChartStyle.Green),
        Of(ClashOutcome.Stalemate, "stalemate", "in stalemate", ChartStyle.Yellow),
        Of(ClashOutcome.Lapsed, "lapsed", "of themselves (lapsed)", ChartStyle.DarkPurple),
        Of(ClashOutcome.Complied, "complied", "with the city giving in", ChartStyle.Grey),
        Of(ClashOutcome.Suppressed, "suppressed", "in suppression", ChartStyle.Vermilion),
    ];

    /// <summary>What nations answer.</summary>
    public static IReadOnlyList<Word> Responses { get; } =
    [
        Of(Response.Concede, "concede", "concede", ChartStyle.Blue),
        Of(Response.Devolve, "devolve", "devolve", ChartStyle.SkyBlue),
        Of(Response.Tolerate, "tolerate", "tolerate", ChartStyle.Grey),
        Of(Response.Preempt, "pre-empt (law)", "pre-empt", ChartStyle.Yellow),
        Of(Response.Sanction, "penalise (money)", "penalise", ChartStyle.Orange),
        Of(Response.Coerce, "coerce (force)", "coerce", ChartStyle.Vermilion),
    ];

    /// <summary>How bids for independence end.</summary>
    public static IReadOnlyList<Word> BidEnds { get; } =
    [
        Of(BidOutcome.Autonomy, "autonomy", "in autonomy", ChartStyle.SkyBlue),
        Of(BidOutcome.Suppressed, "suppressed", "in suppression", ChartStyle.Vermilion),
        Of(BidOutcome.Independence, "independence", "in independence", ChartStyle.Green),
        Of(BidOutcome.ReferendumLost, "referendum lost", "in a lost referendum", ChartStyle.Black),
    ];

    /// <summary>
    /// Terms of the net benefit of independence: blues for what usually speaks for it, browns for what usually speaks against it. Steps of lightness tell
    /// them apart to those who see fewer colours, each from each, for any two may stand side by side.
    /// </summary>
    public static IReadOnlyList<Word> Terms { get; } =
    [
        Of(DecisionTerm.Policy, "own policy", "own policy", new(0x0B, 0x2E, 0x59)),
        Of(DecisionTerm.Identity, "identity", "identity", new(0x6F, 0xA6, 0xDE)),
        Of(DecisionTerm.Grievance, "grievance", "grievance", new(0x2A, 0x62, 0xA8)),
        Of(DecisionTerm.Budget, "budget", "the budget", new(0xC3, 0xDF, 0xF6)),
        Of(DecisionTerm.Trade, "trade lost", "trade lost", new(0xD9, 0x73, 0x1A)),
        Of(DecisionTerm.Scale, "small scale", "small scale", new(0xF6, 0xC1, 0x8B)),
        Of(DecisionTerm.Conflict, "conflict", "conflict", new(0x7A, 0x2E, 0x00)),
    ];

    /// <summary>Name for readers of a key; the key itself where it is unknown.</summary>
    public static string Name(IReadOnlyList<Word> words, string key) => words.FirstOrDefault(word => word.Key == key)?.Name ?? key;

    private static Word Of<T>(T member, string name, string phrase, SKColor color) where T : struct, Enum =>
        new(EnumNames<T>.Of(member), name, phrase, color);

    /// <summary>Number and noun, as in <c>1 run</c>, <c>1,200 runs</c>.</summary>
    public static string Count(double number, string noun, string? plural = null) => $"{number:N0} {(number == 1 ? noun : plural ?? noun + "s")}";
}
