using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>Ensembles without a folder: an observer for each run keeps what is wanted of it.</summary>
public sealed class SamplingTests
{
    [Fact]
    public void A_sample_has_the_numbers_that_the_run_folder_of_the_same_seed_has()
    {
        string[] sets = ["runs=4", "years=6"];
        using var folder = new SmallRun("tiny", 2, sets);
        var summary = folder.Summary();
        var scenario = ScenarioLoader.Load("tiny", sets);
        var samples = Histories(Plan(sets), 4, 2, scenario.Seed);
        Assert.Equal(summary.Keys.Order(StringComparer.Ordinal), samples.SelectMany(sample => sample.Names).Distinct().Order(StringComparer.Ordinal));
        foreach (var (metric, values) in summary)
        {
            // What a city or nation may lack for a time, as a net benefit, is the last there was in the folder, and that of the end in memory.
            if (metric.Contains(Metric.OfCohort, StringComparison.Ordinal)) continue;
            bool stock = !double.IsNaN(samples[0].AfterStep(metric, 0));
            double[] sampled = [.. samples.Select(sample => stock ? sample.Last(metric) : sample.Has(metric) ? sample.Sum(metric) : double.NaN)];
            Assert.Equal(values, sampled);
        }
    }

    [Fact]
    public void Metrics_that_are_read_from_a_folder_are_those_of_the_run_in_memory()
    {
        string[] sets = ["runs=2", "years=5"];
        using var folder = new SmallRun("tiny", 2, sets);
        var read = RecordedMetrics.Read(folder.Folder);
        var samples = Histories(Plan(sets), 2, 1, ScenarioLoader.Load("tiny", sets).Seed);
        for (int run = 0; run < 2; run++)
        {
            Assert.Equal(samples[run].Steps, read[run].Steps);
            foreach (string metric in samples[run].Names)
                for (int step = 0; step <= 20; step++) Assert.Equal(samples[run].AfterStep(metric, step), read[run].AfterStep(metric, step));
            Assert.Equal(samples[run].AtYear("output", 2017.4), read[run].AtYear("output", 2017.4));
        }
        Assert.Throws<InvalidOperationException>(read[0].RecordStart);
    }

    [Fact]
    public void Samples_stand_in_order_and_are_the_same_for_any_number_of_threads()
    {
        var plan = Plan(["years=3"]);
        double[] one = Outputs(1), three = Outputs(3), nine = Outputs(9);
        Assert.Equal(one, three);
        Assert.Equal(one, nine);
        Assert.Equal(5, one.Distinct().Count());

        double[] Outputs(int threads) => [.. Histories(plan, 5, threads).Select(run => run.Last("output"))];
    }

    [Fact]
    public void Two_plans_with_one_seed_share_all_that_their_difference_does_not_touch()
    {
        var plan = Plan(["years=5"]);
        var other = plan with { Interventions = [new TakeStance(plan.Clock.MonthOf(8), null, 0, 0, Stance.Defy)] };
        double[][] gaps = Gaps(plan), otherGaps = Gaps(other);
        for (int run = 0; run < 3; run++)
        {
            Assert.Equal(gaps[run][..9], otherGaps[run][..9]);
            Assert.NotEqual(gaps[run][9..], otherGaps[run][9..]);
        }

        static double[][] Gaps(SimulationPlan plan) =>
        [
            .. Histories(plan, 3, 2).Select(run =>
                Enumerable.Range(0, 21).Select(step => run.AfterStep("clashesOpen.trade", step) + run.AfterStep("policyGap", step)).ToArray()),
        ];
    }

    [Fact]
    public void An_observer_sees_the_events_of_the_last_step()
    {
        var counters = new Ensemble(Plan(["years=5"]), 7, 2, 1).Collect((_, simulation) => new ClashCounter(simulation), TestContext.Current.CancellationToken);
        Assert.All(counters, run => Assert.Equal((run.Clashes, 20), (run.Opened, run.Metrics.Steps)));
        Assert.All(counters, run => Assert.Equal(run.Opened, run.Metrics.Sum("clashesOpened")));
        Assert.Contains(counters, run => run.Opened > 0);
    }

