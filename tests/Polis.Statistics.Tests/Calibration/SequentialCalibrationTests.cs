using Polis.Engine.Random;
using Xunit;

namespace Polis.Statistics.Tests.Calibration;

/// <summary>A fit as what asks for runs and takes their results, and its limiting cases.</summary>
public sealed class SequentialCalibrationTests
{
    private static readonly CalibrationOptions _few = new() { Population = 40, MostRuns = 300, PredictionRuns = 20 };

    [Fact]
    public void The_order_and_the_parts_in_which_results_come_change_nothing()
    {
        var expected = Sums();
        expected.Complete(KnownSimulators.Sums);
        var random = new KeyedRandom(3);
        var parts = Sums();
        int part = 0;
        while (parts.NextBatch() is { Count: > 0 } batch)
        {
            // Some runs of what is missing, the last first.
            var some = batch.Where(unit => batch.Count < 5 || random.Uniform(1, unit.Number, part, 0) < 0.4).Reverse();
            parts.Take(some.Select(Result));
            part++;
        }
        Assert.True(part > 2 * expected.Generations.Count);
        AssertSame(expected, parts);
    }

    [Fact]
    public void A_fit_is_resumed_by_giving_a_new_one_the_results_that_are_there()
    {
        var expected = Sums();
        List<CalibrationResult> results = [];
        while (expected.NextBatch() is { Count: > 0 } batch)
        {
            CalibrationResult[] own = [.. batch.Select(Result)];
            results.AddRange(own);
            expected.Take(own);
        }
        Assert.Equal(results.Count, expected.RunsTaken);
        foreach (int there in new[] { 0, 1, 66, 67, 150, results.Count - 1, results.Count })
        {
            var resumed = Sums();
            resumed.Take(results.Take(there));
            Assert.Equal(there, resumed.RunsTaken);
            if (there < results.Count) Assert.Equal(there, resumed.NextBatch()[0].Number);
            resumed.Complete(KnownSimulators.Sums);
            AssertSame(expected, resumed);
        }
    }

    [Fact]
    public void Another_seed_asks_for_other_runs()
    {
        Assert.NotEqual(Sums(1).NextBatch()[0].Values, Sums(2).NextBatch()[0].Values);
        Assert.NotEqual(Sums(1).NextBatch()[0].Seed, Sums(2).NextBatch()[0].Seed);
        Assert.Distinct(Sums(1).NextBatch().Select(unit => unit.Seed));
    }

    [Fact]
    public void All_points_lie_within_the_bounds_on_both_scales()
    {
        // The targets lie beyond what the bounds allow, so that points crowd at them.
        Scale[] scales = [Scale.Logarithmic(0.01, 10), Scale.Linear(-1, 2)];
        CalibrationTarget[] targets = [new("ratio", 0, 10.5, 0.5), new("difference", 1, -1.2, 0.3)];
        var fit = new SequentialCalibration([new("ratio", scales[0]), new("difference", scales[1])], targets, _few, 5);
        while (fit.NextBatch() is { Count: > 0 } batch)
        {
            Assert.All(batch, unit => Assert.True(unit.Values[0] is >= 0.01 and <= 10 && unit.Values[1] is >= -1 and <= 2));
            fit.Take([.. batch.Select(unit => new CalibrationResult(unit.Number, unit.Values))]);
        }
        var posterior = fit.Posterior!;
        Assert.All(posterior.Points, point => Assert.True(point.AdjustedValues[0] is >= 0.01 and <= 10 && point.AdjustedValues[1] is >= -1 and <= 2));
        Assert.True(posterior.Adjusted(0).Mean > 8);
        Assert.True(posterior.Adjusted(1).Mean < -0.6);
        var marginal = posterior.Marginal(0, 51);
        Assert.Equal(0.01, marginal[0].Value, 12);
        Assert.Equal(10, marginal[^1].Value, 12);

        // Densities are on the scale, on which the prior's is 1.
        Assert.Equal(1, Area(marginal, density => density.Adjusted), 0.02);
        Assert.Equal(1, Area(marginal, density => density.Plain), 0.02);
        Assert.True(marginal[^1].Plain > 2 && marginal[0].Plain < 0.01);

        static double Area(IReadOnlyList<MarginalDensity> densities, Func<MarginalDensity, double> of) =>
            densities.Skip(1).Zip(densities, (one, other) => (of(one) + of(other)) / 2).Sum() / (densities.Count - 1);
    }

