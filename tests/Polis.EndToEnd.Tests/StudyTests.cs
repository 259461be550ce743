using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>Sweeps, sensitivity, parts and merges, by the program.</summary>
public sealed class StudyTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void A_sweep_tells_where_a_metric_is_least_and_most_and_leaves_its_tables()
    {
        var swept = Sweep("--out", "out");
        Assert.Equal((0, ""), (swept.ExitCode, swept.Complaints));
        Assert.Contains("Cities that defy, mean over domains: ", swept.Output, StringComparison.Ordinal);
        Assert.Matches(@"least\s+at\s+harm\s+0\.4,", swept.Output);
        Assert.EndsWith("out\n", swept.Output, StringComparison.Ordinal);
        var rows = _polis.Run("sql", "out", "select count(*) as runs, count(distinct \"parameters.harm\") as points from results", "--csv");
        Assert.Equal("runs,points\n4,2\n", rows.Output);
        Assert.False(File.Exists(_polis.At("out", "claim.json")));
    }

    [Fact]
    public void A_table_of_many_metrics_breaks_no_word_and_no_value()
    {
        var swept = _polis.Run("sweep", "tiny", "--vary", "parameters.harm=0.02,0.1,0.4", "--years", "10", "--runs", "3", "--no-charts");
        Assert.DoesNotContain("…", swept.Output, StringComparison.Ordinal);
        Assert.Contains("independence,", swept.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^ +0\\.02 .*[A-Z][a-z]+ 20[0-9]{2} ", swept.Output);
        Assert.All(swept.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 110, line));
    }

    [Fact]
    public void A_manifest_that_tells_of_no_metric_is_refused_with_its_name_and_the_nearest()
    {
        _polis.Run("sweep", "tiny", "--vary", "parameters.harm=0.1,0.4", "--years", "2", "--runs", "2", "--metric", "defiance", "--no-charts", "--out", "out");
        string manifest = _polis.At("out", "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"defiance\"", "\"defianse\"", StringComparison.Ordinal));
        var drawn = _polis.Run("plot", "out");
        Assert.Equal(2, drawn.ExitCode);
        Assert.StartsWith("out/manifest.json: tells of the metric \"defianse\"; expected metrics of the scenario beside it; nearest: defiance", drawn.Error);
    }

    [Fact]
    public void Plot_draws_the_charts_of_sweeps_sensitivity_studies_and_comparisons_again()
    {
        _polis.Write("mine.yaml", "name: Mine\nextends: tiny\ninterventions:\n  - {at: 2016-01, set: {nation: AUR, column: policy.trade, to: -0.9}}\n");
        string[][] studies =
        [
            ["sweep", "tiny", "--vary", "parameters.harm=0.1,0.4"],
            ["sensitivity", "tiny", "--vary", "parameters.harm=0.02:0.4", "--size", "2", "--metric", "defiance"],
            ["compare", "mine.yaml"],
        ];
        foreach (string[] study in studies)
        {
            string folder = study[0];
            Assert.Equal(0, _polis.Run([.. study, "--runs", "4", "--years", "4", "--quiet", "--out", folder]).ExitCode);
            string[] charts = [.. Directory.GetFiles(_polis.At(folder, "charts")).Order()];
            Assert.NotEmpty(charts);
            byte[][] before = [.. charts.Append(_polis.At(folder, "report.html")).Select(File.ReadAllBytes)];
            Directory.Delete(_polis.At(folder, "charts"), recursive: true);
            File.Delete(_polis.At(folder, "report.html"));
            var drawn = _polis.Run("plot", folder);
            Assert.Equal((0, ""), (drawn.ExitCode, drawn.Complaints));
            Assert.Equal(charts.Length + 1, drawn.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.EndsWith($"{Path.Combine(folder, "report.html")}\n", drawn.Output, StringComparison.Ordinal);
            Assert.Equal(before, charts.Append(_polis.At(folder, "report.html")).Select(File.ReadAllBytes));
            PlotsAlone(folder, Figure(folder), $"{Figure(folder)}.svg");
            Assert.Equal((2, $"--figure: is \"mapp\"; expected one of {Figures(folder)}\n"), Error("plot", folder, "--figure", "mapp"));
        }
        foreach (string world in (string[])["tiny", "mine"])
        {
            var drawn = _polis.Run("plot", Path.Combine("compare", "worlds", world), "--figure", "defection", "--format", "png", "--out", $"world-{world}");
            Assert.Equal((0, ""), (drawn.ExitCode, drawn.Error));
            Assert.Equal("defection.png", Path.GetFileName(Assert.Single(Directory.GetFiles(_polis.At($"world-{world}")))));
        }

        static string Figure(string study) => study switch { "sweep" => "line", "sensitivity" => "tornado", _ => "difference" };

        static string Figures(string study) => study == "compare" ? "difference, difference-map, difference-why" : Figure(study);
    }

    [Fact]
    public void Boxes_of_the_last_discovery_are_drawn_again_with_the_maps_of_the_sweep()
    {
        Assert.Equal(0, _polis.Run(
            "sweep", "tiny", "--vary", "parameters.harm=0.02,0.4", "--vary", "parameters.policyLoss=0.02,0.1", "--years", "3", "--runs", "4", "--quiet",
            "--out", "out").ExitCode);
        Assert.Equal((2, "--figure: is \"boxes\"; expected one of heatmap, multiples\n"), Error("plot", "out", "--figure", "boxes"));
        Assert.Equal(0, _polis.Run("discover", "out", "--when", "defiance > 0.05", "--boxes", "1", "--quiet").ExitCode);
        byte[] boxes = File.ReadAllBytes(_polis.At("out", "charts", "boxes.svg")), page = File.ReadAllBytes(_polis.At("out", "boxes.html"));
        PlotsAlone("out", "boxes", "boxes.svg");
        PlotsAlone("out", "heatmap", "heatmap.svg");
        Directory.Delete(_polis.At("out", "charts"), recursive: true);
        File.Delete(_polis.At("out", "boxes.html"));
        Assert.Equal(0, _polis.Run("plot", "out").ExitCode);
        Assert.Equal(boxes, File.ReadAllBytes(_polis.At("out", "charts", "boxes.svg")));
        Assert.Equal(page, File.ReadAllBytes(_polis.At("out", "boxes.html")));
        File.WriteAllText(_polis.At("out", "discovery.json"), "{}");
        Assert.Contains("discovery.json: is not what polis discover was asked", Error("plot", "out").Error, StringComparison.Ordinal);
    }

    /// <summary>One chart in one format is drawn as it was when the study ended, and nothing else.</summary>
    private void PlotsAlone(string folder, string figure, string file)
    {
        byte[] before = File.ReadAllBytes(_polis.At(folder, "charts", file));
        string apart = $"{folder}-{figure}";
        var drawn = _polis.Run("plot", folder, "--figure", figure, "--format", "svg", "--out", apart);
        Assert.Equal((0, "", Path.Combine(apart, file) + "\n"), (drawn.ExitCode, drawn.Error, drawn.Output));
        Assert.Equal(before, File.ReadAllBytes(Assert.Single(Directory.GetFiles(_polis.At(apart)))));
    }

    private (int ExitCode, string Error) Error(params string[] command) => _polis.Run(command) is var finished ? (finished.ExitCode, finished.Error) : default;

    [Fact]
    public void A_fit_says_why_it_ended_draws_its_charts_and_plot_draws_them_again()
    {
        _polis.Write("record.csv", "date,value\n2016-01-01,2\n2017-01-01,3\n");
        _polis.Write("targets.yaml", "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4], parameters.policyLoss: [0.02, 0.1]}\n"
            + "targets: {file: record.csv, metric: clashesOpen}\nholdOut: 0.5\n");
        string[] line = ["calibrate", "--targets", "targets.yaml", "--runs", "30", "--set", "years=3"];
        var fitted = _polis.Run([.. line, "--out", "fit"]);
        Assert.Equal(0, fitted.ExitCode);
        Assert.Contains("It ended because ", fitted.Output, StringComparison.Ordinal);
        Assert.Matches("^\\ntiny: parameters\\.harm: [0-9.]+ \\(80 %: ", fitted.Output);
        Assert.Matches("\n30 runs in [0-9]+ generations?, seed [0-9]+\\.\n", fitted.Output);
        string[] charts = [.. ((string[])["fit", "marginals", "pairs"]).SelectMany(name => (string[])[$"{name}.png", $"{name}.svg"])];
        foreach (string chart in charts) Assert.True(File.Exists(_polis.At("fit", "charts", chart)), chart);
        byte[] before = File.ReadAllBytes(_polis.At("fit", "charts", "fit.png")), page = File.ReadAllBytes(_polis.At("fit", "report.html"));
        File.Delete(_polis.At("fit", "charts", "fit.png"));
        File.Delete(_polis.At("fit", "report.html"));
        Assert.Contains(Path.Combine("fit", "charts", "fit.png"), _polis.Run("plot", "fit").Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_polis.At("fit", "charts", "fit.png")));
        Assert.Equal(page, File.ReadAllBytes(_polis.At("fit", "report.html")));
        PlotsAlone("fit", "pairs", "pairs.svg");
        Assert.Equal((2, "--figure: is \"fits\"; expected one of fit, marginals, pairs; nearest: fit\n"), Error("plot", "fit", "--figure", "fits"));
        Assert.Equal(0, _polis.Run([.. line, "--out", "bare", "--no-charts"]).ExitCode);
        Assert.False(Directory.Exists(_polis.At("bare", "charts")) || File.Exists(_polis.At("bare", "report.html")));
    }

    [Fact]
    public void The_JSON_of_a_sweep_has_each_point_with_its_values_and_metrics()
    {
        using var json = JsonDocument.Parse(Sweep("--json").Output);
        var point = json.RootElement.GetProperty("points")[1];
        Assert.Equal("0.4", point.GetProperty("values").GetProperty("parameters.harm").GetString());
        Assert.Equal("defiance", point.GetProperty("metrics")[0].GetProperty("metric").GetString());
        Assert.Equal(2, point.GetProperty("metrics")[0].GetProperty("runs").GetInt32());
    }

    [Fact]
    public void Parts_are_merged_to_the_bytes_of_one_machine()
    {
        Sweep("--out", "whole");
        Assert.Contains(
            "Part 1/2 is done. polis merge FOLDER PART... puts the parts together.", Sweep("--out", "one", "--part", "1/2").Output, StringComparison.Ordinal);
        Sweep("--out", "two", "--part", "2/2");
        Assert.Equal(0, _polis.Run("merge", "merged", "one", "two").ExitCode);
        foreach (string table in (string[])["design.parquet", "results.parquet"])
            Assert.Equal(File.ReadAllBytes(_polis.At("whole", table)), File.ReadAllBytes(_polis.At("merged", table)));
        var missing = _polis.Run("merge", "again", "one");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("those of part 2/2 are not there", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sweep", "--vary", "parameters.harm=0.02,0.4")]
    [InlineData("sensitivity", "--vary", "parameters.harm=0.02:0.4", "--size", "2")]
    public void A_study_that_was_merged_has_the_report_of_one_machine(string command, params string[] more)
    {
        string[] line = [command, "tiny", .. more, "--years", "3", "--runs", "2", "--metric", "defiance", "--quiet"];
        foreach (string[] part in (string[][])[[], ["--part", "1/2"], ["--part", "2/2"]])
            Assert.Equal(0, _polis.Run([.. line, .. part, "--out", part.Length == 0 ? "whole" : part[1][..1]]).ExitCode);
        Assert.Equal(0, _polis.Run("merge", "merged", "1", "2", "--quiet").ExitCode);
        Assert.Equal(File.ReadAllText(_polis.At("whole", "report.html")), File.ReadAllText(_polis.At("merged", "report.html")));
    }

    [Fact]
    public void Sensitivity_tells_what_matters_most_and_from_a_sweep_that_is_there_too()
    {
        var screened = _polis.Run(
            "sensitivity", "tiny", "--vary", "parameters.harm=0.02:0.4", "--vary",
            "parameters.recognitionRate=1:5", "--set", "parameters.bidHazard=0", "--years", "3",
            "--runs", "2", "--size", "3", "--metric", "defiance");
        Assert.Matches(
            @"harm\s+\(−[0-9.]+\s+points\s+over\s+its\s+range\)\s+matters\s+most\.\s+recognitionRate:\s+no\s+change\s+in\s+the\s+3\s+steps\s+tried\.",
            screened.Output);
        Sweep("--out", "out");
        var given = _polis.Run("sensitivity", "tiny", "--given", "out", "--metric", "defiance", "--out", "given");
        Assert.Equal("", given.Error);
        Assert.Contains("PAWN", given.Output, StringComparison.Ordinal);
        Assert.EndsWith("\ngiven\n", given.Output, StringComparison.Ordinal);
        string[] left = ["manifest.json", "results.parquet", "report.html", Path.Combine("charts", "tornado.png"), Path.Combine("charts", "tornado.svg")];
        Assert.All(left, file => Assert.True(File.Exists(_polis.At("given", file)), file));
        Assert.Equal(0, _polis.Run("plot", "given", "--figure", "tornado", "--format", "svg").ExitCode);
        foreach (string[] wrong in (string[][])[["world-2015"], ["tiny", "--runs", "4"], ["tiny", "--method", "sobol"]])
            Assert.Equal(2, _polis.Run(["sensitivity", .. wrong, "--given", "out", "--out", "other"]).ExitCode);
        Assert.False(Directory.Exists(_polis.At("other")));
    }

    [Theory]
    [InlineData("nothing is varied; expected --vary PATH=LOW:HIGH", "sweep", "tiny")]
    [InlineData("polis sweep: no scenario is named; expected", "sweep", "--vary", "parameters.harm=0.1,0.2")]
    [InlineData("--vary parameters.harm=0.1:: is no range", "sweep", "tiny", "--vary", "parameters.harm=0.1:", "--quiet")]
    [InlineData("says not how many values a grid takes; expected parameters.harm=0.1:0.2:5",
        "sweep", "tiny", "--vary", "parameters.harm=0.1:0.2", "--design", "grid")]
    [InlineData("--vary parameters.harms=0.1: parameters.harms: unknown key", "sweep", "tiny", "--vary", "parameters.harms=0.1,0.2")]
    [InlineData("--metric: there is no metric defience; expected one of polis run --metrics; nearest: defiance", "sweep", "tiny", "--vary",
        "parameters.harm=0.1,0.2", "--metric", "defience")]
    [InlineData("--points: is given for a grid", "sweep", "tiny", "--vary", "parameters.harm=0.1,0.2", "--points", "5")]
    [InlineData("--part: is \"3\"; expected a part of all, as in 3/8", "run", "tiny", "--part", "3")]
    [InlineData("--part any: is given without --out; expected --out with the folder that all workers share", "run", "tiny", "--part", "any")]
    [InlineData("--part any: is given with --overwrite", "run", "tiny", "--part", "any", "--out", "out", "--overwrite")]
    [InlineData("nowhere: does not exist", "resume", "nowhere", "--part", "any")]
    [InlineData("--part: is \"1/2\"; expected one of any", "resume", "nowhere", "--part", "1/2")]
    [InlineData("--window: 1990..1991 is not in the run; expected years from 2015 to ",
        "sweep", "tiny", "--vary", "parameters.harm=0.1,0.2", "--window", "1990..1991")]
    [InlineData("--groups: is given with --method sobol", "sensitivity", "tiny", "--method", "sobol", "--groups", "submodel")]
    [InlineData("--vary parameters.harm=0.1: names one value, so that nothing is varied; expected parameters.harm=LOW:HIGH",
        "sensitivity", "tiny", "--vary", "parameters.harm=0.1")]
    [InlineData("nowhere: does not exist", "sensitivity", "--given", "nowhere")]
    [InlineData("nowhere: does not exist", "merge", "out", "nowhere")]
    public void What_is_wrong_is_told_with_exit_code_2(string told, params string[] command)
    {
        var refused = _polis.Run(command);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(told, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_polis.At("runs")));
    }

    [Fact]
    public void A_folder_in_use_is_refused_with_the_process()
    {
        using var process = _polis.Start([], "run", "tiny", "--runs", "500", "--years", "200", "--no-charts", "--quiet", "--out", "out");
        for (int i = 0; i < 600 && !File.Exists(_polis.At("out", "manifest.json")); i++) Thread.Sleep(50);
        var refused = _polis.Run("resume", "out");
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"out: process {process.Id} on {Environment.MachineName} has been writing there since", refused.Error, StringComparison.Ordinal);
    }

    private Finished Sweep(params string[] more) => _polis.Run(
        ["sweep", "tiny", "--vary", "parameters.harm=0.02,0.4", "--years", "3", "--runs", "2", "--metric", "defiance", "--no-charts", .. more]);
}
