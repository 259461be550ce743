using System.Globalization;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>The years that an answer or a difference is taken over.</summary>
/// <param name="Name">What it is, as in <c>while it lasts</c>.</param>
/// <param name="From">Decimal year from which; the state at this time itself is of the years before.</param>
/// <param name="To">Decimal year until which.</param>
public sealed record Window(string Name, double From, double To)
{
    /// <summary>While interventions are in force.</summary>
    public const string InForce = "while it lasts";

    /// <summary>All years of a run.</summary>
    public const string WholeRun = "all years";

    /// <summary>The time that it is.</summary>
    public YearSpan Span => new(From, To);

    /// <summary>The years in words, as in <c>2025 to 2028</c>.</summary>
    public string Years => From == Math.Floor(From) && To == Math.Floor(To)
        ? To - From == 1 ? Text(From) : $"{Text(From)} to {Text(To - 1)}"
        : $"{Month(From)} to {Month(To)}";

    /// <summary>Whether a step belongs to it: it begins in it. An intervention too begins and ends with the first step that begins on its date or later, so
    /// that the steps of the time while it lasts are those in which it is in force.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="step">Number of the step, from 0.</param>
    public bool HasStep(Clock clock, int step) => Span.HasStart(clock.YearOf(step));

    /// <summary>All years of a run.</summary>
    /// <param name="plan">The run.</param>
    public static Window AllOf(SimulationPlan plan) => new(WholeRun, plan.Clock.YearOf(0), plan.Clock.YearOf(plan.Steps));

    /// <summary>The windows of differences: while interventions last, the last years of the run, all of it; each time once.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="interventions">What sets it apart from what it is compared with.</param>
    public static IReadOnlyList<Window> Of(SimulationPlan plan, IReadOnlyList<Intervention> interventions)
    {
        var run = AllOf(plan);
        Window[] all = [.. InForceOf(interventions, run.From, run.To), LastOf(plan), run];
        // Of two that are the same years the wider in meaning has the name.
        return [.. all.Reverse().DistinctBy(window => (window.From, window.To)).Reverse()];
    }

    /// <summary>The windows of a run's answers: the years that are asked for, or the last; and where none are asked for, while the interventions of the
    /// scenario last, if that is another time and not the whole run.</summary>
    /// <param name="plan">The run.</param>
    public static IReadOnlyList<Window> OfAnswers(SimulationPlan plan) => plan.Asked is { } asked
        ? [OfAsked(asked)]
        : [LastOf(plan), .. Of(plan, plan.Interventions).Where(window => window.Name == InForce)];

    /// <summary>Years that are asked for.</summary>
    /// <param name="asked">Years, of which the run has the whole.</param>
    public static Window OfAsked(AskedYears asked) => new("as asked for", asked.Span.From, asked.Span.To);

    private static Window LastOf(SimulationPlan plan)
    {
        double end = plan.Clock.YearOf(plan.Steps);
        var last = AnswerWindow.Of(plan.Years, null);
        return new Window(last.Words, end - last.Years, end);
    }

    private static IEnumerable<Window> InForceOf(IReadOnlyList<Intervention> interventions, double start, double end)
    {
        // What begins after the run, or is over before it, is in force at no time of it.
        Intervention[] seen = [.. interventions.Where(it => YearOf(it.Month) < end && !(it.UntilMonth is { } until && YearOf(until) <= start))];
        if (seen.Length == 0) yield break;
        double from = Math.Max(start, seen.Min(it => YearOf(it.Month)));
        double to = Math.Min(end, seen.Max(it => it.UntilMonth is { } until ? YearOf(until) : double.PositiveInfinity));
        // A year is the least in which something is recorded.
        if (from + 1 <= end) yield return new Window(InForce, from, Math.Max(to, from + 1));
    }

    private static double YearOf(int month) => month / 12 + month % 12 / 12.0;

    private static string Text(double year) => year.ToString("0", CultureInfo.InvariantCulture);

    private static string Month(double year) => Clock.TextOf((int)Math.Round(year * 12));
}
