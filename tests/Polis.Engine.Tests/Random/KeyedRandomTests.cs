using CsCheck;
using Polis.Engine.Numerics;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Engine.Tests.Random;

public class KeyedRandomTests
{
    private const int Draws = 100_000;
    private static readonly KeyedRandom Random = new(20150101);

    [Fact]
    public void A_draw_is_a_pure_function_of_its_key() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 99], Gen.Int, Gen.Int[0, 9999], Gen.Int[0, 99]).Sample((seed, stream, entity, step, index) =>
            new KeyedRandom(seed).Uniform(stream, entity, step, index) == new KeyedRandom(seed).Uniform(stream, entity, step, index));

    [Fact]
    public void Every_part_of_the_key_makes_another_draw() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 99], Gen.Int[0, 1_000_000], Gen.Int[0, 9999], Gen.Int[0, 99]).Sample((seed, stream, entity, step, index) =>
        {
            var random = new KeyedRandom(seed);
            double[] draws =
            [
                random.Uniform(stream, entity, step, index), random.Uniform(stream + 1, entity, step, index), random.Uniform(stream, entity + 1, step, index),
                random.Uniform(stream, entity, step + 1, index),
                random.Uniform(stream, entity, step, index + 1), random.Uniform(stream, entity, step, index + 2),
                new KeyedRandom(seed + 1).Uniform(stream, entity, step, index), new KeyedRandom(seed ^ 1UL << 32).Uniform(stream, entity, step, index),
            ];
            Assert.Equal(draws.Length, draws.Distinct().Count());
        });

    [Fact]
    public void Adding_a_draw_in_one_stream_changes_no_other()
    {
        double[] DrawsOfStream2(int drawsOfStream1)
        {
            double[] draws = new double[10];
            for (int entity = 0; entity < draws.Length; entity++)
            {
                for (int index = 0; index < drawsOfStream1; index++) _ = Random.Normal(1, entity, 5, index);
                draws[entity] = Random.Normal(2, entity, 5, 0);
            }
            return draws;
        }
        Assert.Equal(DrawsOfStream2(1), DrawsOfStream2(2));
    }

    [Fact]
    public void The_seed_can_be_read_back() => Gen.ULong.Sample(seed => new KeyedRandom(seed).Seed == seed);

    [Fact]
    public void Runs_of_an_ensemble_have_seeds_of_their_own()
    {
        var seeds = Enumerable.Range(0, 10_000).Select(run => KeyedRandom.RunSeed(1, run))
            .Concat(Enumerable.Range(0, 10_000).Select(run => KeyedRandom.RunSeed(2, run)));
        Assert.Equal(20_000, seeds.Distinct().Count());
    }

    [Fact]
    public void Uniform_draws_follow_the_uniform_distribution() =>
        Follows((entity, step) => Random.Uniform(3, entity, step, 0),
            [(0.001, 0.001), (0.1, 0.1), (0.25, 0.25), (0.5, 0.5), (0.75, 0.75), (0.9, 0.9), (0.999, 0.999)], 0.5, 1 / 12.0);

    [Fact]
    public void Normal_draws_follow_the_normal_distribution() =>
        Follows((entity, step) => Random.Normal(4, entity, step, 1),
            [(-2.326347874, 0.01), (-1.281551566, 0.1), (-0.6744897502, 0.25), (0, 0.5), (0.6744897502, 0.75), (1.281551566, 0.9), (3.090232306, 0.999)], 0, 1);

    [Fact]
    public void Gamma_draws_follow_the_gamma_distribution() =>
        Follows((entity, step) => Random.Gamma(5, entity, step, 2, 4, 0.25) * 4,
            [(0.8232487, 0.01), (1.7447696, 0.1), (2.5353202, 0.25), (3.6720607, 0.5), (5.1094274, 0.75), (6.6807831, 0.9), (10.0451175, 0.99)], 4, 4);

    [Fact]
    public void Gumbel_draws_follow_the_gumbel_distribution() =>
        Follows((entity, step) => Random.Gumbel(6, entity, step, 3), [(-0.8340324452, 0.1), (0.3665129206, 0.5), (2.2503673273, 0.9), (4.6001492268, 0.99)],
            0.5772156649, Math.PI * Math.PI / 6);

    [Fact]
    public void Poisson_counts_follow_the_Poisson_distribution() =>
        Follows((entity, step) => Random.Poisson(7, entity, step, 0, 2.5) + 0.5,
            [(1, 0.0820849986), (2, 0.2872974952), (3, 0.5438131158), (4, 0.7575761331), (6, 0.9579789618)], 3, 2.5);

    [Fact]
    public void Draws_of_neighbouring_keys_are_not_correlated()
    {
        double Correlation(Func<int, double> a, Func<int, double> b) => Enumerable.Range(0, Draws).Average(i => 12 * (a(i) - 0.5) * (b(i) - 0.5));
        double bound = 4 / Math.Sqrt(Draws);
        Assert.InRange(Correlation(i => Random.Uniform(1, i, 0, 0), i => Random.Uniform(1, i + 1, 0, 0)), -bound, bound);
        Assert.InRange(Correlation(i => Random.Uniform(1, i, 0, 0), i => Random.Uniform(1, i, 1, 0)), -bound, bound);
        Assert.InRange(Correlation(i => Random.Uniform(1, i, 0, 0), i => Random.Uniform(2, i, 0, 0)), -bound, bound);
        Assert.InRange(Correlation(i => Random.Uniform(1, i, 0, 0), i => Random.Uniform(1, i, 0, 1)), -bound, bound);
        Assert.InRange(Correlation(i => Random.Uniform(1, 0, i, 0), i => Random.Uniform(1, 0, i + 1, 0)), -bound, bound);
    }

    [Theory]
    [InlineData(0.0, 0.999999999999, 0)]
    [InlineData(2.5, 0.0820849985, 0)]
    [InlineData(2.5, 0.0820849987, 1)]
    [InlineData(30.0, 0.5, 30)]
    [InlineData(31.9, 0.5, 32)]
    [InlineData(100.0, 0.5, 100)]
    [InlineData(1000.0, 0.5, 1000)]
    [InlineData(1e6, 0.5, 1_000_000)]
    public void Poisson_counts_are_quantiles(double mean, double u, int expected) => Assert.Equal(expected, KeyedRandom.PoissonQuantile(mean, u));

    [Fact]
    public void Poisson_counts_of_any_mean_lie_where_the_cumulative_probability_passes_the_draw() =>
        Gen.Select(Gen.Double[0.01, 500], Gen.Double[0.0001, 0.9999]).Sample((mean, u) =>
        {
            int count = KeyedRandom.PoissonQuantile(mean, u);
            Assert.True(u < IncompleteGamma.Upper(count + 1, mean) + 1e-12);
            Assert.True(count == 0 || u >= IncompleteGamma.Upper(count, mean) - 1e-12);
        }, iter: 2000);

    [Fact]
    public void Poisson_counts_of_a_run_of_entities_are_those_of_each()
    {
        int[] counts = new int[150];
        foreach (double mean in (double[])[0, 0.03, 1, 32, 33, 500])
        {
            Random.FillPoissons(5, 40, 9, 1, mean, counts);
            Assert.Equal(Enumerable.Range(40, counts.Length).Select(entity => Random.Poisson(5, entity, 9, 1, mean)), counts);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Random.FillPoissons(5, 40, 9, 1, -1, counts));
    }

    [Fact]
    public void Even_the_largest_uniform_gives_a_plausible_count()
    {
        Assert.InRange(KeyedRandom.PoissonQuantile(2, 1 - 1.0 / (1L << 53)), 15, 40);
        Assert.InRange(KeyedRandom.PoissonQuantile(400, 1 - 1.0 / (1L << 53)), 500, 700);
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyedRandom.PoissonQuantile(double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyedRandom.PoissonQuantile(-1, 0.5));
    }

    /// <summary>Kolmogorov and Smirnov's distance at known quantiles, and mean and variance, of draws over entities and steps.</summary>
    private static void Follows(Func<int, int, double> draw, (double X, double Share)[] quantiles, double mean, double variance)
    {
        double[] draws = [.. Enumerable.Range(0, Draws).Select(i => draw(i / 10, i % 10))];
        foreach (var (x, share) in quantiles)
            Assert.True(Math.Abs(draws.Count(d => d < x) / (double)Draws - share) < 1.95 / Math.Sqrt(Draws), $"share below {x}");
        double average = draws.Average(), deviation = Math.Sqrt(variance / Draws);
        Assert.InRange(average, mean - 4 * deviation, mean + 4 * deviation);
        Assert.InRange(draws.Average(d => (d - average) * (d - average)) / variance, 0.97, 1.03);
    }
}
