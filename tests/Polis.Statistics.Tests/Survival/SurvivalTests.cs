using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Survival;

public sealed class SurvivalTests
{
    /// <summary>Weeks of remission under 6-mercaptopurine (Freireich and others 1963), the example of most textbooks; negative: still in remission.</summary>
    private static readonly double[] _remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    /// <summary>The same under placebo, where nobody was censored.</summary>
    private static readonly double[] _placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    [Fact]
    public void The_curve_and_its_band_are_those_of_the_textbooks()
    {
        var curve = Curve(_remission);
        (double, double, double, double, int)[] expected =
        [
            (6, 0.8571, 0.6197, 0.9516, 21), (7, 0.8067, 0.5631, 0.9228, 17), (10, 0.7529, 0.5032, 0.8894, 15), (13, 0.6902, 0.4316, 0.8491, 12),
            (16, 0.6275, 0.3675, 0.8049, 11), (22, 0.5378, 0.2678, 0.7468, 7), (23, 0.4482, 0.1881, 0.6801, 6),
        ];
        Assert.Equal(expected, curve.Select(step => (step.Time, Math.Round(step.Share, 4), Math.Round(step.Low, 4), Math.Round(step.High, 4), step.AtRisk)));
        Assert.Equal(3, curve[0].Events);
        var narrow = KaplanMeier.Curve(Subjects(_remission), 0.5)[0];
        Assert.True(narrow.Low > curve[0].Low && narrow.High < curve[0].High && narrow.Share == curve[0].Share);
    }

    [Fact]
    public void Medians_of_remission_are_the_published_ones()
    {
        // R 4.2.2, survival 3.5-3, survfit(conf.type = "log-log"): 23 (13 to none) and 8 (4 to 11); 23 and 8 in Freireich and others (1963).
        Assert.Equal(new Estimate(23, 13, double.PositiveInfinity), KaplanMeier.Median(Curve(_remission)));
        Assert.Equal(new Estimate(8, 4, 11), KaplanMeier.Median(Curve(_placebo)));
        Assert.Equal(double.PositiveInfinity, KaplanMeier.Median([]).Value);
    }

    [Fact]
    public void Restricted_means_of_remission_are_those_of_R()
    {
        // R 4.2.2, survival 3.5-3, print(survfit, rmean = …): mean and standard error. 182/21 is the plain mean under placebo.
        foreach (var (weeks, until, mean, error) in new[]
                 {
                     (_remission, 35.0, 23.287395, 2.8274676), (_remission, 20, 16.116527, 1.2515602), (_placebo, 35, 182 / 21.0, 1.37739),
                 })
        {
            var estimate = KaplanMeier.RestrictedMean(Curve(weeks), until, 0.95);
            Assert.Equal(mean, estimate.Value, 1e-6);
            Assert.Equal(1.959964 * error, estimate.High - estimate.Value, 1e-5);
            Assert.Equal(estimate.High - estimate.Value, estimate.Value - estimate.Low, 1e-9);
        }
        Assert.Equal(new Estimate(4, 4, 4), KaplanMeier.RestrictedMean([], 4, 0.95));
        Assert.Equal(5, KaplanMeier.RestrictedMean(Curve(_remission), 5, 0.95).Value);
    }

