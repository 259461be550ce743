using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Metrics of how a world stands: two nations of 20 million; cities of 1 and 3 million in the first, one of 4 million in the second.</summary>
public sealed class StockMetricsTests : IDisposable
{
    private const int Trade = SmallWorld.Trade, Security = SmallWorld.Security, Climate = SmallWorld.Climate;

    private readonly WorldRun _run;

    public StockMetricsTests()
    {
        var small = new SmallWorld();
        int first = small.Nation(), second = small.Nation();
        small.City(first, 1e6);
        small.City(first, 3e6);
        small.City(second, 4e6);
        small.Member(small.Network(), 0);
        int large = small.Network();
        small.Member(large, 1);
        small.Member(large, 2);
        _run = small.Start();
        foreach (var (city, domain, stance) in ((int, int, Stance)[])
            [(0, Trade, Stance.Defy), (0, Climate, Stance.Voice), (1, Trade, Stance.Defy), (1, Security, Stance.Defy), (2, Trade, Stance.Voice)])
            World.Cities.Stance[_run.Cell(city, domain)] = stance;
    }

    private World World => _run.World;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Shares_of_a_stance_are_by_domain_in_any_and_the_mean_of_domains_of_cities_and_of_people()
    {
        Expect(
            ("defiance.trade", 2 / 3.0), ("defiance.trade.people", 4 / 8.0),
            ("defiance.security", 1 / 3.0), ("defiance.security.people", 3 / 8.0), ("defiance.climate", 0),
            ("defiance.climate.people", 0), ("defiance.any", 2 / 3.0), ("defiance.any.people", 4 / 8.0), ("defiance", 3 / 9.0), ("defiance.people", 7 / 24.0));
        Expect(
            ("voice.trade", 1 / 3.0), ("voice.trade.people", 4 / 8.0), ("voice.security", 0), ("voice.climate", 1 / 3.0), ("voice.climate.people", 1 / 8.0),
            ("voice.any", 2 / 3.0), ("voice.any.people", 5 / 8.0), ("voice", 2 / 9.0), ("voice.people", 5 / 24.0));
    }

    [Fact]
    public void The_gap_is_the_distance_of_a_citys_ideal_from_the_policy_of_its_own_nation()
    {
        World.Nations.Policy[_run.Cell(0, Trade)] = -0.2;
        World.Nations.Policy[_run.Cell(1, Trade)] = 0.3;
        World.Cities.Ideal[_run.Cell(0, Trade)] = 0.5;
        World.Cities.Ideal[_run.Cell(1, Climate)] = -0.9;
        Expect(("policyGap.trade", (0.7 + 0.2 + 0.3) / 3), ("policyGap.security", 0), ("policyGap.climate", 0.3), ("policyGap", 2.1 / 9));
    }

    [Fact]
    public void Clashes_are_open_where_a_city_has_one()
    {
        Expect(("clashesOpen", 0));
        _run.Defy(0, Trade);
        _run.Defy(1, Trade);
        _run.Defy(2, Climate);
        Expect(("clashesOpen.trade", 2), ("clashesOpen.security", 0), ("clashesOpen.climate", 1), ("clashesOpen", 3));
    }

    [Fact]
    public void Ties_are_counted_by_kind_and_members_by_network()
    {
        _run.Tie(0, 1, TieKind.SisterCity).Tie(0, 2, TieKind.TradeAgreement).Tie(1, 2, TieKind.TradeAgreement).Tie(2, 0, TieKind.Office);
        Expect(("ties", 4), ("ties.sisterCity", 1), ("ties.tradeAgreement", 2), ("ties.office", 1));
        Expect(("members.network-0", 1), ("members.network-1", 2), ("members.foundedByCities", 0), ("networks", 2));
        World.Networks.Active[0] = 0;
        Expect(("networks", 1));
    }

    [Fact]
    public void Pairs_with_an_agreement_count_once_and_only_among_nations_alive()
    {
        var small = new SmallWorld();
        for (int n = 0; n < 4; n++) small.City(small.Nation());
        small.Agreement(0, 1);
        small.Agreement(1, 2);
        small.Agreement(0, 3);
        using var run = small.Start();
        Assert.Equal((3, 4), (Of(run, "agreements"), Of(run, "nations")));
        run.World.Nations.Alive[3] = 0;
        Assert.Equal((2, 3), (Of(run, "agreements"), Of(run, "nations")));
    }

