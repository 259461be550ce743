using Polis.Experiments.Tests.Studies;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>A metric of a run is one number, whoever tells it: a set of runs, a comparison, or a sweep.</summary>
public sealed class RunFigureTests : IDisposable
{
    private const int Years = 12;

    private static readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private readonly SmallStudy _studies = new();

    public void Dispose() => _studies.Dispose();

    [Fact]
    public void A_set_of_runs_and_a_comparison_tell_the_same_numbers()
    {
        var runs = Experiment.Load("tiny").With("years", Years).With("step", "month").Run(4, stop: _stop);
        var last = new Window("last", 2015 + Years - 10, 2015 + Years);
        var effects = Comparison.Of("same", MetricCatalogue.Of(runs.Plan), [last, Window.AllOf(runs.Plan)], runs, runs)
            .Where(effect => effect.Window == last && effect.Metric.Metric.Expectation is null).ToList();
        Assert.True(effects.Count > 50);
        Assert.All(effects, effect =>
            Assert.Equal(effect.Base, runs.Values(effect.Metric.Name).Where(value => !double.IsNaN(value)).Average(), 1e-9 * (1 + Math.Abs(effect.Base))));
    }

    [Fact]
    public void An_expected_date_is_what_it_has_come_to_at_the_end_and_not_the_start_that_it_begins_with()
    {
        var runs = Experiment.Load("tiny").With("years", Years).Run(4, stop: _stop);
        Assert.All(runs.Values("expectedFirstBid"), year => Assert.InRange(year, 2015.2, 2015 + Years));
    }

    [Fact]
    public void A_date_of_a_sweep_is_of_all_years_whatever_years_are_asked_for()
    {
        StudyTable all = Swept("all", null), asked = Swept("asked", new AskedYears(2031, 2033));
        Assert.Equal(all.Column("firstBid"), asked.Column("firstBid"));
        Assert.Equal(all.Column("expectedFirstBid"), asked.Column("expectedFirstBid"));
        Assert.NotEqual(all.Column("defiance"), asked.Column("defiance"));
        Assert.Contains(all.Column("firstBid"), year => year < 2031);
    }

    [Fact]
    public void Runs_are_handed_over_one_by_one_as_they_are_read_together()
    {
        using (var study = _studies.Ensemble("runs", runs: 3)) SmallStudy.Finish(study);
        var folder = RunFolder.Open(_studies.PathOf("runs"));
        var together = RecordedMetrics.Read(folder);
        var seen = new List<int>();
        RecordedMetrics.Each(folder, (run, history) =>
        {
            seen.Add(run);
            Assert.Equal(together[run].Steps, history.Steps);
            Assert.All(together[run].Names, name => Assert.Equal(together[run].SumsOfYears(name), history.SumsOfYears(name)));
        });
        Assert.Equal([0, 1, 2], seen.Order());
    }

    private StudyTable Swept(string name, AskedYears? asked)
    {
        string[] sets = ["years=20", "runs=3"];
        var plan = SmallStudy.PlanOf(["parameters.harm=0.1,0.2"], sets: sets, asked: asked);
        using (var study = SweepFolder.Create(_studies.PathOf(name), overwrite: false, plan, null)) SmallStudy.Finish(study);
        return StudyTable.Read(_studies.PathOf(name));
    }
}
