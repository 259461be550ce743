using Polis.Model;
using Polis.Statistics;

namespace Polis.Validation.Sections;

/// <summary>Docking (Axtell and others 1996): ensembles of world-2015 against the figures of an independent prototype of the same equations.</summary>
internal static class Docking
{
    /// <summary>Part of a list that has to be the prototype's.</summary>
    private const double LeastShared = 0.6;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Docking against a prototype");
        page.Text($"{laboratory.Runs} runs of 40 years of `world-2015` against {PrototypeFigure.Runs} runs of an independent prototype of the same equations "
            + "(`benchmarks/Polis.Validation/docking.csv`): mean ± standard deviation between seeds. z is the difference over its standard error, "
            + "in which the prototype's figures count as rounded to three digits; where it gives no deviation, it counts as ours. "
            + "A row fits (✓) where |z| is below the bound that so many comparisons of equal models stay within in 99 of 100 pages.");
        Table(laboratory, page, "Part one: treaties as the tables give them, no corporations, no founding of networks, no effect of recognition",
            laboratory.Records("part one", laboratory.PartOne, laboratory.Runs),
            laboratory.PartOne, quantity => quantity.PartOne, "partOne");
        Table(laboratory, page, "The whole model", laboratory.Base[..laboratory.Runs], laboratory.Whole, quantity => quantity.Whole, "whole");
    }

    private static void Table(
        Laboratory laboratory, Page page, string title, RunRecord[] runs, SimulationPlan plan, Func<Quantity, PrototypeFigure?> figure, string column)
    {
        page.Heading(title);
        page.Head("quantity", "here", "prototype", "z", "");
        var rows = Quantity.All.Where(quantity => figure(quantity) is not null).ToList();
        double bound = Statistics.Bound(rows.Count);
        int beyondTwo = 0;
        foreach (var quantity in rows)
        {
            var theirs = figure(quantity)!.Value;
            var ours = Spread.Of(runs.Select(run => quantity.Of(run, plan.Parameters)));
            var spread = double.IsNaN(theirs.Deviation) ? theirs.Spread with { Deviation = ours.Deviation } : theirs.Spread;
            double z = Statistics.Distance(ours, spread, theirs.Rounding);
            if (Math.Abs(z) > 2) beyondTwo++;
            page.Row(
                quantity.Label, Page.Text(ours), Page.Text(theirs.Spread), Page.Z(z), page.Verdict(Math.Abs(z) <= bound, $"{quantity.Label} (z {Page.Z(z)})"));
        }
        Lists(laboratory, page, runs, column);
        page.Text($"The bound is {Page.Z(bound)}. Beyond 2 are {beyondTwo} of {rows.Count}; {Page.Number(0.0455 * rows.Count, 2)} are to be "
            + $"expected of equal models. Lists fit where they share {Page.Percent(LeastShared)} of their cities.");
    }

    private static void Lists(Laboratory laboratory, Page page, RunRecord[] runs, string column)
    {
        var cities = laboratory.Whole.Tables.Cities;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docking-lists.csv")).Skip(1))
        {
            string[] row = line.Split(',');
            if (row[1] != column) continue;
            string[] theirs = row[2].Split(';');
            var (here, score) = List(row[0]);
            string[] ours = [.. Enumerable.Range(0, cities.Count).OrderByDescending(city => runs.Sum(run => score(run, city)))
                .ThenBy(city => city).Take(theirs.Length).Select(city => cities.NameOf(city).Replace(",", "", StringComparison.Ordinal))];
            int shared = ours.Intersect(theirs).Count();
            page.Row($"{row[0]} ({here})", string.Join(", ", ours), string.Join(", ", theirs), $"{shared} of {theirs.Length}",
                page.Verdict(shared >= LeastShared * theirs.Length, $"{row[0]} ({shared} of {theirs.Length} shared)"));
        }
    }

    private static (string Here, Func<RunRecord, int, double> Score) List(string name) => name switch
    {
        "likeliest bidders" => ("by hazard summed over years and runs", (run, city) => run.Hazard[city]),
        "boldest" => ("by time in defiance, summed over domains and runs", (run, city) => run.Defiance.Defied[city]),
        "most connected" => ("by mean connectivity at the start", (run, city) => run.Connectivity[city]),
        _ => throw new InvalidDataException($"docking-lists.csv knows no list {name}."),
    };
}
