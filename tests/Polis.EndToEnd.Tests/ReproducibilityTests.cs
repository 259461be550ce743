using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class ReproducibilityTests : IDisposable
{
    /// <summary>A drawn world of more than 8 chunks of cities.</summary>
    private const string Synthetic = """
        name: drawn
        start: 2015-01
        years: 3
        synthetic: {cities: 6000, nations: 40}
        """;

    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("tiny", "--runs", "5")]
    [InlineData("world-2015", "--years", "4")]
    [InlineData("drawn.yaml", "--record", "full")]
    public void Any_number_of_threads_gives_the_same_bytes(params string[] run)
    {
        _polis.Write("drawn.yaml", Synthetic);
        string one = Hashes(run, "1"), two = Hashes(run, "2"), seven = Hashes(run, "7");
        Assert.Equal(one, two);
        Assert.Equal(one, seven);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void A_CPU_without_vector_instructions_gives_the_same_bytes(string switchedOff)
    {
        foreach (string scenario in (string[])["world-2015", _polis.Write("drawn.yaml", Synthetic)])
        {
            string[] run = [scenario, "--years", "3"];
            Assert.Equal(Hashes(run, "2"), Hashes(run, "2", (switchedOff, "0")));
        }
    }

    [Fact]
    public void The_resolved_scenario_gives_the_same_bytes_again()
    {
        _polis.Write("mine.yaml", """
            name: mine
            extends: tiny
            parameters: {defianceCost: 0.005}
            interventions:
              - {at: 2017-03, set: {nation: VES, column: policy.trade, to: -0.9}}
              - {at: 2018-01, until: 2020-01, stance: {city: Saltmere, domain: trade, hold: defy}}
            """);
        _polis.Run("run", "mine.yaml", "--seed", "7", "--years", "12", "--set", "parameters.harm=0.02", "--no-charts", "--out", "first");
        var again = _polis.Run("run", Path.Combine("first", "scenario.yaml"), "--no-charts", "--out", "second");
        Assert.Equal((0, ""), (again.ExitCode, again.Complaints));
        Assert.Equal(RunFolders.Hashes(_polis.At("first")), RunFolders.Hashes(_polis.At("second")));
        Assert.Equal(File.ReadAllText(_polis.At("first", "scenario.yaml")), File.ReadAllText(_polis.At("second", "scenario.yaml")));
    }

    [Fact]
    public void Another_seed_gives_other_bytes()
    {
        Assert.NotEqual(Hashes(["tiny", "--seed", "1"], "1"), Hashes(["tiny", "--seed", "2"], "1"));
    }

    [Fact]
    public void The_first_run_of_an_ensemble_is_the_single_run()
    {
        _polis.Run("run", "tiny", "--no-charts", "--quiet", "--out", "one");
        _polis.Run("run", "tiny", "--runs", "3", "--record", "standard", "--no-charts", "--quiet", "--out", "three");
        double[] one = RunFolders.Column<double>(_polis.At("one"), "series", "value"), three = RunFolders.Column<double>(_polis.At("three"), "series", "value");
        Assert.Equal(one, three.Take(one.Length));
        int[] runs = RunFolders.Column<int>(_polis.At("three"), "series", "run");
        Assert.Equal(runs.Order(), runs);
        Assert.Equal([0, 1, 2], runs.Distinct());
    }

    private string Hashes(string[] run, string threads, params (string, string)[] environment)
    {
        var finished = _polis.Run(environment, ["run", .. run, "--threads", threads, "--no-charts", "--quiet", "--out", "out", "--overwrite"]);
        Assert.Equal(new Finished(0, "", ""), finished);
        return RunFolders.Hashes(_polis.At("out"));
    }
}
