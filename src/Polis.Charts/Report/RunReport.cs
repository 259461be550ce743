using System.Globalization;
using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Charts.Report;

/// <summary>
/// <c>report.html</c>: one page that opens offline. It leads with the result, then tells what happened, where, and why; its tables are folded at the end.
/// </summary>
public static class RunReport
{
    /// <summary>Writes the report of a run folder into it.</summary>
    /// <param name="folder">Folder; its manifest has answers.</param>
    /// <param name="charts">Charts as they were drawn, in order.</param>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(RunFolder folder, IReadOnlyList<Chart> charts)
    {
        string page = Make(folder.Manifest, charts, new ChartData(folder).Interventions, StorySection.Read(folder));
        ManifestList.Announce(folder.Path, RunFolderFiles.Report);
        RunFolderFiles.Write(folder.Path, RunFolderFiles.Report, page);
    }

    /// <summary>The page.</summary>
    /// <param name="manifest">What was run.</param>
    /// <param name="charts">Charts, in order.</param>
    /// <param name="interventions">What the scenario changes, in the order in which it begins.</param>
    /// <param name="stories">Stories of the first run; null where its decisions were not recorded.</param>
    internal static string Make(
        Manifest manifest, IReadOnlyList<Chart> charts, IReadOnlyList<InterventionMark> interventions, IReadOnlyList<Story>? stories = null)
    {
        var html = new HtmlText();
        string title = manifest.Answers is { } found ? AnswerText.Headline(found, manifest.Runs.Count, manifest.Years) : manifest.Scenario.Name;
        Begin(html, title);
        Head(html, manifest, title);
        if (manifest.Answers is { } answers) AnswerSections.WriteSentences(html, answers, manifest);
        double start = manifest.Clock.YearOf(0);
        TimelineSection.Write(html, interventions, start, start + manifest.Years, "timeline");
        Charts(html, "map", "Where", charts.Where(chart => chart.Name == WorldMap.FileName));
        html.Raw("<section id=\"why\">").Element("h2", "Why");
        foreach (var chart in charts.Where(chart => chart.Name == WhyExit.FileName)) Draw(html, chart);
        StorySection.Write(html, stories, manifest);
        html.Raw("</section>");
        Charts(html, "charts", "Over time", charts.Where(chart => chart.Name is not (WorldMap.FileName or WhyExit.FileName)));
        if (manifest.Answers is { } tabled) AnswerSections.WriteTables(html, tabled, manifest);
        WordSection.Write(html);
        Origin(html, manifest);
        End(html);
        return html.ToString();
    }

    /// <summary>Begins a page of a title.</summary>
    internal static void Begin(HtmlText html, string title) =>
        html.Raw("<!DOCTYPE html>").Raw("<html lang=\"en\">").Raw("<head>").Raw("<meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{HtmlText.Escaped(title)} – Polis</title>")
            .Raw($"<style>\n{Resource("report.css")}{ChartTheme.Css()}</style>").Raw("</head>").Raw("<body><main>");

    /// <summary>Ends a page.</summary>
    internal static void End(HtmlText html) => html.Raw("</main>").Raw($"<script>\n{Resource("report.js")}</script>").Raw("</body>").Raw("</html>");

    private static void Head(HtmlText html, Manifest manifest, string title)
    {
        int runs = manifest.Runs.Count, done = manifest.Runs.Count(run => run.State == RunState.Done);
        html.Raw("<header>").Element("h1", title);
        string about = manifest.Scenario.Description.Length > 0 ? $"{manifest.Scenario.Name}: {manifest.Scenario.Description}" : manifest.Scenario.Name;
        html.Element("p", about, "class=\"lead\"");
        html.Element(
            "p", $"{HtmlText.Count(manifest.Scenario.Cities)} cities and {HtmlText.Count(manifest.Scenario.Nations)} nations, "
                + $"{Phrases.Count(manifest.Years, "year")} from {CalendarText.Month(manifest.Clock.YearOf(0))} "
                + $"by the {EnumNames<StepLength>.Of(manifest.Step)}, "
                + $"{(runs == 1 ? "one run: one future of many" : $"{HtmlText.Count(runs)} runs")}, seed {manifest.Seed}. "
                + "A simulation shows what its rules and parameters imply; it is no forecast.",
            "class=\"muted\"");
        if (manifest.Outcome is { } outcome) html.Element("p", outcome.Sentence, "class=\"muted\"");
        if (done < runs)
            html.Element("p", $"Not whole: {HtmlText.Count(done)} of {HtmlText.Count(runs)} runs were done. The answers rest on those; the charts, "
                + "on all that was recorded.", "class=\"warning\"");
        html.Raw("<nav aria-label=\"Sections\"><ul><li><a href=\"#answers\">Answers</a></li><li><a href=\"#timeline\">What happened</a></li>"
            + "<li><a href=\"#map\">Where</a></li><li><a href=\"#why\">Why</a></li><li><a href=\"#charts\">Over time</a></li>"
            + "<li><a href=\"#tables\">Tables</a></li><li><a href=\"#words\">Words</a></li><li><a href=\"#origin\">How it was made</a></li></ul></nav>");
        html.Raw("</header>");
    }

    private static void Charts(HtmlText html, string id, string heading, IEnumerable<Chart> charts)
    {
        html.Raw($"<section id=\"{id}\">").Element("h2", heading);
        foreach (var chart in charts) Draw(html, chart);
        html.Raw("</section>");
    }

    /// <summary>Writes a chart, or why there is none.</summary>
    /// <param name="html">Page.</param>
    /// <param name="chart">Chart.</param>
    /// <param name="said">Title of the page: a chart that says the same has its topic for a heading.</param>
    internal static void Draw(HtmlText html, Chart chart, string said = "")
    {
        if (chart.Inline is { } inline) html.Chart(inline, chart.Title == said ? chart.Topic : chart.Title);
        else html.Element("h3", chart.Topic).Element("p", $"Not drawn: {chart.Skipped}.", "class=\"muted\"");
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

    private static string Resource(string name)
    {
        using var stream = typeof(RunReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
