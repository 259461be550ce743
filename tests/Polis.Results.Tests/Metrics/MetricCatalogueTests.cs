using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>The list of metrics as a whole.</summary>
public class MetricCatalogueTests
{
    private static readonly IReadOnlyList<Metric> _all = MetricCatalogue.For(["trade", "climate"], ["c40", "iclei"]);

    [Fact]
    public void Every_metric_has_a_name_of_its_own_a_unit_and_a_meaning()
    {
        Assert.All(_all, metric => Assert.True(metric.Unit.Text.Length > 0 && metric.Meaning.Length > 0, metric.Name));
        Assert.Equal(_all.Count, _all.Select(metric => metric.Name).Distinct().Count());
    }

    [Fact]
    public void A_family_has_a_metric_for_each_domain_and_one_for_all()
    {
        string[] names = [.. _all.Select(metric => metric.Name)];
        string[] byDomain =
        [
            "defiance", "voice", "clashesOpen", "clashesOpened", "policyGap", .. MetricCatalogue.Outcomes.Names.Select(name => $"outcome.{name}"),
            .. MetricCatalogue.Responses.Names.Select(name => $"response.{name}"),
        ];
        Assert.All(byDomain, name => Assert.Subset(names.ToHashSet(), new HashSet<string> { name, $"{name}.trade", $"{name}.climate" }));
        Assert.Subset(names.ToHashSet(),
            new HashSet<string> { "defiance.any", "defiance.any.people", "voice.trade.people", "members.c40", "members.iclei", "ties.sisterCity" });
        Assert.Equal(
            "Clashes that ended in the step: policyChanged, in climate", _all.Single(metric => metric.Name == "outcome.policyChanged.climate").Meaning);
        Assert.Equal("Mean distance of cities' ideals from national policy, mean over domains", _all.Single(metric => metric.Name == "policyGap").Meaning);
    }

    [Fact]
    public void Kinds_that_are_counted_have_the_names_of_their_members_and_a_place_each()
    {
        Assert.Equal(["complied", "policyChanged", "autonomy", "suppressed", "independence", "stalemate", "lapsed"], MetricCatalogue.Outcomes.Names);
        Assert.Equal(["tolerate", "concede", "devolve", "preempt", "sanction", "coerce"], MetricCatalogue.Responses.Names);
        Assert.Equal(["sisterCity", "tradeAgreement", "office"], MetricCatalogue.TieKinds.Names);
        Assert.Equal((0, 5, -1), (MetricCatalogue.Outcomes.PlaceOf(ClashOutcome.Complied),
            MetricCatalogue.Outcomes.PlaceOf(ClashOutcome.Stalemate), MetricCatalogue.Outcomes.PlaceOf(ClashOutcome.Open)));
        Assert.Equal(7, MetricCatalogue.Outcomes.Count);
        Assert.All(MetricCatalogue.Responses.Members, (response, place) => Assert.Equal(place, MetricCatalogue.Responses.PlaceOf(response)));
    }

    [Fact]
    public void The_start_has_stocks_alone_and_a_step_its_flows_before_its_stocks()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        using var run = small.Start();
        var metrics = SeriesRecorder.MetricsOf(run.World, []);
        var taken = new List<(double Time, string Metric)>();
        var series = new SeriesRecorder(run.World, [], (_, time, metric, _) => taken.Add((time, metrics[metric].Name)));
        series.RecordStart(0, 2015);
        Assert.Equal(("defiance.trade", "culturalDistance"), (taken[0].Metric, taken[^1].Metric));
        Assert.DoesNotContain((2015, "bids"), taken);
        taken.Clear();
        series.RecordStep(0, 2015.25);
        string[] order = [.. taken.Select(row => row.Metric)];
        Assert.Equal("clashesOpened.trade", order[0]);
        Assert.True(Array.IndexOf(order, "visits.withOffice.accepted") < Array.IndexOf(order, "defiance.trade"));
        Assert.All(taken, row => Assert.Equal(2015.25, row.Time));
        Assert.Equal(
            ["firstBid", "firstIndependence", "recognition"],
            metrics.Select(metric => metric.Name).Except(order).Except(["netBenefit.mean", "netBenefit.max"]).Order());
    }

    [Fact]
    public void In_any_world_values_are_numbers_shares_lie_between_0_and_1_and_counts_are_not_negative()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { BidHazard = 2, BidSensitivity = 0, MovementDistance = 0, TieRate = 5 } };
        for (int n = 0; n < 4; n++) small.Nation(policy: 0.4 - 0.3 * n);
        for (int i = 0; i < 24; i++) small.City(i % 4, 0.2e6 + 1e5 * i, ideal: 0.08 * i - 1);
        small.Member(small.Network(), 3);
        using var run = small.Start();
        var metrics = SeriesRecorder.MetricsOf(run.World, []);
        int values = 0;
        var series = new SeriesRecorder(run.World, [], (_, _, metric, value) =>
        {
            values++;
            var (name, unit) = (metrics[metric].Name, metrics[metric].Metric.Unit.Text);
            Assert.True(double.IsFinite(value), name);
            if (!name.StartsWith("netBenefit", StringComparison.Ordinal) && !name.StartsWith("policy.", StringComparison.Ordinal))
                Assert.True(value >= 0, $"{name} {value}");
            if (unit.StartsWith("share", StringComparison.Ordinal) || unit == "0 to 1") Assert.InRange(value, 0, 1);
        });
        for (int step = 0; step < 40; step++)
        {
            run.Steps(1);
            series.RecordStep(0, step);
        }
        Assert.True(run.World.Bids.Count > 0 && values > 40 * 80);
    }

    [Fact]
    public void A_domain_may_have_any_name_but_the_reserved_ones()
    {
        var words = MetricCatalogue.For(["zz"], []).SelectMany(metric => metric.Name.Split('.').Skip(1)).Where(word => word != "zz").ToHashSet();
        Assert.NotEmpty(words);
        var taken = words.Where(word => MetricCatalogue.For([word], []).Select(metric => metric.Name) is var names && names.Distinct().Count() < names.Count());
        Assert.Equal(PolicyDomain.ReservedNames.Order(), taken.Order());
    }
}
