using Xunit;

namespace Polis.Statistics.Tests.Sensitivity;

public sealed class SobolIndicesTests
{
    [Fact]
    public void Indices_of_Ishigami_are_the_analytic_ones()
    {
        // Known: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437.
        var (first, total) = KnownFunctions.IshigamiIndices();
        Assert.Equal([0.3139, 0.4424, 0], first.Select(index => Math.Round(index, 4)));
        Assert.Equal([0.5576, 0.4424, 0.2437], total.Select(index => Math.Round(index, 4)));
        Near(Run(KnownFunctions.Ishigami, 3, 4096, 1, confidence: 0.999), first, total, 0.01);
    }

    [Fact]
    public void Indices_of_Sobols_g_function_are_the_analytic_ones()
    {
        var (first, total) = KnownFunctions.GIndices();
        Near(Run(KnownFunctions.G, 8, 4096, 2, confidence: 0.999), first, total, 0.01);
    }

    [Fact]
    public void Intervals_hold_the_analytic_value_at_least_as_often_as_they_say()
    {
        // The points of a scrambled sequence are more even than the independent ones that the bootstrap knows of, so that its intervals are on the safe side.
        var (first, total) = KnownFunctions.IshigamiIndices();
        int held = 0;
        for (ulong seed = 0; seed < 60; seed++)
        {
            var indices = Run(KnownFunctions.Ishigami, 3, 256, seed, 200);
            for (int i = 0; i < 3; i++) held += (indices[i].First.Holds(first[i]) ? 1 : 0) + (indices[i].Total.Holds(total[i]) ? 1 : 0);
        }
        Assert.InRange(held / 360.0, 0.92, 1);
    }

    [Fact]
    public void Intervals_narrow_with_the_root_of_the_samples()
    {
        double few = Width(Run(KnownFunctions.Ishigami, 3, 256, 3)), many = Width(Run(KnownFunctions.Ishigami, 3, 4096, 3));
        Assert.InRange(few / many, 3, 5.3);

        static double Width(IReadOnlyList<SobolIndex> indices) => indices.Average(index => index.First.High - index.First.Low);
    }

    [Fact]
    public void Another_way_to_compute_them_gives_the_same()
    {
        // By the matrices, output by output, without taking the mean off: the mean falls out of the total index, and of the first only on average, so that
        // here it is taken off the function.
        const int samples = 128;
        var sequence = SobolSequence.Scrambled(6, 7).Points(samples);
        var a = sequence.Select(point => point[..3]).ToList();
        var b = sequence.Select(point => point[3..]).ToList();
        double mean = a.Concat(b).Average(KnownFunctions.Ishigami);
        double variance = a.Concat(b).Average(point => Math.Pow(KnownFunctions.Ishigami(point) - mean, 2));
        var indices = Run(KnownFunctions.Ishigami, 3, samples, 7, 10);
        for (int i = 0; i < 3; i++)
        {
            var mixed = a.Zip(b, (one, other) => one.Select((place, k) => k == i ? other[k] : place).ToArray()).ToList();
            double first = Enumerable.Range(0, samples)
                .Average(k => (KnownFunctions.Ishigami(b[k]) - mean) * (KnownFunctions.Ishigami(mixed[k]) - KnownFunctions.Ishigami(a[k])));
            double total = Enumerable.Range(0, samples).Average(k => Math.Pow(KnownFunctions.Ishigami(a[k]) - KnownFunctions.Ishigami(mixed[k]), 2)) / 2;
            Assert.Equal(first / variance, indices[i].First.Value, 10);
            Assert.Equal(total / variance, indices[i].Total.Value, 10);
        }
    }

    [Fact]
    public void The_first_order_index_is_the_variance_of_means_with_the_input_known()
    {
        // Brute force, from the definition: means over a fine grid of the others at each place of one input.
        double[] places = [.. Enumerable.Range(0, 40).Select(k => (k + 0.5) / 40)];
        var indices = Run(Function, 3, 4096, 5);
        double[] all = Means([]);
        double variance = Variance(all);
        for (int i = 0; i < 3; i++)
        {
            double known = Variance([.. places.Select(place => Means([(i, place)]).Average())]);
            double others = places.SelectMany(one => places.Select(other => Variance(Means([((i + 1) % 3, one), ((i + 2) % 3, other)])))).Average();
            Assert.Equal(known / variance, indices[i].First.Value, 0.015);
            Assert.Equal(others / variance, indices[i].Total.Value, 0.015);
        }

        static double Function(double[] x) => Math.Exp(2 * x[0]) * (x[1] - 0.3) + Math.Pow(x[2], 3) * x[0];

        static double Variance(double[] values) => values.Average(value => value * value) - Math.Pow(values.Average(), 2);

        double[] Means((int Input, double Place)[] known)
        {
            double[][] of = [places, places, places];
            foreach (var (input, place) in known) of[input] = [place];
            return [.. of[0].SelectMany(x => of[1].SelectMany(y => of[2].Select(z => Function([x, y, z]))))];
        }
    }

    [Fact]
    public void Samples_with_an_output_that_is_not_a_number_are_left_out_and_a_constant_has_no_index()
    {
        var design = SaltelliDesign.Draw(64, 2, 1);
        double[] outputs = [.. design.Points.Select(point => point[0] + 2 * point[1])];
        double[] gap = [.. outputs];
        gap[^1] = double.NaN;
        var shorter = SobolIndices.Of(SaltelliDesign.Draw(63, 2, 1), outputs[..^4], 0.95, 1);
        Assert.Equal(shorter[0].First.Value, SobolIndices.Of(design, gap, 0.95, 1)[0].First.Value, 12);
        Assert.True(double.IsNaN(SobolIndices.Of(design, [.. outputs.Select(_ => 3.0)], 0.95, 1)[0].Total.Value));
        Assert.Throws<ArgumentException>(() => SobolIndices.Of(design, outputs[1..], 0.95, 1));
    }

    private static IReadOnlyList<SobolIndex> Run(
        Func<double[], double> function, int dimensions, int samples, ulong seed, int replicates = 500, double confidence = 0.95)
    {
        var design = SaltelliDesign.Draw(samples, dimensions, seed);
        return SobolIndices.Of(design, [.. design.Points.Select(function)], confidence, seed, replicates);
    }

    private static void Near(IReadOnlyList<SobolIndex> indices, double[] first, double[] total, double tolerance)
    {
        for (int i = 0; i < first.Length; i++)
        {
            Assert.Equal(first[i], indices[i].First.Value, tolerance);
            Assert.Equal(total[i], indices[i].Total.Value, tolerance);
            Assert.True(indices[i].First.Holds(first[i]) && indices[i].Total.Holds(total[i]), $"{indices[i]} does not hold {first[i]}, {total[i]}");
        }
    }
}
