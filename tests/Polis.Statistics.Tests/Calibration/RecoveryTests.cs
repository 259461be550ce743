using Polis.Engine.Random;
using Xunit;

namespace Polis.Statistics.Tests.Calibration;

/// <summary>Fits find what data were made with, over 100 made data sets each.</summary>
public sealed class RecoveryTests
{
    private const int DataSets = 100;

    [Fact]
    public void Truths_of_adoption_curves_have_uniform_ranks_and_the_last_dates_are_predicted()
    {
        List<double>[] ranks = [[], []];
        int covered = 0, held = 0;
        for (ulong data = 0; data < DataSets; data++)
        {
            var random = new KeyedRandom(9000 + data);
            var parameters = KnownSimulators.AdoptionParameters();
            double[] truth = [.. parameters.Select((parameter, k) => parameter.Scale.Of(random.Uniform(1, 0, 0, k)))];
            var targets = CalibrationTarget.HoldOutLast(KnownSimulators.AdoptionTargets(truth, 5000 + data), 0.25);
            var fit = new SequentialCalibration(parameters, targets, new CalibrationOptions { MostRuns = 1000 }, data);
            fit.Complete(KnownSimulators.Adoption);
            for (int k = 0; k < 2; k++) ranks[k].Add(fit.Posterior!.Best(k).Rank(truth[k]));
            foreach (var prediction in fit.Predictions.Where(prediction => prediction.Target.IsHeldOut))
            {
                held++;
                if (prediction.Covers(0.8)) covered++;
            }
        }
        foreach (var own in ranks) AssertUniform(new CoverageRanks(own));
        Assert.Equal(2 * DataSets, held);

        // The two dates of a data set err together: as few as 100 independent cases at 80 %, four standard errors to either side.
        Assert.InRange(covered / (double)held, 0.64, 0.96);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(null)]
    public void Posteriors_of_normal_sums_are_those_by_least_squares(double? deviation)
    {
        List<double>[] ranks = [[], []];
        List<double> errors = [], deviations = [], correlations = [];
        int adjusted = 0, beyond = 0;
        for (ulong data = 0; data < DataSets; data++)
        {
            var (truth, recorded) = SumsData(data, deviation ?? 0);
            var fit = SumsFit(recorded, deviation, data, new CalibrationOptions { MostRuns = 1000, PredictionRuns = 0 });
            var known = KnownSimulators.SumsPosterior(recorded, deviation ?? 0);
            for (int k = 0; k < 2; k++)
            {
                var posterior = fit.Posterior!.Best(k);
                ranks[k].Add(posterior.Rank(truth[k]));
                errors.Add((posterior.Mean - known.Means[k]) / known.Deviation);
                deviations.Add(posterior.Deviation / known.Deviation);
            }
            if (fit.Posterior!.IsAdjusted) adjusted++;
            if (fit.Posterior.IsBeyondReach) beyond++;
            correlations.Add(fit.Posterior!.Correlation(0, 1));
        }
        foreach (var own in ranks) AssertUniform(new CoverageRanks(own));

        Assert.InRange(adjusted, 98, 100);
        Assert.InRange(beyond, 0, 2);

        // About 150 effective points: a mean errs by 1 / √150 = 0.08 of a deviation, a deviation by 0.06.
        Assert.InRange(errors.Average(), -0.04, 0.04);
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0.05, 0.16);
        Assert.InRange(deviations.Average(), 0.97, 1.05);
        Assert.InRange(deviations.Min(), 0.7, 1);
        Assert.InRange(deviations.Max(), 1, 1.35);
        Assert.InRange(correlations.Average(), -0.53, -0.47);
    }

    [Fact]
    public void A_screen_reaches_a_nearer_tolerance_with_two_thirds_of_the_runs()
    {
        double screened = 0, all = 0;
        for (ulong data = 0; data < 20; data++)
        {
            double[] recorded = SumsData(data, 0.5).Recorded;
            screened += SumsFit(recorded, 0.5, data, new CalibrationOptions { MostRuns = 800, PredictionRuns = 0 }).Posterior!.Tolerance;
            all += SumsFit(recorded, 0.5, data, new CalibrationOptions { MostRuns = 1200, PredictionRuns = 0, Screens = false }).Posterior!.Tolerance;
        }
        Assert.True(screened < all, $"{screened / 20} against {all / 20}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_surrogate_that_is_wrong_moves_nothing(bool screens)
    {
        // Four valleys of unlike width and equal depth, of which a quadratic surface sees none: each holds the part of its width.
        double[] widths = [0.02, 0.06, 0.06, 0.06], shares = new double[4];
        const int fits = 40;
        for (ulong seed = 0; seed < fits; seed++)
        {
            var fit = new SequentialCalibration([new("place", Scale.Linear(0, 4))], [new("depth", 0, 0, 1)],
                new CalibrationOptions { MostRuns = 1500, PredictionRuns = 0, AddsRecordErrors = false, Screens = screens, Quantile = 0.7 }, seed);
            fit.Complete((values, _) =>
            {
                int valley = Math.Min((int)values[0], 3);
                return [Math.Abs(values[0] - valley - 0.2 - 0.2 * valley) / widths[valley]];
            });

            // The valleys do not touch up to a depth of 3.
            Assert.True(fit.Posterior!.Tolerance < 3);
            Assert.Equal(screens, fit.Generations.Any(generation => generation.ScreenedAway > 0));
            foreach (var point in fit.Posterior.Points) shares[(int)point.Values[0]] += point.Weight / fits;
        }
        for (int valley = 0; valley < 4; valley++) Assert.Equal(widths[valley] / 0.2, shares[valley], 0.02);
    }

    [Fact]
    public void Points_before_the_adjustment_are_even_within_the_tolerance()
    {
        // Without chance the plain posterior is even in a disc: a quarter of the squared radius is the variance along each axis.
        double mean = 0, ratio = 0;
        const int fits = 40;
        for (ulong seed = 0; seed < fits; seed++)
        {
            var fit = new SequentialCalibration([new("one", Scale.Linear(-1, 1)), new("other", Scale.Linear(-1, 1))],
                [new("one", 0, 0.3, 1), new("other", 0, -0.2, 1)],
                new CalibrationOptions { MostRuns = 1000, PredictionRuns = 0, AddsRecordErrors = false }, seed);
            fit.Complete((values, _) => values);
            var plain = fit.Posterior!.Plain(0);
            double radius = fit.Posterior.Tolerance * Math.Sqrt(2);
            mean += (plain.Mean - 0.3) / radius / fits;
            ratio += plain.Deviation / (radius / 2) / fits;
        }
        Assert.Equal(0, mean, 0.03);
        Assert.Equal(1, ratio, 0.03);
    }

    private static (double[] Truth, double[] Recorded) SumsData(ulong data, double deviation)
    {
        var random = new KeyedRandom(9000 + data);
        double[] truth = [-8 + 16 * random.Uniform(1, 0, 0, 0), -8 + 16 * random.Uniform(1, 0, 0, 1)];
        return (truth, [.. KnownSimulators.Sums(truth, 5000 + data).Select((value, i) => value + deviation * random.Normal(2, 0, 0, i))]);
    }

    private static SequentialCalibration SumsFit(double[] recorded, double? deviation, ulong seed, CalibrationOptions options)
    {
        var (parameters, targets) = KnownSimulators.SumsProblem(recorded, deviation);
        var fit = new SequentialCalibration(parameters, targets, options, seed);
        fit.Complete(KnownSimulators.Sums);
        return fit;
    }

    private static void AssertUniform(CoverageRanks ranks)
    {
        Assert.True(ranks.P(10) > 0.01, $"Ranks are not uniform: {string.Join(", ", ranks.Counts(10))}.");
        Assert.True(ranks.Coverage(0.8, 0.99).Holds(0.8));
    }
}
