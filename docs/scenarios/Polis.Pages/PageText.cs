using System.Text;
using Polis.Engine.Scheduling;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Pages;

/// <summary>Results as Markdown.</summary>
internal sealed class PageText
{
    private readonly StringBuilder _text = new();

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>What was run.</summary>
    public void Head(PageSpec spec, Manifest manifest)
    {
        Line($"{manifest.Runs.Count:N0} runs of {manifest.Years} years from {manifest.Start} by {EnumNames<StepLength>.Of(manifest.Step)}s, "
            + $"seed {manifest.Seed}, {manifest.Scenario.Cities:N0} cities in {manifest.Scenario.Nations:N0} "
            + $"{(manifest.Scenario.Nations == 1 ? "nation" : "nations")}: `polis run {spec.Scenario} --runs {manifest.Runs.Count}`. "
            + "Numbers in brackets are 80 % intervals over runs. Beside a share they go on to the share itself where that is rarer "
            + "than one run in ten.");
        Line("");
    }

    /// <summary>A chart.</summary>
    public void Picture(string file, string title)
    {
        Line($"![{title}]({file})");
        Line("");
    }

    /// <summary>A heading of its own.</summary>
    public void Heading(string text)
    {
        Line($"### {text}");
        Line("");
    }

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        Line(text);
        Line("");
    }

    /// <summary>A table; columns of words stand left, of numbers right.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        Line("| " + string.Join(" | ", head) + " |");
        Line("| " + string.Join(" | ", head.Select((_, i) => i == 0 || char.IsLetter(all[0][i][0]) ? "---" : "---:")) + " |");
        foreach (var row in all) Line("| " + string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|"))) + " |");
        Line("");
    }

    /// <summary>Means of a scenario and of the base, and the paired differences.</summary>
    public void Comparison(PageSpec spec, IReadOnlyDictionary<(string, Measure), double[]> values)
    {
        Heading($"Against {PageSpec.Base} with the same draws");
        Paragraph("Means over runs, and the mean of the differences run by run, with its 95 % interval: an interval that spans 0 tells of no effect "
            + "that these runs could find.");
        Table(["", PageSpec.Base, spec.Name, "difference"], spec.Against.Select(measure =>
        {
            double[] before = values[(PageSpec.Base, measure)], here = values[(spec.Name, measure)];
            return (string[])[measure.Name, OverRuns.Text(Mean(before), measure.Format),
                OverRuns.Text(Mean(here), measure.Format), OverRuns.Difference(here, before, measure.Format)];
        }));
    }

    /// <summary>Figures of one scenario alone.</summary>
    public void Figures(IReadOnlyList<Measure> measures, RecordedRuns data)
    {
        Heading("What the question asks for");
        Table(["", "mean over runs"], measures.Select(measure => (string[])[measure.Name, OverRuns.MeanAndInterval(measure.Of(data), measure.Format)]));
    }

    /// <summary>The three forces and all together, beside the base.</summary>
    public void ForcesTable(IReadOnlyDictionary<(string, Measure), double[]> values, int runs)
    {
        var measures = values.Keys.Where(key => key.Item1 == PageSpec.Forces).Select(key => key.Item2).ToList();
        Heading($"Each alone and all together, against {PageSpec.Base} with the same draws");
        Paragraph($"Means over {runs:N0} runs each.");
        string[] names = [PageSpec.Base, .. PageSpec.ForceColumns.Select(column => column.Name)];
        Table(["", PageSpec.Base, .. PageSpec.ForceColumns.Select(column => column.Head)],
            measures.Select(measure => (string[])[measure.Name, .. names.Select(name => OverRuns.Text(Mean(values[(name, measure)]), measure.Format))]));
        Paragraph("Differences from the base run by run, with their 95 % intervals. The last column is what all together do beyond the sum of the three.");
        Table(["", .. PageSpec.ForceColumns.Select(column => column.Head), "beyond the sum"], measures.Select(measure =>
        {
            double[] before = values[(PageSpec.Base, measure)], together = values[(PageSpec.Forces, measure)];
            double[] sum = [.. before.Select((start, run) => start + names.Skip(1).Take(3).Sum(name => values[(name, measure)][run] - start))];
            return (string[])[measure.Name, .. names.Skip(1).Select(name => OverRuns.Difference(values[(name, measure)], before, measure.Format)),
                OverRuns.Difference(together, sum, measure.Format)];
        }));
    }

    /// <summary>The four answers.</summary>
    public void Answers(Manifest manifest)
    {
        var answers = manifest.Answers!;
        Heading("The answers");
        Paragraph($"Shares are over {manifest.Window.Of("the runs")}; bids and independences over all years.");
        Table(["Where do cities defy their nations?", .. manifest.Domains],
            [["share of cities", .. answers.Defiance.Select(answer => Share(answer.Share, answer.Low, answer.High))]]);
        Paragraph($"Most often in defiance, of {manifest.Window.Years * manifest.Domains.Count} possible years × domains: " +
            string.Join(", ", answers.Boldest.Select(city => $"{city.City} ({city.Nation}) {city.DomainYears:0.0}")) + ".");
        Outcomes(answers, manifest);
        Responses(answers);
        Independence(answers.FirstIndependence, manifest);
    }

    /// <summary>A share with its bracket.</summary>
    public static string Share(double? share, double? low, double? high) =>
        share is not { } value ? "–"
            : AnswerText.Bracket(value, low, high) is var (from, to) ? $"{100 * value:0.0} % [{100 * from:0.0} to {100 * to:0.0}]"
            : $"{100 * value:0.0} %";

    private void Outcomes(Answers answers, Manifest manifest) => Table(["How clashes ended", .. manifest.Domains, "all", "of those acted on"],
    [
        .. answers.OutcomesOfAllDomains.Select(all => (string[])
        [
            ReaderNames.Of(all.Outcome),
            .. answers.Outcomes.Where(answer => answer.Outcome == all.Outcome).Select(answer => Share(answer.Share, answer.Low, answer.High)),
            Share(all.Share, all.Low, all.High), Share(all.ActedOn.Share, all.ActedOn.Low, all.ActedOn.High),
        ]),
        ["clashes", .. manifest.Domains.Select(domain => Count(answers.Outcomes.Where(answer => answer.Domain == domain).Select(answer => answer.Count))),
            Count(answers.OutcomesOfAllDomains.Select(answer => answer.Count)), Count(answers.OutcomesOfAllDomains.Select(answer => answer.ActedOn.Count))],
    ]);

    private void Responses(Answers answers)
    {
        (string Democracy, bool First)[] columns = [.. DemocracyClass.Names.Select(democracy => (democracy, true)), (Results.Answers.All, false)];
        Table(["What nations answered", .. columns.Select(column => column.First ? $"first, {column.Democracy} nations" : "next, all nations")],
        [
            .. MetricCatalogue.Responses.Names.Select(response => (string[])
            [
                ReaderNames.Of(response),
                .. columns.Select(column => Of(column).Single(answer => answer.Response == response))
                    .Select(answer => Share(answer.Share, answer.Low, answer.High)),
            ]),
            ["answers", .. columns.Select(column => Count(Of(column).Select(answer => answer.Count)))],
        ]);

        IEnumerable<ResponseAnswer> Of((string Democracy, bool First) column) =>
            answers.ResponsesOfAllDomains.Where(answer => (answer.Democracy, answer.First) == column);
    }

    private static string Count(IEnumerable<long> counts) => counts.Sum().ToString("N0");

    private void Independence(IndependenceAnswer answer, Manifest manifest)
    {
        Paragraph(AnswerText.FirstIndependence(answer, manifest.Runs.Count, manifest.Years));
        Paragraph(AnswerText.Bids(answer, manifest.Runs.Count));
        if (answer.Bids == 0) return;
        Table([$"Cities that bid, of {manifest.Runs.Count:N0} runs", "nation", "bids", "independences", "set apart by", "by, % of income"],
            answer.Bidders.Select(city => (string[])[city.City, city.Nation, city.Bids.ToString("N0"),
                city.Independences.ToString("N0"), city.Term ?? "–", AnswerText.OfIncome(city.Value) ?? "–"]));
    }

    private static double Mean(double[] values)
    {
        double[] there = [.. values.Where(value => !double.IsNaN(value))];
        return there.Length == 0 ? double.NaN : there.Average();
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
