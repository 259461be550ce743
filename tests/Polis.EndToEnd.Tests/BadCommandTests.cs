using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class BadCommandTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("rn: there is no such command; nearest: run", "rn", "tiny")]
    [InlineData("chek: there is no such command; nearest: check", "scenario", "chek", "tiny")]
    [InlineData("--run: there is no such option; nearest: --runs", "run", "tiny", "--run", "4")]
    [InlineData("--run: there is no such option; nearest: --runs", "compare", "tiny", "--run", "4")]
    [InlineData("--thread: there is no such option; nearest: --threads", "merge", "whole", "part-1", "--thread", "1")]
    [InlineData("--st: there is no such option; nearest: --set", "scenario", "check", "tiny", "--st", "years=1")]
    [InlineData("--vary parameters.harn=0.1: parameters.harn: unknown key", "sweep", "tiny", "--vary", "parameters.harn=0.1,0.2")]
    [InlineData("extra: there is no such argument", "run", "tiny", "extra")]
    [InlineData("--runs: is \"many\"; expected a whole number from 1 to 100,000", "run", "tiny", "--runs", "many")]
    [InlineData("--runs: is \"0\"; expected", "run", "tiny", "--runs", "0")]
    [InlineData("--years: is \"1.5\"; expected a whole number from 1 to 1,000", "run", "tiny", "--years", "1.5")]
    [InlineData("--seed: is \"-1\"; expected", "run", "tiny", "--seed", "-1")]
    [InlineData("--threads: is \"0\"; expected", "run", "tiny", "--threads", "0")]
    [InlineData("--record: is \"ful\"; expected one of answers, events, standard, full; nearest: full", "run", "tiny", "--record", "ful")]
    [InlineData("--until: is \"defiance\"; expected a metric and the width of its interval, above 0", "run", "tiny", "--until", "defiance")]
    [InlineData("--until: there is no metric defianze; expected one of polis run --metrics; nearest: defiance", "run", "tiny", "--until", "defianze=1")]
    [InlineData("--until: one run has no interval of defiance; expected --runs of at least 2", "run", "tiny", "--until", "defiance=1", "--runs", "1")]
    [InlineData("--part: is given with --until, and no part knows whether the runs of all are enough", "run", "tiny", "--until", "defiance=1", "--part", "1/2")]
    [InlineData("--part: is given with --until", "compare", "tiny", "--until", "defiance=1", "--part", "1/2")]
    [InlineData("no scenario is named; expected", "run")]
    [InlineData("--out: is empty; expected a path", "run", "tiny", "--out", "")]
    [InlineData("FOLDER: is empty; expected a path", "plot", "")]
    [InlineData("--out: is empty; expected a path", "plot", ".", "--out", "")]
    [InlineData("FILE: is empty; expected a path", "scenario", "new", "")]
    [InlineData("--out: is empty; expected a path", "scenario", "schema", "--out", " ")]
    [InlineData("tinny: there is no such file and no shipped scenario of that name; expected a path, or one of", "run", "tinny")]
    [InlineData("--set parameters.policyLos=1: parameters.policyLos: unknown key; expected the name of a parameter, as `polis scenario new` lists "
        + "them; nearest: policyLoss", "run", "tiny", "--set", "parameters.policyLos=1")]
    [InlineData("--set parameters.policyLoss", "run", "tiny", "--set", "parameters.policyLoss")]
    [InlineData("--set parameters.policyLoss=much: parameters.policyLoss:", "run", "tiny", "--set", "parameters.policyLoss=much")]
    [InlineData("nowhere: ", "plot", "nowhere")]
    [InlineData(".: has no manifest.json; expected a folder that polis run has left", "plot", ".", "--figure", "difference")]
    [InlineData("nowhere: does not exist; expected a folder that polis run has left", "explain", "nowhere", "--city", "Paris")]
    [InlineData("FOLDER: is empty; expected a path", "explain", "", "--bid", "0")]
    [InlineData("say what to explain; expected one of --city, --nation, --clash, --bid", "explain", ".")]
    [InlineData("--nation and --bid are named; expected one of", "explain", ".", "--nation", "FRA", "--bid", "1")]
    [InlineData("--clash: is \"first\"; expected a whole number from 0", "explain", ".", "--clash", "first")]
    [InlineData("--cty: there is no such option; nearest: --city", "explain", ".", "--cty", "Paris")]
    public void A_wrong_command_says_what_is_wrong_exits_with_2_and_leaves_nothing(string message, params string[] arguments)
    {
        var finished = _polis.Run(arguments);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
        Assert.Empty(finished.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_polis.Folder));
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_is_told_before_what_it_has_no_chart_of()
    {
        Directory.CreateDirectory(_polis.At("damaged"));
        File.WriteAllText(_polis.At("damaged", "manifest.json"), """{"product": "polis", "format": 3, "kind": "compare", "state" """);
        var finished = _polis.Run("plot", "damaged", "--figure", "difference");
        Assert.Equal(2, finished.ExitCode);
        Assert.StartsWith(Path.Combine("damaged", "manifest.json") + ": ", finished.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_a_scenario_are_told_at_once_with_their_places()
    {
        _polis.Write("bad.yaml", """
            name: bad
            extends: tiny
            yeers: 10
            parameters: {policyLoss: .nan, harmm: 1}
            interventions:
              - {at: 2017-13, set: {parameter: harm, to: 1}}
              - {at: 2017-01, tie: {between: [Maris, Saltmer], kind: office, make: true}}
            """);
        var finished = _polis.Run("run", "bad.yaml");
        Assert.Equal(2, finished.ExitCode);
        var lines = finished.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(5, lines.Length);
        foreach (string place in (string[])["bad.yaml:3:1: yeers: ", "bad.yaml:4:26: parameters.policyLoss: ",
            "bad.yaml:4:32: parameters.harmm: ", "bad.yaml:6:10: interventions.0.at: ", "bad.yaml:7:"])
            Assert.Contains(lines, line => line.StartsWith(place, StringComparison.Ordinal));
        Assert.Contains("nearest: years", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("Saltmere, VES", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_polis.At("runs")));
    }

    [Fact]
    public void A_stack_trace_comes_with_debug_alone()
    {
        Assert.Contains("   at Polis.", _polis.Run("run", "tinny", "--debug").Error, StringComparison.Ordinal);
    }
}
