using Polis.Results;
using Polis.Results.Folder;
using Polis.Statistics;
using Xunit;

namespace Polis.Experiments.Tests.Comparing;

/// <summary>Expected figures of rare events in comparisons, on <c>tiny</c>, in which a bid begins in about half of the runs.</summary>
public sealed class ExpectedFiguresTests
{
    private const int Years = 10, Runs = 240, Group = 16;

    private static readonly Window _all = new(Window.WholeRun, 2015, 2015 + Years);
    private static readonly Experiment _tiny = Experiment.Load("tiny").With("years", Years).With("step", "year").With("seed", 1).With("runs", Runs);
    private static readonly Lazy<IReadOnlyList<MetricHistory>> _before = new(() => _tiny.Run());
    private static readonly Lazy<IReadOnlyList<MetricHistory>> _after = new(() => _tiny.With("parameters.bidHazard", 0.1).Run());

    /// <summary>The metrics of the world that say what was to be expected, and what they expect.</summary>
    private static readonly SeriesMetric[] _metrics =
        [.. MetricCatalogue.Of(_tiny.Plan).Where(metric => metric.Cohort is null && MetricCatalogue.Of(_tiny.Plan).Any(
            other => other.Metric.Expectation is { } expects && (other.Metric == metric.Metric || expects.Counted == metric.Metric.Name)))];

    private static readonly string[] _names = [.. _metrics.Where(metric => metric.Metric.Expectation is not null).Select(metric => metric.Name)];

    [Fact]
    public void Every_expected_figure_names_one_that_counts_the_same_with_the_same_unit()
    {
        Assert.Equal(6, _names.Length);
        var all = MetricCatalogue.Of(_tiny.Plan).Where(metric => metric.Cohort is null).ToDictionary(metric => metric.Name, metric => metric.Metric);
        foreach (string name in _names)
        {
            var expectation = all[name].Expectation!;
            Assert.Equal(all[expectation.Counted].Unit, all[name].Unit);
            Assert.Null(all[expectation.Counted].Expectation);
            foreach (var surprise in (Surprise?[])[expectation.First, expectation.Before])
                if (surprise is not null) Assert.Equal(surprise.Counted, all[surprise.Expected].Expectation!.Counted);
        }
    }

    [Fact]
    public void Over_many_runs_counted_and_expected_figures_are_the_same_on_average()
    {
        var groups = Groups().Select(first => Of(first, _before, _before)).ToList();
        foreach (string name in _names)
        {
            var spread = Spread.Of(groups.Select(effects => effects[name].Base - effects[Counted(name)].Base));
            Assert.True(Math.Abs(spread.Mean) < 4 * spread.Error, $"{name}: {spread.Mean} ± {spread.Error}");
        }
    }

    [Fact]
    public void Few_pairs_show_that_bids_come_sooner_where_hazards_are_higher_and_what_they_show_is_true()
    {
        var many = Of(0, _before, _after, Runs);
        var groups = Groups().Select(first => Of(first, _before, _after)).ToList();
        foreach (string name in (string[])["expectedAnyBid", "expectedFirstBid"])
        {
            double sign = name == "expectedFirstBid" ? -1 : 1;
            Assert.All(groups, effects => Assert.True(effects[name].IsClear && sign * effects[name].Difference.Value > 0));
            // Goal: the interval is within a quarter of the effect to either side.
            Assert.True(groups.Average(effects => Reach(effects[name]) / Math.Abs(effects[name].Difference.Value)) < 0.25);
            Assert.InRange(groups.Count(effects => effects[name].Difference.Holds(many[name].Difference.Value)), groups.Count - 4, groups.Count);
        }
        Assert.All(_names, name => Assert.True(Reach(many[name]) < Reach(many[Counted(name)]), name));
        Assert.True(Reach(many["expectedAnyBid"]) < Reach(many["anyBid"]) / 10);
    }

    [Fact]
    public void Counts_that_differ_in_none_of_few_pairs_are_not_certain_where_chances_differ_and_certain_where_none_does()
    {
        var few = Groups().SelectMany(first => new[] { Of(first, _before, _after, 4), Of(first, _before, _before, 4) }).ToList();
        var unseen = few.Where((_, i) => i % 2 == 0).Select(effects => effects["independences"]).Where(effect => !effect.Differs).ToList();
        Assert.NotEmpty(unseen);
        Assert.All(unseen, effect => Assert.True(effect.IsUnseen && effect.Difference.High > 0.3));
        Assert.All(few.Where((_, i) => i % 2 == 1).SelectMany(effects => effects.Values), effect => Assert.Equal(new Estimate(0, 0, 0), effect.Difference));
    }

    [Fact]
    public void Yearly_records_are_enough_for_a_window_of_years()
    {
        var window = new Window("middle", 2018, 2021);
        var effects = Comparison.Of("more", _metrics, [window, _all], _before.Value, _after.Value).Where(effect => effect.Window == window)
            .ToDictionary(effect => effect.Metric.Name);
        var (counted, expected) = (effects["anyBid"], effects["expectedAnyBid"]);
        Assert.InRange(expected.Base, counted.Base - 0.05, counted.Base + 0.05);
        Assert.True(Reach(expected) < Reach(counted) / 3);
        // A date is told over all years alone.
        Assert.DoesNotContain("expectedFirstBid", effects.Keys);
    }

