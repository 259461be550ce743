using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Comparing;

public sealed class WhatIfChangeTests
{
    private const string
        Early = "{at: 2016-01, until: 2030-01, set: {nation: VES, column: policy.trade, to: -0.9}}",
        Late = "{at: 2020-01, until: 2024-01, set: {nation: AUR, column: policy.trade, to: -0.9}}";

    private static readonly Window _window = new(Window.InForce, 2020, 2024);

    [Fact]
    public void Interventions_that_the_base_has_too_are_no_part_of_it()
    {
        SimulationPlan before = Plan(Early), after = Plan(Early, Late);
        var change = WhatIfChange.Of(before, after);
        Assert.Single(change.Interventions);
        Assert.Equal("2020 to 2023", Window.Of(after, change.Interventions)[0].Years);
        Assert.Empty(WhatIfChange.Of(after, after).Interventions);
    }

    [Fact]
    public void Interventions_that_only_the_base_has_are_part_of_it()
    {
        SimulationPlan before = Plan(Early, Late), after = Plan(Early);
        Assert.Equal("2020 to 2023", Window.Of(after, WhatIfChange.Of(before, after).Interventions)[0].Years);
    }

    [Fact]
    public void An_intervention_that_stands_twice_is_part_of_it_once()
    {
        Assert.Single(WhatIfChange.Of(Plan(Late), Plan(Late, Late)).Interventions);
    }

    [Fact]
    public void What_sets_it_apart_are_values_with_old_and_new_and_interventions_that_one_alone_has()
    {
        var before = Loaded("parameters.policyLoss=0.04", $"interventions=[{Early}]");
        var change = WhatIfChange.Of(before, Loaded($"interventions=[{Late}]", "leaveOut={networks: [free-ports]}"));
        Assert.Equal(
            ["policyLoss 0.04 → 0.05", "leaveOut none → {networks: [free-ports]}"], change.Differences.Take(2).Select(difference => difference.Sentence));
        Assert.Equal(["parameters.policyLoss", "leaveOut"], change.Differences.Take(2).Select(difference => difference.Path));
        Assert.Equal(("0.04", "0.05"), (change.Differences[0].Before, change.Differences[0].After));
        Assert.EndsWith("(2020-01 to 2024-01)", change.Differences[2].Sentence, StringComparison.Ordinal);
        Assert.StartsWith("not policy.trade of VES", change.Differences[3].Sentence, StringComparison.Ordinal);
        Assert.Equal(4, change.Differences.Count);
        Assert.Equal("What sets it apart: policyLoss 0.04 → 0.05; and 3 more.", change.Sentence(1));
        Assert.Null(WhatIfChange.Of(before, before).Sentence());
    }

    [Fact]
    public void Worlds_with_other_cities_share_no_draws_and_that_is_said()
    {
        var tiny = Loaded();
        Assert.Null(WhatIfChange.Of(tiny, Loaded("parameters.policyLoss=0.1")).Note);
        var other = WhatIfChange.Of(tiny, Loaded("synthetic={cities: 8, nations: 2}", "report={watch: []}"));
        Assert.Contains("share no draws", other.Note, StringComparison.Ordinal);
        Assert.Equal(other.Note, other.Pairing);
    }

    [Fact]
    public void The_place_that_it_is_about_is_told_before_a_watched_one_and_the_world_beside_it()
    {
        SimulationPlan before = Plan(), after = Plan(Late);
        var change = WhatIfChange.Of(before, after);
        SeriesMetric target = Named(after, "defiance@AUR"), world = Named(after, "defiance"), watched = Named(after, "defiance@VES");
        Assert.Equal([1, 2, 3], new[] { target, watched, world }.Select(change.Distance));
        // The surest is that of the world, then that of the watched.
        Effect[] effects = [Of(target, 0.10, 0.02), Of(watched, 0.10, 0.01), Of(world, 0.10, 0.001)];
        var told = Assert.Single(Findings.Headlines(effects, change, 5));
        Assert.Equal(("defiance@AUR", "defiance"), (told.Effect.Metric.Name, told.InWorld?.Metric.Name));
        Assert.StartsWith("AUR, while it lasts (2020 to 2023): cities that defy", told.Sentence, StringComparison.Ordinal);
        Assert.Contains("; in the world 20.0 % → 30.0 %.", told.Sentence, StringComparison.Ordinal);
        Assert.Equal("defiance@VES", Findings.Headlines([.. effects.Skip(1)], change, 5)[0].Effect.Metric.Name);
        Assert.Null(Findings.Headlines([effects[2]], change, 5)[0].InWorld);
    }

