using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>The library in few words.</summary>
public sealed class ExperimentTests : IDisposable
{
    private static readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private static readonly Experiment _tiny = Experiment.Load("tiny").With("years", 6);

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_parameter_goes_by_its_name_its_path_or_the_compilers()
    {
        Assert.Equal(0.2, _tiny.With("harm", 0.2).Scenario.Parameters.Harm);
        Assert.Equal(_tiny.With("parameters.harm", 0.2).Scenario, _tiny.With("harm", 0.2).Scenario);
        Assert.Equal(_tiny.With("parameters.harm", 0.2).Scenario, _tiny.With(parameters => parameters with { Harm = 0.2 }).Scenario);
        Assert.NotEqual(0.2, _tiny.Scenario.Parameters.Harm);
    }

    [Fact]
    public void No_parameter_has_the_name_of_a_key_so_that_short_names_are_unique() =>
        Assert.All(ParameterInfo.All, parameter => Assert.Equal($"parameters.{parameter.Name}", ScenarioPaths.Whole(parameter.Name)));

    [Theory]
    [InlineData("hram", "parameters.harm")]
    [InlineData("yeers", "years")]
    [InlineData("parameters.hram", "harm")]
    public void A_name_that_there_is_not_is_refused_with_the_nearest(string path, string nearest)
    {
        var error = Assert.Single(Assert.Throws<ScenarioException>(() => _tiny.With(path, 0.1)).Errors);
        Assert.Equal((path, "unknown key"), (error.Key, error.Problem));
        Assert.Contains(nearest, error.Nearest);
    }

    [Fact]
    public void An_intervention_is_added_in_the_words_of_a_file_and_refused_with_its_place()
    {
        const string shock = "{at: 2017-01, shock: {nation: AAA, productivity: -30}}";
        var error = Assert.Single(Assert.Throws<ScenarioException>(() => _tiny.WithIntervention("at: 2017-01\nshok: {nation: AAA}")).Errors);
        Assert.Equal(("added intervention 0", 2, 1), (error.File, error.Line, error.Column));
        string nation = _tiny.Plan.Tables.Nations.Code[0];
        var shocked = _tiny.WithIntervention(shock.Replace("AAA", nation, StringComparison.Ordinal));
        Assert.Single(shocked.Plan.Interventions);
        Assert.Contains(nation, shocked.Name);
        Assert.True(shocked.Compare(runs: 2, stop: _stop).Effect($"output@{nation}").Difference.Value < 0);
    }

    [Fact]
    public void A_comparison_is_with_the_scenario_before_what_was_changed()
    {
        var answer = _tiny.With("policyLoss", 0.3).Compare(runs: 16, stop: _stop);
        Assert.Equal(("tiny", "tiny with policyLoss 0.3"), (answer.Base.Name, answer.WhatIf.Name));
        Assert.Equal(6, answer.Base.Plan.Years);
        var again = _tiny.With("policyLoss", 0.3).Run(16, stop: _stop).Compare(_tiny.Run(16, stop: _stop));
        Assert.Equal(again.Effects.Select(Numbers), answer.Effects.Select(Numbers));
        Assert.Equal(answer.Effects.Select(effect => Math.Abs(effect.T)).OrderDescending(), answer.Effects.Select(effect => Math.Abs(effect.T)));
        Assert.NotEmpty(answer.Findings);
        Assert.Equal(answer.Findings[0].Sentence, answer.Sentence);

        static (string, Window, double, double) Numbers(Effect effect) => (effect.Metric.Name, effect.Window, effect.Base, effect.Difference.Value);
    }

    // Steps of a quarter: a state is taken at the ends of the years in a folder and in memory alike.
    [Theory]
    [InlineData("defiance")]
    [InlineData("clashesOpened")]
    [InlineData("expectedBids")]
    public void Runs_go_on_until_the_interval_of_a_mean_is_as_narrow_and_end_where_the_command_does(string metric)
    {
        var quarters = Experiment.Load("tiny").With("years", 2).With("step", "quarter").With("runs", 100);
        var first = quarters.Until(metric, 1e9).Run(100, stop: _stop);
        Assert.Equal((40, 40, true), (first.Count, first.Outcome!.Runs, first.Outcome.Reached));
        // A little narrower than after the first look: another ends it.
        var until = new UntilNarrow(metric, 0.9 * (first.Outcome.High!.Value - first.Outcome.Low!.Value));
        var runs = quarters.Until(metric, until.Width).Run(100, stop: _stop);
        Assert.True(runs.Count > 40 && runs.Count == runs.Outcome!.Runs);
        string path = Path.Combine(_folder, "until");
        var options = new RunFolderOptions { ForReport = false, Until = until };
        var folder = RunFolderWriter.Create(path, false, quarters.Scenario, quarters.Plan, 2, options);
        using var study = new RunStudy(quarters.Scenario, quarters.Plan, folder, RunLooks.Of(until, quarters.Plan, folder.MetricsOf, 100));
        Finish(study);
        Assert.Equal(study.Outcome!.Sentence, runs.Outcome!.Sentence);
        Assert.Equal(Math.Round(study.Outcome.Low!.Value, 12), Math.Round(runs.Outcome.Low!.Value, 12));
        Assert.Null(quarters.Run(2, stop: _stop).Outcome);
    }

