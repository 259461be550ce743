using Polis.Results;
using Xunit;

namespace Polis.Experiments.Tests.Comparing;

public sealed class EffectTests
{
    private static readonly IReadOnlyList<SeriesMetric> _metrics = MetricCatalogue.Of(Experiment.Load("tiny").Plan);
    private static readonly Window _window = new(Window.InForce, 2025, 2029);

    [Fact]
    public void Where_differences_are_not_skewed_the_interval_is_that_of_the_paired_t_test()
    {
        // Differences 1, 2, 3: mean 2, deviation 1, t of 2 degrees of freedom at 97.5 % is 4.302653.
        var effect = Effect.Of("more", Named("bids"), _window, [10, 20, 30], [11, 22, 33]);
        Assert.Equal(2, effect.Difference.Value, 12);
        Assert.Equal(2 - 4.302652729911275 / Math.Sqrt(3), effect.Difference.Low, 9);
        Assert.Equal((20, 22, 3), (effect.Base, effect.Value, effect.Pairs));
        // Variances 100 and 121 apart, 1 together.
        Assert.Equal(1 - 1 / 221.0, effect.VarianceSaved, 9);
    }

    [Fact]
    public void Pairs_that_differ_and_cancel_out_do_differ()
    {
        var effect = Effect.Of("more", Named("bids"), _window, [1, 1, 1, 1], [2, 0, 1, 1], @event: 1);
        Assert.Equal((0, true, false, false), (effect.Difference.Value, effect.Differs, effect.IsUnseen, effect.IsClear));
        var same = Effect.Of("more", Named("bids"), _window, [1, 1, 1, 1], [1, 1, 1, 1], @event: 1);
        Assert.Equal((false, true), (same.Differs, same.IsUnseen));
    }

    [Fact]
    public void A_pair_with_an_absent_value_is_left_out()
    {
        var effect = Effect.Of("more", Named("bids"), _window, [1, double.NaN, 3, 5], [2, 2, double.NaN, 8]);
        Assert.Equal((2, 2, 3), (effect.Pairs, effect.Difference.Value, effect.Base));
    }

    [Fact]
    public void Pairs_that_all_differ_by_the_same_are_a_clear_change_and_a_finding_where_they_are_many()
    {
        var few = Effect.Of("more", Named("bids"), _window, [1, 2, 3, 4], [2, 3, 4, 5]);
        Assert.True(few.IsClear && double.IsInfinity(few.T));
        // Counts in four pairs all rise by 1 in one case of eight, by chance.
        Assert.Empty(Findings.Most([few], 5));
        double[] before = [.. Enumerable.Range(1, 8).Select(run => (double)run)];
        Assert.Single(Findings.Most([Effect.Of("more", Named("bids"), _window, before, [.. before.Select(value => value + 1)])], 5));
    }

    [Fact]
    public void Where_no_pair_differs_by_something_rare_that_may_be_chance_and_the_interval_says_so()
    {
        var unseen = Effect.Of("more", Named("bids"), _window, new double[16], new double[16], 1);
        Assert.True(unseen is { IsUnseen: true, Differs: false, IsClear: false, Difference: { Value: 0, Low: < -0.1, High: > 0.1 } });
        var nothing = Effect.Of("more", Named("bids"), _window, new double[16], new double[16]);
        Assert.True(nothing is { IsUnseen: false, Differs: false, Difference: { Low: 0, High: 0 } });
        Assert.Empty(Findings.Most([unseen, nothing], 5));
        // One pair in eight is no evidence either.
        Assert.False(Effect.Of("more", Named("bids"), _window, new double[8], [0, 0, 1, 0, 0, 0, 0, 0], 1).IsClear);
    }

    [Fact]
    public void Where_no_change_is_clear_the_one_that_is_nearest_is_shown_and_defiance_where_nothing_differs()
    {
        Effect Of(string metric, params double[] after) => Effect.Of("more", Named(metric), _window, [1, 1, 1], after);
        var (little, more) = (Of("bids", 1, 2, 0.9), Of("clashesOpen", 1, 2, 2));
        Assert.Equal("clashesOpen", Findings.Nearest([little, more, Of("firstBid", 2, 2.1, 2)])!.Metric.Name);
        Assert.StartsWith("No clear change. Nearest to one: While it lasts (2025 to 2028): ", EffectText.Unclear(more), StringComparison.Ordinal);
        Assert.DoesNotContain(EffectText.NoClearChange, EffectText.Unclear(more), StringComparison.Ordinal);
        Assert.Contains(EffectText.NoClearChange, EffectText.Sentence(more), StringComparison.Ordinal);
        Effect[] same = [Of("bids", 1, 1, 1), Of("defiance.trade", 1, 1, 1), Of("defiance", 1, 1, 1)];
        Assert.Equal("defiance", Findings.Nearest(same)!.Metric.Name);
        Assert.Equal(EffectText.NothingDiffers, EffectText.Unclear(same[2]));
        Assert.Null(Findings.Nearest([]));
    }

