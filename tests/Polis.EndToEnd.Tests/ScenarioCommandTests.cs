using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class ScenarioCommandTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void Every_shipped_scenario_is_listed_with_a_line_and_is_sound()
    {
        var listed =
            _polis.Run("scenario", "list").Output.TrimEnd('\n').Split('\n').Select(line => line.Split("  ", 2, StringSplitOptions.TrimEntries)).ToList();
        Assert.Subset(listed.Select(line => line[0]).ToHashSet(),
            new HashSet<string> { "tiny", "world-2015", "world-all", "trade-defiance", "security-bargain", "city-state" });
        Assert.All(listed, line => Assert.NotEmpty(line[1]));
        var check = _polis.Run(["scenario", "check", .. listed.Select(line => line[0])]);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
    }

    [Fact]
    public void A_new_scenario_is_sound_and_is_not_written_over()
    {
        Assert.Equal(0, _polis.Run("scenario", "new", "mine.yaml").ExitCode);
        Assert.Equal(0, _polis.Run("scenario", "check", "mine.yaml").ExitCode);
        var again = _polis.Run("scenario", "new", "mine.yaml");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("mine.yaml: is there already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_JSON_and_knows_the_parameters()
    {
        using var schema = JsonDocument.Parse(_polis.Run("scenario", "schema").Output);
        Assert.Contains("policyLoss", schema.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_several_scenarios_tells_the_errors_of_all()
    {
        _polis.Write("one.yaml", "extends: tiny\nyears: 0\n");
        _polis.Write("two.yaml", "extends: tiny\nseed: x\n");
        var finished = _polis.Run("scenario", "check", "one.yaml", "tiny", "two.yaml");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("one.yaml:2:8: years: ", finished.Error, StringComparison.Ordinal);
        Assert.Contains("two.yaml:2:7: seed: ", finished.Error, StringComparison.Ordinal);
        Assert.Contains("tiny: valid", finished.Output, StringComparison.Ordinal);
    }
}