    [Fact]
    public void Errors_of_incidence_are_those_of_R()
    {
        // R 4.2.2, survival 3.5-3, survfit(Surv(time, factor) ~ 1), std.err of the two states.
        Observation[] subjects =
        [
            new(1, 1), new(2, 2), new(2, 0), new(3, 1), new(4, 2), new(4, 1), new(5, 0), new(6, 1), new(7, 2), new(8, 0), new(9, 1), new(10, 0),
        ];
        (double, double, double, double, double)[] expected =
        [
            (1, 0.08333333333, 0, 0.07978559231, 0), (2, 0.08333333333, 0.08333333333, 0.07978559231, 0.07978559231),
            (3, 0.17592592593, 0.08333333333, 0.11332877758, 0.07978559231), (4, 0.26851851852, 0.17592592593, 0.13304760480, 0.11332877758),
            (6, 0.37962962963, 0.17592592593, 0.15178942057, 0.11332877758), (7, 0.37962962963, 0.28703703704, 0.15178942057, 0.14186287819),
            (9, 0.54629629630, 0.28703703704, 0.17251540380, 0.14186287819),
        ];
        var curves = AalenJohansen.Curves(subjects, 2);
        Assert.Equal(expected.Length, curves.Count);
        foreach (var (step, (time, first, second, firstError, secondError)) in curves.Zip(expected))
        {
            Assert.Equal(time, step.Time);
            Assert.Equal(first, step.Incidence[0], 1e-10);
            Assert.Equal(second, step.Incidence[1], 1e-10);
            Assert.Equal(firstError, step.Error[0], 1e-10);
            Assert.Equal(secondError, step.Error[1], 1e-10);
        }

        // exp(1.959964 · 0.0797856 / (0.0833333 · 2.484907)) = 2.1280: 0.0833333^2.1280 and 0.0833333^(1 / 2.1280).
        var interval = curves[0].Interval(1, 0.95);
        Assert.Equal((0.0833, 0.0051, 0.3111), (Math.Round(interval.Value, 4), Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
        Assert.True(double.IsNaN(curves[0].Interval(2, 0.95).Low));
    }

    [Fact]
    public void Errors_are_the_binomial_ones_without_censoring_and_Greenwoods_with_one_cause()
    {
        Observation[] whole = [new(1, 1), new(2, 2), new(2, 1), new(3, 3), new(4, 1)];
        foreach (var step in AalenJohansen.Curves(whole, 3))
            for (int k = 0; k < 3; k++) Assert.Equal(Math.Sqrt(step.Incidence[k] * (1 - step.Incidence[k]) / 5), step.Error[k], 1e-9);

        // The published standard errors of remission, for example in Collett (2015), Modelling Survival Data, and in R.
        double[] expected = [0.07636, 0.08694, 0.09635, 0.10681, 0.11405, 0.12823, 0.13459];
        Assert.Equal(expected, AalenJohansen.Curves(Subjects(_remission), 1).Select(step => Math.Round(step.Error[0], 5)));
    }

    [Fact]
    public void Where_nobody_survives_the_band_is_not_defined()
    {
        var curve = KaplanMeier.Curve([new(1, 1), new(2, 1)]);
        Assert.Equal([0.5, 0], curve.Select(step => step.Share));
        Assert.True(curve[0].Low < 0.5 && curve[0].High > 0.5);
        Assert.True(double.IsNaN(curve[1].Low) && double.IsNaN(curve[1].High));
    }

    [Fact]
    public void Without_events_there_is_no_step()
    {
        Assert.Empty(KaplanMeier.Curve([]));
        Assert.Empty(KaplanMeier.Curve([new(3, 0), new(1, 0)]));
        Assert.Empty(AalenJohansen.Curves([new(3, 0)], 2));
    }

    [Fact]
    public void Those_censored_at_the_time_of_an_event_are_still_at_risk()
    {
        var curve = KaplanMeier.Curve([new(1, 0), new(1, 1), new(2, 0)]);
        Assert.Equal((1, 0.6667, 3), (curve[0].Time, Math.Round(curve[0].Share, 4), curve[0].AtRisk));
        Assert.Equal(3, KaplanMeier.AtRisk([new(1, 0), new(1, 1), new(2, 0)], 1));
        Assert.Equal(1, KaplanMeier.AtRisk([new(1, 0), new(1, 1), new(2, 0)], 1.5));
    }

    [Fact]
    public void Incidence_of_competing_causes_is_that_computed_by_hand()
    {
        // Five subjects: cause 1 at 1, censored at 2, cause 2 at 3, cause 1 at 4, censored at 5. Free before 3: 4/5, before 4: 4/5 · 2/3.
        var curves = AalenJohansen.Curves([new(1, 1), new(2, 0), new(3, 2), new(4, 1), new(5, 0)], 2);
        Assert.Equal([1, 3, 4], curves.Select(step => step.Time));
        double[] first = [1.0 / 5, 1.0 / 5, 1.0 / 5 + 8.0 / 15 / 2], second = [0, 4.0 / 5 / 3, 4.0 / 5 / 3];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(first[i], curves[i].Incidence[0], 12);
            Assert.Equal(second[i], curves[i].Incidence[1], 12);
        }
    }

    [Fact]
    public void Without_censoring_incidence_is_the_plain_share()
    {
        var curves = AalenJohansen.Curves([new(1, 1), new(2, 2), new(2, 1), new(3, 3)], 3);
        Assert.Equal([0.5, 0.25, 0.25], curves[^1].Incidence.Select(share => Math.Round(share, 12)));
    }

    [Fact]
    public void All_causes_together_leave_as_many_free_as_survive()
    {
        var subject = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3]);
        subject.Array[0, 60].Sample(drawn =>
        {
            var subjects = drawn.Select(one => new Observation(one.Item1, one.Item2)).ToList();
            var survival = KaplanMeier.Curve(subjects.Select(one => one with { Cause = Math.Min(one.Cause, 1) }));
            var incidence = AalenJohansen.Curves(subjects, 3);
            Assert.Equal(survival.Select(step => step.Time), incidence.Select(step => step.Time));
            for (int i = 0; i < survival.Count; i++)
            {
                Assert.Equal(1 - survival[i].Share, incidence[i].Incidence.Sum(), 1e-10);
                Assert.True(double.IsNaN(survival[i].Low) || survival[i].Low <= survival[i].Share && survival[i].Share <= survival[i].High);
            }
        });
    }

    private static IReadOnlyList<SurvivalStep> Curve(double[] weeks) => KaplanMeier.Curve(Subjects(weeks));

    private static IEnumerable<Observation> Subjects(double[] weeks) => weeks.Select(week => new Observation(Math.Abs(week), week > 0 ? 1 : 0));
}
