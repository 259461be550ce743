using Polis.Model;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>A clash of a run, open or ended.</summary>
/// <param name="City">Row of the city.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Domain">Row of the domain.</param>
/// <param name="Started">Step of its start.</param>
/// <param name="Ended">Step of its end; that of the run's last step where it is open.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answers">What the nation answered, in order.</param>
internal sealed record ClashRow(int City, int Nation, int Domain, int Started, int Ended, ClashOutcome Outcome, IReadOnlyList<Response> Answers)
{
    /// <summary>Whether it is still open.</summary>
    public bool IsOpen => Outcome == ClashOutcome.Open;
}

/// <summary>The clashes of one run, and what is counted of them.</summary>
/// <param name="all">All, in the order of their start.</param>
/// <param name="answersLater">Answers after the first year, to any clash.</param>
/// <param name="perYear">Steps of a year.</param>
/// <param name="steps">Steps of the run.</param>
internal sealed class ClashHistory(IReadOnlyList<ClashRow> all, int answersLater, int perYear, int steps)
{
    private readonly double _yearsLater = (double)(steps - perYear) / perYear;

    /// <summary>All clashes, in the order of their start.</summary>
    public IReadOnlyList<ClashRow> All => all;

    /// <summary>Those that opened after the first year, which meets the whole stock of the start.</summary>
    public IReadOnlyList<ClashRow> Later { get; } = [.. all.Where(clash => clash.Started >= perYear)];

    /// <summary>Penalties in money, and those of them after which the city gave in.</summary>
    public (int All, int Met) Penalties => (
        all.Sum(clash => clash.Answers.Count(answer => answer == Response.Sanction)),
        all.Count(clash => clash.Outcome == ClashOutcome.Complied && clash.Answers.Count > 0 && clash.Answers[^1] == Response.Sanction));

    /// <summary>Durations of those in years, for a survival curve; one that is open is censored.</summary>
    public IEnumerable<Observation> Durations => Later.Select(Duration);

    /// <summary>Clashes of a run that has ended.</summary>
    public static ClashHistory Of(Simulation simulation)
    {
        var (world, clashes, responses) = (simulation.World, simulation.World.Clashes, simulation.World.Responses);
        var answers = new List<Response>[clashes.Count];
        int perYear = simulation.Plan.Clock.StepsIn(1), later = 0;
        for (int r = 0; r < responses.Count; r++)
        {
            (answers[responses.Clash[r]] ??= []).Add(responses.Kind[r]);
            if (responses.Step[r] >= perYear) later++;
        }
        return new ClashHistory(
        [
            .. Enumerable.Range(0, clashes.Count).Select(c => new ClashRow(
                clashes.City[c], clashes.Nation[c], clashes.Domain[c], clashes.Started[c], clashes.Ended[c] < 0 ? simulation.StepsDone : clashes.Ended[c],
                clashes.Outcome[c], (IReadOnlyList<Response>?)answers[c] ?? [])),
        ], later, perYear, simulation.StepsDone);
    }

    /// <summary>Duration of a clash in years; one that is open is censored.</summary>
    public Observation Duration(ClashRow clash) => new((double)(clash.Ended - clash.Started) / perYear, clash.IsOpen ? 0 : 1);

    /// <summary>Share of a first answer among first answers.</summary>
    public double ShareOfFirst(Response response) => Share(Later.Where(clash => clash.Answers.Count > 0), clash => clash.Answers[0] == response);

    /// <summary>Share of an outcome among clashes that ended.</summary>
    public double ShareOf(ClashOutcome outcome) => Share(Later.Where(clash => !clash.IsOpen), clash => clash.Outcome == outcome);

    /// <summary>Share that lasts longer than some years.</summary>
    public double Longer(double years) => Survival.At(KaplanMeier.Curve(Durations), years).Value;

    /// <summary>A number of the run by its name in docking.csv.</summary>
    public double Of(string what) => what switch
    {
        "openedFirst" => all.Count(clash => clash.Started == 0),
        "openedAYear" => Later.Count / _yearsLater,
        "answersAYear" => answersLater / _yearsLater,
        "median" => Survival.Median(KaplanMeier.Curve(Durations)),
        "neverAnswered" => Share(Later.Where(clash => !clash.IsOpen), clash => clash.Answers.Count == 0),
        "answersAClash" => Later.Where(clash => !clash.IsOpen).Select(clash => (double)clash.Answers.Count).DefaultIfEmpty(double.NaN).Average(),
        _ => throw new InvalidDataException($"docking.csv knows no number {what} of clashes."),
    };

    private static double Share(IEnumerable<ClashRow> clashes, Func<ClashRow, bool> counts) =>
        clashes.Select(clash => counts(clash) ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();
}
