using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Figures of a history: governance is set by hand to 0.1 at the start and 0.2, 0.4, 0.7 … after the steps;
/// two bids begin in the first step, one in the third.</summary>
public sealed class MetricHistoryTests : IDisposable
{
    private readonly WorldRun _run;
    private readonly MetricHistory _history;

    public MetricHistoryTests()
    {
        var small = new SmallWorld { Step = StepLength.Year };
        small.City(small.Nation());
        _run = small.Start();
        _history = new MetricHistory(_run.World, _run.Simulation.Plan.Clock);
        _run.World.Globe.Governance[0] = 0.1;
        _history.RecordStart();
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_metric_has_a_value_after_each_step_and_none_beyond_them()
    {
        Record(3);
        foreach (var (step, value) in ((int, double)[])[(0, 0.1), (1, 0.2), (3, 0.7)]) Assert.Equal(value, Of(step), 1e-12);
        Assert.Equal(Of(3), _history.Last("governance"));
        Assert.Equal(0.4, _history.AfterYears("governance", 2), 1e-12);
        Assert.True(double.IsNaN(Of(-1)) && double.IsNaN(Of(4)) && double.IsNaN(_history.AfterStep("no metric", 0)));
        Assert.True(double.IsNaN(_history.AfterStep("bids", 0)));
        Assert.Equal((2, 0, 1), (_history.AfterStep("bids", 1), _history.AfterStep("bids", 2), _history.AfterStep("bids", 3)));
        Assert.Equal((true, false), (_history.Has("bids"), _history.Has("recognition")));
        Assert.Contains("bids", _history.Names);
        Assert.DoesNotContain("recognition", _history.Names);

        double Of(int step) => _history.AfterStep("governance", step);
    }

    [Fact]
    public void Between_two_steps_a_value_lies_on_a_line_and_beyond_them_it_is_the_first_or_the_last()
    {
        Record(3);
        foreach (var (year, value) in ((double, double)[])[(2015, 0.1), (2015.5, 0.15),
            (2016, 0.2), (2016.25, 0.25), (2017.5, 0.55), (2018, 0.7), (2019, 0.7), (2010, 0.1)])
            Assert.Equal(value, _history.AtYear("governance", year), 1e-12);
    }

    [Fact]
    public void Sums_of_years_are_those_of_all_steps_of_a_year()
    {
        Record(3);
        Assert.Equal([2, 0, 1], _history.SumsOfYears("bids"));
        Assert.Equal([0, 0, 0], _history.SumsOfYears("no metric"));

        var small = new SmallWorld();
        small.City(small.Nation());
        using var run = small.Start();
        var quarters = new MetricHistory(run.World, run.Simulation.Plan.Clock);
        quarters.RecordStart();
        for (int step = 1; step <= 6; step++)
        {
            for (int bid = 0; bid < step; bid++) run.World.Record(EventKind.BidStarted, 0, 0, 0, reference: bid);
            quarters.RecordStep();
            run.World.ClearLogs();
        }
        Assert.Equal([10, 11], quarters.SumsOfYears("bids"));
    }

    [Fact]
    public void Sums_and_means_leave_out_the_start()
    {
        Record(4);
        Assert.Equal(3, _history.Sum("bids"));
        Assert.Equal(0.2 + 0.4 + 0.7 + 1.1, _history.Sum("governance"), 1e-12);
        Assert.Equal((0.7 + 1.1) / 2, _history.MeanOfLast("governance", 2), 1e-12);
        Assert.Equal((0.2 + 0.4) / 2, _history.MeanOfFirst("governance", 2), 1e-12);
        Assert.Equal(2.4 / 4, _history.MeanOfLast("governance", 4), 1e-12);
        Assert.Equal(2.4 / 4, _history.MeanOfLast("governance", 9), 1e-12);
        Assert.Equal(2.4 / 4, _history.MeanOfFirst("governance", 9), 1e-12);
        Assert.Equal(0, _history.Sum("recognition"));
        Assert.True(double.IsNaN(_history.MeanOfLast("recognition", 2)) && double.IsNaN(_history.MeanOfFirst("recognition", 2)));
    }

    /// <summary>After step s governance is 0.1 + 0.1 (1 + … + s).</summary>
    private void Record(int steps)
    {
        for (int step = 1; step <= steps; step++)
        {
            _run.World.ClearLogs();
            for (int b = 0; b < (step == 1 ? 2 : step == 3 ? 1 : 0); b++) _run.World.Record(EventKind.BidStarted, step, 0, 0, reference: b);
            _run.World.Globe.Governance[0] = 0.1 + 0.1 * step * (step + 1) / 2;
            _history.RecordStep();
        }
    }
}
