using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Metrics of parts of a world: two nations; two cities in the first, one of them in a network, and one city in the second.</summary>
public sealed class CohortMetricsTests : IDisposable
{
    private static readonly PlaceSet[] _cohorts =
    [
        new PlaceSet.OfNation("N0", 0), new PlaceSet.OfNation("N1", 1), new PlaceSet.OfNetwork("network:network-0", "network-0"),
        new PlaceSet.OfCities("both", [1, 2]), new PlaceSet.OfCities("none", []), new PlaceSet.OfNations("all", [0, 1]),
    ];

    private readonly WorldRun _run;
    private readonly MetricHistory _history;

    public CohortMetricsTests()
    {
        var small = new SmallWorld();
        int first = small.Nation(), second = small.Nation();
        small.City(first, 1e6);
        small.City(first, 3e6);
        small.City(second, 4e6);
        small.Member(small.Network(), 0);
        _run = small.Start();
        _history = new MetricHistory(_run.World, _run.Simulation.Plan.Clock, _cohorts);
        World.Cities.Stance[_run.Cell(0, SmallWorld.Trade)] = Stance.Defy;
        World.Cities.Stance[_run.Cell(2, SmallWorld.Trade)] = Stance.Defy;
    }

    private World World => _run.World;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Shares_are_of_the_cities_of_the_cohort()
    {
        _history.RecordStart();
        Expect(
            ("defiance.trade", 2 / 3.0), ("defiance.trade@N0", 1 / 2.0), ("defiance.trade@N1", 1), ("defiance.trade@network:network-0", 1),
            ("defiance.trade@both", 1 / 2.0), ("defiance.trade@none", 0), ("defiance.trade@all", 2 / 3.0), ("defiance.trade.people@N0", 1 / 4.0));
    }

    [Fact]
    public void Members_of_a_network_are_those_of_the_time_and_cities_of_a_nation_those_of_the_start()
    {
        _history.RecordStart();
        World.Cities.Memberships[0] = 0;
        World.Cities.Memberships[1] = 1;
        World.Cities.Nation[0] = 1;
        _history.RecordStep();
        Expect(("defiance.trade@network:network-0", 0), ("defiance.trade@N0", 1 / 2.0), ("members.network-0@N0", 1), ("members.network-0@N1", 0));
    }

    [Fact]
    public void What_happens_is_counted_where_its_subject_is()
    {
        _history.RecordStart();
        World.Record(EventKind.ClashOpened, 0, 0, domain: SmallWorld.Trade, reference: 0);
        World.Record(EventKind.ClashOpened, 0, 2, domain: SmallWorld.Climate, reference: 0);
        World.Record(EventKind.TreatyLeft, 0, 1, reference: 0);
        _history.RecordStep();
        Expect(
            ("clashesOpened", 2), ("clashesOpened@N0", 1), ("clashesOpened.climate@N0", 0), ("clashesOpened@both", 1), ("clashesOpened@none", 0),
            ("treatiesLeft@N0", 0), ("treatiesLeft@N1", 1), ("treatiesLeft@both", 0), ("treatiesLeft@all", 1));
    }

    [Fact]
    public void Policies_are_of_the_nations_of_the_cohort_and_absent_where_it_has_none()
    {
        World.Nations.Policy[0 * 3 + SmallWorld.Climate] = -0.5;
        World.Nations.Policy[1 * 3 + SmallWorld.Climate] = 0.1;
        _history.RecordStart();
        Expect(("policy.climate@N0", -0.5), ("policy.climate@N1", 0.1), ("policy.climate@all", -0.2), ("policy.climate", -0.2));
        Assert.False(_history.Has("policy.climate@both"));
    }

    [Fact]
    public void Parts_of_the_output_of_the_world_add_up_to_it_and_all_nations_are_the_world()
    {
        _history.RecordStart();
        Assert.Equal(_history.Last("output"), _history.Last("output@N0") + _history.Last("output@N1"), 1e-3);
        foreach (string metric in _history.Names.Where(name => name.EndsWith("@all", StringComparison.Ordinal)).ToList())
            Assert.Equal(_history.Last(metric[..^"@all".Length]), _history.Last(metric), 12);
    }

    [Fact]
    public void A_metric_of_the_world_alone_has_no_cohorts()
    {
        _history.RecordStart();
        Assert.True(_history.Has("governance"));
        Assert.False(_history.Has("governance@N0"));
    }

    private void Expect(params (string Metric, double Value)[] values)
    {
        foreach (var (metric, value) in values) Assert.True(Math.Abs(value - _history.Last(metric)) < 1e-12, $"{metric}: {_history.Last(metric)}, not {value}");
    }
}