    [Fact]
    public void A_nation_born_during_the_run_is_recognised_by_a_share_of_the_others_alive()
    {
        var small = new SmallWorld();
        for (int n = 0; n < 4; n++) small.City(small.Nation());
        using var run = small.Start();
        var (nations, pairs) = (run.World.Nations, run.World.Pairs);
        Assert.True(double.IsNaN(Of(run, "recognition")));
        for (int n = 0; n < 4; n++)
            for (int m = 0; m < 4; m++) pairs.Recognised[pairs[n, m]] = 0;
        nations.Born[0] = 0;
        pairs.Recognised[pairs[1, 0]] = pairs.Recognised[pairs[2, 0]] = pairs.Recognised[pairs[0, 3]] = 1;
        Assert.Equal(2 / 3.0, Of(run, "recognition"), 1e-15);
        nations.Born[3] = 4;
        Assert.Equal((2 / 3.0 + 1 / 3.0) / 2, Of(run, "recognition"), 1e-15);
        nations.Alive[2] = 0;
        Assert.Equal((1 / 2.0 + 1 / 2.0) / 2, Of(run, "recognition"), 1e-15);
    }

    [Fact]
    public void Net_benefit_and_hazard_are_those_of_the_cities_that_may_bid_and_absent_without_any()
    {
        var small = new SmallWorld();
        int nation = small.Nation();
        for (int i = 0; i < 3; i++) small.City(nation, 1e6 * (i + 1), culturalDistance: 0.2 * (i + 1));
        small.City(nation, 4e6, capital: true);
        using var run = small.Start();
        double[] benefits = [.. Enumerable.Range(0, 3).Select(city => ExitView.Terms(run.World, city).Sum)];
        double[] hazards = [.. benefits.Select((benefit, city) => ExitView.Hazard(run.World, city, benefit))];
        Assert.Equal(benefits.Average(), Of(run, "netBenefit.mean"), 1e-12);
        Assert.Equal(benefits.Max(), Of(run, "netBenefit.max"), 1e-12);
        Assert.Equal(hazards.Sum(), Of(run, "bidHazard"), 1e-12);
        Assert.NotEqual(benefits[0], benefits[1]);
        run.World.Cities.Status[1] = CityStatus.Contested;
        Assert.Equal((benefits[0] + benefits[2]) / 2, Of(run, "netBenefit.mean"), 1e-12);
        run.World.Cities.Capital[0] = run.World.Cities.Capital[2] = 1;
        Assert.True(double.IsNaN(Of(run, "netBenefit.mean")) && double.IsNaN(Of(run, "netBenefit.max")));
        Assert.Equal(0, Of(run, "bidHazard"));
    }

    [Fact]
    public void Output_at_the_start_is_people_times_income_and_rises_with_the_trade_access_of_cities_and_hinterlands()
    {
        double start = Of(_run, "output"), gain = Math.Pow(2, 1 / World.Parameters.TradeElasticity) - 1;
        Assert.Equal(2 * 20e6 * 20_000, start, 1e-9 * start);
        World.Cities.Access[1] *= 2;
        double city = World.Cities.Income[1] * 3e6;
        Assert.Equal(gain * city, Of(_run, "output") - start, 1e-9 * start);
        World.Nations.HinterlandAccess[1] *= 2;
        double hinterland = World.Nations.HinterlandIncome[1] * World.Nations.HinterlandPopulation[1];
        Assert.Equal(16e6, World.Nations.HinterlandPopulation[1], 1e-3);
        Assert.Equal(gain * (city + hinterland), Of(_run, "output") - start, 1e-9 * start);
    }

    [Fact]
    public void Governance_is_that_of_the_world()
    {
        World.Globe.Governance[0] = 0.375;
        Expect(("governance", 0.375));
    }

    [Fact]
    public void A_world_of_one_city_has_shares_of_one()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        using var run = small.Start();
        run.World.Cities.Stance[run.Cell(0, Security)] = Stance.Defy;
        Assert.Equal((1, 1, 1 / 3.0), (Of(run, "defiance.security"), Of(run, "defiance.any.people"), Of(run, "defiance")));
    }

    private void Expect(params (string Metric, double Value)[] metrics) =>
        Assert.All(metrics, metric => Assert.Equal(metric.Value, Of(_run, metric.Metric), 1e-12));

    private static double Of(WorldRun run, string metric)
    {
        var history = new MetricHistory(run.World, run.Simulation.Plan.Clock);
        history.RecordStart();
        return history.Last(metric);
    }
}