    [Fact]
    public void Dates_are_months_and_differ_by_years_earlier_or_later()
    {
        var effect = Effect.Of(
            "more", Named("firstBid"), new Window(Window.WholeRun, 2015, 2045), [2030, 2031, 2032, 2033], [2025, 2026.5, 2027, 2028.5]);
        Assert.Equal(
            ("July 2031", "October 2026", "4.8 years earlier (95 %: 4.3 to 5.2 earlier)"),
            (EffectText.Value(effect, effect.Base), EffectText.Value(effect, effect.Value), EffectText.Difference(effect)));
        Assert.Contains("July 2031 → October 2026, 4.8 years earlier", EffectText.Sentence(effect), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_few_pairs_is_said_that_intervals_of_expected_figures_may_be_too_narrow()
    {
        Effect Of(string metric, int pairs) => Effect.Of("more", Named(metric), _window, new double[pairs], new double[pairs]);
        Assert.Contains("16 pairs", IntervalNote.Of([Of("bids", 16), Of("expectedBids", 16)]), StringComparison.Ordinal);
        Assert.Null(IntervalNote.Of([Of("expectedBids", 40)]));
        Assert.Null(IntervalNote.Of([Of("bids", 8)]));
    }

    [Fact]
    public void A_date_that_is_to_be_expected_is_told_within_the_run_and_what_looks_alike_is_told_in_a_few_words()
    {
        var years = new Window(Window.WholeRun, 2015, 2045);
        var late = Effect.Of("more", Named("expectedFirstBid"), years, [2044, 2046, 2044.5], [2045, 2046, 2045.5]);
        Assert.Equal(("November 2044", "January 2045"), (EffectText.Value(late, late.Base), EffectText.Value(late, late.Value)));
        Assert.False(EffectText.LooksAlike(late));
        var same = Effect.Of("more", Named("response.coerce"), years, [1, 2, 3], [1, 2, 3]);
        Assert.True(EffectText.LooksAlike(same));
        Assert.Equal(("Answers: coerce, 2.00", "none in 3 pairs"), (EffectText.Alike(same), EffectText.Verdict(same)));
    }

    [Fact]
    public void Sentences_say_what_when_how_much_and_how_sure()
    {
        var metric = Named("defiance.trade") with { Cohort = "USA" };
        double[] before = [0.10, 0.12, 0.11, 0.13], after = [0.30, 0.33, 0.29, 0.34];
        Assert.Equal(
            "USA, while it lasts (2025 to 2028): cities that defy in trade 11.5 % → 31.5 %, +20.0 points (95 %: +13.7 to +22.3).",
            EffectText.Sentence(Effect.Of("more", metric, _window, before, after)));
        Assert.Contains(
            EffectText.NoClearChange, EffectText.Sentence(Effect.Of("more", metric, _window, before, [0.11, 0.11, 0.12, 0.12])), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_each_family_and_cohort_the_effect_that_stands_out_most_is_told_and_levers_are_not()
    {
        Effect[] effects =
        [
            Far("defiance.trade", 1), Far("defiance", 2), Far("bids", 3), Far("policy.trade", 0.01),
            Effect.Of("more", Named("nations"), _window, [1, 2, 3], [1, 2, 3]), Effect.Of("more", Named("ties"), _window, [1, 2, 3], [1, 9, 1]),
        ];
        Assert.Equal(["defiance.trade", "bids"], Findings.Most(effects, 5).Select(effect => effect.Metric.Name));
        Assert.Single(Findings.Most(effects, 1));

        // The wider the spread of the differences, the less it stands out.
        static Effect Far(string metric, double spread) => Effect.Of(
            "more", Named(metric), _window, [0, 0, 0, 0, 0], [100 + spread, 100 - spread, 100, 100 + spread, 100 - spread]);
    }

    [Fact]
    public void Windows_are_in_words_of_years_or_months()
    {
        Assert.Equal("2025 to 2028", _window.Years);
        Assert.Equal("2025", new Window("one", 2025, 2026).Years);
        Assert.Equal("2017-06 to 2021-02", new Window("months", 2017 + 5 / 12.0, 2021 + 1 / 12.0).Years);
    }

    [Fact]
    public void A_what_if_has_windows_while_it_lasts_at_the_end_and_over_all_years()
    {
        var plan = Experiment.Load("paris-withdrawal").Plan;
        var windows = Window.Of(plan, WhatIfChange.Of(plan with { Interventions = [] }, plan).Interventions);
        Assert.Equal([Window.InForce, "last 10 years", Window.WholeRun], windows.Select(window => window.Name));
        Assert.Equal("2017-06 to 2021-02", windows[0].Years);
        // A run of it tells of the same time, and a base without interventions of none.
        Assert.Equal(["last 10 years", Window.InForce], Window.OfAnswers(plan).Select(window => window.Name));
        Assert.Equal(windows[0], Window.OfAnswers(plan)[1]);
        Assert.Single(Window.OfAnswers(Experiment.Load("world-2015").Plan));
        Assert.Equal([Window.WholeRun], Window.Of(Experiment.Load("tiny").With("years", 5).Plan, []).Select(window => window.Name));
    }

    private static SeriesMetric Named(string name) => _metrics.Single(metric => metric.Name == name);
}
