namespace Polis.Statistics;

/// <summary>How boxes are searched.</summary>
public sealed record PrimOptions
{
    /// <summary>Share of a box's points that a step of peeling takes off (Friedman and Fisher 1999 advise 0.05 to 0.1: small steps are patient).</summary>
    public double PeelShare { get; init; } = 0.05;

    /// <summary>Share of a box's points that a step of pasting adds.</summary>
    public double PasteShare { get; init; } = 0.01;

    /// <summary>Share of all points below which a box is not peeled further.</summary>
    public double LeastMass { get; init; } = 0.05;

    /// <summary>Most boxes.</summary>
    public int MostBoxes { get; init; } = 3;

    /// <summary>
    /// Probability (<see cref="PrimLimit.QuasiP"/>) above which a limit is dropped from a box that was found, the weakest first, as Bryant and Lempert (2010)
    /// advise; 1 drops none.
    /// </summary>
    public double MostQuasiP { get; init; } = 1;

    /// <summary>Times that the outcomes are shuffled, and halves of the points drawn, to tell a box from chance.</summary>
    public int Replicates { get; init; } = 99;
}
