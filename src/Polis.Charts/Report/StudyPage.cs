using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>
/// What the pages of studies have in common: the finding for a title, what else was found, what was varied, charts, folded tables, how it was made. A page
/// tells nothing that differs between a study that was stopped and one that was not, as times and machines do: it has the same bytes.
/// </summary>
internal sealed class StudyPage
{
    /// <summary>Most axes whose table is not folded.</summary>
    private const int MostOpenAxes = 12;

    private readonly HtmlText _html = new();
    private readonly string _title;

    /// <summary>Begins a page.</summary>
    /// <param name="title">The finding.</param>
    /// <param name="scenario">What was studied.</param>
    /// <param name="about">How, in a sentence or two.</param>
    public StudyPage(string title, ManifestScenario scenario, string about)
    {
        _title = title;
        RunReport.Begin(_html, title);
        string lead = scenario.Description.Length > 0 ? $"{scenario.Name}: {scenario.Description}" : scenario.Name;
        _html.Raw("<header>").Element("h1", title).Element("p", lead, "class=\"lead\"").Element(
            "p", $"{about} A simulation shows what its rules and parameters imply; it is no forecast.", "class=\"muted\"").Raw("</header>");
    }

    /// <summary>Tells what was found beside the title.</summary>
    public StudyPage Findings(IEnumerable<string> sentences)
    {
        var others = sentences.Where(sentence => sentence != _title).ToList();
        if (others.Count == 0) return this;
        _html.Raw("<section id=\"findings\">").Element("h2", "What else was found");
        foreach (string sentence in others) _html.Element("p", sentence);
        _html.Raw("</section>");
        return this;
    }

    /// <summary>Shows the charts.</summary>
    public StudyPage Charts(IEnumerable<Chart> charts)
    {
        var drawn = charts.ToList();
        if (drawn.Count == 0) return this;
        _html.Raw("<section id=\"charts\">").Element("h2", "Charts");
        foreach (var chart in drawn) RunReport.Draw(_html, chart, _title);
        _html.Raw("</section>");
        return this;
    }

    /// <summary>Tells what was varied, in a table.</summary>
    /// <param name="axes">The axes.</param>
    public StudyPage Varied(IReadOnlyList<StudyAxis> axes)
    {
        _html.Raw("<section id=\"varied\">").Element("h2", "What was varied");
        bool isFolded = axes.Count > MostOpenAxes;
        if (isFolded) _html.Raw($"<details><summary>{Phrases.Count(axes.Count, "value")}</summary>");
        _html.Table(
            "Values of the scenario that were varied", ["value", "over", "steps", "unit"],
            axes.Select(axis => (IReadOnlyList<Cell>)
            [
                axis.ShortName, axis.Extent, axis.Values.Count > 0 ? HtmlText.None : axis.IsLogarithmic ? "equal ratios" : "equal steps",
                Restriction.UnitOf(axis) is { Length: > 0 } unit ? unit : HtmlText.None,
            ]), firstNumber: int.MaxValue);
        if (isFolded) _html.Raw("</details>");
        _html.Raw("</section>");
        return this;
    }

    /// <summary>Writes the folded tables.</summary>
    /// <param name="tables">A table each: what its fold says, and what writes it.</param>
    public StudyPage Tables(params IEnumerable<(string Summary, Action<HtmlText> Write)> tables)
    {
        _html.Raw("<section id=\"tables\">").Element("h2", "Tables");
        foreach (var (summary, write) in tables)
        {
            _html.Raw($"<details><summary>{HtmlText.Escaped(summary)}</summary>");
            write(_html);
            _html.Raw("</details>");
        }
        _html.Raw("</section>");
        return this;
    }

    /// <summary>Tells how it was made, ends the page and writes it.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="file">Name of the page's file.</param>
    /// <param name="facts">What was made, each with its name.</param>
    /// <param name="hash">Hash of the scenario and its tables.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Write(string folder, string file, IEnumerable<(string Name, string Text)> facts, string hash)
    {
        _html.Raw("<section id=\"origin\">").Element("h2", "How it was run").Raw("<dl>");
        (string, string)[] all =
        [
            .. facts,
            ("scenario", $"{RunFolderFiles.Scenario} beside this page: the same file, seed and command give the same data, byte for byte"),
            ("hash of scenario and tables", hash), ("program", $"{Manifest.ProductName} {Manifest.ProgramVersion}"),
        ];
        foreach (var (name, text) in all) _html.Element("dt", name).Element("dd", text);
        _html.Raw("</dl>").Raw("</section>");
        RunReport.End(_html);
        ManifestList.Announce(folder, file);
        RunFolderFiles.Write(folder, file, _html.ToString());
    }

    /// <summary>How a study over a design was run.</summary>
    /// <param name="table">The study.</param>
    public static IEnumerable<(string Name, string Text)> FactsOf(StudyTable table)
    {
        var manifest = table.Manifest;
        yield return ("design", Name(manifest));
        yield return (
            "runs", $"{Phrases.Count(table.Points.Count, "point")} × {Phrases.Count(manifest.Runs, "run")} = {HtmlText.Count(table.Rows)}; "
                + (manifest.Failures.Count == 0 ? "none failed" : $"{HtmlText.Count(manifest.Failures.Count)} failed"));
        yield return ("seed", $"{manifest.Seed}; runs of the same number share their seed at all points, and results.parquet has it");
        yield return ("years told of", manifest.Asked is { } asked ? asked.ToString() : "counts: the whole run; shares and other states: its last ten years");
        yield return ("tables", "design.parquet has a row a point, results.parquet a row a run with all metrics");
    }

    private static string Name(SweepManifest manifest) => manifest.Design switch
    {
        DesignKind.Grid => "a grid: all combinations of the values",
        DesignKind.Lhs => "a Latin hypercube",
        DesignKind.Sobol => "a scrambled Sobol sequence",
        DesignKind.Morris => $"Morris' screening, {Phrases.Count(manifest.Size, "trajectory", "trajectories")}"
            + (manifest.Groups ? "; the parameters of a part of the model move together" : ""),
        _ => $"Saltelli's design for Sobol indices, {Phrases.Count(manifest.Size, "sample")}",
    };
}