    [Fact]
    public void Where_it_is_about_no_place_the_world_is_told_first()
    {
        SimulationPlan before = Plan(), after = Plan("{at: 2020-01, set: {parameter: harm, to: 0.3}}");
        var change = WhatIfChange.Of(before, after);
        Effect[] effects = [Of(Named(after, "defiance@VES"), 0.10, 0.001), Of(Named(after, "defiance"), 0.10, 0.02)];
        Assert.Equal("defiance", Assert.Single(Findings.Headlines(effects, change, 5)).Effect.Metric.Name);
        Assert.Equal("defiance", Findings.Headlines(effects, WhatIfChange.None, 5)[0].Effect.Metric.Name);
    }

    [Fact]
    public void What_is_sure_but_too_small_to_care_about_is_no_headline()
    {
        SimulationPlan before = Plan(), after = Plan(Late);
        var change = WhatIfChange.Of(before, after);
        Effect[] effects = [Of(Named(after, "defiance@AUR"), 0.001, 0.0001), Of(Named(after, "netBenefit.mean"), 0.2, 0.01)];
        Assert.Equal("netBenefit.mean", Assert.Single(Findings.Headlines(effects, change, 5)).Effect.Metric.Name);
        Assert.Empty(Findings.Headlines([effects[0]], change, 5));
        Assert.Equal(EffectText.NothingLarge, Findings.None([effects[0]]));
    }

    [Fact]
    public void What_the_what_if_sets_itself_is_no_headline_and_nothing_smaller_of_its_family_is()
    {
        SimulationPlan before = Plan(), after = Plan("{at: 2020-01, set: {city: Saltmere, column: grievance, to: 0.9}}");
        var change = WhatIfChange.Of(before, after);
        var effects = new[] { Of(Named(after, "grievance"), 0.3, 0.001), Of(Named(after, "netBenefit.mean"), 0.2, 0.01) };
        Assert.Equal("netBenefit.mean", Assert.Single(Findings.Headlines(effects, change, 5)).Effect.Metric.Name);
        Assert.Equal(2, Findings.Headlines(effects, WhatIfChange.None, 5).Count);
        var moved = WhatIfChange.Of(before, Plan("{at: 2020-01, until: 2024-01, set: {nation: AUR, column: policy.trade, to: -0.6}}"));
        Effect[] ends = [Of(Named(after, "outcome.policyChanged"), 5, 0.1), Of(Named(after, "outcome.complied"), 1, 0.1)];
        Assert.Empty(Findings.Headlines(ends, moved, 5));
        Assert.Equal("outcome.complied", Assert.Single(Findings.Headlines([ends[1]], moved, 5)).Effect.Metric.Name);
        Assert.Equal("outcome.policyChanged", Assert.Single(Findings.Headlines(ends, change, 5)).Effect.Metric.Name);
    }

    [Fact]
    public void Where_there_is_no_headline_it_is_said_why()
    {
        SimulationPlan before = Plan(), after = Plan(Late);
        Effect nothing = Of(Named(after, "defiance@AUR"), 0, 0), chance = Of(Named(after, "defiance@AUR"), 0.01, 0.1);
        Assert.Empty(Findings.Headlines([nothing, chance], WhatIfChange.Of(before, after), 5));
        Assert.Equal(EffectText.NothingDiffers, Findings.None([nothing]));
        Assert.Equal(EffectText.NothingClear, Findings.None([nothing, chance]));
    }

    [Fact]
    public void Questions_are_told_of_the_world_and_of_the_places_that_it_is_about_where_they_differ()
    {
        SimulationPlan before = Plan(), after = Plan(Late);
        var change = WhatIfChange.Of(before, after);
        var all = new Window(Window.WholeRun, 2015, 2045);
        Effect[] effects =
        [
            Of(Named(after, "defiance"), 0, 0, all), Of(Named(after, "defiance@AUR"), 0.1, 0.01, all), Of(Named(after, "bids@AUR"), 0, 0, all),
        ];
        Assert.Equal(["defiance", "defiance@AUR"], Findings.Questions(effects, change).Select(effect => effect.Metric.Name));
    }

    private static (Scenario Scenario, SimulationPlan Plan) Loaded(params string[] sets)
    {
        var scenario = ScenarioLoader.Load("tiny", sets);
        using var team = new ThreadTeam(1);
        return (scenario, scenario.ToPlan(team));
    }

    private static Effect Of(SeriesMetric metric, double by, double spread, Window? window = null) => Effect.Of(
        "more", metric, window ?? _window, [0.2, 0.2, 0.2, 0.2, 0.2, 0.2],
        [.. new[] { 1, -1, 0, 1, -1, 0 }.Select(sign => 0.2 + by + sign * spread)]);

    private static SeriesMetric Named(SimulationPlan plan, string name) => MetricCatalogue.Of(plan).Single(metric => metric.Name == name);

    private static SimulationPlan Plan(params string[] interventions) =>
        interventions.Aggregate(Experiment.Load("tiny"), (experiment, line) => experiment.WithIntervention(line)).Plan;
}
