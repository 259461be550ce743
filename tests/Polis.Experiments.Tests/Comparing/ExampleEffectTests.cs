using System.Text.RegularExpressions;
using Polis.Model;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Comparing;

/// <summary>What each intervention of the examples that users copy (README, the template, the page of scenario files) changes is in a comparison.</summary>
public sealed partial class ExampleEffectTests
{
    public static TheoryData<string> Interventions =>
    [
        .. new[] { Page("README.md"), ScenarioTemplate.Write(), Page("SCENARIOS.md") }
            .SelectMany(page => Line().Matches(page)).Select(match => match.Groups[1].Value).Distinct(),
    ];

    [Fact]
    public void Every_kind_is_among_them()
    {
        string all = string.Join('\n', Interventions.Select(row => row.Data));
        Assert.All(InterventionKinds.All, kind => Assert.Contains($", {kind.Name}: {{", all, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Interventions))]
    public void The_comparison_tells_what_an_example_changes(string intervention)
    {
        var asked = Experiment.Load("world-2015").WithIntervention(intervention).Plan;
        // Of short runs there are more: what a city does is told of few pairs with a wide interval.
        int begins = asked.Interventions.Max(it => asked.Clock.FirstStepFrom(it.Month));
        double years = Math.Ceiling(asked.Clock.YearOf(begins) - asked.Clock.YearOf(0)) + 2;
        var world = Experiment.Load("world-2015").With("years", years);
        var result = world.WithIntervention(intervention).Compare(world, runs: years < 8 ? 12 : 4, stop: TestContext.Current.CancellationToken);
        var effects = Findings.Most(result.Effects, int.MaxValue);
        var places = result.WhatIf.Plan.Interventions.SelectMany(it => it.About).Select(place => place.Name).Distinct().ToList();
        string told = string.Join("\n", effects.Select(effect => $"{effect.Metric.Name} {effect.Difference.Value:g3} {effect.Window.Name}"));
        bool isDirect = Direct.Keys.Any(intervention.Contains);
        if (!isDirect && places.Count > 0) Assert.True(effects.Any(effect => places.Contains(effect.Metric.Cohort!)), told);
        if (places.Count == 0) Assert.NotEmpty(effects);
        effects = [.. result.Effects.Where(effect => effect.IsClear && effect.IsMaterial)];
        if (Direct.Keys.FirstOrDefault(intervention.Contains) is not { } key) return;
        var (metric, sign) = Direct[key];
        Assert.True(
            effects.Any(effect => effect.Metric.Metric.Name == metric && places.Contains(effect.Metric.Cohort!) && Math.Sign(effect.Difference.Value) == sign),
            $"{metric} of {string.Join(", ", places)}: {told}");
    }

    /// <summary>What an example is directly about, by words of it: a metric of the places that it names, and which way it goes.</summary>
    private static Dictionary<string, (string Metric, int Sign)> Direct { get; } = new()
    {
        ["withdraw: {nation: USA, from: paris-agreement"] = ("policy.climate", -1),
        ["column: policy.security, to: -0.8"] = ("policy.security", -1),
        ["column: policy.trade, to: -0.6"] = ("policy.trade", -1),
        ["column: policy.climate, to: 0.8"] = ("policy.climate", 1),
        ["column: autonomy.climate, to: 0.6"] = ("autonomy", 1),
        ["column: culturalDistance, to: 0.6"] = ("culturalDistance", 1),
        ["join: {city: Chicago, to: metropolis}"] = ("members.metropolis", 1),
        ["join: {nation: UKR, to: nato}"] = ("treatiesJoined", 1),
        ["productivity: -"] = ("income", -1),
        ["set: {pair: [USA, CAN], column: tradeAgreement"] = ("income", -1),
        ["sanction: {by: USA, on: IRN"] = ("ties", -1),
        ["sanction: {by: {treaty: eu-single-market}, on: TUR"] = ("income", -1),
        ["tie: {between"] = ("ties.sisterCity", 1),
        ["stance: "] = ("defiance.climate", 1),
        ["bid: {city"] = ("expectedBids", 1),
    };

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));

    [GeneratedRegex(@"^ *(?:# )?- (\{at: .*\}) *(?:#.*)?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
