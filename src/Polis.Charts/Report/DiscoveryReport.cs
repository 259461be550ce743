using Polis.Charts.Drawing;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>
/// The page of where something happens in a sweep: the finding, the chart, the boxes in a table and as ranges to paste into a file, how it was run. It lies
/// beside the sweep's own page.
/// </summary>
public static class DiscoveryReport
{
    /// <summary>Deletes the page and the chart of an earlier question from the folder of a sweep, before another is answered there: the new one may have no
    /// chart, or be answered without.</summary>
    /// <param name="folder">Folder, which is claimed.</param>
    /// <exception cref="OutputException">A file cannot be deleted.</exception>
    public static void Withdraw(string folder)
    {
        BoxesChart.Withdraw(folder);
        ManifestList.Withdraw(folder, RunFolderFiles.BoxesReport);
    }

    /// <summary>Writes the page into the folder of the sweep.</summary>
    /// <param name="found">Where it happens.</param>
    /// <param name="yaml">The boxes as YAML.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(Discovery found, string yaml, IReadOnlyList<Chart> charts)
    {
        var table = found.Table;
        new StudyPage(
            found.Finding, table.Manifest.Scenario,
            $"Where {found.When} holds: boxes by PRIM over {Phrases.Count(found.Happens.Count, "run")} of a sweep, seed {table.Manifest.Seed}.")
            .Findings(DiscoveryText.Together(found) is { } together ? [together] : [])
            .Charts(charts)
            .Varied(table.Axes)
            .Tables(
                ($"The boxes ({found.Boxes.Count})", html => Boxes(html, found)),
                ("The boxes as YAML", html => html.Element("pre", yaml, "tabindex=\"0\"")))
            .Write(table.Path, RunFolderFiles.BoxesReport, StudyPage.FactsOf(table), table.Manifest.Scenario.Hash);
    }

    private static void Boxes(HtmlText html, Discovery found)
    {
        html.Table(
            $"A row for each restriction of each box in which {found.When}", DiscoveryText.Columns,
            DiscoveryText.Rows(found).Select(row => (IReadOnlyList<Cell>)
                [HtmlText.Count(row.Box), row.Where, row.Of, row.P, row.InHalves, .. row.Whole.Select(figure => (Cell)figure)]),
            firstNumber: DiscoveryText.FirstFigure);
        html.Element("p", DiscoveryText.Meaning, "class=\"muted\"");
    }
}
