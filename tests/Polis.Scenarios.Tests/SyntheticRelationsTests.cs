using Polis.Model;
using Xunit;
using static Polis.Scenarios.Tests.SyntheticWorlds;

namespace Polis.Scenarios.Tests;

public class SyntheticRelationsTests
{
    private const int Nations = 200;
    private static readonly WorldInputs World = Make(4_000, Nations);

    [Fact]
    public void Neighbours_are_the_six_nearest_of_one_or_the_other()
    {
        var rank = new int[Nations, Nations];
        for (int n = 0; n < Nations; n++)
        {
            int[] byDistance = [.. Enumerable.Range(0, Nations).Where(m => m != n).OrderBy(m => World.Pairs.Distance[n * Nations + m])];
            for (int i = 0; i < byDistance.Length; i++) rank[n, byDistance[i]] = i;
        }
        for (int n = 0; n < Nations; n++)
            for (int m = 0; m < n; m++) Assert.Equal(Math.Min(rank[n, m], rank[m, n]) < 6, World.Pairs.Contiguous[n * Nations + m]);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(6, 5)]
    [InlineData(7, 6)]
    public void Few_nations_are_all_neighbours(int nations, int neighbours)
    {
        var pairs = Make(nations, nations).Pairs;
        for (int n = 0; n < nations; n++) Assert.Equal(neighbours, pairs.Contiguous.Skip(n * nations).Take(nations).Count(shared => shared));
    }

    [Fact]
    public void Languages_are_families_and_families_are_neighbours()
    {
        var (language, distance) = (World.Pairs.CommonLanguage, World.Pairs.Distance);
        for (int n = 0; n < Nations; n++)
            for (int m = 0; m < Nations; m++)
                for (int l = 0; l < Nations; l++)
                    if (n != m && m != l && n != l && language[n * Nations + m] && language[m * Nations + l]) Assert.True(language[n * Nations + l]);
        var pairs = UnorderedPairs().ToArray();
        Assert.InRange(pairs.Count(p => language[p]) / (double)pairs.Length, 0.02, 0.10);
        Assert.True(pairs.Where(p => language[p]).Average(p => distance[p]) < 0.4 * pairs.Average(p => distance[p]));
    }

    [Fact]
    public void Trade_agreements_are_common_in_a_region_and_rare_beyond()
    {
        var (agreement, distance) = (World.Pairs.TradeAgreement, World.Pairs.Distance);
        var byDistance = UnorderedPairs().OrderBy(p => distance[p]).ToArray();
        Assert.InRange(byDistance.Take(400).Count(p => agreement[p]) / 400.0, 0.35, 0.55);
        Assert.InRange(byDistance.Skip(byDistance.Length / 2).Count(p => agreement[p]) / (byDistance.Length / 2.0), 0.01, 0.03);
    }

    [Fact]
    public void Two_alliances_unite_the_nations_beyond_the_threshold_in_security()
    {
        var alliances = World.Treaties.Index().Where(entry => entry.Item.Kind == TreatyKind.Alliance).ToArray();
        Assert.Equal(2, alliances.Length);
        int security = Array.FindIndex(Domains, domain => domain.Lever == EconomicLever.Alignment);
        var side = Enumerable.Range(0, Nations)
            .Select(n => World.Nations.PolicyBase[n * Domains.Length + security] is var p && p > 0.4 ? 1 : p < -0.4 ? -1 : 0).ToArray();
        foreach (var (index, treaty) in alliances)
        {
            Assert.Equal(security, treaty.Domain);
            Assert.Equal(Enumerable.Range(0, Nations).Where(n => side[n] == Math.Sign(treaty.Position)),
                World.TreatyParties.Where(party => party.Treaty == index).Select(party => party.Nation));
        }
        foreach (int p in UnorderedPairs()) Assert.Equal(side[p / Nations] != 0 && side[p / Nations] == side[p % Nations], World.Pairs.Alliance[p]);
    }

