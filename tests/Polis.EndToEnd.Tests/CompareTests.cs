using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class CompareTests : IDisposable
{
    private const string Protection = """
        name: Aurelia turns protectionist
        extends: tiny
        interventions:
          - {at: 2018-01, until: 2022-01, set: {nation: AUR, column: policy.trade, to: -0.9}}

        """;

    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void A_what_if_is_answered_by_one_command_on_its_first_screen()
    {
        _polis.Write("mine.yaml", Protection);
        var finished = _polis.Run("compare", "mine.yaml", "--runs", "20", "--years", "10");
        Assert.Equal(0, finished.ExitCode);
        string[] lines = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("aurelia-turns-protectionist against tiny", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("AUR, while it lasts (2018 to 2021): ", lines[1], StringComparison.Ordinal);
        // The note on intervals, too, which comes last.
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 110, line));
        Assert.StartsWith("mine.yaml: valid; ", _polis.Run("scenario", "check", "mine.yaml").Output, StringComparison.Ordinal);
        Assert.Contains(" nations, 1 intervention, ", _polis.Run("scenario", "check", "mine.yaml").Output, StringComparison.Ordinal);
        Assert.Equal(Path.Combine("runs", "aurelia-turns-protectionist-against-tiny-1"), lines[^1]);
        string folder = _polis.At("runs", "aurelia-turns-protectionist-against-tiny-1");
        foreach (string file in (string[])["manifest.json", "effects.parquet", "report.html", Path.Combine("charts", "difference.png"),
            Path.Combine("charts", "difference.svg"), Path.Combine("worlds", "tiny", "series.parquet"),
            Path.Combine("worlds", "aurelia-turns-protectionist", "bids.parquet")])
            Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 0, file);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories));
        Assert.Contains("95 %", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_metrics_of_the_world_and_of_every_target_and_nothing_else_stands_on_standard_output()
    {
        _polis.Write("mine.yaml", Protection);
        var finished = _polis.Run("compare", "mine.yaml", "--runs", "4", "--years", "8", "--no-charts", "--json");
        using var json = JsonDocument.Parse(finished.Output);
        Assert.Equal(("tiny", 4), (json.RootElement.GetProperty("base").GetString(), json.RootElement.GetProperty("runs").GetInt32()));
        var metrics = json.RootElement.GetProperty("whatIfs")[0].GetProperty("metrics").EnumerateArray().ToList();
        var moved = metrics.Single(metric => metric.GetProperty("metric").GetString() == "policy.trade@AUR"
            && metric.GetProperty("window").GetString() == "while it lasts");
        Assert.Equal(-0.9, moved.GetProperty("whatIf").GetDouble(), 9);
        Assert.Contains(metrics, metric => metric.GetProperty("metric").GetString() == "expectedBids");
    }

    [Fact]
    public void Without_a_base_a_what_if_is_compared_with_what_it_extends_and_a_scenario_alone_with_itself_without_interventions()
    {
        _polis.Write("changed.yaml", "name: Changed\nextends: tiny\nparameters: {policyLoss: 0.3}\n");
        Assert.Contains("against tiny", _polis.Run("compare", "changed.yaml", "--runs", "3", "--years", "3", "--no-charts").Output, StringComparison.Ordinal);
        var named = _polis.Run("compare", "tiny", "--base", "changed.yaml", "--runs", "3", "--years", "3", "--no-charts");
        Assert.Contains("tiny against changed", named.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_changes_nothing_is_refused_unless_a_base_is_named()
    {
        var refused = _polis.Run("compare", "world-2015", "--runs", "3", "--years", "3");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("world-2015: is no what-if", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_polis.At("runs")));
        Assert.Equal(0, _polis.Run("compare", "tiny", "--base", "tiny", "--runs", "2", "--years", "2", "--no-charts").ExitCode);
    }

    [Fact]
    public void Until_an_interval_is_narrow_enough_pairs_are_made_and_it_is_said_after_how_many_by_which_rule()
    {
        _polis.Write("mine.yaml", Protection);
        string[] line = ["compare", "mine.yaml", "--until", "income=1000000", "--runs", "100", "--years", "5", "--no-charts"];
        var finished = _polis.Run([.. line, "--out", "told"]);
        Assert.Contains("--until income: stopped after 40 of at most 100 pairs", finished.Output, StringComparison.Ordinal);
        Assert.Contains("fixed looks after 40, 80, 100 pairs", finished.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_polis.Run([.. line, "--out", "json", "--json"]).Output);
        var until = json.RootElement.GetProperty("until");
        Assert.Equal(
            (40, 40, true), (json.RootElement.GetProperty("runs").GetInt32(), until.GetProperty("runs").GetInt32(), until.GetProperty("reached").GetBoolean()));
    }

    [Fact]
    public void A_what_if_that_changes_nothing_says_so()
    {
        _polis.Write("same.yaml", "name: Same\nextends: tiny\n");
        var finished = _polis.Run("compare", "same.yaml", "--runs", "3", "--years", "3", "--out", "out");
        Assert.Equal(0, finished.ExitCode);
        Assert.Contains("Nothing differs, in any run", finished.Output, StringComparison.Ordinal);
        // Its chart shows so too.
        Assert.Contains("Nothing differs, in any run", File.ReadAllText(_polis.At("out", "charts", "difference.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_what_if_that_changes_a_parameter_tells_old_and_new_on_the_screen_in_json_and_in_the_report()
    {
        _polis.Write("more.yaml", "name: more\ndescription: Loss\nextends: tiny\nparameters: {policyLoss: 0.1}\n");
        string[] line = ["compare", "more.yaml", "--runs", "3", "--years", "3"];
        Assert.Contains("What sets it apart: policyLoss 0.05 → 0.1.", _polis.Run([.. line, "--out", "out"]).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_polis.Run([.. line, "--no-charts", "--json"]).Output);
        var change = json.RootElement.GetProperty("whatIfs")[0].GetProperty("changes")[0];
        Assert.Equal(
            ("parameters.policyLoss", "0.05", "0.1"),
            (change.GetProperty("path").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
        string report = File.ReadAllText(_polis.At("out", "report.html"));
        Assert.Contains("<li>policyLoss 0.05 → 0.1</li>", report, StringComparison.Ordinal);
        Assert.DoesNotContain("changes nothing while it runs", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Worlds_with_other_cities_are_compared_with_a_note_before_and_in_all_that_is_told()
    {
        _polis.Write("fewer.yaml", "name: fewer\ndescription: Drawn cities\nextends: tiny\nsynthetic: {cities: 8, nations: 2}\nreport: {watch: []}\n");
        string[] line = ["compare", "fewer.yaml", "--base", "tiny", "--runs", "2", "--years", "2"];
        const string Note = "so that the runs of a pair share no draws";
        var finished = _polis.Run([.. line, "--out", "out"]);
        string screen = string.Join(' ', finished.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("fewer.yaml: note: The what-if has other cities or nations", finished.Error, StringComparison.Ordinal);
        Assert.Contains(Note, screen, StringComparison.Ordinal);
        Assert.DoesNotContain("share all draws", screen, StringComparison.Ordinal);
        Assert.Contains(Note, File.ReadAllText(_polis.At("out", "report.html")), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_polis.Run([.. line, "--no-charts", "--json"]).Output);
        Assert.Contains(Note, json.RootElement.GetProperty("whatIfs")[0].GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_asked_for_is_told()
    {
        _polis.Write("mine.yaml", Protection);
        var finished = _polis.Run("compare", "mine.yaml", "--runs", "12", "--years", "10", "--window", "2019..2020", "--no-charts");
        Assert.Contains("as asked for (2019 to 2020)", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("while it lasts", finished.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("counted", true, false)]
    [InlineData("expected", false, true)]
    [InlineData("both", true, true)]
    public void Rare_events_are_told_as_counted_or_as_expected_or_both(string estimate, bool counted, bool expected)
    {
        _polis.Write("mine.yaml", Protection);
        string output = _polis.Run("compare", "mine.yaml", "--runs", "4", "--years", "5", "--estimate", estimate, "--no-charts").Output;
        // What looks alike stands in a sentence, and the rest in tables.
        Assert.Equal(counted, System.Text.RegularExpressions.Regex.IsMatch(output, @"First\s+bid(?!,\s+expected)"));
        Assert.Equal(expected, output.Contains("First bid, expected", StringComparison.Ordinal));
        Assert.Equal(expected, output.Contains("not exactly so", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--estimate: is \"expcted\"; expected one of counted, expected, both; nearest: expected", "--estimate", "expcted")]
    [InlineData("--window: is \"2020\"; expected two years", "--window", "2020")]
    [InlineData("--window: is \"2021..2019\"; expected two years", "--window", "2021..2019")]
    [InlineData("--window: 2090..2095 is not in the run; expected years from 2015 to 2017", "--window", "2090..2095", "--years", "3")]
    [InlineData("--runs: is \"1\"; expected a whole number from 2", "--runs", "1")]
    [InlineData("other.yaml: runs 5 years from 2015-01 by the quarter and its base tiny 30 years", "other.yaml", "--base", "tiny")]
    [InlineData("nowhere: there is no such file and no shipped scenario of that name", "--base", "nowhere")]
    public void A_wrong_comparison_is_refused_and_leaves_nothing(string message, params string[] arguments)
    {
        _polis.Write("mine.yaml", Protection);
        _polis.Write("other.yaml", "name: Other\nextends: tiny\nyears: 5\n");
        string[] what = arguments[0].EndsWith(".yaml", StringComparison.Ordinal) ? [] : ["mine.yaml"];
        var finished = _polis.Run(["compare", .. what, .. arguments]);
        Assert.Equal((2, ""), (finished.ExitCode, finished.Output));
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_polis.At("runs")));
    }

    [Fact]
    public void What_ifs_of_different_bases_need_one_that_is_named()
    {
        _polis.Write("one.yaml", Protection);
        _polis.Write("base.yaml", "name: Base\nextends: tiny\nparameters: {policyLoss: 0.3}\n");
        _polis.Write("two.yaml", "name: Two\nextends: base.yaml\nparameters: {harm: 0.1}\n");
        var finished = _polis.Run("compare", "one.yaml", "two.yaml", "--runs", "2", "--years", "2");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("two.yaml: has another base (Base) than one.yaml (tiny); expected --base", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ifs_of_one_base_that_watch_other_places_are_compared_at_once_and_all_places_are_measured_in_both()
    {
        _polis.Write("one.yaml", Protection);
        _polis.Write("two.yaml", "name: Two\nextends: tiny\nparameters: {harm: 0.3}\nreport: {watch: [Saltmere]}\n");
        var finished = _polis.Run("compare", "one.yaml", "two.yaml", "--runs", "2", "--years", "8", "--no-charts", "--json");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        var whatIfs = JsonDocument.Parse(finished.Output).RootElement.GetProperty("whatIfs").EnumerateArray().ToList();
        Assert.Equal(2, whatIfs.Count);
        Assert.All(whatIfs, whatIf => Assert.Contains(
            whatIf.GetProperty("metrics").EnumerateArray(), metric => metric.GetProperty("metric").GetString() == "defiance@Saltmere"));
    }
}
