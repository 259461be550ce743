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
/// <param name="ByGroups">Whether the axes of one part of the model move together in a Morris design.</param>
public sealed record StudyDesign(DesignKind Kind, int Size, bool ByGroups = false)
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
        : [.. Places(axes, seed).Select(place => axes.Select((axis, a) => axis.ValueAt(place[a])).ToArray())];

    /// <summary>The trajectories of a Morris design.</summary>
    public MorrisDesign Morris(IReadOnlyList<StudyAxis> axes, ulong seed) => ByGroups
        ? MorrisDesign.Draw(Size, GroupsOf(axes).Of, MorrisLevels, seed)
        : MorrisDesign.Draw(Size, axes.Count, MorrisLevels, seed);

    /// <summary>What is screened: the axes, or the parts of the model that they belong to.</summary>
    /// <param name="axes">Axes.</param>
    /// <returns>Names of the groups, and the group of each axis.</returns>
    public (IReadOnlyList<string> Names, IReadOnlyList<int> Of) GroupsOf(IReadOnlyList<StudyAxis> axes)
    {
        if (!ByGroups) return ([.. axes.Select(axis => axis.ShortName)], [.. Enumerable.Range(0, axes.Count)]);
        string[] group = [.. axes.Select(axis => axis.Parameter is { } parameter ? EnumNames<Submodel>.Of(parameter.Attribute.Submodel) : axis.ShortName)];
        string[] names = [.. group.Distinct()];
        return (names, [.. group.Select(name => Array.IndexOf(names, name))]);
    }

    /// <summary>The samples of a Saltelli design.</summary>
    public SaltelliDesign Saltelli(int axes, ulong seed) => SaltelliDesign.Draw(Size, axes, seed);

    private IEnumerable<double[]> Places(IReadOnlyList<StudyAxis> axes, ulong seed) => Kind switch
    {
        DesignKind.Lhs => LatinHypercube.Points(Size, axes.Count, seed),
        DesignKind.Sobol => SobolSequence.Scrambled(axes.Count, seed).Points(Size),
        DesignKind.Morris => Morris(axes, seed).Points,
        DesignKind.Saltelli => Saltelli(axes.Count, seed).Points,
        _ => throw new InvalidOperationException($"A design of the kind {Kind} has no places."),
    };

    private static IReadOnlyList<string[]> Grid(IReadOnlyList<StudyAxis> axes) =>
    [
        .. FullGrid.Points([.. axes.Select(axis => axis.Count)])
            .Select(place => axes.Select((axis, a) => axis.LevelAt((int)(place[a] * axis.Count))).ToArray()),
    ];
}
