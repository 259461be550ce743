namespace Polis.Scenarios;

/// <summary>
/// The cultural groups of a synthetic nation. A fifth of the nations have them, one to three, each in a sector of a sixth of the circle round the
/// centre; the sectors stand evenly, from a first bearing that is drawn. What lies between them is the nation's core.
/// </summary>
internal readonly struct CulturalSectors
{
    private const double ShareOfNations = 0.2, Width = 1.0 / 6, LeastDistance = 0.2, MostDistance = 0.8;
    private const int MostGroups = 3;

    private readonly int _count;
    private readonly double _start, _distance0, _distance1, _distance2;

    /// <summary>Draws the sectors of a nation.</summary>
    /// <param name="draws">Draws of the world.</param>
    /// <param name="nation">Row of the nation.</param>
    /// <param name="count">Its number of groups, from <see cref="CountOf"/>.</param>
    public CulturalSectors(SyntheticDraws draws, int nation, int count)
    {
        _count = count;
        _start = draws.Uniform(SyntheticPurpose.Groups, nation, 1);
        _distance0 = Distance(draws, nation, 0);
        _distance1 = Distance(draws, nation, 1);
        _distance2 = Distance(draws, nation, 2);
    }

    /// <summary>Number of groups of a nation, 0 to 3.</summary>
    public static int CountOf(SyntheticDraws draws, int nation) =>
        draws.Even(SyntheticPurpose.HasGroups, nation) < ShareOfNations ? 1 + (int)(MostGroups * draws.Uniform(SyntheticPurpose.Groups, nation)) : 0;

    /// <summary>The group at a bearing (in turns) from the centre; -1 for the core.</summary>
    public int GroupAt(double bearing)
    {
        if (_count == 0) return -1;
        double beyond = bearing - _start;
        if (beyond < 0) beyond += 1;
        int sector = Math.Min((int)(beyond * _count), _count - 1);
        return beyond - (double)sector / _count < Width ? sector : -1;
    }

    /// <summary>Cultural distance of a group from the core.</summary>
    public double DistanceOf(int group) => group switch { 0 => _distance0, 1 => _distance1, _ => _distance2 };

    private static double Distance(SyntheticDraws draws, int nation, int group) =>
        LeastDistance + (MostDistance - LeastDistance) * draws.Uniform(SyntheticPurpose.CulturalDistance, nation, group);
}
