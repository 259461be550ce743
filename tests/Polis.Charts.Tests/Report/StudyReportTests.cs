using System.Globalization;
using System.Text.RegularExpressions;
using Polis.Charts.Report;
using Polis.Charts.Sweeping;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Experiments.Tests;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Charts.Tests.Report;

/// <summary>The pages of sweeps, sensitivity studies and discoveries.</summary>
public sealed class StudyReportTests
{
    private const string Loss = "parameters.policyLoss=0.02,0.04,0.06", Harm = "parameters.harm=0.1:0.3:3";

    private static readonly string[] _losses = ["0.02", "0.04", "0.06"], _harms = ["0.1", "0.2", "0.3"];

    private static readonly IReadOnlyList<SeriesMetric> _all = Catalogue();

    [Fact]
    public void The_page_of_a_sweep_leads_with_what_is_clearest_then_has_charts_what_was_varied_its_points_and_how_it_was_run()
    {
        // Defiance differs by the point alone; bids by what chance makes of a run at a point much more than by the point.
        using var sweep = Sweep(
            ("bids", (point, run) => 10 * ((run + (int)Math.Round(50 * Number(point[0]))) % 3) + Number(point[0])),
            ("defiance", (point, run) => Number(point[0]) + 0.0001 * run));
        string page = PageOf(sweep, "bids", "defiance");
        const string Finding = "Cities that defy, mean over domains: least at policyLoss 0.02, harm 0.1 and at policyLoss 0.02, harm 0.2 "
            + "and at policyLoss 0.02, harm 0.3, 2.0 % [2.0 to 2.0]; most at policyLoss 0.06, harm 0.1 and at policyLoss 0.06, harm 0.2 "
            + "and at policyLoss 0.06, harm 0.3, 6.0 % [6.0 to 6.0].";
        Assert.Contains($"<h1>{Finding}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{Finding} – Polis</title>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Bids for independence: no clear difference was seen, as chance makes as much (p = ", page, StringComparison.Ordinal);
        Assert.Contains("made: A made-up sweep", page, StringComparison.Ordinal);
        InOrder(page, "findings", "charts", "varied", "tables", "origin");
        Assert.Contains($"<dd>{HtmlText.Escaped("9 points × 3 runs = 27; none failed")}</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>a grid: all combinations of the values</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>7; runs of the same number share their seed at all points", page, StringComparison.Ordinal);
        Assert.Contains("policyLoss</th><td>0.02, 0.04, 0.06</td><td>–</td>", page, StringComparison.Ordinal);
        Assert.Contains("harm</th><td>0.1 to 0.3</td><td>equal steps</td>", page, StringComparison.Ordinal);
        Assert.Contains(
            "point,policyLoss,harm,Bids for independence,Bids for independence: interval,"
                + "\"Cities that defy, mean over domains (%)\",\"Cities that defy, mean over domains: interval\"\r\n0,0.02,0.1,",
            Uri.UnescapeDataString(page), StringComparison.Ordinal);
        Assert.DoesNotContain("The first 300", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_points_the_first_are_in_the_page_and_a_word_says_where_all_are()
    {
        string[][] points =
            [.. Enumerable.Range(0, SweepReport.MostPoints + 1).Select(i => (string[])[(0.1 + 0.001 * i).ToString(CultureInfo.InvariantCulture)])];
        using var sweep = new MadeSweep(["parameters.harm=0.1:0.9"], points, 1, DesignKind.Sobol, ("bids", (point, _) => Number(point[0])));
        string page = PageOf(sweep, "bids");
        Assert.Contains("The first 300 of 301 points. All are in design.parquet and results.parquet", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">299</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">300</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_that_were_asked_for_and_runs_without_a_value_are_told()
    {
        using var sweep = Sweep(("firstIndependence", (point, run) => run == 1 ? double.NaN : 2030 + Number(point[0])));
        sweep.Change(manifest => manifest with { Asked = new(2025, 2029) });
        string page = PageOf(sweep, "firstIndependence");
        Assert.Contains("<dt>years told of</dt>\n<dd>2025..2029</dd>", page, StringComparison.Ordinal);
        Assert.Contains("First independence: where it never comes, the end of the run.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_sensitivity_study_leads_with_the_first_metric_that_anything_matters_to_and_draws_no_empty_chart()
    {
        using var sweep = Sweep(("bids", (_, _) => 0), ("defiance", (_, _) => 0));
        var (bids, defiance) = (Metric("bids"), Metric("defiance"));
        var result = new SensitivityResult("made", "morris", 7, 9, 3, sweep.Path,
        [
            new("bids", 0, [new("harm", 0, 0, 0, 0, 0), new("policyLoss", 0, 0, 0, 0, 0)], "Bids: nothing that was varied matters."),
            new("defiance", 0, [new("harm", 0.2, 0.1, 0.3, -0.2, 0.05), new("policyLoss", 0, 0, 0, 0, 0)], "Defiance: harm <matters> most."),
        ]);
        var table = sweep.Read();
        var charts = new[] { bids, defiance }.Zip(result.Metrics, (metric, found) => TornadoChart.Draw(
            sweep.Path, new(found.Finding, "about", "μ*", "σ"), [new("harm", found.Influences[0].Size!.Value)], $"tornado-{metric.Name}")).ToList();
        SensitivityReport.Write(table, result, [bids, defiance], charts);
        string page = Checked(sweep.Path, RunFolderFiles.Report);
        Assert.Contains("<h1>Defiance: harm &lt;matters&gt; most.</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Bids: nothing that was varied matters.</p>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"tornado-defiance-title\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"tornado-bids-title\"", page, StringComparison.Ordinal);
        InOrder(page, "charts", "findings", "varied", "tables", "origin");
        Assert.Contains(
            "<caption>Cities that defy, mean over domains, in points</caption>", page, StringComparison.Ordinal);
        Assert.Contains("harm</th><td class=\"number\">20 <small>10 to 30</small></td><td class=\"number\">−20</td><td class=\"number\">5</td>", page,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DesignKind.Lhs, 64, "a Latin hypercube")]
    [InlineData(DesignKind.Sobol, 64, "a scrambled Sobol sequence")]
    [InlineData(DesignKind.Morris, 1, "Morris&#39; screening, 1 trajectory")]
    [InlineData(DesignKind.Saltelli, 64, "Saltelli&#39;s design for Sobol indices, 64 samples")]
    public void The_page_names_the_design(DesignKind design, int size, string name)
    {
        using var sweep = Sweep(("bids", (_, _) => 0));
        sweep.Change(manifest => manifest with { Design = design, Size = size });
        Assert.Contains($"<dd>{name}</dd>", PageOf(sweep, "bids"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_discovery_has_the_finding_the_chart_the_boxes_and_their_ranges_and_lies_beside_that_of_the_sweep()
    {
        using var sweep = Sweep(("bids", (point, _) => point[0] == "0.06" ? 1 : 0));
        PageOf(sweep, "bids");
        var table = sweep.Read();
        var found = Discovery.Of(table, "bids >= 1", ConditionParser.Parse("--when", "bids >= 1", table.Metrics), new DiscoveryOptions());
        string yaml = DiscoverySummary.ToYaml(found);
        DiscoveryReport.Write(found, yaml, BoxesChart.Draw(found));
        string page = Checked(sweep.Path, RunFolderFiles.BoxesReport);
        Assert.True(File.Exists(Path.Combine(sweep.Path, RunFolderFiles.Report)));
        Assert.Contains($"<h1>{HtmlText.Escaped(found.Finding)}</h1>", page, StringComparison.Ordinal);
        InOrder(page, "charts", "varied", "tables", "origin");
        Assert.Contains("1,policyLoss 0.06,\"0.02, 0.04, 0.06 (log points)\",", Uri.UnescapeDataString(page), StringComparison.Ordinal);
        Assert.Contains($"<pre tabindex=\"0\">{HtmlText.Escaped(yaml)}</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_question_has_left_goes_before_another_is_answered_and_nothing_else_does()
    {
        using var sweep = Sweep(("bids", (point, _) => point[0] == "0.06" ? 1 : 0));
        PageOf(sweep, "bids");
        var table = sweep.Read();
        var found = Discovery.Of(table, "bids >= 1", ConditionParser.Parse("--when", "bids >= 1", table.Metrics), new DiscoveryOptions());
        string[] before = Files();
        DiscoveryReport.Withdraw(sweep.Path);
        Assert.Equal(before, Files());
        DiscoveryReport.Write(found, DiscoverySummary.ToYaml(found), BoxesChart.Draw(found));
        Assert.Equal(["boxes.html", "boxes.png", "boxes.svg"], Files().Except(before).Select(Path.GetFileName).Order());
        string own = Path.Combine(sweep.Path, RunFolderFiles.Charts, "boxes-of-mine.png");
        File.WriteAllText(own, "mine");
        DiscoveryReport.Withdraw(sweep.Path);
        Assert.Equal(before, Files().Except([own]));
        Assert.DoesNotContain("boxes.png", File.ReadAllText(Path.Combine(sweep.Path, Manifest.FileName)), StringComparison.Ordinal);
        // A file of the user's in the same place is not listed.
        string mine = Path.Combine(sweep.Path, RunFolderFiles.Charts, "boxes.png");
        File.WriteAllText(mine, "mine");
        DiscoveryReport.Withdraw(sweep.Path);
        Assert.True(File.Exists(mine));

        string[] Files() => [.. Directory.EnumerateFiles(sweep.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static string PageOf(MadeSweep sweep, params string[] names)
    {
        var (table, metrics) = (sweep.Read(), names.Select(Metric).ToList());
        SweepReport.Write(table, metrics, SweepCharts.Draw(table, metrics));
        return Checked(sweep.Path, RunFolderFiles.Report);
    }

    /// <summary>A page that holds what is true of all.</summary>
    private static string Checked(string folder, string file)
    {
        string page = File.ReadAllText(Path.Combine(folder, file));
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        foreach (Match reference in Regex.Matches(page, "(?:src|href)=\"([^\"]*)\"")) Assert.Matches("^(#|data:)", reference.Groups[1].Value);
        string[] ids = [.. Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        foreach (Match reference in Regex.Matches(page, "(?:href=\"#|url\\(#|aria-labelledby=\"|aria-describedby=\")([^\")]*)"))
            Assert.Contains(reference.Groups[1].Value, ids);
        int tables = Regex.Count(page, "<table>");
        Assert.True(tables > 1);
        Assert.Equal(tables, Regex.Count(page, "<a download=\"table-[0-9]+\\.csv\" href=\"data:text/csv"));
        Assert.Contains("<div class=\"narrow\"><svg", page, StringComparison.Ordinal);
        int before = 0;
        foreach (Match heading in Regex.Matches(page, "<h([1-6])[ >]"))
        {
            int level = heading.Groups[1].Value[0] - '0';
            Assert.True(level <= before + 1, $"h{level} after h{before}");
            before = level;
        }
        return page;
    }

    private static void InOrder(string page, params string[] sections)
    {
        int[] places = [.. sections.Select(id => page.IndexOf($"<section id=\"{id}\">", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static MadeSweep Sweep(params (string Name, Func<string[], int, double> Value)[] metrics) =>
        new([Loss, Harm], MadeSweep.Grid(_losses, _harms), 3, DesignKind.Grid, metrics);

    private static SeriesMetric Metric(string name) => _all.Single(metric => metric.Name == name);

    private static IReadOnlyList<SeriesMetric> Catalogue()
    {
        using var team = new ThreadTeam(1);
        return MetricCatalogue.Of(ScenarioLoader.Load("tiny").ToPlan(team));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
