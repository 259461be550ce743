using Polis.Model;
using Xunit;
using static Polis.Scenarios.Tests.SyntheticWorlds;

namespace Polis.Scenarios.Tests;

public class SyntheticWorldTests
{
    [Theory]
    [InlineData(1ul)]
    [InlineData(2ul)]
    [InlineData(3ul)]
    public void City_sizes_follow_Zipfs_law_in_the_world_and_in_each_nation(ulong seed)
    {
        var world = Make(10_000, 200, seed);
        var people = world.Cities.Population;
        Assert.InRange(RankSizeSlope(people), -1.05, -0.95);
        foreach (int[] cities in CitiesOf(world).Where(cities => cities.Length >= 20))
            Assert.InRange(RankSizeSlope(cities.Select(i => people[i])), -1.05, -0.95);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(195)]
    [InlineData(200)]
    [InlineData(777)]
    public void The_people_of_nations_have_the_recorded_mean_and_spread_with_every_seed(int nations)
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            double[] log = [.. Make(nations, nations, seed).Nations.Population.Select(Math.Log10)];
            double mean = log.Average();
            Assert.InRange(mean, 6.70, 6.90);
            Assert.InRange(Math.Sqrt(log.Sum(x => (x - mean) * (x - mean)) / (nations - 1)), 0.87, 1.07);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void A_world_is_the_same_to_the_byte_on_any_number_of_threads(int threads) =>
        Assert.True(Bytes(Make(20_000, 30)).AsSpan().SequenceEqual(Bytes(Make(20_000, 30, threads: threads))));

    [Fact]
    public void Another_seed_makes_another_world()
    {
        var (first, second) = (Make(60, 6, 1), Make(60, 6, 2));
        Assert.NotEqual(first.Nations.Latitude[0], second.Nations.Latitude[0]);
        Assert.NotEqual(first.Nations.Population[0], second.Nations.Population[0]);
        Assert.NotEqual(first.Nations.PolicyBase, second.Nations.PolicyBase);
        Assert.NotEqual(first.Cities.Longitude, second.Cities.Longitude);
    }

    [Fact]
    public void The_bytes_of_a_small_world_are_those_on_record()
    {
        // FNV-1a; the same with and without vector instructions. It changes only when the rules or the engine's functions are changed, on purpose.
        ulong hash = 14695981039346656037;
        foreach (byte b in Bytes(Make(500, 20, 42))) hash = (hash ^ b) * 1099511628211;
        Assert.Equal(16857719907722075842, hash);
    }

    [Fact]
    public void More_cities_leave_the_nations_and_the_places_of_the_first_as_they_were()
    {
        var (few, many) = (Make(300, 12), Make(3_000, 12));
        Assert.Equal(few.Nations.Population, many.Nations.Population);
        Assert.Equal(few.Nations.Area, many.Nations.Area);
        Assert.Equal(few.Pairs.TradeAgreement, many.Pairs.TradeAgreement);
        Assert.Equal(few.TreatyParties, many.TreatyParties);
        var (before, after) = (CitiesOf(few), CitiesOf(many));
        for (int n = 0; n < 12; n++)
        {
            Assert.True(before[n].Length <= after[n].Length);
            for (int rank = 0; rank < before[n].Length; rank++)
            {
                Assert.Equal(few.Cities.Latitude[before[n][rank]], many.Cities.Latitude[after[n][rank]]);
                Assert.Equal(few.Cities.Longitude[before[n][rank]], many.Cities.Longitude[after[n][rank]]);
                Assert.Equal(few.Cities.CulturalDistance[before[n][rank]], many.Cities.CulturalDistance[after[n][rank]]);
            }
        }
    }

    [Fact]
    public void More_nations_leave_what_the_first_ones_are_by_themselves()
    {
        var (few, many) = (Make(40, 10), Make(400, 25));
        Assert.Equal(few.Nations.Population, many.Nations.Population.Take(10));
        Assert.Equal(few.Nations.IncomePerHead, many.Nations.IncomePerHead.Take(10));
        Assert.Equal(few.Nations.Latitude, many.Nations.Latitude.Take(10));
        Assert.Equal(few.Nations.VetoPlayers, many.Nations.VetoPlayers.Take(10));
        Assert.Equal(few.Nations.PolicyBase, many.Nations.PolicyBase.Take(10 * Domains.Length));
    }

    [Fact]
    public void Nations_that_are_large_enough_share_the_cities_in_proportion_to_people()
    {
        var world = Make(5_000, 60);
        int[] counts = [.. CitiesOf(world).Select(cities => cities.Length)];
        var sharing = Enumerable.Range(0, 60).Where(n => counts[n] > 1).ToArray();
        double people = sharing.Sum(n => world.Nations.Population[n]), cities = sharing.Sum(n => counts[n]);
        foreach (int n in sharing) Assert.InRange(counts[n] - cities * world.Nations.Population[n] / people, -1, 1);
    }

