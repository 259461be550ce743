using Polis.Charts.Comparing;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>
/// The page of a comparison: what changed in sentences, the chart of it, what happened on a line of time, where, and all that differs in folded tables.
/// </summary>
public static class ComparisonReport
{
    /// <summary>Rows of the table of all that differs.</summary>
    private const int MostRows = 200;

    /// <summary>Writes the page into the folder of a comparison.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="effects">Effects of each what-if, in their order.</param>
    /// <param name="whatIfs">The what-ifs, in the order of the manifest.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(
        string path, ComparisonManifest manifest, IReadOnlyList<IReadOnlyList<Effect>> effects, IReadOnlyList<ComparedWorld> whatIfs,
        IReadOnlyList<ComparedChart> charts)
    {
        var html = new HtmlText();
        string title = manifest.Headlines.Count > 0 ? manifest.Headlines[0].Sentence
            : string.Join(" ", manifest.WhatIfs.Zip(effects, (whatIf, own) => $"{whatIf}: {Findings.None(own)}"));
        RunReport.Begin(html, title);
        html.Raw("<header>").Element("h1", title).Element(
            "p",
            $"{string.Join(", ", manifest.WhatIfs)} against {manifest.Base}: {manifest.Runs} pairs of runs, seed {manifest.Seed}. "
                + $"{Pairing(whatIfs)} In small print: the 95 % interval of the mean difference.", "class=\"muted\"");
        if (manifest.Outcome is { } outcome) html.Element("p", outcome.Sentence, "class=\"muted\"");
        html.Raw("</header>");
        for (int i = 0; i < manifest.WhatIfs.Count; i++)
        {
            string whatIf = manifest.WhatIfs[i];
            var world = ComparisonCharts.World(path, whatIf);
            html.Raw("<section>").Element("h2", whatIf);
            Sentences(html, manifest, whatIf, effects[i], title);
            Apart(html, whatIfs[i].Change);
            var drawn = charts.Where(chart => chart.WhatIf == whatIf).Select(chart => chart.Chart).ToList();
            // The difference comes first, what made it next, and the map after it.
            foreach (var chart in drawn.Take(1)) RunReport.Draw(html, chart, title);
            if (world.Interventions.Count > 0) TimelineSection.Write(html, world.Interventions, world.Start, world.End, $"timeline-{i}", "h3");
            WriteInterventions(html, whatIfs[i].Scenario.InterventionLines);
            foreach (var chart in drawn.Skip(1)) RunReport.Draw(html, chart);
            Tables(html, effects[i], whatIfs[i].Change);
            html.Raw("</section>");
        }
        if (IntervalNote.Of(effects.SelectMany(own => own)) is { } note) html.Element("p", note, "class=\"muted\"");
        html.Element("p", "A simulation shows what its rules and parameters imply, most of them assumptions. It is no forecast.", "class=\"muted\"");
        RunReport.End(html);
        ManifestList.Announce(path, RunFolderFiles.Report);
        RunFolderFiles.Write(path, RunFolderFiles.Report, html.ToString());
    }

    private static void Sentences(HtmlText html, ComparisonManifest manifest, string whatIf, IReadOnlyList<Effect> effects, string title)
    {
        var headlines = manifest.Headlines.Where(headline => headline.WhatIf == whatIf).ToList();
        if (headlines.Count == 0) html.Element("p", Findings.None(effects), "class=\"answer\"");
        foreach (var headline in headlines.Take(4).Where(headline => headline.Sentence != title)) html.Element("p", headline.Sentence, "class=\"answer\"");
    }

    /// <summary>What the runs of a pair have in common; where that differs between what-ifs, each says it itself.</summary>
    private static string Pairing(IReadOnlyList<ComparedWorld> whatIfs) =>
        (whatIfs.FirstOrDefault(whatIf => whatIf.Change.Note is null) ?? whatIfs[0]).Change.Pairing;

    private static void Apart(HtmlText html, WhatIfChange change)
    {
        if (change.Note is { } note) html.Element("p", note);
        html.Element("h3", "What sets it apart");
        if (change.Differences.Count == 0)
        {
            html.Element("p", "Nothing: it is the same world as its base, in which the same happens.", "class=\"muted\"");
            return;
        }
        html.Raw("<ul>");
        foreach (var difference in change.Differences) html.Element("li", difference.Sentence);
        html.Raw("</ul>");
    }

    private static void WriteInterventions(HtmlText html, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        html.Raw("<details><summary>What the scenario says</summary><ul>");
        foreach (string line in lines) html.Element("li", line);
        html.Raw("</ul></details>");
    }

    private static void Tables(HtmlText html, IReadOnlyList<Effect> effects, WhatIfChange change)
    {
        html.Element("h3", "Tables").Raw("<details><summary>The questions that every run answers</summary>");
        Table(html, $"Over {Window.WholeRun}", Findings.Questions(effects, change));
        html.Raw("</details>");
        var clear = effects.Where(effect => effect.Differs && effect.IsClear).OrderByDescending(effect => Math.Abs(effect.T)).Take(MostRows).ToList();
        html.Raw($"<details><summary>All that differs clearly ({clear.Count})</summary>");
        Table(html, "By effect over error. Of intervals as many as these one in twenty leaves out 0 by chance alone.", clear);
        html.Raw("</details>");
    }

    private static void Table(HtmlText html, string caption, IReadOnlyList<Effect> effects) => html.Table(
        caption, ["what", "years", "base", "what-if", "difference"],
        effects.Select(effect => (IReadOnlyList<Cell>)
        [
            EffectText.Subject(effect.Metric), effect.Window.Years, EffectText.Value(effect, effect.Base), EffectText.Value(effect, effect.Value),
            EffectText.HasInterval(effect) ? new Cell(EffectText.Verdict(effect), EffectText.Interval(effect)) : EffectText.Verdict(effect),
        ]));
}
