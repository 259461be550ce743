namespace Polis.Model;

public sealed partial record Parameters
{
    // Start (conventions)

    /// <summary>Standard deviation of nations' policies where the table is silent.</summary>
    [Parameter(Submodel.Start, "–", "–", 0, 2, "the prototype's rule")] public double PolicySpread { get; init; } = 0.35;

    /// <summary>Cities' ideals over the nation's with the logarithm of size.</summary>
    [Parameter(Submodel.Start, "–", "per log10", -2, 2, "the prototype's rule")] public double IdealSizeSlope { get; init; } = 0.15;

    /// <summary>Population at which ideals are the nation's.</summary>
    [Parameter(Submodel.Start, "–", "people", 1, 1000000000.0, "the prototype's rule")] public double IdealSizeBase { get; init; } = 300000;

    /// <summary>Standard deviation of cities' ideals at the start.</summary>
    [Parameter(Submodel.Start, "–", "–", 0, 2, "the prototype's rule")] public double IdealSpread { get; init; } = 0.2;

    /// <summary>Hinterland ideals below the nation's.</summary>
    [Parameter(Submodel.Start, "–", "–", -2, 2, "the prototype's rule")] public double HinterlandOffset { get; init; } = 0.1;

    /// <summary>Shape of the gamma distribution of salience.</summary>
    [Parameter(Submodel.Start, "–", "–", 0.01, 100, "the prototype's rule")] public double SalienceShape { get; init; } = 4;

    /// <summary>Scale of the gamma distribution of salience.</summary>
    [Parameter(Submodel.Start, "–", "–", 0, 10, "the prototype's rule")] public double SalienceScale { get; init; } = 0.25;

    /// <summary>Autonomy at the start in a unitary state.</summary>
    [Parameter(Submodel.Start, "–", "–", 0, 1, "the prototype's rule")] public double AutonomyBase { get; init; } = 0.1;

    /// <summary>Autonomy at the start by federalism.</summary>
    [Parameter(Submodel.Start, "–", "–", 0, 1, "the prototype's rule")] public double AutonomyFederal { get; init; } = 0.3;

    /// <summary>Belief that a democracy reacts strongly.</summary>
    [Parameter(Submodel.Start, "–", "probability", 0, 1, "the prototype's rule")] public double BeliefBase { get; init; } = 0.2;

    /// <summary>Belief on top of that without democracy.</summary>
    [Parameter(Submodel.Start, "–", "probability", 0, 1, "the prototype's rule")] public double BeliefAutocracy { get; init; } = 0.3;

    /// <summary>Index G of global governance: a number fixes it, `computed` leaves it to the model.</summary>
    [Parameter(Submodel.Start, "G", "share", 0, 1, "computed from agreements and alliances")] public double Governance { get; init; } = double.NaN;
}