    [Fact]
    public void A_world_with_too_few_people_for_its_cities_gets_more_of_them()
    {
        var world = Make(100_000, 2);
        Assert.InRange(world.Cities.Population.Min(), 99, 101);
        Assert.InRange(RankSizeSlope(world.Cities.Population), -1.05, -0.95);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(90, 0)]
    [InlineData(0, 180)]
    public void Cities_scatter_alike_to_all_sides_even_at_the_poles_and_the_date_line(double nearLatitude, double nearLongitude)
    {
        // The nation whose centre lies nearest to the pole or the line, of the first two hundred seeds.
        ulong seed = Enumerable.Range(0, 200).Select(s => (ulong)s).MinBy(s =>
        {
            var nation = Make(1, 1, s).Nations;
            return nearLatitude > 0 ? nearLatitude - Math.Abs(nation.Latitude[0])
                : nearLongitude > 0 ? nearLongitude - Math.Abs(nation.Longitude[0])
                : Math.Abs(nation.Latitude[0]);
        });
        var world = Make(20_000, 1, seed);
        var offsets = Enumerable.Range(0, 20_000).Select(i => Offset(world, i)).ToArray();
        double sd = Math.Sqrt(world.Nations.Area[0]) / 3;
        Assert.InRange(Math.Sqrt(offsets.Average(at => at.North * at.North)) / sd, 0.98, 1.02);
        Assert.InRange(Math.Sqrt(offsets.Average(at => at.East * at.East)) / sd, 0.98, 1.02);
        Assert.InRange(offsets.Average(at => at.North) / sd, -0.03, 0.03);
        Assert.InRange(offsets.Average(at => at.East) / sd, -0.03, 0.03);
        Assert.InRange(offsets.Average(at => at.North * at.East) / (sd * sd), -0.03, 0.03);
    }

    [Fact]
    public void The_most_nations_allowed_find_room_200_km_apart()
    {
        var world = Make(SyntheticSpec.MostNations, SyntheticSpec.MostNations);
        double nearest = double.PositiveInfinity;
        for (int n = 0; n < SyntheticSpec.MostNations; n++)
            for (int m = 0; m < n; m++) nearest = Math.Min(nearest, world.Pairs.Distance[n * SyntheticSpec.MostNations + m]);
        Assert.InRange(nearest, 200, 210);
        Assert.All(CitiesOf(world), cities => Assert.Single(cities));
    }

    [Fact]
    public void Incomes_follow_the_premium_on_size_inside_a_nation()
    {
        var world = Make(2_000, 10);
        foreach (int i in CitiesOf(world).SelectMany(cities => cities))
        {
            double expected = world.Nations.IncomePerHead[world.Cities.Nation[i]] * Math.Pow(world.Cities.Population[i] / 300_000, 0.06);
            Assert.Equal(expected, world.Cities.IncomePerHead[i], expected * 1e-12);
        }
    }

    [Fact]
    public void Incomes_of_nations_are_log_normal_and_their_regimes_uniform()
    {
        var nations = Make(1_000, 1_000).Nations;
        double[] log = [.. nations.IncomePerHead.Select(income => Math.Log(income / 12_000))];
        Assert.InRange(log.Average(), -0.1, 0.1);
        Assert.InRange(Math.Sqrt(log.Average(x => x * x)), 0.93, 1.07);
        Assert.InRange(nations.Democracy.Average(), 0.47, 0.53);
        Assert.InRange(nations.Federalism.Average(x => x * x), 0.30, 0.37);
        Assert.InRange(Math.Sqrt(nations.PolicyBase.Average(x => x * x)), 0.33, 0.37);
        for (int n = 0; n < nations.Count; n++)
        {
            double dem = nations.Democracy[n], fed = nations.Federalism[n];
            Assert.Equal(0.5 + 2 * dem * (0.4 + 0.6 * fed) + Math.Max(0, dem - 0.5), nations.VetoPlayers[n], 1e-12);
        }
    }

    [Fact]
    public void A_nation_alone_has_neither_partners_nor_allies()
    {
        var world = Make(1, 1);
        Assert.True(world.Cities.Capital[0]);
        Assert.Equal(1, world.Cities.Id[0]);
        Assert.False(world.Pairs.Contiguous[0] || world.Pairs.TradeAgreement[0] || world.Pairs.Alliance[0]);
        Assert.DoesNotContain(world.Treaties, treaty => treaty.Kind == TreatyKind.Alliance);
    }
}
