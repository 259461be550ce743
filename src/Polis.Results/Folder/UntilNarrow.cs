using System.Globalization;

namespace Polis.Results.Folder;

/// <summary>What ends a study: that the 95 % interval of a metric is narrow enough.</summary>
/// <param name="Metric">Name of the metric, as in <c>defiance.climate@USA</c>.</param>
/// <param name="Width">Greatest distance between the bounds, in the metric's own unit: 0.02 is two points of a share.</param>
public sealed record UntilNarrow(string Metric, double Width)
{
    /// <summary>Most runs where no other number is asked for.</summary>
    public const int DefaultMost = 1280;

    /// <summary>What it is given as, for those who gave something else.</summary>
    public const string Expected = "a metric and the width of its interval, above 0, as in defiance.climate=0.02";

    /// <summary>As it is given: <c>defiance.climate=0.02</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric}={Width:R}");

    /// <summary>Reads it; null where the text is none.</summary>
    public static UntilNarrow? Parse(string text)
    {
        // A part of the world may have an equals sign in its name.
        int sign = text.LastIndexOf('=');
        return sign > 0 && double.TryParse(text.AsSpan(sign + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double width)
            && width > 0 && double.IsFinite(width) ? new UntilNarrow(text[..sign], width) : null;
    }
}

/// <summary>How a study ended that was to go on until an interval was narrow enough.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Width">Width that was asked for.</param>
/// <param name="Runs">Runs, or pairs, after which it stopped.</param>
/// <param name="Most">Most that were allowed.</param>
/// <param name="Reached">Whether the interval is as narrow.</param>
/// <param name="Low">Lower bound of the interval; of several what-ifs that of the widest; null where there is none.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Looks">Numbers of runs after which it might have stopped.</param>
/// <param name="Confidence">Confidence that the interval is worked out with at each look, so that 95 % are left whichever it stops at.</param>
public sealed record UntilOutcome(
    string Metric, double Width, int Runs, int Most, bool Reached, double? Low, double? High, IReadOnlyList<int> Looks, double Confidence)
{
    /// <summary>The outcome in words, as the terminal and reports tell it.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The outcome with its words.</summary>
    /// <param name="unit">Unit of the metric.</param>
    /// <param name="isDifference">Whether the interval is of a difference, and pairs are counted; else of a mean, and runs are.</param>
    public UntilOutcome InWords(MetricUnit unit, bool isDifference)
    {
        string interval = Low is not { } low || High is not { } high ? "–" : Bounds(unit, low, high, isDifference);
        string runs = isDifference ? "pairs" : "runs";
        double wide = unit.Factor * Width;
        string width = wide.ToString(wide < LeastWritten ? "G3" : "0.############", CultureInfo.InvariantCulture) + unit.AfterDifference;
        string end = Low == High && Low is not null ? $"all {Runs:N0} {runs} are alike, which says nothing of how far others may differ"
            : Reached ? $"stopped after {Runs} of at most {Most:N0} {runs}" : $"not as narrow as {width} after all {Runs:N0} {runs}";
        string looks = Looks.Count == 1 ? $"one look after {Looks[0]} {runs}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"fixed looks after {string.Join(", ", Looks)} {runs}, each with an interval of {100 * Confidence:0.0} %, so that 95 % hold wherever it stops");
        string reached = Reached ? $", no wider than {width}" : "";
        return this with { Sentence = $"--until {Metric}: {end}; interval {interval}{reached}. Rule: {looks}." };
    }

    /// <summary>Smallest number that is written out with its zeros.</summary>
    private const double LeastWritten = 1e-12;

    private const int MostDecimals = 12;

    /// <summary>The bounds with as many digits as it takes to see that they lie no farther apart than asked for.</summary>
    private string Bounds(MetricUnit unit, double low, double high, bool isDifference)
    {
        int decimals = Math.Clamp(1 + (int)Math.Ceiling(-Math.Log10(unit.Factor * Width)), 0, MostDecimals);
        if (decimals <= 1) return isDifference ? unit.WriteBounds(low, high) : $"{unit.Write(low)} to {unit.Write(high)}";
        if (!unit.IsYear) return $"{Text(low, isDifference)} to {Text(high, isDifference)}{(isDifference ? unit.AfterDifference : unit.After)}";
        if (!isDifference) return $"{Text(low, false)} to {Text(high, false)}";
        return high <= 0 ? $"{Text(-high, false)} to {Text(-low, false)} {CalendarText.Direction(low)}"
            : low >= 0 ? $"{Text(low, false)} to {Text(high, false)} {CalendarText.Direction(high)}"
            : $"{Text(-low, false)} {CalendarText.Direction(low)} to {Text(high, false)} {CalendarText.Direction(high)}";

        string Text(double value, bool signed)
        {
            string digits = (unit.Factor * value).ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture).Replace('-', '−');
            return signed && value > 0 ? "+" + digits : digits;
        }
    }
}