    [Fact]
    public void What_is_held_out_moves_no_run_and_is_predicted()
    {
        CalibrationTarget[] targets = [new("half", 1, 0.5, 0.02), new("double", 2, 2, 0.1, IsHeldOut: true)];
        CalibrationTarget[] others = [targets[0], targets[1] with { Value = -700, Deviation = 0.1 }];
        SequentialCalibration one = Fit(targets), other = Fit(others);
        AssertSame(one, other);
        Assert.Equal(one.Posterior!.Points.Select(point => point.Values), other.Posterior!.Points.Select(point => point.Values));

        // The parameter is 1 ± 0.04, so that its double is 2 ± 0.08, and what is recorded of it 2 ± 0.13.
        var prediction = one.Predictions[1];
        Assert.Equal(targets[1], prediction.Target);
        Assert.Equal(2, prediction.Runs.Mean, 0.06);
        Assert.Equal(0.08, prediction.Runs.Deviation, 0.03);
        Assert.Equal(0.128, prediction.Records.Deviation, 0.04);
        Assert.True(prediction.Covers(0.8));
        Assert.InRange(prediction.Rank, 0.2, 0.8);
        Assert.False(other.Predictions[1].Covers(0.95));
        Assert.Equal(0, other.Predictions[1].Rank);

        static SequentialCalibration Fit(CalibrationTarget[] targets)
        {
            var fit = new SequentialCalibration([new("size", Scale.Linear(0, 4))], targets, _few with { MostRuns = 600, PredictionRuns = 100 }, 8);
            fit.Complete((values, _) => [values[0] / 2, 2 * values[0]]);
            return fit;
        }
    }

