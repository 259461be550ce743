using System.Globalization;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Charts.Report;

/// <summary><c>report.html</c>: one page that opens offline, with the answers at its head, the charts inside, and how it was made.</summary>
public static class RunReport
{
    /// <summary>An SVG larger than this is left out for its PNG: browsers are slow with it.</summary>
    private const long LargestSvg = 600_000;

    /// <summary>Writes the report of a run folder into it.</summary>
    /// <param name="folder">Folder; its manifest has answers.</param>
    /// <param name="figures">Charts, in order.</param>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(RunFolder folder, IReadOnlyList<ReportFigure> figures) =>
        RunFolderFiles.Write(folder.Path, RunFolderFiles.Report, Make(folder.Manifest, figures, StorySection.Read(folder)));

    /// <summary>The file of a chart that suits a page: the SVG, or the PNG where that is too large or the only one; null where there is none.</summary>
    public static string? Picture(string? svg, string? png)
    {
        if (svg is not null && File.Exists(svg) && (new FileInfo(svg).Length <= LargestSvg || png is null || !File.Exists(png))) return svg;
        return png is not null && File.Exists(png) ? png : null;
    }

    /// <summary>The page.</summary>
    /// <param name="manifest">What was run.</param>
    /// <param name="figures">Charts, in order.</param>
    /// <param name="stories">Stories of the first run; null where its decisions were not recorded.</param>
    internal static string Make(Manifest manifest, IReadOnlyList<ReportFigure> figures, IReadOnlyList<Story>? stories = null)
    {
        var html = new HtmlText();
        Begin(html, manifest.Scenario.Name);
        Head(html, manifest);
        if (manifest.Answers is { } answers) AnswerSections.Write(html, answers, manifest);
        StorySection.Write(html, stories, manifest);
        Charts(html, figures);
        Origin(html, manifest);
        End(html);
        return html.ToString();
    }

    /// <summary>Begins a page of a title.</summary>
    internal static void Begin(HtmlText html, string title) =>
        html.Raw("<!DOCTYPE html>").Raw("<html lang=\"en\">").Raw("<head>").Raw("<meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{HtmlText.Escaped(title)} – Polis</title>").Raw($"<style>\n{Style()}</style>").Raw("</head>").Raw("<body><main>");

    /// <summary>Ends a page.</summary>
    internal static void End(HtmlText html) => html.Raw("</main></body>").Raw("</html>");

    private static void Head(HtmlText html, Manifest manifest)
    {
        int runs = manifest.Runs.Count, done = manifest.Runs.Count(run => run.State == RunState.Done);
        html.Raw("<header>").Element("h1", manifest.Scenario.Name);
        if (manifest.Scenario.Description.Length > 0) html.Element("p", manifest.Scenario.Description, "class=\"lead\"");
        html.Element(
            "p", $"{HtmlText.Count(manifest.Scenario.Cities)} cities and {HtmlText.Count(manifest.Scenario.Nations)} nations, {manifest.Years} years from "
                + $"{manifest.Start} by the {EnumNames<StepLength>.Of(manifest.Step)}, "
                + $"{(runs == 1 ? "one run" : $"{HtmlText.Count(runs)} runs")}, seed {manifest.Seed}.",
            "class=\"muted\"");
        html.Element(
            "p", $"Tables 1 to 3 cover the last {RunResult.WindowOf(manifest.Years)} years of each run; table 4 covers all years, and each chart says its own. "
                + (runs == 1 ? "One run has no intervals: an ensemble (--runs 30) tells chance from rule." : $"Small print gives {AnswerText.Brackets}."),
            "class=\"muted\"");
        if (done < runs)
            html.Element("p", $"Not whole: {HtmlText.Count(done)} of {HtmlText.Count(runs)} runs were done. The answers rest on those; the charts, "
                + "on all that was recorded.", "class=\"warning\"");
        html.Raw("<nav aria-label=\"Sections\"><ul><li><a href=\"#defiance\">Defiance</a></li><li><a href=\"#outcomes\">Change of policy</a></li><li>"
            + "<a href=\"#responses\">Reactions</a></li>")
            .Raw("<li><a href=\"#secession\">Secession</a></li><li><a href=\"#why\">Why</a></li><li><a href=\"#charts\">Charts</a></li><li>"
                + "<a href=\"#origin\">How it was made</a></li></ul></nav>");
        WordSection.Write(html);
        html.Raw("</header>");
    }

    private static void Charts(HtmlText html, IReadOnlyList<ReportFigure> figures)
    {
        html.Raw("<section id=\"charts\">").Element("h2", "Charts");
        foreach (var figure in figures)
        {
            html.Element("h3", figure.Topic);
            if (figure.File is not { } file) html.Element("p", $"Not drawn: {figure.Reason}.", "class=\"muted\"");
            else html.Raw($"<figure><img src=\"{Embedded(file)}\" alt=\"{HtmlText.Escaped(figure.Description ?? figure.Topic)}\"></figure>");
        }
        html.Raw("</section>");
    }

    private static void Origin(HtmlText html, Manifest manifest)
    {
        html.Raw("<section id=\"origin\">").Element("h2", "How it was made").Raw("<dl>");
        Pair("scenario", "scenario.yaml beside this page: the same file and seed give the same data, byte for byte");
        Pair("hash of scenario and tables", manifest.Scenario.Hash);
        Pair("program", $"{manifest.Product} {manifest.Version}");
        Pair("recorded", $"--record {EnumNames<RecordLevel>.Of(manifest.Record)}");
        Pair("machine", $"{manifest.Machine.System}, {manifest.Machine.Architecture}, {manifest.Machine.Processors} processors, {manifest.Machine.Runtime}, "
            + $"{manifest.Machine.Threads} threads");
        Pair("seconds", string.Create(CultureInfo.InvariantCulture,
            $"load {manifest.Timings.Load:0.00}, build {manifest.Timings.Build:0.00}, steps {manifest.Timings.Steps:0.00}, "
                + $"record {manifest.Timings.Write:0.00} (of all runs)"));
        html.Raw("</dl>")
            .Element("p", "A simulation shows what its rules and parameters imply, most of them assumptions. It is no forecast.", "class=\"muted\"")
            .Raw("</section>");

        void Pair(string term, string description) => html.Element("dt", term).Element("dd", description);
    }

    private static string Embedded(string file)
    {
        string type = Path.GetExtension(file) == ".svg" ? "image/svg+xml" : "image/png";
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";
    }

    private static string Style()
    {
        using var stream = typeof(RunReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