    [Fact]
    public void Means_and_values_at_times_are_those_of_the_steps_that_they_name()
    {
        var run = Histories(Plan(["years=3"]), 1, 1)[0];
        double[] values = [.. Enumerable.Range(0, 13).Select(step => run.AfterStep("policyGap", step))];
        Assert.Equal(values[5..].Average(), run.MeanOfLast("policyGap", 2), 15);
        Assert.Equal(values[1..5].Average(), run.MeanOfFirst("policyGap", 1), 15);
        Assert.Equal(values[5..9].Average(), run.MeanBetween("policyGap", 2016, 2017), 15);
        Assert.Equal(values[5..9].Sum(), run.SumBetween("policyGap", 2016, 2017), 15);
        Assert.Equal(values.Min(), run.Least("policyGap"));
        Assert.Equal(values[1..].Sum(), run.Sum("policyGap"), 12);
        Assert.Equal((values[0], values[8], values[12]), (run.AfterYears("policyGap", 0), run.AfterYears("policyGap", 2), run.Last("policyGap")));
        Assert.Equal((values[3] + values[4]) / 2, run.AtYear("policyGap", 2015.875), 12);
        Assert.Equal((values[0], values[12]), (run.AtYear("policyGap", 1900), run.AtYear("policyGap", 2100)));
        Assert.True(double.IsNaN(run.AfterStep("policyGap", 13)) && double.IsNaN(run.MeanOfLast("no metric", 2)) && run.Sum("no metric") == 0);
        Assert.True(double.IsNaN(run.Least("no metric")) && double.IsNaN(run.MeanBetween("policyGap", 2030, 2040)));
        Assert.Equal(0, run.SumBetween("policyGap", 2030, 2040));
    }

    [Fact]
    public void A_failure_on_any_thread_comes_to_the_caller_and_a_stop_is_told()
    {
        var plan = Plan(["years=1"]);
        Assert.Throws<InvalidOperationException>(() => new Ensemble(plan, 7, 6, 3).Collect(
            (run, simulation) => run == 3 ? throw new InvalidOperationException("on purpose") : new ClashCounter(simulation),
            TestContext.Current.CancellationToken));
        using var stop = new CancellationTokenSource();
        int begun = 0;
        Assert.Throws<OperationCanceledException>(() => new Ensemble(plan, 7, 6, 1).Collect((run, simulation) =>
        {
            begun++;
            if (run == 2) stop.Cancel();
            return new ClashCounter(simulation);
        }, stop.Token));
        Assert.Equal(3, begun);
    }

    private static MetricHistory[] Histories(SimulationPlan plan, int runs, int threads, ulong seed = 7) =>
        new Ensemble(plan, seed, runs, threads).Collect((_, simulation) => new MetricHistory(simulation.World, plan.Clock, plan.Cohorts),
            TestContext.Current.CancellationToken);

    private static SimulationPlan Plan(string[] sets)
    {
        using var team = new ThreadTeam(1);
        return ScenarioLoader.Load("tiny", sets).ToPlan(team);
    }

    private sealed class ClashCounter(Simulation simulation) : IRunObserver
    {
        public MetricHistory Metrics { get; } = new(simulation.World, simulation.Plan.Clock);

        public int Opened { get; private set; }

        public int Clashes { get; private set; }

        public void Start(Simulation simulation) => Metrics.RecordStart();

        public void Step(Simulation simulation)
        {
            Metrics.RecordStep();
            var events = simulation.World.Events;
            for (int e = 0; e < events.Count; e++)
                if (events.Kind[e] == (int)EventKind.ClashOpened) Opened++;
        }

        public void End(Simulation simulation, bool complete) => Clashes = simulation.World.Clashes.Count;
    }
}
