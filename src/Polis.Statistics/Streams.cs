namespace Polis.Statistics;

/// <summary>
/// Streams of keyed draws, one for each purpose. A number once given is never used for anything else. They lie above those of the model, so that a study and
/// its runs may have one seed.
/// </summary>
internal static class Streams
{
    // Designs.
    public const int LatinOrder = 1001, LatinPlace = 1002, SobolMatrix = 1003, SobolShift = 1004, MorrisStart = 1005, MorrisOrder = 1006;

    // Sensitivity.
    public const int MorrisBootstrap = 1011, SobolBootstrap = 1012, PawnBootstrap = 1013, PawnDummy = 1014, DeltaBootstrap = 1015;

    // Discovery.
    public const int PrimShuffle = 1021, PrimHalf = 1022;

    // Calibration.
    public const int CalibrationProposal = 1031, CalibrationError = 1032, CalibrationPoint = 1033, CalibrationPredictedError = 1034;
}
