using Polis.Model;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>The model's clashes against recorded conflicts of cities with their nations.</summary>
internal static class RecordOfClashes
{
    private const double Confidence = 0.95;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("The record of clashes");
        page.Text("Recorded conflicts of cities with their nations (`record/city-conflicts.csv`), those of one half of the nations that have any; "
            + "the other half is kept back, and `tests/score --conflicts FILE` holds the model against such a list.");
        page.Text("**The record is one of famous cases**, mostly told in English: it says how conflicts go that became known, "
            + "not how many there are. Counted facts (below) show that most defiance is tolerated and never becomes a case.");
        page.Text("**Most of the table is no test.** Its half of the nations set defaults: durations the cost of backing down (`backingDownCost`), first "
            + "answers the costs of the six answers, what cities gave in after the three compliances, force by democracy `coerceDemocracyCost`, and the number "
            + "of conflicts by size `defianceCapacity`. Where such a row fits, its mark stands in brackets and is not counted. "
            + "Outcomes and next answers set nothing.");
        Table(page, Conflicts.Read(ListFile.Own("city-conflicts.csv")), laboratory.Base, laboratory.Whole, fitted: true);
        page.Heading("Counted facts");
        page.Text("What was counted of all cities that did something, not of famous cases (`record/city-conflict-facts.csv`, with the sources). Only the "
            + "counties of 2017 are held against the model (see Sanctuary cities): of the others it is not counted how many might have done the same, or "
            + "they are of other matters than the model's.");
        page.Head("fact", "figure", "of", "unit", "period", "note");
        foreach (var fact in CountedFacts.All)
            page.Row(fact.Name, fact.Figure, double.IsNaN(fact.Whole) ? "" : Page.Number(fact.Whole), fact.Unit, fact.Period, fact.Note);
    }

    /// <summary>The table of a list.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="conflicts">The list.</param>
    /// <param name="runs">Runs of the model.</param>
    /// <param name="plan">Their plan.</param>
    /// <param name="fitted">Whether parameters were set by this list.</param>
    public static void Table(Page page, IReadOnlyList<Conflict> conflicts, RunRecord[] runs, SimulationPlan plan, bool fitted)
    {
        var nations = conflicts.Select(conflict => Array.IndexOf(plan.Tables.Nations.Code, conflict.Nation)).Where(n => n >= 0).ToHashSet();
        page.Text($"{conflicts.Count} conflicts of {conflicts.Select(conflict => conflict.Nation).Distinct().Count()} nations, against the clashes of "
            + $"{runs.Length} runs of 40 years that opened after the first year. Intervals are of {Page.Percent(Confidence)}: of the record by Wilson for "
            + "shares, by Greenwood for durations, by bootstrap over conflicts for the median; of the model for the mean of its runs. "
            + Comparison.Rule + Unanswered(conflicts)
            + " The last column is the same of the nations of the record alone, for those who would rather compare like with like.");
        page.Head("quantity", "recorded", "cases", "here", "", "here, in those nations");
        foreach (var (row, same) in Rows(conflicts, runs, plan, fitted, _ => true).Zip(Rows(conflicts, runs, plan, fitted, nations.Contains)))
            page.Row(row.Quantity, Page.Text(row.Recorded), row.Cases, Page.Text(row.Here), row.Mark(page), Page.Text(same.Here));
        BySize(page, conflicts, runs, plan, fitted);
        AnswersByDemocracy.Table(page, conflicts, runs, plan, fitted);
    }

    /// <summary>How conflicts of which no answer is known are counted, where there are any.</summary>
    private static string Unanswered(IReadOnlyList<Conflict> conflicts) => conflicts.Count(conflict => conflict.Answers.Count == 0) is > 0 and var blank
        ? $" Of {blank} of the conflicts no answer is known: they count for durations and ends, not for answers, as a clash here that is not answered."
        : "";

    private static IEnumerable<Comparison> Rows(
        IReadOnlyList<Conflict> conflicts, RunRecord[] runs, SimulationPlan plan, bool fitted, Predicate<int> nations)
    {
        var clashes = runs.Select(run => (ClashRow[])[.. run.Clashes.Later.Where(clash => nations(clash.Nation))]).ToList();
        var recorded = KaplanMeier.Curve(conflicts.Select(conflict => conflict.Duration));
        var here = runs.Zip(clashes, (run, own) => KaplanMeier.Curve(own.Select(run.Clashes.Duration))).ToList();
        foreach (int years in (int[])[1, 2, 4, 8])
            yield return new($"lasts longer than {years} year{(years == 1 ? "" : "s")}", Survival.At(recorded, years), $"{conflicts.Count}",
                Estimate.OfMean(here.Select(curve => Survival.At(curve, years).Value), Confidence), fitted);
        yield return new("median duration, years", Statistics.Bootstrap(
                conflicts, sample => Survival.Median(KaplanMeier.Curve(sample.Select(conflict => conflict.Duration))), Confidence), $"{conflicts.Count}",
            Estimate.OfMean(here.Select(Survival.Median), Confidence), fitted);
        var answers = clashes.Select(own => own.Select(clash => Answered.To(clash)).ToList()).ToList();
        var cases = conflicts.Select(conflict => Answered.To(conflict)).ToList();
        foreach (var (name, count, set) in Counts)
            yield return Share(name, cases, answers, count, fitted && set);
        foreach (bool full in (bool[])[true, false])
            yield return Share($"force was used, in {(full ? "full democracies" : "other nations")}",
                [.. conflicts.Where(conflict => conflict.FullDemocracy == full).Select(conflict => Answered.To(conflict))],
                [.. clashes.Select(own => own.Where(clash => AnswersByDemocracy.IsFull(plan, clash) == full)
                    .Select(clash => Answered.To(clash)).ToList())],
                one => one.Any([Response.Coerce]), fitted);
    }

    /// <summary>
    /// Shares that are counted alike in the record and here: a part and a whole of each conflict; and whether the list in use set a parameter.
    /// </summary>
    private static IEnumerable<(string Name, Func<Answered, (int Part, int Whole)> Count, bool Set)> Counts =>
    [
        ("first answer: tolerate", one => one.First([Response.Tolerate]), true),
        ("first answer: law", one => one.First([Response.Preempt]), true),
        ("first answer: money", one => one.First([Response.Sanction]), true),
        ("first answer: force", one => one.First([Response.Coerce]), true),
        ("first answer: concede or devolve", one => one.First([Response.Concede, Response.Devolve]), true),
        ("next answer is harsher", one => one.Next(1), false),
        ("next answer is as harsh", one => one.Next(0), false),
        ("next answer is milder", one => one.Next(-1), false),
        ("gave in after a law", one => one.GaveInAfter(Response.Preempt), true),
        ("gave in after money", one => one.GaveInAfter(Response.Sanction), true),
        ("gave in after force", one => one.GaveInAfter(Response.Coerce), true),
        ("ended: the city gave in", one => one.Ended([ClashOutcome.Complied, ClashOutcome.Suppressed]), false),
        ("ended: policy changed", one => one.Ended([ClashOutcome.PolicyChanged]), false),
        ("ended: autonomy", one => one.Ended([ClashOutcome.Autonomy]), false),
        ("ended: lapsed", one => one.Ended([ClashOutcome.Lapsed]), false),
        ("ended: stalemate", one => one.Ended([ClashOutcome.Stalemate]), false),
    ];

    private static Comparison Share(
        string name, IReadOnlyList<Answered> cases, List<List<Answered>> runs, Func<Answered, (int Part, int Whole)> count, bool fitted)
    {
        var (part, whole) = Sum(cases);
        var counted = runs.Select(Sum).ToList();
        return new Comparison(name, Shares.Wilson(part, whole, Confidence), $"{part} of {whole}",
            Estimate.OfRatio([.. counted.Select(run => (double)run.Part)], [.. counted.Select(run => (double)run.Whole)], Confidence), fitted);

        (int Part, int Whole) Sum(IReadOnlyList<Answered> all) => (all.Sum(one => count(one).Part), all.Sum(one => count(one).Whole));
    }

    private static void BySize(Page page, IReadOnlyList<Conflict> conflicts, RunRecord[] runs, SimulationPlan plan, bool fitted)
    {
        var (cities, codes) = (plan.Tables.Cities, plan.Tables.Nations.Code);
        var unmatched = new List<string>();
        var recorded = new int[cities.Count];
        foreach (var conflict in conflicts)
        {
            int city = Enumerable.Range(0, cities.Count).Where(i => codes[cities.Nation[i]] == conflict.Nation && cities.NameOf(i) == conflict.City)
                .DefaultIfEmpty(-1).First();
            if (city < 0) unmatched.Add(conflict.City);
            else recorded[city]++;
        }
        var all = Enumerable.Range(0, cities.Count).GroupBy(i => cities.Nation[i]).Select(group => group.ToArray()).Where(own => own.Length > 1).ToList();
        var nations = all.Where(own => own.Sum(i => recorded[i]) > 0).ToList();
        var opened = runs.Select(run =>
        {
            int[] counts = new int[cities.Count];
            foreach (var clash in run.Clashes.Later) counts[clash.City]++;
            return counts;
        }).ToList();
        var row = new Comparison("elasticity of the number of conflicts to people", Elasticity(recorded, nations), $"{recorded.Sum()}", Here(all), fitted);
        page.Row(row.Quantity, Page.Text(row.Recorded), row.Cases, Page.Text(row.Here), row.Mark(page), Page.Text(Here(nations)));
        page.Text("“Gave in” is complied or suppressed, after the last answer; “gave in after” is of all answers of that kind. “Harsher” is by what an answer "
            + "presses: conceding and devolving least, then tolerating, money, law, force. The elasticity is within nations (conditional logit over the cities "
            + $"of the table), of the {recorded.Sum()} conflicts whose city is in it"
            + $"{(unmatched.Count > 0 ? $"; not in it are {string.Join(", ", unmatched.Distinct())}" : "")}. "
            + "The record has cities of fame, which are large, and so leans upwards.");
        page.Text("What to think of when a row misses. A nation here draws each answer afresh and does not escalate, as recorded nations do. Conflicts become "
            + "famous where they were answered hard, so that law, money and force are commoner among them than among all. Courts ended many recorded "
            + "conflicts as a change of policy or as a city that gave in, and the model has none. A city whose new government has other wishes (lapsed) "
            + "seldom enters a record.");

        Estimate Here(List<int[]> among) => Estimate.OfMean(opened.Select(counts => Elasticity(counts, among).Value), Confidence);

        Estimate Elasticity(int[] counts, List<int[]> among) => SizeElasticity.Of(
            [.. among.Select(own => (own.Select(i => cities.Population[i]).ToArray(), own.Select(i => counts[i]).ToArray()))], Confidence);
    }
}