    [Fact]
    public void Each_domain_has_an_accord_of_nations_that_agree_and_are_democratic()
    {
        var accords = World.Treaties.Index().Where(entry => entry.Item.Kind == TreatyKind.Accord).ToArray();
        Assert.Equal(Domains.Select(domain => domain.Name + "-accord"), accords.Select(entry => entry.Item.Name));
        double[] democracy = World.Nations.Democracy;
        foreach (var (index, treaty) in accords)
        {
            var inside = World.TreatyParties.Where(party => party.Treaty == index).Select(party => party.Nation).ToHashSet();
            int[] outside = [.. Enumerable.Range(0, Nations).Where(n => !inside.Contains(n))];
            Assert.InRange(inside.Count / (double)Nations, 0.3, 0.6);
            Assert.True(inside.Average(n => democracy[n]) > outside.Average(n => democracy[n]) + 0.1);
            Assert.True(inside.Average(n => Gap(n, treaty)) < outside.Average(n => Gap(n, treaty)));
        }

        static double Gap(int nation, TreatyRow treaty) => Math.Abs(World.Nations.PolicyBase[nation * Domains.Length + treaty.Domain] - treaty.Position);
    }

    [Fact]
    public void A_fifth_of_the_nations_have_groups_in_sectors_around_the_capital()
    {
        var cities = World.Cities;
        Assert.Equal(Nations / 5, cities.GroupNames.Select(name => name.Split(' ')[0]).Distinct().Count());
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Group[i] < 0) Assert.Equal(0, cities.CulturalDistance[i]);
            else Assert.StartsWith(World.Nations.Code[cities.Nation[i]] + " ", cities.GroupNames[cities.Group[i]], StringComparison.Ordinal);
            if (cities.Capital[i]) Assert.Equal(-1, cities.Group[i]);
        }
        foreach (var group in Enumerable.Range(0, cities.Count).Where(i => cities.Group[i] >= 0).GroupBy(i => cities.Group[i]))
        {
            Assert.InRange(cities.CulturalDistance[group.First()], 0.2, 0.8);
            Assert.Single(group.Select(i => cities.CulturalDistance[i]).Distinct());
            double[] bearings = [.. group.Select(i => Offset(World, i)).Select(at => Math.Atan2(at.East, at.North) * 180 / Math.PI).Order()];
            double widestGap = bearings.Zip(bearings.Skip(1), (a, b) => b - a).Append(360 + bearings[0] - bearings[^1]).Max();
            Assert.True(360 - widestGap <= 60);
        }
    }

    [Fact]
    public void Groups_hold_a_sixth_of_the_cities_each()
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var cities = Make(2_000, 1, seed).Cities;
            Assert.InRange(cities.Group.Count(group => group >= 0) / 2_000.0 - cities.GroupNames.Length / 6.0, -0.05, 0.05);
        }
    }

    [Fact]
    public void Districts_are_sectors_of_their_nation()
    {
        var cities = World.Cities;
        for (int i = 0; i < cities.Count; i++)
            Assert.StartsWith(World.Nations.Code[cities.Nation[i]] + " ", cities.RegionNames[cities.Region[i]], StringComparison.Ordinal);
        Assert.Equal(cities.RegionNames.Length, cities.RegionNames.Distinct().Count());
    }

    [Fact]
    public void Three_networks_have_the_parameters_of_real_ones_and_a_tenth_of_the_eligible()
    {
        Assert.Equal(["c40", "metropolis", "cities-for-mobility"], World.Networks.Select(network => network.Name));
        Assert.Equal(["climate", "climate", "transport"], World.Networks.Select(network => Domains[network.Domain].Name));
        Assert.All(World.Networks, network => Assert.Equal(0.1, network.Share));
        Assert.Empty(World.Memberships);
    }

    [Fact]
    public void Networks_and_alliances_without_a_domain_are_left_out()
    {
        var world = Make(200, 40, domains: [new("water", EconomicLever.None), new("transport", EconomicLever.None)]);
        Assert.Equal("cities-for-mobility", Assert.Single(world.Networks).Name);
        Assert.Equal(1, world.Networks[0].Domain);
        Assert.Equal(["water-accord", "transport-accord"], world.Treaties.Select(treaty => treaty.Name));
        Assert.DoesNotContain(true, world.Pairs.Alliance);
        Assert.Equal(80, world.Nations.PolicyBase.Length);
    }

    private static IEnumerable<int> UnorderedPairs() =>
        Enumerable.Range(0, Nations * Nations).Where(p => p / Nations < p % Nations);
}
