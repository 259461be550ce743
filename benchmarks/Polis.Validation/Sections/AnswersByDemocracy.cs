using Polis.Model;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>What full democracies answer more often than other nations, recorded and in the model.</summary>
internal static class AnswersByDemocracy
{
    private const double Confidence = 0.95;

    /// <summary>Democracy of a full democracy: 8 of 10 of the Economist Intelligence Unit's index, on the model's scale (EIU - 1) / 9.</summary>
    private const double FullDemocracy = 7.0 / 9;

    private static readonly (string Name, Response[] Kinds)[] _answers =
    [
        ("tolerating", [Response.Tolerate]), ("conceding or devolving", [Response.Concede, Response.Devolve]), ("money", [Response.Sanction]),
        ("law", [Response.Preempt]), ("force", [Response.Coerce]),
    ];

    /// <summary>Whether the nation of a clash is a full democracy; null for one that was born in the run.</summary>
    public static bool? IsFull(SimulationPlan plan, ClashRow clash) =>
        clash.Nation < plan.Tables.Nations.Count ? plan.Tables.Nations.Democracy[clash.Nation] >= FullDemocracy : null;

    /// <summary>The table of a list.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="conflicts">The list.</param>
    /// <param name="runs">Runs of the model.</param>
    /// <param name="plan">Their plan.</param>
    /// <param name="fitted">Whether parameters were set by this list.</param>
    public static void Table(Page page, IReadOnlyList<Conflict> conflicts, RunRecord[] runs, SimulationPlan plan, bool fitted)
    {
        page.Heading("Answers by democracy");
        page.Text("Shares of all answers, first and next. The intervals of the record's shares take answers as single cases; those of the difference are by "
            + "bootstrap over conflicts, since the answers of one conflict belong together. The mark is of the difference. "
            + (fitted ? "Of these rows force alone set a parameter by class (`coerceDemocracyCost`); first answers of both classes together set the levels. "
                : "")
            + "Most of the record's other nations are flawed democracies: of nations that are none it says next to nothing.");
        var cases = conflicts.Select(conflict => new Case(conflict.FullDemocracy, Answered.To(conflict))).ToList();
        var here = runs.Select(run => run.Clashes.Later.Select(clash => new Case(IsFull(plan, clash), Answered.To(clash))).ToList()).ToList();
        page.Head("answer", "full democracies: recorded", "cases", "here", "other nations: recorded", "cases", "here", "difference: recorded", "here", "");
        foreach (var (name, kinds) in _answers)
        {
            string[] cells = [.. ((bool[])[true, false]).SelectMany(full => AnswerShares(cases, here, full, kinds))];
            var difference = new Comparison($"{name}, full democracies less others",
                Statistics.Bootstrap(cases, sample => Difference(sample, kinds), Confidence), "",
                Estimate.OfMean(here.Select(run => Difference(run, kinds)), Confidence), fitted && kinds.Contains(Response.Coerce));
            page.Row([name, .. cells, Page.Text(difference.Recorded), Page.Text(difference.Here), difference.Mark(page)]);
        }
    }

    private static string[] AnswerShares(IReadOnlyList<Case> cases, List<List<Case>> runs, bool full, Response[] kinds)
    {
        var (part, whole) = Sum(cases, full, kinds);
        var counted = runs.Select(run => Sum(run, full, kinds)).ToList();
        return
        [
            Page.Text(Shares.Wilson(part, whole, Confidence)), $"{part} of {whole}",
            Page.Text(Estimate.OfRatio([.. counted.Select(run => (double)run.Part)], [.. counted.Select(run => (double)run.Whole)], Confidence)),
        ];
    }

    /// <summary>Share of some answers among all of full democracies, less that of the other nations; not a number where either gave none.</summary>
    private static double Difference(IReadOnlyList<Case> cases, Response[] kinds)
    {
        var (full, others) = (Sum(cases, true, kinds), Sum(cases, false, kinds));
        return (double)full.Part / full.Whole - (double)others.Part / others.Whole;
    }

    private static (int Part, int Whole) Sum(IReadOnlyList<Case> cases, bool full, Response[] kinds)
    {
        var (part, whole) = (0, 0);
        foreach (var one in cases)
        {
            if (one.Full != full) continue;
            var (own, all) = one.Answered.Of(kinds);
            (part, whole) = (part + own, whole + all);
        }
        return (part, whole);
    }

    /// <summary>What was answered to a conflict, and whether by a full democracy.</summary>
    private sealed record Case(bool? Full, Answered Answered);
}