    [Fact]
    public void Runs_that_give_no_number_are_no_points()
    {
        var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], [new("size", 0, 0.5, 0.2)], _few, 2);
        fit.Complete((values, _) => values[0] < 0.5 ? [double.NaN] : values[0] < 0.55 ? [double.PositiveInfinity] : [values[0]]);
        Assert.All(fit.Posterior!.Points, point => Assert.True(point.Values[0] >= 0.55));
        Assert.InRange(fit.Posterior.Plain(0).Mean, 0.55, 0.8);
    }

    [Fact]
    public void Targets_that_no_point_reaches_are_said_to_be_beyond_reach_and_nothing_is_moved_towards_them()
    {
        // The two records of one number contradict each other: halfway between them both are missed by ten deviations.
        CalibrationTarget[] targets = [new("high", 0, 0.7, 0.01), new("low", 0, 0.5, 0.01)], near = [targets[0], targets[1] with { Value = 0.69 }];
        CalibrationPosterior beyond = Fit(targets), within = Fit(near);
        Assert.True(beyond.IsBeyondReach && !beyond.IsAdjusted);
        Assert.Equal(0.6, beyond.Best(0).Mean, 0.02);
        Assert.Equal(beyond.Plain(0).Mean, beyond.Best(0).Mean);
        Assert.True(!within.IsBeyondReach && within.IsAdjusted);
        Assert.Equal(0.695, within.Best(0).Mean, 0.004);

        static CalibrationPosterior Fit(CalibrationTarget[] targets)
        {
            var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], targets, _few with { MostRuns = 600 }, 2);
            fit.Complete((values, _) => [values[0], values[0]]);
            return fit.Posterior!;
        }
    }

    [Fact]
    public void Draws_stay_with_the_prior_until_there_are_points_enough()
    {
        // One run in fifty gives a number: the first generation has one or two.
        var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], [new("size", 0, 0.5, 0.01)], _few with { MostRuns = 600 }, 2);
        fit.Complete((values, _) => [Math.Abs(values[0] - 0.5) < 0.01 ? values[0] : double.NaN]);
        Assert.True(double.IsNaN(fit.Generations[1].Acceptance));
        Assert.True(fit.Generations[^1].Acceptance > 0);
        Assert.Equal(0.5, fit.Posterior!.Plain(0).Mean, 0.004);
    }

    [Fact]
    public void A_simulator_that_never_gives_a_number_ends_the_fit_without_a_posterior()
    {
        var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], [new("size", 0, 0.5)], _few, 2);
        fit.Complete((_, _) => [double.NaN]);
        Assert.Equal(CalibrationEnd.NothingToCompare, fit.End);
        Assert.True(fit.IsComplete);
        Assert.Null(fit.Posterior);
        Assert.Empty(fit.Predictions);
        Assert.Equal(280, fit.RunsTaken);
    }

    [Fact]
    public void Where_all_distances_are_equal_the_posterior_is_the_prior()
    {
        var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], [new("size", 0, 3)], _few with { MostRuns = 5000, PredictionRuns = 0 }, 2);
        fit.Complete((_, _) => [7]);
        Assert.Equal(CalibrationEnd.EqualDistances, fit.End);
        var posterior = fit.Posterior!;
        Assert.Equal(fit.RunsTaken, posterior.Points.Count);
        foreach (var sample in new[] { posterior.Plain(0), posterior.Adjusted(0) })
        {
            Assert.Equal(0.5, sample.Mean, 0.03);
            Assert.Equal(Math.Sqrt(1 / 12.0), sample.Deviation, 0.02);
        }
        Assert.Equal(0, posterior.Explained[0]);
    }

    [Fact]
    public void A_budget_of_one_generation_is_a_fit_by_rejection()
    {
        var fit = new SequentialCalibration([new("size", Scale.Linear(0, 1))], [new("size", 0, 0.5)],
            new CalibrationOptions { Population = 25, Quantile = 0.5, MostRuns = 50, PredictionRuns = 0 }, 2);
        fit.Complete((values, _) => [values[0]]);
        Assert.Equal(CalibrationEnd.Runs, fit.End);
        Assert.Single(fit.Generations);
        Assert.Equal(50, fit.RunsTaken);
        var points = fit.Posterior!.Points;
        Assert.Equal(25, points.Count);
        Assert.All(points, point => Assert.True(Math.Abs(point.Values[0] - 0.5) < 0.27 && Math.Abs(point.Weight - 0.04) < 1e-12));

        // No chance is in the run: each point moves to the target, but for the bend of the logit.
        Assert.True(fit.Posterior.Explained[0] > 0.99);
        Assert.True(fit.Posterior.Adjusted(0).Deviation < fit.Posterior.Plain(0).Deviation / 10);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(131)]
    public void No_budget_is_exceeded_or_left(int most)
    {
        var fit = Sums(1, _few with { MostRuns = most, LeastAcceptance = 0 });
        fit.Complete(KnownSimulators.Sums);
        Assert.Equal(most, fit.RunsTaken);
        Assert.NotNull(fit.Posterior);
        Assert.Equal(1, fit.Posterior.Points.Sum(point => point.Weight), 12);
        Assert.Equal(1, fit.Posterior.Points.Sum(point => point.AdjustedWeight), 12);
    }

    [Fact]
    public void A_fit_stops_at_the_least_tolerance_or_acceptance()
    {
        var tolerance = Sums(1, _few with { MostRuns = 5000, LeastTolerance = 3 });
        tolerance.Complete(KnownSimulators.Sums);
        Assert.Equal(CalibrationEnd.Tolerance, tolerance.End);
        Assert.True(tolerance.Posterior!.Tolerance <= 3 && tolerance.Generations[^2].Tolerance > 3);
        var acceptance = Sums(1, _few with { MostRuns = 5000, LeastAcceptance = 0.3 });
        acceptance.Complete(KnownSimulators.Sums);
        Assert.Equal(CalibrationEnd.Acceptance, acceptance.End);
        Assert.True(acceptance.Generations[^1].Acceptance < 0.3 && acceptance.Generations[^2].Acceptance >= 0.3);
    }

    [Fact]
    public void Targets_without_a_deviation_count_by_the_spread_of_the_first_runs()
    {
        // The second number is the first in a unit a thousand times smaller: by the same points the same distances.
        CalibrationTarget[] targets = [new("metres", 0, 0.4), new("millimetres", 0, 400)];
        var both = new SequentialCalibration([new("size", Scale.Linear(0, 1))], targets, _few, 2);
        both.Complete((values, _) => [values[0], 1000 * values[0]]);
        var one = new SequentialCalibration([new("size", Scale.Linear(0, 1))], targets[..1], _few, 2);
        one.Complete((values, _) => [values[0]]);
        Assert.Equal(one.Generations.Select(generation => generation.Tolerance), both.Generations.Select(generation => generation.Tolerance),
            (first, second) => Math.Abs(first - second) < 1e-9 * first);
    }

    [Fact]
    public void An_error_of_the_record_widens_the_posterior_only_if_it_is_one()
    {
        double width = Deviation(true), narrow = Deviation(false);
        Assert.Equal(0.1, width, 0.025);
        Assert.True(narrow < 0.01);

        static double Deviation(bool addsErrors)
        {
            var fit = new SequentialCalibration([new("size", Scale.Linear(0, 2))], [new("size", 0, 1, 0.1)],
                new CalibrationOptions { MostRuns = 1000, AddsRecordErrors = addsErrors }, 4);
            fit.Complete((values, _) => [values[0]]);
            return fit.Posterior!.Adjusted(0).Deviation;
        }
    }

    [Fact]
    public void Results_that_were_not_asked_for_are_refused()
    {
        var fit = Sums();
        var first = Result(fit.NextBatch()[0]);
        Assert.Contains("Run 67 is not of the present generation", Assert.Throws<ArgumentException>(() => fit.Take([first with { Number = 67 }])).Message);
        Assert.Contains("2 numbers for 3 targets", Assert.Throws<ArgumentException>(() => fit.Take([first with { Summaries = [1, 2] }])).Message);
        fit.Take([first]);
        Assert.Contains("Run 0 is there already", Assert.Throws<ArgumentException>(() => fit.Take([first])).Message);
        fit.Complete(KnownSimulators.Sums);
        Assert.Throws<ArgumentException>(() => fit.Take([first]));
    }

    [Fact]
    public void A_fit_of_nothing_or_to_nothing_is_refused()
    {
        CalibratedParameter[] parameters = [new("size", Scale.Linear(0, 1))];
        CalibrationTarget target = new("size", 0, 1, 0.1);
        Refused([], [target], _few);
        Refused(parameters, [], _few);
        Refused(parameters, [target with { IsHeldOut = true }], _few);
        Refused(parameters, [target with { Deviation = 0 }], _few);
        Refused(parameters, [target with { Value = double.NaN }], _few);
        Refused(parameters, [target], _few with { Quantile = 1 });
        Refused(parameters, [target], _few with { MostRuns = 1 });
        Refused(parameters, [target], _few with { LeastChance = 0 });

        static void Refused(CalibratedParameter[] parameters, CalibrationTarget[] targets, CalibrationOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => new SequentialCalibration(parameters, targets, options, 1));
    }

    [Fact]
    public void The_last_dates_are_held_out_whole()
    {
        CalibrationTarget[] targets = [new("a", 2003, 1), new("b", 2001, 1), new("c", 2004, 1), new("d", 2004, 2), new("e", 2002, 1)];
        Assert.Equal([false, false, true, true, false], Held(0.25));
        Assert.Equal([true, false, true, true, false], Held(0.5));
        Assert.Equal([true, false, true, true, true], Held(0.99));
        Assert.Equal([false, false, false, false, false], Held(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Held(1));

        IEnumerable<bool> Held(double share) => CalibrationTarget.HoldOutLast(targets, share).Select(target => target.IsHeldOut);
    }

    private static SequentialCalibration Sums(ulong seed = 6, CalibrationOptions? options = null)
    {
        var (parameters, targets) = KnownSimulators.SumsProblem([1, 3, 2], 0.5);
        return new SequentialCalibration(parameters, targets, options ?? _few, seed);
    }

    private static CalibrationResult Result(CalibrationUnit unit) => new(unit.Number, KnownSimulators.Sums([.. unit.Values], unit.Seed));

    private static void AssertSame(SequentialCalibration expected, SequentialCalibration actual)
    {
        Assert.True(actual.IsComplete);
        Assert.Equal(expected.End, actual.End);
        Assert.Equal(expected.Generations, actual.Generations);
        Assert.Equal(expected.Posterior!.Points.Select(Bits), actual.Posterior!.Points.Select(Bits));
        Assert.Equal(expected.Predictions.Select(prediction => prediction.Runs.Mean), actual.Predictions.Select(prediction => prediction.Runs.Mean));

        static string Bits(CalibrationPoint point) => string.Join(' ',
            ((double[])[point.Number, .. point.Values, point.Weight, .. point.AdjustedValues, point.AdjustedWeight, point.Distance, .. point.Summaries])
            .Select(BitConverter.DoubleToInt64Bits));
    }
}
