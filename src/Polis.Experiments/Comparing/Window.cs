using System.Globalization;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>The years that a difference is taken over.</summary>
/// <param name="Name">What it is, as in <c>while it lasts</c>.</param>
/// <param name="From">Decimal year from which; the state at this time itself is of the years before.</param>
/// <param name="To">Decimal year until which.</param>
public sealed record Window(string Name, double From, double To)
{
    /// <summary>While the interventions of a what-if are in force.</summary>
    public const string InForce = "while it lasts";

    /// <summary>All years of a run.</summary>
    public const string WholeRun = "all years";

    /// <summary>The time that it is.</summary>
    public YearSpan Span => new(From, To);

    /// <summary>The years in words, as in <c>2025 to 2028</c>.</summary>
    public string Years => From == Math.Floor(From) && To == Math.Floor(To)
        ? To - From == 1 ? Text(From) : $"{Text(From)} to {Text(To - 1)}"
        : $"{Month(From)} to {Month(To)}";

    /// <summary>The windows of a what-if: while what its base has not lasts, the last years of the run, all of it; each time once.</summary>
    /// <param name="plan">The what-if.</param>
    /// <param name="change">What sets it apart from its base.</param>
    public static IReadOnlyList<Window> Of(SimulationPlan plan, WhatIfChange change)
    {
        double start = plan.Clock.YearOf(0), end = plan.Clock.YearOf(plan.Steps);
        int last = AnswerWindow.Of(plan.Years, null).Years;
        Window[] all =
        [
            .. InForceOf(change.Interventions, start, end),
            new($"last {last} years", end - last, end),
            new(WholeRun, start, end),
        ];
        // Of two that are the same years the wider in meaning has the name.
        return [.. all.Reverse().DistinctBy(window => (window.From, window.To)).Reverse()];
    }

    /// <summary>The years that are asked for, as far as a run has the whole of them.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="asked">Years.</param>
    /// <exception cref="OutputException">The run has none of them.</exception>
    public static Window Of(SimulationPlan plan, AskedYears asked) => asked.Within(plan.Clock, plan.Years)?.Span is { } span
        ? new Window("as asked for", span.From, span.To)
        : throw new OutputException($"--window: {asked.Outside}; expected {AskedYears.ExpectedOf(plan.Clock, plan.Years)}");

    private static IEnumerable<Window> InForceOf(IReadOnlyList<Intervention> interventions, double start, double end)
    {
        if (interventions.Count == 0) yield break;
        double from = Math.Max(start, interventions.Min(it => YearOf(it.Month)));
        double to = Math.Min(end, interventions.Max(it => it.UntilMonth is { } until ? YearOf(until) : double.PositiveInfinity));
        // A year is the least in which something is recorded.
        if (from + 1 <= end) yield return new Window(InForce, from, Math.Max(to, from + 1));
    }

    private static double YearOf(int month) => month / 12 + month % 12 / 12.0;

    private static string Text(double year) => year.ToString("0", CultureInfo.InvariantCulture);

    private static string Month(double year) => Clock.TextOf((int)Math.Round(year * 12));
}
