using Polis.Model;

namespace Polis.Experiments;

/// <summary>One run of one point of a study.</summary>
/// <param name="Point">Number of the point, from 0.</param>
/// <param name="Run">Number of the run, from 0.</param>
public readonly record struct StudyUnit(int Point, int Run);

/// <summary>
/// A study is a list of points times runs. A point is a scenario with its tables; runs differ in their seeds, and run r of every point has the same seed,
/// so that it shares all draws that the points do not touch. A unit, one run of one point, is a pure function of its plan and seed: it can be made anywhere,
/// in any order, and again. An ensemble is a study of one point, a comparison one of a base and what-ifs, a sweep one of a design.
/// </summary>
public interface IStudy
{
    /// <summary>All units, in the order in which they are made.</summary>
    IReadOnlyList<StudyUnit> Units { get; }

    /// <summary>Seed of a unit: of units with one seed all draws are the same that their points do not touch.</summary>
    ulong SeedOf(StudyUnit unit);

    /// <summary>The plan of a point; several threads may ask at once.</summary>
    SimulationPlan PlanOf(int point);

    /// <summary>A unit with the same seed whose plan may differ from that of this one from a date on only, so that this one can branch off it there;
    /// null where none is known. It branches off none itself.</summary>
    StudyUnit? TrunkOf(StudyUnit unit) => null;

    /// <summary>Whether a unit is done, so that it need not be made, or belongs to another part.</summary>
    bool IsDone(StudyUnit unit);

    /// <summary>Whether this process makes a unit; otherwise another does, or has. What began is ended.</summary>
    bool Begins(StudyUnit unit) => true;

    /// <summary>Ends the making of a unit, whether it was done or not.</summary>
    void Ends(StudyUnit unit)
    {
    }

    /// <summary>The observers that record a unit; several threads may ask at once.</summary>
    /// <param name="unit">Unit.</param>
    /// <param name="simulation">The run, at its start.</param>
    IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation);

    /// <summary>Records that a unit has failed, so that the others go on.</summary>
    /// <param name="unit">Unit.</param>
    /// <param name="failure">What it failed with.</param>
    /// <returns>Whether the others go on; otherwise the study fails with it.</returns>
    bool Keeps(StudyUnit unit, Exception failure);
}
