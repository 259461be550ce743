using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>A sweep that all tests of the class read; a box in it is certain, for the seed is fixed.</summary>
public sealed class SweptFolder : IDisposable
{
    public SweptFolder()
    {
        var swept = Polis.Run(
            "sweep", "tiny", "--vary", "parameters.policyLoss=0.02:0.1:3", "--vary", "parameters.harm=0.02,0.1,0.3",
            "--runs", "4", "--years", "8", "--out", "swept");
        Assert.True(swept.ExitCode == 0, swept.Error);
    }

    public PolisProgram Polis { get; } = new();

    public void Dispose() => Polis.Dispose();
}

public sealed class DiscoverTests(SweptFolder swept) : IClassFixture<SweptFolder>
{
    private const string When = "defiance > 0.05";

    private readonly PolisProgram _polis = swept.Polis;

    [Fact]
    public void A_sweep_leaves_its_charts()
    {
        foreach (string name in (string[])["heatmap", "multiples"])
            foreach (string format in (string[])["png", "svg"])
                Assert.True(new FileInfo(_polis.At("swept", "charts", $"{name}.{format}")).Length > 1000, name);
    }

    [Fact]
    public void Where_it_happens_is_told_in_a_sentence_a_table_and_ranges_to_paste()
    {
        var finished = _polis.Run("discover", "swept", "--when", When);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        string[] lines = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("defiance > 0.05 holds in ", lines[0], StringComparison.Ordinal);
        Assert.Contains("harm is ", finished.Output.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("coverage", finished.Output, StringComparison.Ordinal);
        string yaml = File.ReadAllText(_polis.At("swept", "boxes.yaml"));
        Assert.Contains("\nparameters: {", yaml, StringComparison.Ordinal);
        Assert.Contains(yaml, finished.Output, StringComparison.Ordinal);
        Assert.Equal("swept", lines[^1]);
        Assert.True(new FileInfo(_polis.At("swept", "charts", "boxes.png")).Length > 1000);
        Assert.True(new FileInfo(_polis.At("swept", "charts", "boxes.svg")).Length > 1000);
        Assert.Contains("<h1>defiance &gt; 0.05 holds in ", File.ReadAllText(_polis.At("swept", "boxes.html")), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_polis.At("swept", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_takes_the_place_of_the_one_before_also_where_it_has_no_chart_or_no_page()
    {
        foreach (var (question, hasChart, hasPage) in (ReadOnlySpan<(string[], bool, bool)>)
            [([When], true, true), (["bids >= 5000"], false, true), ([When], true, true), ([When, "--no-charts"], false, false)])
        {
            Assert.Equal(0, _polis.Run(["discover", "swept", "--quiet", "--when", .. question]).ExitCode);
            foreach (string format in (string[])["png", "svg"])
                Assert.Equal(hasChart, File.Exists(_polis.At("swept", "charts", $"boxes.{format}")));
            Assert.Equal(hasPage, File.Exists(_polis.At("swept", "boxes.html")));
        }
        Assert.True(File.Exists(_polis.At("swept", "charts", "heatmap.png")));
    }

    [Fact]
    public void Json_has_the_boxes_and_nothing_else_stands_on_standard_output()
    {
        using var json = JsonDocument.Parse(_polis.Run("discover", "swept", "--when", When, "--json", "--no-charts", "--boxes", "1").Output);
        var root = json.RootElement;
        Assert.Equal((When, 36), (root.GetProperty("when").GetString(), root.GetProperty("runs").GetInt32()));
        var box = Assert.Single(root.GetProperty("boxes").EnumerateArray());
        Assert.True(box.GetProperty("density").GetDouble() > root.GetProperty("share").GetDouble());
        Assert.Contains(box.GetProperty("restrictions").EnumerateArray(), limit => limit.GetProperty("path").GetString() == "parameters.harm"
            && limit.GetProperty("high").GetDouble() < 0.3);
    }

    [Fact]
    public void A_date_that_never_came_is_absent_from_the_table()
    {
        double?[] dates = RunFolders.Column<double?>(_polis.At("swept"), "results", "firstIndependence");
        Assert.Contains(dates, date => date is null);
        Assert.All(dates, date => Assert.True(date is null or > 2015, $"{date}"));
    }

    [Fact]
    public void Quiet_prints_nothing() => Assert.Equal(new Finished(0, "", ""), _polis.Run("discover", "swept", "--when", When, "--quiet", "--no-charts"));

    [Theory]
    [InlineData(
        "--when \"defianse > 1\", place 1: there is no metric \"defianse\"; expected a metric of the sweep or a number; nearest: defiance",
        "--when", "defianse > 1")]
    [InlineData("--when \"bids = 1\", place 6: is \"=\"; expected one of < <= > >= == !=", "--when", "bids = 1")]
    [InlineData("--threshold: is \"2\"; expected a number above 0 and up to 1", "--when", When, "--threshold", "2")]
    [InlineData("--boxes: is \"0\"; expected a whole number from 1 to 20", "--when", When, "--boxes", "0")]
    [InlineData("--when", "--boxes", "1")]
    public void A_wrong_question_is_refused(string message, params string[] arguments)
    {
        var finished = _polis.Run(["discover", "swept", .. arguments]);
        Assert.Equal((2, ""), (finished.ExitCode, finished.Output));
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_sweep_or_is_not_there_is_refused()
    {
        Directory.CreateDirectory(_polis.At("empty"));
        foreach (string folder in (string[])["empty", "nowhere"])
        {
            var finished = _polis.Run("discover", folder, "--when", When);
            Assert.Equal(2, finished.ExitCode);
            Assert.Contains(folder, finished.Error, StringComparison.Ordinal);
        }
    }
}
