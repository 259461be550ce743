using Xunit;

namespace Polis.Statistics.Tests.Rare;

/// <summary>Control variates on made-up runs whose rates are known.</summary>
public sealed class RareControlTests
{
    private const int Periods = 10, Steps = 4;

    [Fact]
    public void Were_the_rates_of_all_runs_the_same_the_share_would_hardly_vary()
    {
        var random = new Random(1);
        var runs = Enumerable.Range(0, 40).Select(_ => Toy.Draw(random, _ => 0.01)).ToList();
        var (counted, expected) = (Share(runs, counted: true), Share(runs, counted: false));
        Assert.InRange(Variance(counted), 0.1, 0.3);
        Assert.InRange(Variance(expected), 0, Variance(counted) / 1000);
        Assert.Equal(1 - Math.Pow(0.99, Periods * Steps), expected.Average(), 2);
    }

    [Fact]
    public void Were_the_rates_of_all_runs_the_same_the_year_would_hardly_vary()
    {
        var random = new Random(2);
        var runs = Enumerable.Range(0, 40).Select(_ => Toy.Draw(random, _ => 0.01)).ToList();
        var expected = Year(runs, counted: false);
        double truth = Enumerable.Range(0, Periods * Steps).Sum(step => Math.Pow(0.99, step) / Steps);
        Assert.InRange(expected.Average(), truth - 0.05, truth + 0.05);
        Assert.True(Variance(expected) < Variance(Year(runs, counted: true)) / 100);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Few_runs_bring_no_bias_whatever_rates_vary_with(int runs)
    {
        // Each run has a rate of its own, which grows; the truth is known of each.
        const int Trials = 4000;
        var random = new Random(3);
        double[] share = new double[Trials], year = new double[Trials];
        for (int trial = 0; trial < Trials; trial++)
        {
            var drawn = Enumerable.Range(0, runs).Select(_ =>
            {
                double rate = 0.05 * random.NextDouble();
                return Toy.Draw(random, step => rate * (1 + step / 10.0));
            }).ToList();
            share[trial] = Share(drawn, counted: false).Zip(drawn, (own, run) => own - run.TrueShare).Average();
            year[trial] = Year(drawn, counted: false).Zip(drawn, (own, run) => own - run.TrueYear).Average();
        }
        Assert.InRange(Z(share), -3.5, 3.5);
        Assert.InRange(Z(year), -3.5, 3.5);
    }

    [Fact]
    public void Intervals_of_few_pairs_hold_the_difference_about_19_times_in_20_and_are_far_narrower_than_of_counts()
    {
        // Both runs of a pair have the same draws and the same level of rates; the second has half more.
        const int Times = 1000, Pairs = 16;
        const double More = 1.5;
        var random = new Random(7);
        var differences = new List<(Estimate Expected, Estimate Counted)>();
        double truth = 0;
        for (int time = 0; time < Times; time++)
        {
            var (before, after) = (new List<Toy>(), new List<Toy>());
            for (int pair = 0; pair < Pairs; pair++)
            {
                double rate = 0.01 + 0.01 * random.NextDouble();
                int seed = random.Next();
                before.Add(Toy.Draw(new Random(seed), step => rate));
                after.Add(Toy.Draw(new Random(seed), step => More * rate));
                truth += (after[^1].TrueShare - before[^1].TrueShare) / Times / Pairs;
            }
            differences.Add((Interval(counted: false), Interval(counted: true)));

            Estimate Interval(bool counted) => PairedDifference.Of(Share(before, counted), Share(after, counted)).Interval(0.95);
        }
        Assert.InRange(differences.Count(each => each.Expected.Holds(truth)) / (double)Times, 0.935, 0.99);
        Assert.True(Reach(each => each.Expected) < Reach(each => each.Counted) / 5);

        double Reach(Func<(Estimate Expected, Estimate Counted), Estimate> of) => differences.Average(each => of(each).High - of(each).Low);
    }

    [Fact]
    public void A_window_in_the_middle_counts_what_first_happens_in_it()
    {
        var random = new Random(4);
        var runs = Enumerable.Range(0, 400).Select(_ => Toy.Draw(random, _ => 0.02)).ToList();
        double[] within = [.. Enumerable.Range(0, Periods).Select(p => p is >= 4 and < 7 ? 1.0 : 0)];
        double[] figures = [.. runs.Select(run => run.Counts.Expected[4..7].Sum())];
        var applied = FirstEventControl.Apply(figures, [.. runs.Select(run => run.Counts)], within, 0);
        Assert.Equal(Math.Pow(0.98, 16) - Math.Pow(0.98, 28), applied.Average(), 2);
        Assert.True(Variance(applied) < Variance(figures) / 100);
    }

    [Fact]
    public void A_run_is_weighed_by_the_events_of_the_others_and_where_they_have_none_nothing_is_taken_away()
    {
        RunCounts none = new([0, 0], [0.2, 0.1]), one = new([1, 0], [0.2, 0.1]);
        double[] applied = SumControl.Apply([0, 0, 0.4], [none, none, one], [1, 1]);
        Assert.Equal(0.4, applied[2]);
        // The others' only event is worth 0.4, and 0.3 of one was to be expected here.
        Assert.Equal((0.12, 0.12), (Math.Round(applied[0], 12), Math.Round(applied[1], 12)));
    }

    [Fact]
    public void A_sum_over_more_events_than_expected_is_lowered_and_on_average_nothing_is_changed()
    {
        RunCounts many = new([2], [1]), few = new([0], [1]), usual = new([1], [1]);
        double[] applied = SumControl.Apply([0.6, 0, 0.3], [many, few, usual], [1]);
        Assert.Equal([0.3, 0.3, 0.3], applied.Select(each => Math.Round(each, 12)));

        const int Trials = 4000;
        var random = new Random(5);
        double[] means = new double[Trials];
        for (int trial = 0; trial < Trials; trial++)
        {
            var runs = Enumerable.Range(0, 4).Select(_ =>
            {
                double chance = 0.5 * random.NextDouble();
                int count = Enumerable.Range(0, 3).Count(_ => random.NextDouble() < chance);
                // An event is worth more where events are likely: the value an event of the others is a wrong one here.
                return (Value: chance * count, Counts: new RunCounts([count], [3 * chance]), True: 3 * chance * chance);
            }).ToList();
            means[trial] = SumControl.Apply([.. runs.Select(run => run.Value)], [.. runs.Select(run => run.Counts)], [1])
                .Zip(runs, (own, run) => own - run.True).Average();
        }
        Assert.InRange(Z(means), -3.5, 3.5);
    }

    [Fact]
    public void What_is_decided_at_a_rate_is_worth_the_mean_over_the_time_until_then()
    {
        Assert.Equal([0.0, 0], Delayed.Mean([5, 7], 0, 0));
        Assert.All(Delayed.Mean([3, 3, 3], 3, 0.7), each => Assert.Equal(3, each, 12));
        // Begun in the last period: decided in it with probability 1 - (1 - e^-1) = e^-1.
        Assert.Equal(Math.Exp(-1), Delayed.Mean([0, 1], 0, 1)[1], 12);
        // Begun in the first: by the end of the second with probability 1 - (1 - e^-1) e^-1.
        Assert.Equal(1 - (1 - Math.Exp(-1)) * Math.Exp(-1), Delayed.Mean([1, 1], 0, 1)[0], 12);
    }

    [Fact]
    public void What_leads_to_an_event_explains_whether_it_happens()
    {
        // A run has a bid or none; one in two bids leads to the event a period later.
        var random = new Random(6);
        const int Runs = 2000;
        var (events, before, figures) = (new RunCounts[Runs], new RunCounts[Runs], new double[Runs]);
        for (int r = 0; r < Runs; r++)
        {
            bool bids = random.NextDouble() < 0.1, wins = bids && random.NextDouble() < 0.5;
            before[r] = new([bids ? 1 : 0, 0, 0], [0.1, 0, 0]);
            events[r] = new([0, wins ? 1 : 0, 0], [0, bids ? 0.5 : 0, 0]);
            figures[r] = events[r].Expected.Sum();
        }
        var applied = FirstEventControl.Apply(figures, events, [1, 1, 1], 0, before, decisions: 10);
        Assert.True(Variance(applied) < Variance(figures) / 50, $"{Variance(applied)} {Variance(figures)}");
        Assert.Equal(0.05, applied.Average(), 2);
    }

    private static double[] Share(List<Toy> runs, bool counted)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, Periods)];
        return counted ? [.. runs.Select(run => run.Counts.Counted.Sum())]
            : FirstEventControl.Apply([.. runs.Select(run => run.Counts.Expected.Sum())], [.. runs.Select(run => run.Counts)], ones, 0);
    }

    private static double[] Year(List<Toy> runs, bool counted)
    {
        double[] middles = [.. Enumerable.Range(0, Periods).Select(p => p + 0.5 + 0.5 / Steps)];
        return counted ? [.. runs.Select(run => run.Year)]
            : FirstEventControl.Apply([.. runs.Select(run => run.ExpectedYear)], [.. runs.Select(run => run.Counts)], middles, Periods);
    }

    private static double Variance(double[] values) => Spread.Of(values).Deviation * Spread.Of(values).Deviation;

    private static double Z(double[] values) => Spread.Of(values).Mean / Spread.Of(values).Error;

    /// <summary>A made-up run: in each step an event happens with a chance that is known.</summary>
    private sealed record Toy(RunCounts Counts, double Year, double ExpectedYear, double TrueShare, double TrueYear)
    {
        public static Toy Draw(Random random, Func<int, double> chance)
        {
            var counts = new RunCounts(new double[Periods], new double[Periods]);
            double year = Periods, expected = 0, sum = 0, without = 1, trueYear = 0;
            bool happened = false;
            for (int step = 0; step < Periods * Steps; step++)
            {
                expected += (1 - sum) / Steps;
                trueYear += without / Steps;
                without *= 1 - chance(step);
                if (happened) continue;
                sum += chance(step);
                counts.Expected[step / Steps] += chance(step);
                if (random.NextDouble() >= chance(step)) continue;
                (happened, year, counts.Counted[step / Steps]) = (true, (step + 1.0) / Steps, 1);
            }
            return new Toy(counts, year, expected, 1 - without, trueYear);
        }
    }
}