    [Fact]
    public void Estimates_that_are_not_asked_for_are_left_out_and_all_else_is_told()
    {
        var effects = Comparison.Of("more", MetricCatalogue.Of(_tiny.Plan), [_all], [.. _before.Value.Take(4)], [.. _after.Value.Take(4)]);
        Assert.Equal(effects, Findings.Told(effects, RareEstimate.Both));
        Assert.Equal(Without(["bids", "anyBid", "firstBid", "independences", "anyIndependence", "firstIndependence"]), Told(RareEstimate.Expected));
        Assert.Equal(Without(_names), Told(RareEstimate.Counted));
        string[] questions = [.. Findings.Questions(Findings.Told(effects, RareEstimate.Expected), WhatIfChange.None).Select(effect => effect.Metric.Name)];
        Assert.Contains("expectedFirstBid", questions);
        Assert.DoesNotContain("firstBid", questions);

        IEnumerable<Effect> Told(RareEstimate estimate) => Findings.Told(effects, estimate);
        IEnumerable<Effect> Without(string[] names) => effects.Where(effect => !names.Contains(effect.Metric.Metric.Name));
    }

    [Fact]
    public void A_run_tells_the_means_that_a_comparison_has_for_its_base_and_the_interval_that_it_goes_on_until()
    {
        var runs = _tiny.With("runs", Looks.EnoughRuns).Run(stop: TestContext.Current.CancellationToken);
        var answers = runs.Answers.FirstIndependence.RareEvents;
        var effects = Of(0, _before, _after, Looks.EnoughRuns);
        Assert.Equal(_names.Select(Counted).Order(), answers.Select(answer => answer.Metric).Order());
        foreach (string name in _names)
        {
            var answer = answers.Single(answer => answer.Metric == Counted(name));
            Assert.Equal(effects[name].Base, answer.Expected.Mean!.Value, 1e-9);
            Assert.Equal(effects[Counted(name)].Base, answer.Counted.Mean!.Value, 1e-9);
            var looks = RunLooks.Of(new UntilNarrow(name, 1e-9), _tiny.Plan, first => [.. runs.Take(first)], Looks.EnoughRuns)!;
            Assert.False(looks.Advance());
            Assert.Equal(looks.Outcome!.Low!.Value, answer.Expected.Low!.Value, 1e-9);
            Assert.Equal(looks.Outcome.High!.Value, answer.Expected.High!.Value, 1e-9);
            Assert.True(answer.Expected.High - answer.Expected.Low < answer.Counted.High - answer.Counted.Low, name);
        }
    }

    [Fact]
    public void Without_any_hazard_no_bid_is_expected_and_that_is_sure()
    {
        var runs = _tiny.With("parameters.bidHazard", 0).With("runs", 2).Run(stop: TestContext.Current.CancellationToken);
        var end = new MeanFigure(2015 + Years, 2015 + Years, 2015 + Years);
        foreach (var answer in runs.Answers.FirstIndependence.RareEvents)
        {
            var sure = answer.Unit == "year" ? end : new MeanFigure(0, 0, 0);
            Assert.Equal((sure, sure), (answer.Counted, answer.Expected));
        }
    }

    [Fact]
    public void A_note_says_where_expected_figures_are_not_exact()
    {
        var effects = Of(0, _before, _after);
        Assert.Null(EffectText.ExpectedNote([effects["bids"]]));
        Assert.EndsWith("they are the counted ones.", EffectText.ExpectedNote([effects["expectedFirstBid"]]), StringComparison.Ordinal);
        Assert.Contains(
            "Nearly, not exactly so: bids for independence, expected (", EffectText.ExpectedNote([effects["expectedBids"], effects["bids"]]),
            StringComparison.Ordinal);
        var part = effects["expectedFirstBid"] with { Metric = effects["expectedFirstBid"].Metric with { Cohort = "VES" } };
        Assert.Contains("not exactly so: first bid, expected (", EffectText.ExpectedNote([part]), StringComparison.Ordinal);
    }

    private static IEnumerable<int> Groups() => Enumerable.Range(0, Runs / Group).Select(group => group * Group);

    private static Dictionary<string, Effect> Of(
        int first, Lazy<IReadOnlyList<MetricHistory>> before, Lazy<IReadOnlyList<MetricHistory>> after, int count = Group) =>
        Comparison.Of("more", _metrics, [_all], [.. before.Value.Skip(first).Take(count)], [.. after.Value.Skip(first).Take(count)])
            .ToDictionary(effect => effect.Metric.Name);

    private static string Counted(string expected) => _metrics.Single(metric => metric.Name == expected).Metric.Expectation!.Counted;

    private static double Reach(Effect effect) => (effect.Difference.High - effect.Difference.Low) / 2;
}
