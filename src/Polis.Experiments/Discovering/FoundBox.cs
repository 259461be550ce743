namespace Polis.Experiments;

/// <summary>What a box asks of one axis of a sweep.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Low">Lower limit, or the lower end of the axis; not a number for words.</param>
/// <param name="High">Upper limit, or the upper end.</param>
/// <param name="LimitsLow">Whether the lower limit leaves something out.</param>
/// <param name="LimitsHigh">Whether the upper limit does.</param>
/// <param name="Words">Values of an axis of words that lie in the box; none for numbers.</param>
/// <param name="QuasiP">Probability of as many cases in the box if this restriction did nothing (<see cref="Statistics.PrimLimit.QuasiP"/>).</param>
/// <param name="Reproduced">Share of searches in random halves of the runs that restrict the axis too.</param>
public sealed record Restriction(
    StudyAxis Axis, double Low, double High, bool LimitsLow, bool LimitsHigh, IReadOnlyList<string> Words, double QuasiP, double Reproduced)
{
    /// <summary>Unit of the axis; empty where none is known.</summary>
    public string Unit => UnitOf(Axis);

    /// <summary>The restriction without its unit, as in <c>0.02 to 0.06</c>, <c>at most 0.1</c> or <c>month, quarter</c>.</summary>
    public string Text => Words.Count > 0 ? string.Join(", ", Words)
        : Low == High ? StudyAxis.TextOf(Low)
        : !LimitsHigh ? $"at least {StudyAxis.TextOf(Low)}"
        : !LimitsLow ? $"at most {StudyAxis.TextOf(High)}"
        : $"{StudyAxis.TextOf(Low)} to {StudyAxis.TextOf(High)}";

    /// <summary>Unit of an axis: that of its parameter.</summary>
    public static string UnitOf(StudyAxis axis) => axis.Parameter?.Attribute.Unit ?? "";
}

/// <summary>A part of a sweep in which something happens often.</summary>
/// <param name="Restrictions">What it asks of the axes; those that are not named may be anything.</param>
/// <param name="Runs">Runs in it.</param>
/// <param name="Cases">Those in which it happens.</param>
/// <param name="Coverage">Share of all cases that lie in it.</param>
/// <param name="Density">Share of its runs that are cases.</param>
/// <param name="Mass">Share of all runs that lie in it.</param>
/// <param name="P">Probability of so dense a box if nothing mattered (<see cref="Statistics.PrimBox.P"/>).</param>
/// <param name="Inside">Whether each run lies in it, by row.</param>
public sealed record FoundBox(
    IReadOnlyList<Restriction> Restrictions, int Runs, int Cases, double Coverage, double Density, double Mass, double P, IReadOnlyList<bool> Inside)
{
    /// <summary>Probability above which a box is not told from chance.</summary>
    public const double MostChance = 0.05;

    /// <summary>Whether chance alone would hardly give it.</summary>
    public bool IsClear => P <= MostChance;

    /// <summary>Its restrictions in words, as in <c>harm is at most 0.1 and policyLoss is 0.02 to 0.06</c>.</summary>
    public string Text
    {
        get
        {
            string[] each = [.. Restrictions.Select(restriction => $"{restriction.Axis.ShortName} is {restriction.Text}")];
            return each.Length < 2 ? string.Concat(each) : $"{string.Join(", ", each[..^1])} and {each[^1]}";
        }
    }
}
