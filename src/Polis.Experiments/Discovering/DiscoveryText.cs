namespace Polis.Experiments;

/// <summary>A restriction of a box with what the box is, in words.</summary>
/// <param name="Box">Number of the box, from 1.</param>
/// <param name="IsFirst">Whether it is the first of its box.</param>
/// <param name="Where">The restriction, as in <c>harm at most 0.1</c>.</param>
/// <param name="Of">What the axis has in the sweep, with its unit.</param>
/// <param name="P">Probability of as many cases if the restriction did nothing.</param>
/// <param name="InHalves">How often half of the runs give the restriction too.</param>
/// <param name="Whole">Coverage, density, share of the runs and probability of the box.</param>
public sealed record BoxRow(int Box, bool IsFirst, string Where, string Of, string P, string InHalves, IReadOnlyList<string> Whole);

/// <summary>Where something happens, in words: the same on the terminal and in the report.</summary>
public static class DiscoveryText
{
    /// <summary>Columns of the table of boxes.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["box", "where", "of", "p of it", "in halves", "coverage", "density", "of the runs", "p"];

    /// <summary>First column of figures.</summary>
    public const int FirstFigure = 3;

    /// <summary>What the columns mean.</summary>
    public const string Meaning =
        "Coverage: share of all cases that lie in the box. Density: share of its runs that are cases. p: probability of so dense a box if nothing "
            + "mattered. p of it: the same for one restriction, too small because it was searched. "
            + "In halves: how often half of the runs give the restriction too.";

    /// <summary>All boxes together, in a sentence; null where there is one or none.</summary>
    public static string? Together(Discovery found) => found.Boxes.Count < 2 ? null
        : $"All boxes together: coverage {Discovery.Percent(found.Coverage)}, density {Discovery.Percent(found.Density)}.";

    /// <summary>A row for each restriction of each box.</summary>
    public static IReadOnlyList<BoxRow> Rows(Discovery found) =>
    [
        .. found.Boxes.Index().SelectMany(box => box.Item.Restrictions.Select((limit, r) => new BoxRow(
            box.Index + 1, r == 0, $"{limit.Axis.ShortName} {limit.Text}", limit.Unit.Length == 0 ? limit.Axis.Extent : $"{limit.Axis.Extent} ({limit.Unit})",
            Discovery.Probability(limit.QuasiP), Discovery.Percent(limit.Reproduced),
            [
                Discovery.Percent(box.Item.Coverage), Discovery.Percent(box.Item.Density), Discovery.Percent(box.Item.Mass),
                Discovery.Probability(box.Item.P),
            ]))),
    ];
}
