using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Metrics of what happens in a step, from a log of events written by hand.</summary>
public sealed class FlowMetricsTests : IDisposable
{
    private const int Trade = SmallWorld.Trade, Security = SmallWorld.Security, Climate = SmallWorld.Climate;

    private readonly WorldRun _run;
    private readonly MetricHistory _history;

    public FlowMetricsTests()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        small.City(small.Nation());
        _run = small.Start();
        _history = new MetricHistory(_run.World, _run.Simulation.Plan.Clock);
        _history.RecordStart();
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Clashes_that_open_and_end_are_counted_by_domain_and_by_how_they_ended()
    {
        foreach (int domain in (int[])[Trade, Trade, Climate]) _run.World.Record(EventKind.ClashOpened, 0, 0, domain: domain, reference: 0);
        Ended(Trade, ClashOutcome.Complied, Response.Tolerate);
        Ended(Trade, ClashOutcome.Stalemate, Response.Tolerate, Response.Preempt, Response.Tolerate);
        Ended(Security, ClashOutcome.Stalemate);
        Ended(Climate, ClashOutcome.Lapsed);
        _history.RecordStep();
        Expect(("clashesOpened.trade", 2), ("clashesOpened.security", 0), ("clashesOpened.climate", 1), ("clashesOpened", 3));
        Expect(("outcome.complied.trade", 1), ("outcome.complied.security", 0),
            ("outcome.complied", 1), ("outcome.stalemate.trade", 1), ("outcome.stalemate.security", 1));
        Expect(("outcome.lapsed.climate", 1), ("outcome.lapsed", 1));
        Expect(("outcomeActedOn.stalemate", 1), ("outcomeActedOn.complied", 0), ("outcomeActedOn.lapsed", 0));
        Expect(("outcome.stalemate.climate", 0), ("outcome.stalemate", 2), ("outcome.policyChanged", 0), ("outcome.independence", 0));

        void Ended(int domain, ClashOutcome outcome, params Response[] answers) =>
            _run.World.Record(EventKind.ClashEnded, 0, 0, 0, domain, reference: _run.Clash(answers), value: (double)outcome);
    }

    [Fact]
    public void Answers_are_counted_by_domain_and_kind_and_autonomy_is_the_sum_of_devolutions()
    {
        foreach (var (domain, response) in ((int, Response)[])[(Trade, Response.Tolerate), (Climate, Response.Coerce),
            (Climate, Response.Devolve), (Trade, Response.Devolve), (Trade, Response.Devolve)])
            _run.World.Record(EventKind.NationResponded, 0, 0, 1, domain, reference: _run.Clash(response), value: (double)response);
        _run.World.Record(EventKind.NationResponded, 0, 0, 1, Trade, reference: _run.Clash(Response.Coerce, Response.Coerce), value: (double)Response.Coerce);
        _history.RecordStep();
        Expect(("response.tolerate.trade", 1), ("response.tolerate", 1), ("response.coerce.climate", 1), ("response.coerce.trade", 1), ("response.concede", 0));
        Expect(("response.devolve.trade", 2), ("response.devolve.climate", 1), ("response.devolve", 3), ("autonomyGranted.devolution", 3));
        Expect(("response.coerce", 2), ("firstResponse.coerce", 1), ("firstResponse.devolve", 3), ("firstResponse.sanction", 0));
    }

    [Fact]
    public void Bids_are_counted_when_they_begin_and_by_how_they_end()
    {
        for (int b = 0; b < 4; b++) _run.World.Record(EventKind.BidStarted, 0, 0, 0, reference: b);
        foreach (var outcome in (BidOutcome[])[BidOutcome.Autonomy, BidOutcome.Suppressed, BidOutcome.Suppressed, BidOutcome.ReferendumLost])
            _run.World.Record(EventKind.BidEnded, 0, 0, 0, reference: 0, value: (double)outcome);
        _history.RecordStep();
        Expect(("bids", 4), ("autonomyGranted.bid", 1), ("suppressed", 2), ("independences", 0));
        _run.World.ClearLogs();
        _history.RecordStep();
        Expect(("bids", 0), ("autonomyGranted.bid", 0), ("suppressed", 0));
    }

    [Fact]
    public void The_first_independence_is_the_year_of_the_step_in_which_the_first_nations_are_born_and_is_told_once()
    {
        _history.RecordStep();
        Assert.False(_history.Has("firstIndependence"));
        Born(2);
        _history.RecordStep();
        Expect(("independences", 2), ("firstIndependence", 2015.5));
        Born(1);
        _history.RecordStep();
        Expect(("independences", 1));
        Assert.True(double.IsNaN(_history.Last("firstIndependence")));
        Assert.Equal(2015.5, _history.Sum("firstIndependence"));

        void Born(int count)
        {
            _run.World.ClearLogs();
            for (int n = 0; n < count; n++)
            {
                int nation = _history.Steps == 1 ? n : 0;
                _run.World.Record(EventKind.NationBorn, _history.Steps, nation, 0, reference: nation);
                _run.World.Nations.Born[nation] = _history.Steps;
            }
        }
    }

    private void Expect(params (string Metric, double Value)[] metrics) =>
        Assert.All(metrics, metric => Assert.Equal((metric.Metric, metric.Value), (metric.Metric, _history.Last(metric.Metric))));
}
