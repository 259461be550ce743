using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

public sealed class RunSamplerTests
{
    [Fact]
    public void A_sample_has_the_numbers_that_the_run_folder_of_the_same_seed_has()
    {
        string[] sets = ["runs=4", "years=6"];
        using var folder = new SmallRun("tiny", 2, sets);
        var summary = folder.Summary();
        var scenario = ScenarioLoader.Load("tiny", sets);
        var samples = Collect(scenario.Seed, 4, 2, Plan(sets), run => run.ToEnd().Metrics);
        Assert.Equal(summary.Keys.Order(StringComparer.Ordinal), samples.SelectMany(sample => sample.Names).Distinct().Order(StringComparer.Ordinal));
        foreach (var (metric, values) in summary)
        {
            bool stock = !double.IsNaN(samples[0].AfterStep(metric, 0));
            double[] sampled = [.. samples.Select(sample => stock ? sample.Last(metric) : sample.Has(metric) ? sample.Sum(metric) : double.NaN)];
            Assert.Equal(values, sampled);
        }
    }

    [Fact]
    public void Samples_stand_in_order_and_are_the_same_for_any_number_of_threads()
    {
        var plan = Plan(["years=3"]);
        double[] one = Outputs(1), three = Outputs(3), nine = Outputs(9);
        Assert.Equal(one, three);
        Assert.Equal(one, nine);
        Assert.Equal(5, one.Distinct().Count());

        double[] Outputs(int threads) => Collect(7, 5, threads, plan, run => run.Run + run.ToEnd().Metrics.Last("output"));
    }

    [Fact]
    public void Two_plans_with_one_seed_share_all_that_their_difference_does_not_touch()
    {
        var plan = Plan(["years=5"]);
        var other = plan with { Interventions = [new TakeStance(plan.Clock.MonthOf(8), null, 0, 0, Stance.Defy)] };
        double[][] gaps = Collect(7, 3, 2, plan, run => Gaps(run)), otherGaps = Collect(7, 3, 2, other, run => Gaps(run));
        for (int run = 0; run < 3; run++)
        {
            Assert.Equal(gaps[run][..9], otherGaps[run][..9]);
            Assert.NotEqual(gaps[run][9..], otherGaps[run][9..]);
        }

        static double[] Gaps(SampledRun run) => [.. Enumerable.Range(0, 21).Select(step => run.ToEnd().Metrics.AfterStep("clashesOpen.trade", step) + run.Metrics.AfterStep("policyGap", step))];
    }

    [Fact]
    public void A_run_is_stepped_by_who_measures_it_and_shows_the_events_of_the_last_step()
    {
        var counted = Collect(7, 2, 1, Plan(["years=5"]), run =>
        {
            int opened = 0;
            Assert.Equal(0, run.World.Globe.DatedRows[0]);
            while (run.Step())
                for (int e = 0; e < run.World.Events.Count; e++)
                    if (run.World.Events.Kind[e] == (int)EventKind.ClashOpened) opened++;
            Assert.False(run.Step());
            return (opened, run.Metrics.Sum("clashesOpened"), run.World.Clashes.Count, run.Metrics.Steps);
        });
        Assert.All(counted, run => Assert.Equal((run.opened, 20), (run.Count, run.Steps)));
        Assert.All(counted, run => Assert.Equal(run.opened, run.Item2));
        Assert.Contains(counted, run => run.opened > 0);
    }

    [Fact]
    public void Means_and_values_at_times_are_those_of_the_steps_that_they_name()
    {
        var run = Collect(7, 1, 1, Plan(["years=3"]), run => run.ToYear(1).ToEnd().Metrics)[0];
        double[] values = [.. Enumerable.Range(0, 13).Select(step => run.AfterStep("policyGap", step))];
        Assert.Equal(values[5..].Average(), run.MeanOfLast("policyGap", 2), 15);
        Assert.Equal(values[1..5].Average(), run.MeanOfFirst("policyGap", 1), 15);
        Assert.Equal(values[1..].Sum(), run.Sum("policyGap"), 12);
        Assert.Equal((values[0], values[8], values[12]), (run.AfterYears("policyGap", 0), run.AfterYears("policyGap", 2), run.Last("policyGap")));
        Assert.Equal((values[3] + values[4]) / 2, run.AtYear("policyGap", 2015.875), 12);
        Assert.Equal((values[0], values[12]), (run.AtYear("policyGap", 1900), run.AtYear("policyGap", 2100)));
        Assert.True(double.IsNaN(run.AfterStep("policyGap", 13)) && double.IsNaN(run.MeanOfLast("no metric", 2)) && run.Sum("no metric") == 0);
    }

    [Fact]
    public void A_failure_on_any_thread_comes_to_the_caller_and_a_stop_is_told()
    {
        var plan = Plan(["years=1"]);
        Assert.Throws<InvalidOperationException>(() => Collect(7, 6, 3, plan, run => run.Run == 3 ? throw new InvalidOperationException("on purpose") : 0));
        using var stop = new CancellationTokenSource();
        int begun = 0;
        Assert.Throws<OperationCanceledException>(() => new RunSampler(7, 6, 1).Collect(plan, run =>
        {
            begun++;
            if (run.Run == 2) stop.Cancel();
            return run.ToEnd().Run;
        }, stop.Token));
        Assert.Equal(3, begun);
    }

    private static T[] Collect<T>(ulong seed, int runs, int threads, SimulationPlan plan, Func<SampledRun, T> measure) =>
        new RunSampler(seed, runs, threads).Collect(plan, measure, TestContext.Current.CancellationToken);

    private static SimulationPlan Plan(string[] sets)
    {
        using var team = new ThreadTeam(1);
        return ScenarioLoader.Load("tiny", sets).ToPlan(team);
    }
}
