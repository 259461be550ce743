using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Survival;

public sealed class SurvivalTests
{
    /// <summary>Weeks of remission under 6-mercaptopurine (Freireich and others 1963), the example of most textbooks; negative: still in remission.</summary>
    private static readonly double[] _remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    [Fact]
    public void The_curve_and_its_band_are_those_of_the_textbooks()
    {
        var curve = KaplanMeier.Curve(_remission.Select(weeks => new Observation(Math.Abs(weeks), weeks > 0 ? 1 : 0)));
        (double, double, double, double, int)[] expected =
        [
            (6, 0.8571, 0.6197, 0.9516, 21), (7, 0.8067, 0.5631, 0.9228, 17), (10, 0.7529, 0.5032, 0.8894, 15), (13, 0.6902, 0.4316, 0.8491, 12),
            (16, 0.6275, 0.3675, 0.8049, 11), (22, 0.5378, 0.2678, 0.7468, 7), (23, 0.4482, 0.1881, 0.6801, 6),
        ];
        Assert.Equal(expected, curve.Select(step => (step.Time, Math.Round(step.Share, 4), Math.Round(step.Low, 4), Math.Round(step.High, 4), step.AtRisk)));
        Assert.Equal(3, curve[0].Events);
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
}