    [Fact]
    public void Pairs_go_on_until_the_interval_of_a_difference_is_as_narrow_and_end_where_the_command_does()
    {
        var changed = Experiment.Load("tiny").With("years", 2).With("step", "quarter").With("harm", 0.4).Until("defiance", 0.01);
        var told = new Shares();
        var answer = changed.Compare(runs: 90, progress: told, stop: _stop);
        Assert.Equal((answer.Outcome!.Runs, answer.Outcome.Runs), (answer.Base.Count, answer.WhatIf.Count));
        Assert.InRange(answer.Outcome.Runs, 41, 90);
        Assert.Equal(1, told.Max());
        string[] sets = ["years=2", "step=quarter", "runs=90"];
        (Scenario, SimulationPlan) World(params string[] more)
        {
            using var team = new Engine.Parallel.ThreadTeam(1);
            var scenario = ScenarioLoader.Load("tiny", [.. sets, .. more]);
            return (scenario, scenario.ToPlan(team));
        }
        var plan = ComparisonPlan.Of([World(), World("parameters.harm=0.4")]);
        using var study = ComparisonFolder.Create(Path.Combine(_folder, "pairs"), false, plan, null, 2, null, new UntilNarrow("defiance", 0.01));
        Finish(study);
        Assert.Equal(study.Outcome!.Sentence, answer.Outcome.Sentence);
        Assert.Equal(Math.Round(study.Outcome.High!.Value, 12), Math.Round(answer.Outcome.High!.Value, 12));
        var (_, effects) = study.Compare();
        foreach (var effect in effects[0].Where(effect => effect.Window.Name == Window.WholeRun))
            Assert.Equal(effect.Difference.Value, answer.Effect(effect.Metric.Name).Difference.Value, 9);
    }

