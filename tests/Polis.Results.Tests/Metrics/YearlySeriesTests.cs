using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>A series with a row a year: flows are summed over the year, stocks are those of its end.</summary>
public sealed class YearlySeriesTests
{
    [Fact]
    public void Flows_of_a_year_are_summed_and_stocks_are_those_of_its_end()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { BidHazard = 2, BidSensitivity = 0, MovementDistance = 0, TieRate = 5 } };
        for (int n = 0; n < 3; n++) small.Nation(policy: 0.4 - 0.3 * n);
        for (int i = 0; i < 18; i++) small.City(i % 3, 0.2e6 + 1e5 * i, ideal: 0.1 * i - 1);
        using var run = small.Start();
        var clock = run.Simulation.Plan.Clock;
        var metrics = SeriesRecorder.MetricsOf(run.World, []);
        var each = new MetricHistory(run.World, clock);
        var yearly = new Dictionary<(double Time, string Metric), double>();
        var series = new SeriesRecorder(run.World, [], (_, time, metric, value) => yearly.Add((time, metrics[metric].Name), value), stepsPerRecord: 4);
        each.RecordStart();
        series.RecordStart(0, clock.YearOf(0));
        for (int step = 1; step <= 12; step++)
        {
            run.Steps(1);
            each.RecordStep();
            series.RecordStep(0, clock.YearOf(step));
        }
        Assert.Equal([2015, 2016, 2017, 2018], yearly.Keys.Select(key => key.Time).Distinct().Order());
        Assert.True(each.Sum("bids") > 0);
        foreach (var metric in metrics)
        {
            for (int year = 1; year <= 3; year++)
            {
                double expected = metric.Metric.IsFlow && !metric.Metric.Unit.IsYear
                    ? each.SumBetween(metric.Name, 2014 + year, 2015 + year)
                    : metric.Metric.IsFlow ? double.NaN : each.AfterStep(metric.Name, 4 * year);
                if (metric.Metric.Unit.IsYear || double.IsNaN(expected)) continue;
                Assert.Equal(expected, yearly[(2015 + year, metric.Name)], 9);
            }
        }
    }
}
