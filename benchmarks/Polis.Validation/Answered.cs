using Polis.Model;
using Polis.Validation.Lists;

namespace Polis.Validation;

/// <summary>
/// What was answered to a conflict, and how it ended, recorded or of a run. Each count is a part and a whole, so that conflicts can be added up.
/// </summary>
/// <param name="Answers">Answers in order; none where none is known.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Answered(IReadOnlyList<Response> Answers, ClashOutcome Outcome)
{
    private bool GaveIn => Outcome is ClashOutcome.Complied or ClashOutcome.Suppressed;

    /// <summary>Of a recorded conflict.</summary>
    public static Answered To(Conflict conflict) => new(conflict.Answers, conflict.Outcome);

    /// <summary>Of a clash of a run.</summary>
    public static Answered To(ClashRow clash) => new(clash.Answers, clash.Outcome);

    /// <summary>Next answers that are harsher (1), as harsh (0) or milder (-1) than the one before, of all next answers.</summary>
    public (int Part, int Whole) Next(int sign) => (
        Answers.Zip(Answers.Skip(1), (one, next) => Math.Sign(Harshness(next) - Harshness(one))).Count(change => change == sign),
        Math.Max(0, Answers.Count - 1));

    /// <summary>Whether the first answer is of some kinds.</summary>
    public (int Part, int Whole) First(Response[] kinds) => Answers.Count == 0 ? (0, 0) : (kinds.Contains(Answers[0]) ? 1 : 0, 1);

    /// <summary>Whether any answer is of some kinds.</summary>
    public (int Part, int Whole) Any(Response[] kinds) => Answers.Count == 0 ? (0, 0) : (Answers.Any(kinds.Contains) ? 1 : 0, 1);

    /// <summary>Answers of some kinds, of all answers.</summary>
    public (int Part, int Whole) Of(Response[] kinds) => (Answers.Count(kinds.Contains), Answers.Count);

    /// <summary>Answers of a kind after which the city gave in, of all of the kind.</summary>
    public (int Part, int Whole) GaveInAfter(Response kind) =>
        (GaveIn && Answers.Count > 0 && Answers[^1] == kind ? 1 : 0, Answers.Count(answer => answer == kind));

    /// <summary>Whether it ended so, of those that ended.</summary>
    public (int Part, int Whole) Ended(ClashOutcome[] outcomes) => Outcome == ClashOutcome.Open ? (0, 0) : (outcomes.Contains(Outcome) ? 1 : 0, 1);

    private static int Harshness(Response response) => response switch
    {
        Response.Concede or Response.Devolve => 0,
        Response.Tolerate => 1,
        Response.Sanction => 2,
        Response.Preempt => 3,
        Response.Coerce => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(response), response, null),
    };
}