    [Fact]
    public void An_interval_of_no_metric_or_no_width_is_refused()
    {
        foreach (double width in (double[])[0, -1, double.NaN, double.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>(() => _tiny.Until("defiance", width));
        Assert.Contains("nearest: defiance", Assert.Throws<ArgumentException>(() => _tiny.Until("defianc", 1).Run(4, stop: _stop)).Message);
        Assert.Contains("nearest: defiance", Assert.Throws<ArgumentException>(() => _tiny.Until("defianc", 1).Compare(runs: 4, stop: _stop)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => _tiny.Until("defiance", 1).Run(1, stop: _stop));
    }

    [Fact]
    public void What_changes_nothing_differs_by_nothing()
    {
        var answer = _tiny.Named("the same").Compare(_tiny, runs: 3, stop: _stop);
        Assert.DoesNotContain(answer.Effects, effect => effect.Differs);
        Assert.Equal("the same against tiny, 3 pairs: Nothing differs, in any run: the what-if changes nothing that is measured.", answer.Sentence);
        Assert.All(answer.Series("defiance").Difference, difference => Assert.Equal(0, difference.Value));
    }

    [Fact]
    public void A_what_if_of_a_file_is_compared_with_what_it_extends() =>
        Assert.Empty(Experiment.Load("trade-defiance").With("years", 2).Compare(runs: 2, stop: _stop).Base.Plan.Interventions);

    [Fact]
    public void Runs_that_are_no_pairs_are_not_compared()
    {
        var runs = _tiny.Run(2, stop: _stop);
        Assert.Throws<ArgumentException>(() => runs.Compare(_tiny.Run(3, stop: _stop)));
        Assert.Throws<ArgumentException>(() => runs.Compare(_tiny.With("seed", 5).Run(2, stop: _stop)));
        Assert.Throws<ArgumentException>(() => runs.Compare(_tiny.With("years", 5).Run(2, stop: _stop)));
    }

    [Fact]
    public void A_series_has_a_value_for_each_year_and_sums_what_is_counted()
    {
        var runs = _tiny.Run(3, stop: _stop);
        var stock = runs.Series("defiance.trade");
        Assert.Equal(Enumerable.Range(2015, 7).Select(year => (double)year), stock.Times);
        Assert.Equal(runs.Average(run => run.Last("defiance.trade")), stock.Mean[^1], 12);
        Assert.All(stock.Times.Index(), time => Assert.InRange(stock.Mean[time.Index], stock.Low[time.Index] - 1, stock.High[time.Index] + 1));
        var flow = runs.Series("clashesOpened");
        Assert.Equal(6, flow.Times.Count);
        Assert.Equal(runs[1].Sum("clashesOpened"), flow.Runs[1].Sum(), 9);
        Assert.Equal(runs.Average(run => run.Sum("clashesOpened")), runs.Mean("clashesOpened", lastYears: 100).Value, 9);
        Assert.Contains("defiance.trade", Assert.Throws<ArgumentException>(() => runs.Series("defiance.trad")).Message);
    }

    [Fact]
    public void Tables_go_to_files()
    {
        var answer = _tiny.With("policyLoss", 0.3).Compare(runs: 2, stop: _stop);
        string at = Path.Combine(_folder, "deep", "table.parquet");
        foreach (var write in (Action<string>[])[
            answer.ToParquet, answer.WhatIf.ToParquet, answer.Series("defiance").ToParquet, answer.Base.Series("defiance").ToParquet])
        {
            write(at);
            Assert.True(new FileInfo(at).Length > 500);
            File.Delete(at);
        }
        Assert.Throws<ArgumentException>(() => answer.ToParquet(Path.Combine(_folder, "table.csv")));
    }

    [Fact]
    public void Progress_is_told_to_its_end_and_a_stop_is_obeyed()
    {
        var told = new Shares();
        _tiny.Compare(_tiny, runs: 2, progress: told, stop: _stop);
        Assert.Equal(1, told.Max());
        Assert.InRange(told.Count, 50, 200);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => _tiny.Run(2, stop: stopped.Token));
    }

    [Fact]
    public void A_mechanism_of_ones_own_is_done_where_it_was_put_and_moves_nothing_else()
    {
        int steps = 0;
        var counted = _tiny.WithMechanism(() => new Probe(_ => Interlocked.Increment(ref steps)), after: typeof(OpinionDrift));
        Assert.Equal("tiny with Probe", counted.Name);
        var schedule = StandardSchedule.Create(counted.Plan).Mechanisms.Select(mechanism => mechanism.Name).ToList();
        Assert.Equal(nameof(OpinionDrift), schedule[schedule.IndexOf(nameof(Probe)) - 1]);
        Assert.DoesNotContain(counted.Compare(_tiny, runs: 2, stop: _stop).Effects, effect => effect.Differs);
        Assert.Equal(2 * counted.Plan.Steps, steps);
        Assert.Throws<ArgumentException>(() => _tiny.WithMechanism(() => new Probe(_ => { }), after: typeof(string)).Run(1, stop: _stop));
    }

    [Fact]
    public void A_mechanism_of_ones_own_changes_the_world()
    {
        var pacified = _tiny.WithMechanism(() => new Probe(world => world.Cities.Salience.Span.Clear()));
        Assert.True(pacified.Compare(runs: 2, stop: _stop).Effect("defiance").Difference.Value < 0);
    }

    [Fact]
    public void Nobody_goes_on_with_the_folder_of_a_mechanism_that_no_file_knows()
    {
        string path = Path.Combine(_folder, "run");
        var folder = _tiny.WithMechanism(() => new Probe(_ => { })).RunInto(path, stop: _stop);
        Assert.StartsWith("Probe+", folder.Manifest.Scenario.Hash, StringComparison.Ordinal);
        Assert.Throws<RunFolderException>(() => FolderScenario.LoadToResume(path, folder.Manifest, 1));
    }

    private static void Finish(IStudyFolder study)
    {
        do Assert.True(StudyRuns.Make(study, 2, stop: _stop).Complete);
        while (study.Advance());
        study.Close(complete: true, ManifestTimings.None);
    }

    private sealed class Probe(Action<World> act) : IMechanism<World>
    {
        public string Name => nameof(Probe);

        public Access Access { get; } = new();

        public void Step(World state, StepContext step) => act(state);
    }

    private sealed class Shares : List<double>, IProgress<double>
    {
        private readonly Lock _gate = new();

        public void Report(double value)
        {
            lock (_gate) Add(value);
        }
    }
}
