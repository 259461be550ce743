namespace Polis.Statistics;

/// <summary>A run that a calibration asks for. It depends on the seed and on the results of earlier generations alone.</summary>
/// <param name="Number">Number of the run, from 0 on.</param>
/// <param name="Generation">Number of its generation, from 0 on.</param>
/// <param name="IsPrediction">Whether it is at a point of the posterior that is found, and shows what that predicts.</param>
/// <param name="Values">Value of each parameter.</param>
/// <param name="Seed">Seed of the run.</param>
public sealed record CalibrationUnit(int Number, int Generation, bool IsPrediction, IReadOnlyList<double> Values, ulong Seed);

/// <summary>What a run gave.</summary>
/// <param name="Number">Number of the run.</param>
/// <param name="Summaries">The run's number for each target, held out or not, in their order; not a number where it has none or failed.</param>
public sealed record CalibrationResult(int Number, IReadOnlyList<double> Summaries);

/// <summary>What a generation did.</summary>
/// <param name="Number">Number of the generation, from 0 on.</param>
/// <param name="Runs">Runs.</param>
/// <param name="Tries">Proposals, those out of bounds and those that were screened away among them.</param>
/// <param name="ScreenedAway">Proposals within the bounds that the surrogate spared.</param>
/// <param name="Acceptance">Share of its runs within the tolerance before it; not a number for draws from the prior.</param>
/// <param name="Tolerance">Tolerance after it: distance of the furthest point that is kept.</param>
/// <param name="Kept">Points within that tolerance.</param>
/// <param name="EffectiveSize">Effective number of those points, by their weights.</param>
public sealed record CalibrationGeneration(
    int Number, int Runs, int Tries, int ScreenedAway, double Acceptance, double Tolerance, int Kept, double EffectiveSize);

/// <summary>Why a fit ended.</summary>
public enum CalibrationEnd
{
    /// <summary>All runs are spent.</summary>
    Runs,

    /// <summary>Few runs fell within the tolerance: more would change little.</summary>
    Acceptance,

    /// <summary>The least tolerance is reached.</summary>
    Tolerance,

    /// <summary>The tolerance no longer falls: many runs are at equal distances.</summary>
    EqualDistances,

    /// <summary>No run gave numbers to compare.</summary>
    NothingToCompare,
}
