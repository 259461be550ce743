using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>Runs of the smallest scenario, which tests of explanations read.</summary>
public sealed class ExplainedFolders : IDisposable
{
    private readonly PolisProgram _polis = new();

    public ExplainedFolders()
    {
        (Decisions, Answers, Ensemble) = (Run("decisions"), Run("answers", "--record", "answers"), Run("full", "--runs", "3", "--record", "full"));
    }

    /// <summary>A run whose decisions were recorded.</summary>
    public string Decisions { get; }

    /// <summary>The same, of which the answers alone were recorded.</summary>
    public string Answers { get; }

    /// <summary>Three runs of which everything was recorded.</summary>
    public string Ensemble { get; }

    public void Dispose() => _polis.Dispose();

    private string Run(string name, params string[] more)
    {
        Assert.Equal(new Finished(0, "", ""), _polis.Run(["run", "tiny", "--no-charts", "--quiet", "--out", name, .. more]));
        return _polis.At(name);
    }
}

public sealed class ExplainTests(ExplainedFolders explained) : IClassFixture<ExplainedFolders>, IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void A_clash_is_told_on_lines_of_100_columns_with_what_was_weighed_and_what_would_have_changed_it()
    {
        Run("--record", "full");
        var finished = _polis.Run("explain", "out", "--clash", "0");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        foreach (string text in (string[])["clash 0, run 0 of out, as recorded:", "in % of a year's real income",
            "Clash 0: ", "turned to defy", "position taking +", "harm feared -", "chosen by the draw", "the likeliest", "the same draw would"])
            Assert.Contains(text, finished.Output, StringComparison.Ordinal);
        Assert.All(finished.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void A_bid_tells_what_sets_its_city_apart_from_its_rivals_and_what_limits_its_hazard()
    {
        Run("--record", "full", "--set", "parameters.bidHazard=2");
        var finished = _polis.Run("explain", "out", "--bid", "0");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        string text = string.Join(' ', finished.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("what sets it apart from its rivals (the cities that may bid, weighted by how likely they are to): ", text, StringComparison.Ordinal);
        foreach (string limit in (string[])["its movement is ", " % likely: cultural distance 0.", " and its movement no cultural distance (0.",
            " % of the people of its land's cities; so its hazard is at most "])
            Assert.Contains(limit, text, StringComparison.Ordinal);
        Assert.All(finished.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
        using var json = JsonDocument.Parse(_polis.Run("explain", "out", "--bid", "0", "--json").Output);
        var start = json.RootElement.GetProperty("decisions").EnumerateArray().Single(decision => decision.GetProperty("kind").GetString() == "bidStart");
        double[] apart = [.. start.GetProperty("apartFromRivals").EnumerateArray()
            .Select(term => Math.Abs(term.GetProperty("value").GetDouble() - term.GetProperty("rivals").GetDouble()))];
        Assert.Equal(7, apart.Length);
        Assert.Equal(apart.OrderDescending(), apart);
        var movement = start.GetProperty("movement");
        Assert.Equal(
            start.GetProperty("highestHazard").GetDouble(), 2 * 0.25 * Figure("landShare") / (1 + Math.Exp(
                -(Figure("culturalDistance") + Figure("grievance") - Figure("movementDistance")) / Figure("movementSpread"))), 1e-12);

        double Figure(string name) => movement.GetProperty(name).GetDouble();
    }

    [Fact]
    public void A_stance_that_an_intervention_holds_is_told_of_city_nation_and_clash_and_clashes_come_in_the_order_of_their_opening()
    {
        _polis.Write("hold.yaml", """
            name: hold
            description: A city is held to defiance
            extends: tiny
            interventions:
              - {at: 2020-01, until: 2026-01, stance: {city: Portia, domain: climate, hold: defy}}
            """);
        Assert.Equal(new Finished(0, "", ""), _polis.Run("run", "hold.yaml", "--no-charts", "--quiet", "--out", "out", "--record", "full"));
        string city = Words("--city", "Portia", "--limit", "0");
        Assert.Contains("eld to it by intervention 1 of the scenario (interventions.0) from 2020-01 to 2026-01", city, StringComparison.Ordinal);
        Assert.Contains("eld to it by intervention 1 of the scenario", Words("--nation", "AUR"), StringComparison.Ordinal);
        int[] clashes = [.. System.Text.RegularExpressions.Regex.Matches(city, "Clash (\\d+): ").Select(match => int.Parse(match.Groups[1].ValueSpan, null))];
        Assert.Equal(clashes.Order(), clashes);

        string Words(params string[] subject) => string.Join(
            ' ', _polis.Run(["explain", "out", .. subject]).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("answers")]
    public void Interventions_are_told_among_decisions_in_the_words_of_the_report_whatever_was_recorded(string record)
    {
        _polis.Write("mine.yaml", """
            name: mine
            description: Distance and a hold
            extends: tiny
            interventions:
              - {at: 2020-01, set: {city: {group: Shorefolk}, column: culturalDistance, to: 0.9}}
              - {at: 2022-01, until: 2026-01, set: {nation: AUR, column: policy.trade, to: 0.5}}
              - {at: 2022-01, until: 2026-01, set: {city: {network: free-ports}, column: autonomy.trade, to: 0.5}}
              - {at: 2024-01, until: 2030-01, stance: {city: Saltmere, domain: climate, hold: defy}}
            report: {watch: [Saltmere]}
            """);
        Assert.Equal(0, _polis.Run("run", "mine.yaml", "--quiet", "--out", "out", "--record", record).ExitCode);
        string words = "Intervention 4 of the scenario (interventions.3) began, until Jan 2030: Saltmere made to defy in climate";
        string all = Told("--city", "Saltmere", "--limit", "0");
        Assert.Contains(
            "Jan 2020 Intervention 1 of the scenario (interventions.0) began: culturalDistance of Shorefolk cities set to 0.9", all, StringComparison.Ordinal);
        Assert.Contains("Jan 2024 " + words, all, StringComparison.Ordinal);
        Assert.Contains("Jan 2030 Intervention 4 of the scenario (interventions.3) ended: Saltmere made to defy in climate", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Intervention 2 ", all, StringComparison.Ordinal);
        Assert.Equal([0, 3, 3], Numbers("--city", "Saltmere"));
        Assert.Equal([1, 2, 1, 2], Numbers("--nation", "AUR"));
        Assert.DoesNotContain(0, Numbers("--city", "Saltmere", "--limit", "1"));
        Assert.Contains("--limit 0 shows all, with", Told("--city", "Saltmere", "--limit", "1"), StringComparison.Ordinal);
        string report = File.ReadAllText(_polis.At("out", "report.html"));
        Assert.Contains("culturalDistance of Shorefolk cities set to 0.9", report, StringComparison.Ordinal);
        if (record == "full")
            Assert.Contains("<time>Jan 2020</time> Intervention 1 of the scenario (interventions.0) began: ", report, StringComparison.Ordinal);

        string Told(params string[] subject) => string.Join(
            ' ', _polis.Run(["explain", "out", .. subject]).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        int[] Numbers(params string[] subject)
        {
            using var json = JsonDocument.Parse(_polis.Run(["explain", "out", "--json", .. subject]).Output);
            return [.. json.RootElement.GetProperty("interventions").EnumerateArray().Select(each => each.GetProperty("number").GetInt32())];
        }
    }

    [Fact]
    public void Json_is_one_object_whose_terms_add_up_to_utilities_and_chances_to_one()
    {
        var finished = _polis.Run("explain", explained.Decisions, "--city", "Saltmere", "--json");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        using var json = JsonDocument.Parse(finished.Output);
        Assert.Equal("Saltmere, VES", json.RootElement.GetProperty("subject").GetString());
        var decisions = json.RootElement.GetProperty("decisions").EnumerateArray().ToList();
        Assert.NotEmpty(decisions);
        Assert.Equal(decisions.Select(decision => decision.GetProperty("time").GetDouble()).Order(),
            decisions.Select(decision => decision.GetProperty("time").GetDouble()));
        foreach (var decision in decisions)
        {
            Assert.NotEmpty(decision.GetProperty("kind").GetString()!);
            Assert.Contains(decision.GetProperty("actor").GetString(), (string[])["Saltmere", "Dunholm", "VES"]);
            bool ofAllDomains =
                decision.GetProperty("kind").GetString() is "bidStart" or "bidJoin" or "bidDecision" or "referendum" or "contest" or "recognition";
            Assert.Equal(ofAllDomains ? JsonValueKind.Null : JsonValueKind.String, decision.GetProperty("domain").ValueKind);
            var options = decision.GetProperty("options").EnumerateArray().ToList();
            Assert.Contains(decision.GetProperty("chosen").GetString(), options.Select(option => option.GetProperty("name").GetString()));
            Assert.Equal(1, options.Sum(option => option.GetProperty("probability").GetDouble()), 1e-9);
            // What is not open to a city is worth -∞, which JSON has no number for.
            Assert.All(options.Where(option => option.GetProperty("utility").ValueKind == JsonValueKind.Number), option => Assert.Equal(
                option.GetProperty("utility").GetDouble(), option.GetProperty("terms").EnumerateObject().Sum(term => term.Value.GetDouble()), 1e-12));
        }
    }

    [Theory]
    [InlineData("answers", "1")]
    [InlineData("events", "0")]
    [InlineData("standard", "2")]
    public void What_was_not_recorded_is_computed_again(string record, string run)
    {
        Run("--runs", "3", "--record", record);
        Finished computed = _polis.Run("explain", "out", "--nation", "VES", "--run", run, "--json"),
            recorded = _polis.Run("explain", explained.Ensemble, "--nation", "VES", "--run", run, "--json");
        Assert.Equal(("computed", "recorded"), (Source(computed), Source(recorded)));
        Assert.NotEqual("[]", Decisions(computed));
        Assert.Equal(Decisions(recorded), Decisions(computed));

        static string Source(Finished finished) => JsonDocument.Parse(finished.Output).RootElement.GetProperty("source").GetString()!;

        static string Decisions(Finished finished) => JsonDocument.Parse(finished.Output).RootElement.GetProperty("decisions").GetRawText();
    }

    [Fact]
    public void Twelve_decisions_are_shown_unless_another_limit_is_given()
    {
        Run("--years", "100");
        string some = _polis.Run("explain", "out", "--nation", "VES").Output, two = _polis.Run("explain", "out", "--nation", "VES", "--limit", "2").Output;
        string all = _polis.Run("explain", "out", "--nation", "VES", "--limit", "0").Output;
        Assert.Contains("the last 12 of ", some, StringComparison.Ordinal);
        Assert.Contains("--limit 0 shows all", some, StringComparison.Ordinal);
        Assert.Contains("the last 2 of ", two, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit", all, StringComparison.Ordinal);
        Assert.True(two.Length < some.Length && some.Length < all.Length);
    }

    [Theory]
    [InlineData("--city: there is no city Saltmer; expected the name or id of a city; nearest: Saltmere, VES (id ", "--city", "Saltmer")]
    [InlineData("--nation: there is no nation VESS; expected the code of a nation; nearest: VES (", "--nation", "VESS")]
    [InlineData("--clash: there is no clash 100000; expected a number from 0 to ", "--clash", "100000")]
    [InlineData("--bid: there is no bid 100000; expected ", "--bid", "100000")]
    [InlineData("--run: is 4; expected 0, the only run", "--city", "Saltmere", "--run", "4")]
    [InlineData("--limit: is \"-1\"; expected a whole number", "--city", "Saltmere", "--limit", "-1")]
    public void A_name_or_number_that_is_none_exits_with_2_and_suggests_the_nearest(string message, params string[] options)
    {
        foreach (string folder in (string[])[explained.Decisions, explained.Answers])
        {
            var finished = _polis.Run(["explain", folder, .. options]);
            Assert.Equal((2, ""), (finished.ExitCode, finished.Output));
            Assert.Contains(message, finished.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_that_holds_no_run_or_another_scenario_now_exits_with_2()
    {
        _polis.Write("other/notes.txt", "mine");
        var none = _polis.Run("explain", "other", "--city", "Saltmere");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("other: has no manifest.json; expected a folder that polis run has left", none.Error, StringComparison.Ordinal);
        Run("--record", "events");
        _polis.Write(
            "out/scenario.yaml", File.ReadAllText(_polis.At("out", "scenario.yaml")).Replace("policyLoss: 0.05", "policyLoss: 0.06", StringComparison.Ordinal));
        var changed = _polis.Run("explain", "out", "--city", "Saltmere");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("gives another run now", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_tells_stories_and_plot_tells_them_again()
    {
        _polis.Run("run", "tiny", "--quiet", "--out", "out");
        string report = File.ReadAllText(_polis.At("out", "report.html"));
        Assert.Contains("<article class=\"story\">", report, StringComparison.Ordinal);
        File.Delete(_polis.At("out", "report.html"));
        var finished = _polis.Run("plot", "out");
        Assert.Equal(0, finished.ExitCode);
        Assert.EndsWith($"{Path.Combine("out", "report.html")}\n", finished.Output, StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllText(_polis.At("out", "report.html")));
        File.Delete(_polis.At("out", "report.html"));
        _polis.Run("plot", "out", "--figure", "map");
        Assert.False(File.Exists(_polis.At("out", "report.html")));
    }

    private void Run(params string[] more) =>
        Assert.Equal(new Finished(0, "", ""), _polis.Run(["run", "tiny", "--no-charts", "--quiet", "--out", "out", .. more]));
}
