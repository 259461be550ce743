using Polis.Model;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>Kinds of designs: which points a study has.</summary>
public enum DesignKind
{
    /// <summary>All combinations of the values of the axes.</summary>
    Grid,

    /// <summary>A Latin hypercube: along each axis the points are spread evenly.</summary>
    Lhs,

    /// <summary>A scrambled Sobol sequence: spread evenly in all axes together.</summary>
    Sobol,

    /// <summary>Trajectories for screening by elementary effects (Morris 1991).</summary>
    Morris,

    /// <summary>Two samples and their mixtures, for Sobol indices (Saltelli 2010).</summary>
    Saltelli,
}

/// <summary>Which points a study has.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Size">Points, trajectories or samples; of a grid nothing.</param>
public sealed record StudyDesign(DesignKind Kind, int Size)
{
    /// <summary>Levels of a Morris design.</summary>
    public const int MorrisLevels = 4;

    /// <summary>Name of the kind.</summary>
    public string Name => EnumNames<DesignKind>.Of(Kind);

    /// <summary>The values of the axes at each point.</summary>
    /// <param name="axes">Axes.</param>
    /// <param name="seed">Key of the draws.</param>
    public IReadOnlyList<string[]> Points(IReadOnlyList<StudyAxis> axes, ulong seed) => Kind == DesignKind.Grid
        ? Grid(axes)
        : [.. Places(axes.Count, seed).Select(place => axes.Select((axis, a) => axis.ValueAt(place[a])).ToArray())];

    /// <summary>The trajectories of a Morris design.</summary>
    public MorrisDesign Morris(int axes, ulong seed) => MorrisDesign.Draw(Size, axes, MorrisLevels, seed);

    /// <summary>The samples of a Saltelli design.</summary>
    public SaltelliDesign Saltelli(int axes, ulong seed) => SaltelliDesign.Draw(Size, axes, seed);

    private IEnumerable<double[]> Places(int axes, ulong seed) => Kind switch
    {
        DesignKind.Lhs => LatinHypercube.Points(Size, axes, seed),
        DesignKind.Sobol => SobolSequence.Scrambled(axes, seed).Points(Size),
        DesignKind.Morris => Morris(axes, seed).Points,
        DesignKind.Saltelli => Saltelli(axes, seed).Points,
        _ => throw new InvalidOperationException($"A design of the kind {Kind} has no places."),
    };

    private static IReadOnlyList<string[]> Grid(IReadOnlyList<StudyAxis> axes) =>
    [
        .. FullGrid.Points([.. axes.Select(axis => axis.Count)])
            .Select(place => axes.Select((axis, a) => axis.LevelAt((int)(place[a] * axis.Count))).ToArray()),
    ];
}
