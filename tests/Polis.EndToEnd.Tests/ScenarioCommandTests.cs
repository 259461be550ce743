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
        Assert.Equal((0, ""), (check.ExitCode, check.Complaints));
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
    public void A_check_shows_what_stands_where_a_value_is_set()
    {
        _polis.Write("mine.yaml", """
            name: Mine
            extends: tiny
            interventions:
              - {at: 2018-01, until: 2022-01, set: {nation: [AUR, VES], column: policy.trade, to: -0.9}}
              - {at: 2019-01, set: {parameter: harm, to: 0.25}}
              - {at: 2020-01, bid: {city: Saltmere}}

            """);
        string[] lines = _polis.Run("scenario", "check", "mine.yaml").Output.Split('\n');
        Assert.Matches("^mine.yaml: 2018-01: policy.trade of AUR and VES held at −0.9 \\(−?0\\.[0-9]+ to 0\\.[0-9]+ at the start\\)$", lines[1]);
        Assert.Matches("^mine.yaml: 2019-01: harm set to 0.25 \\(0\\.[0-9]+ at the start\\)$", lines[2]);
        Assert.DoesNotContain(lines, line => line.Contains("2020-01", StringComparison.Ordinal));
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
