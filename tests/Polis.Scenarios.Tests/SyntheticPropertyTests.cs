using CsCheck;
using Polis.Model;
using Xunit;
using static Polis.Scenarios.Tests.SyntheticWorlds;

namespace Polis.Scenarios.Tests;

public class SyntheticPropertyTests
{
    private static readonly Gen<(int Cities, int Nations, ulong Seed)> Worlds =
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 600], Gen.ULong, (nations, more, seed) => (nations + more, nations, seed));

    [Fact]
    public void Every_world_has_exactly_its_cities_and_a_capital_in_each_nation() => Check((world, cities, nations) =>
    {
        Assert.Equal(cities, world.Cities.Count);
        Assert.Equal(nations, world.Nations.Count);
        foreach (int[] rows in CitiesOf(world))
        {
            Assert.NotEmpty(rows);
            Assert.Equal(rows[0], Assert.Single(rows, i => world.Cities.Capital[i]));
            Assert.Equal(rows.Max(i => world.Cities.Population[i]), world.Cities.Population[rows[0]]);
        }
    });

    [Fact]
    public void Cities_leave_people_and_output_to_the_rest_of_every_nation() => Check((world, _, _) =>
    {
        var rows = CitiesOf(world);
        for (int n = 0; n < rows.Length; n++)
        {
            double people = world.Nations.Population[n], output = people * world.Nations.IncomePerHead[n];
            Assert.True(rows[n].Sum(i => world.Cities.Population[i]) <= 0.55 * people);
            Assert.True(world.Cities.Population[rows[n][0]] <= people / 3);
            Assert.True(world.Cities.Population[rows[n][^1]] >= 99);
            Assert.True(rows[n].Sum(i => world.Cities.Population[i] * world.Cities.IncomePerHead[i]) <= 0.92 * output * (1 + 1e-9));
        }
    });

    [Fact]
    public void Every_number_is_in_its_range() => Check((world, _, _) =>
    {
        var (nations, cities) = (world.Nations, world.Cities);
        Assert.All((double[])[.. nations.Latitude, .. cities.Latitude], latitude => Assert.InRange(latitude, -90, 90));
        Assert.All((double[])[.. nations.Longitude, .. cities.Longitude], longitude => Assert.InRange(longitude, -180, 180));
        Assert.All((double[])[.. nations.Democracy, .. nations.Federalism, .. cities.CulturalDistance], share => Assert.InRange(share, 0, 1));
        Assert.All(nations.PolicyBase, position => Assert.InRange(position, -1, 1));
        Assert.All((double[])[.. nations.Area, .. nations.IncomePerHead, .. cities.IncomePerHead], size => Assert.True(double.IsFinite(size) && size > 0));
        Assert.True(nations.Area.Sum() < 149e6 * (1 + 1e-9));
        Assert.All(cities.Region, region => Assert.InRange(region, 0, cities.RegionNames.Length - 1));
        Assert.All(cities.Group, group => Assert.InRange(group, -1, cities.GroupNames.Length - 1));
    });

    [Fact]
    public void Pairs_are_symmetric_and_apart() => Check((world, _, nations) =>
    {
        var pairs = world.Pairs;
        for (int n = 0; n < nations; n++)
        {
            for (int m = 0; m < nations; m++)
            {
                int there = n * nations + m, back = m * nations + n;
                Assert.Equal(pairs.Distance[there], pairs.Distance[back]);
                if (n != m) Assert.InRange(pairs.Distance[there], 200, 20_016);
                foreach (bool[] column in (bool[][])[pairs.Contiguous, pairs.CommonLanguage, pairs.TradeAgreement, pairs.Alliance])
                {
                    Assert.Equal(column[there], column[back]);
                    Assert.False(n == m && column[there]);
                }
            }
        }
    });

    [Fact]
    public void Parties_are_named_once_and_rows_exist() => Check((world, _, nations) =>
    {
        Assert.All(world.TreatyParties, party => Assert.InRange(party.Nation, 0, nations - 1));
        Assert.All(world.TreatyParties, party => Assert.InRange(party.Treaty, 0, world.Treaties.Count - 1));
        Assert.Equal(world.TreatyParties.Count, world.TreatyParties.Select(party => (party.Treaty, party.Nation)).Distinct().Count());
        Assert.Equal(world.Treaties.Count, world.Treaties.Select(treaty => treaty.Name).Distinct().Count());
    });

    [Theory]
    [InlineData(10, 0, "1 to 2,000 nations, not 0")]
    [InlineData(10_000, 2_001, "1 to 2,000 nations, not 2,001")]
    [InlineData(0, 1, "1 to 100,000,000 cities, not 0")]
    [InlineData(100_000_001, 1, "1 to 100,000,000 cities, not 100,000,001")]
    [InlineData(5, 6, "6 nations need 6 cities or more, not 5")]
    public void Numbers_that_make_no_world_are_refused_with_the_reason(int cities, int nations, string reason)
    {
        Assert.Contains(reason, new SyntheticSpec(cities, nations).Problem(), StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Make(cities, nations)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2_000, 2_000)]
    [InlineData(100_000_000, 1)]
    public void Numbers_at_the_limits_are_taken(int cities, int nations) => Assert.Null(new SyntheticSpec(cities, nations).Problem());

    private static void Check(Action<WorldInputs, int, int> property) =>
        Worlds.Sample(at => property(Make(at.Cities, at.Nations, at.Seed), at.Cities, at.Nations), iter: 60, threads: 1);
}
