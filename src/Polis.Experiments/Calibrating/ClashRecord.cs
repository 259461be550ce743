using Polis.Model;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>Clashes, of a record or of a run, and the figures of them that the one is held against in the other.</summary>
/// <param name="durations">How long each lasted, in years; one that goes on is censored.</param>
/// <param name="firstAnswers">What nations answered first.</param>
internal sealed class ClashRecord(IReadOnlyList<Observation> durations, IReadOnlyList<Response> firstAnswers)
{
    private readonly Lazy<IReadOnlyList<SurvivalStep>> _curve = new(() => KaplanMeier.Curve(durations));

    /// <summary>The values that a fit is held against, with the standard deviations that so few cases have.</summary>
    public static IEnumerable<RecordedValue> ValuesOf(RecordedClashes recorded)
    {
        var record = new ClashRecord(
            [.. recorded.Clashes.Select(clash => new Observation(clash.Years, clash.IsOpen ? 0 : 1))],
            [.. recorded.Clashes.Where(clash => clash.FirstAnswer is not null).Select(clash => clash.FirstAnswer!.Value)]);
        return recorded.Figures.Select(figure =>
        {
            var (value, deviation) = record.Of(figure);
            return new RecordedValue(figure.Name, AllYears, 0, value, deviation, figure);
        });
    }

    /// <summary>What stands for the date of a figure over all years.</summary>
    public const string AllYears = "all years";

    /// <summary>The clashes of a run that has ended. Those of its first year are left out:
    /// it meets all the conflicts at once that have been smouldering.</summary>
    public static ClashRecord Of(Simulation simulation)
    {
        var (clashes, responses) = (simulation.World.Clashes, simulation.World.Responses);
        int perYear = simulation.Plan.Clock.StepsIn(1);
        return new ClashRecord(
            [
                .. Enumerable.Range(0, clashes.Count).Where(IsLater).Select(clash => clashes.Ended[clash] is var end && end < 0
                    ? new Observation((double)(simulation.StepsDone - clashes.Started[clash]) / perYear, 0)
                    : new Observation((double)(end - clashes.Started[clash]) / perYear, 1)),
            ],
            [.. Enumerable.Range(0, responses.Count)
                .Where(row => responses.Previous[row] == 0 && IsLater(responses.Clash[row])).Select(row => responses.Kind[row])]);

        bool IsLater(int clash) => clashes.Started[clash] >= perYear;
    }

    /// <summary>A figure and its standard deviation; not a number where there are no cases.</summary>
    public (double Value, double Deviation) Of(ClashFigure figure)
    {
        if (figure.LongerThan is { } years)
        {
            int seen = durations.Count(duration => duration.Time >= years);
            if (durations.Count == 0 || seen == 0 && durations.All(duration => duration.Cause == 0)) return (double.NaN, double.NaN);
            var (share, error) = KaplanMeier.At(_curve.Value, years);
            return (share, Math.Max(error, DeviationOf(share > 0.5 ? durations.Count : 0, durations.Count)));
        }
        int count = firstAnswers.Count(answer => EnumNames<Response>.Of(answer) == figure.FirstAnswer);
        return firstAnswers.Count == 0 ? (double.NaN, double.NaN) : ((double)count / firstAnswers.Count, DeviationOf(count, firstAnswers.Count));
    }

    /// <summary>Standard deviation of a share of so many cases; half a case is added to either side, so that none is certain.</summary>
    private static double DeviationOf(int part, int whole)
    {
        double share = (part + 0.5) / (whole + 1);
        return Math.Sqrt(share * (1 - share) / whole);
    }
}
