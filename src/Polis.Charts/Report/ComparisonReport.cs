using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The page of a comparison: what changed in sentences, the chart of it, and all that differs in tables.</summary>
public static class ComparisonReport
{
    /// <summary>Rows of the table of all that differs.</summary>
    private const int MostRows = 200;

    /// <summary>Writes the page into the folder of a comparison.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="effects">Effects of each what-if, in their order.</param>
    /// <param name="interventions">What each what-if does, in words, in their order.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(
        string path, ComparisonManifest manifest, IReadOnlyList<IReadOnlyList<Effect>> effects, IReadOnlyList<IReadOnlyList<string>> interventions,
        IReadOnlyList<Chart> charts)
    {
        var html = new HtmlText();
        string title = manifest.Headlines.Count > 0 ? manifest.Headlines[0].Sentence : $"{string.Join(", ", manifest.WhatIfs)}: {EffectText.NoClearChange}";
        RunReport.Begin(html, title);
        html.Raw("<header>").Element("h1", title).Element(
            "p",
            $"{string.Join(", ", manifest.WhatIfs)} against {manifest.Base}: {manifest.Runs} pairs of runs, seed {manifest.Seed}. The runs of a pair share "
                + "all draws that the what-if does not touch, so that what differs is what the what-if does. In small print: the 95 % interval of the mean "
                + "difference.", "class=\"muted\"").Raw("</header>");
        for (int i = 0; i < manifest.WhatIfs.Count; i++) WriteWhatIf(html, manifest, manifest.WhatIfs[i], effects[i], interventions[i], charts);
        html.Element("p", "A simulation shows what its rules and parameters imply, most of them assumptions. It is no forecast.", "class=\"muted\"");
        RunReport.End(html);
        RunFolderFiles.Write(path, RunFolderFiles.Report, html.ToString());
    }

    private static void WriteWhatIf(
        HtmlText html, ComparisonManifest manifest, string whatIf, IReadOnlyList<Effect> effects, IReadOnlyList<string> interventions,
        IReadOnlyList<Chart> charts)
    {
        html.Raw("<section>").Element("h2", whatIf);
        var headlines = manifest.Headlines.Where(headline => headline.WhatIf == whatIf).ToList();
        if (headlines.Count == 0)
            html.Element("p", effects.Any(effect => effect.Differs) ? "No clear change." : "Nothing differs, in any run.", "class=\"answer\"");
        foreach (var headline in headlines.Take(4)) html.Element("p", headline.Sentence, "class=\"answer\"");
        if (interventions.Count > 0)
        {
            html.Element("h3", "What happens").Raw("<ul>");
            foreach (string line in interventions) html.Element("li", line);
            html.Raw("</ul>");
        }
        if (charts.FirstOrDefault(chart => chart.Name.EndsWith(whatIf, StringComparison.Ordinal) || manifest.WhatIfs.Count == 1) is { } chart)
            html.Raw($"<figure><img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(chart.Svg.Span)}\" alt=\"{HtmlText.Escaped(chart.Description)}\">"
                + "</figure>");
        html.Element("h3", "The questions that every run answers");
        Table(html, $"Over {Window.WholeRun}", Findings.Questions(effects));
        var clear = effects.Where(effect => effect.Differs && effect.IsClear).OrderByDescending(effect => Math.Abs(effect.T)).Take(MostRows).ToList();
        html.Raw($"<details><summary>All that differs clearly ({clear.Count})</summary>");
        Table(html, "By effect over error. Of intervals as many as these one in twenty leaves out 0 by chance alone.", clear);
        html.Raw("</details></section>");
    }

    private static void Table(HtmlText html, string caption, IReadOnlyList<Effect> effects) => html.Table(
        caption, ["what", "years", "base", "what-if", "difference"],
        effects.Select(effect => (IReadOnlyList<Cell>)
        [
            EffectText.Subject(effect.Metric), effect.Window.Years, EffectText.Value(effect, effect.Base), EffectText.Value(effect, effect.Value),
            effect.Differs
                ? new Cell(
                    effect.IsClear ? effect.Metric.Metric.Unit.WriteDifference(effect.Difference.Value) : EffectText.NoClearChange, EffectText.Interval(effect))
                : "none",
        ]));
}
