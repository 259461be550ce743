using Polis.Results;

namespace Polis.Experiments;

/// <summary>Effects in words: the same on the terminal, in reports and on charts.</summary>
public static class EffectText
{
    /// <summary>What stands where an interval spans 0.</summary>
    public const string NoClearChange = "no clear change";

    /// <summary>What is told where nothing differs.</summary>
    public const string NothingDiffers = "Nothing differs, in any run: the what-if changes nothing that is measured.";

    /// <summary>What is told where nothing that differs is told.</summary>
    public const string NothingClear = "No clear change: what differs is within chance, given how many figures are compared.";

    /// <summary>What is told where all that differs for sure is small.</summary>
    public const string NothingLarge = "What changes for sure is too small to care about.";

    /// <summary>What is measured, as in <c>USA: cities that defy in climate</c>.</summary>
    public static string Subject(SeriesMetric metric) => metric.Place is { } place ? $"{ReaderNames.Capital(place)}: {Within(metric)}" : metric.Metric.Title;

    /// <summary>What is measured, within a sentence.</summary>
    private static string Within(SeriesMetric metric) => ReaderNames.Small(metric.Metric.Title);

    /// <summary>A value, as in <c>15.2 %</c>.</summary>
    public static string Value(Effect effect, double value) => effect.Metric.Metric.Unit.Write(value);

    /// <summary>The difference with its interval, as in <c>+18.8 points (95 %: +17.1 to +20.5)</c>.</summary>
    public static string Difference(Effect effect)
    {
        var unit = effect.Metric.Metric.Unit;
        string difference = unit.WriteDifference(effect.Difference.Value);
        if (unit.IsMoney && effect.Base > 0) difference += $", {MetricUnit.Relative.WriteDifference(effect.Difference.Value / effect.Base)}";
        return double.IsNaN(effect.Difference.Low) ? difference : $"{difference} ({Interval(effect)})";
    }

    /// <summary>The interval, as in <c>95 %: +17.1 to +20.5</c>.</summary>
    public static string Interval(Effect effect) => $"95 %: {Bounds(effect)}";

    /// <summary>The bounds of the interval, as in <c>+17.1 to +20.5</c>.</summary>
    public static string Bounds(Effect effect) => effect.Metric.Metric.Unit.WriteBounds(effect.Difference.Low, effect.Difference.High);

    /// <summary>The difference in a few words: its value, or why it is none that can be told.</summary>
    public static string Verdict(Effect effect) => effect.IsClear ? effect.Metric.Metric.Unit.WriteDifference(effect.Difference.Value)
        : effect.Differs ? NoClearChange
        : effect.IsUnseen ? "none seen" : $"none in {effect.Pairs:N0} pairs";

    /// <summary>Whether there is no clear change and both worlds have the same figure as it is written.</summary>
    public static bool LooksAlike(Effect effect) => !effect.IsClear && Value(effect, effect.Base) == Value(effect, effect.Value);

    /// <summary>What has the same figure in both worlds, as in <c>USA: bids for independence, 0.03 [−0.06 to +0.11]</c>.</summary>
    public static string Alike(Effect effect) =>
        $"{Subject(effect.Metric)}, {Value(effect, effect.Base)}{(HasInterval(effect) ? $" [{Bounds(effect)}]" : "")}";

    /// <summary>Whether the interval says more than the verdict.</summary>
    public static bool HasInterval(Effect effect) => (effect.Differs || effect.IsUnseen) && !double.IsNaN(effect.Difference.Low);

    /// <summary>The effect as a sentence, the place first, as in <c>USA, while it lasts (2025 to 2028): cities that defy 4 % → 54 %, +50 points (95 %: +48 to
    /// +52); in the world 1 % → 4 %.</c></summary>
    /// <param name="effect">The effect.</param>
    /// <param name="inWorld">The same in the whole world; null where that is not told.</param>
    public static string Sentence(Effect effect, Effect? inWorld = null) => Sentence(effect, inWorld, effect.IsClear ? "" : $"{NoClearChange}: ");

    private static string Sentence(Effect effect, Effect? inWorld, string verdict)
    {
        string when = $"{effect.Window.Name} ({effect.Window.Years})",
            where = effect.Metric.Place is { } place ? $"{ReaderNames.Capital(place)}, {when}" : ReaderNames.Capital(when);
        string world = inWorld is null ? ""
            : inWorld.IsClear ? $"; in the world {Change(inWorld)}" : $"; in the world {NoClearChange}";
        return $"{where}: {Within(effect.Metric)} {Change(effect)}, {verdict}{Difference(effect)}{world}.";
    }

    /// <summary>What is told of an effect that stands for many of which none is clear and large enough to care about.</summary>
    /// <param name="effect">The effect that is nearest to a clear one.</param>
    public static string Unclear(Effect effect) => !effect.Differs ? NothingDiffers
        : $"{(effect.IsClear ? $"{NothingLarge} The clearest" : "No clear change. Nearest to one")}: {Sentence(effect, null, "")}";

    private static string Change(Effect effect) => $"{Value(effect, effect.Base)} → {Value(effect, effect.Value)}";

    /// <summary>What the expected figures among effects are, and where they are not exact; null where there is none.</summary>
    /// <param name="effects">The effects that are told.</param>
    public static string? ExpectedNote(IEnumerable<Effect> effects) =>
        RareText.ExpectedNote(effects.Select(effect => effect.Metric), metric => ReaderNames.Small(metric.Title));
}
