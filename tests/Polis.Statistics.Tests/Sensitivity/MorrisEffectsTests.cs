using Xunit;

namespace Polis.Statistics.Tests.Sensitivity;

public sealed class MorrisEffectsTests
{
    [Fact]
    public void Effects_of_Morris_function_are_those_of_all_moves_on_the_grid()
    {
        const int trajectories = 400;
        var design = MorrisDesign.Draw(trajectories, 20, 4, 2);
        double[] outputs = [.. design.Points.Select(KnownFunctions.Morris)];
        var indices = MorrisEffects.Of(design, outputs, 0.99, 2);
        for (int input = 0; input < 20; input++)
        {
            double expected = MeanEffect(input);
            var effects = indices[input].Effects;
            Assert.Equal(trajectories, effects.Count);
            Assert.InRange(effects.Mean, expected - 4 * effects.Error, expected + 4 * effects.Error);
            Assert.True(indices[input].Size.Low <= indices[input].Size.Value && indices[input].Size.Value <= indices[input].Size.High);
            Assert.True(indices[input].Size.Value >= Math.Abs(effects.Mean) - 1e-9);
        }

        // What Morris found (1991, figure 1): 1 to 7 have large and spread effects, 8 to 10 large and nearly constant ones, the others hardly any.
        for (int input = 0; input < 20; input++)
        {
            var index = indices[input];
            Assert.True(input < 10 ? index.Size.Low > 20 : index.Size.High < 20, $"size of {input + 1} is {index.Size}");
            Assert.True(input < 7 ? index.Effects.Deviation > 20 : index.Effects.Deviation < 20, $"deviation of {input + 1} is {index.Effects.Deviation}");
        }
    }

    [Fact]
    public void An_input_that_only_adds_has_one_effect_and_one_that_does_nothing_has_none()
    {
        var design = MorrisDesign.Draw(12, 3, 6, 1);
        var indices = MorrisEffects.Of(design, [.. design.Points.Select(point => -3 * point[0] + point[1] * point[1])], 0.95, 1);
        Assert.Equal((-3, 0), (Math.Round(indices[0].Effects.Mean, 9), Math.Round(indices[0].Effects.Deviation, 9)));
        Assert.Equal((3, 3, 3), (Math.Round(indices[0].Size.Low, 9), Math.Round(indices[0].Size.Value, 9), Math.Round(indices[0].Size.High, 9)));
        Assert.True(indices[1].Effects.Deviation > 0.1 && indices[1].Size.Low < indices[1].Size.High);
        Assert.Equal((0, 0, 0), (indices[2].Effects.Mean, indices[2].Effects.Deviation, indices[2].Size.High));
    }

    [Fact]
    public void Another_way_to_compute_them_gives_the_same()
    {
        var design = MorrisDesign.Draw(9, 3, 4, 5);
        double[][] points = [.. design.Points];
        double[] outputs = [.. points.Select(point => Math.Exp(point[0]) * (1 + point[1]) + 3 * point[2] * point[0])];
        var indices = MorrisEffects.Of(design, outputs, 0.95, 5);
        for (int input = 0; input < 3; input++)
        {
            // From the points alone: every pair of neighbours that differs in this input.
            var found = new List<double>();
            for (int i = 1; i < points.Length; i++)
            {
                int[] moved = [.. Enumerable.Range(0, 3).Where(k => points[i][k] != points[i - 1][k])];
                if (i % 4 != 0 && moved is [var only] && only == input) found.Add((outputs[i] - outputs[i - 1]) / (points[i][input] - points[i - 1][input]));
            }
            double mean = found.Average();
            Assert.Equal(9, found.Count);
            Assert.Equal(mean, indices[input].Effects.Mean, 10);
            Assert.Equal(Math.Sqrt(found.Sum(effect => (effect - mean) * (effect - mean)) / 8), indices[input].Effects.Deviation, 10);
            Assert.Equal(found.Average(Math.Abs), indices[input].Size.Value, 10);
        }
    }

    [Fact]
    public void A_group_has_the_size_of_its_members_together_and_no_sign()
    {
        // Members of a group move by ±Δ each at random: |a ± b| is a + b or |a − b|, each in half of the trajectories.
        const int trajectories = 2000;
        var design = MorrisDesign.Draw(trajectories, [0, 1, 0], 4, 4);
        var indices = MorrisEffects.Of(design, [.. design.Points.Select(point => 5 * point[0] - 2 * point[1] + 3 * point[2])], 0.99, 4);
        Assert.Equal(0, indices[0].Effects.Count);
        Assert.InRange(5.0, indices[0].Size.Low, indices[0].Size.High);
        Assert.InRange(indices[0].Size.High - indices[0].Size.Low, 0.1, 0.5);
        Assert.Equal((trajectories, -2.0), (indices[1].Effects.Count, Math.Round(indices[1].Effects.Mean, 9)));
    }

    [Fact]
    public void The_interval_of_the_size_is_as_wide_as_theory_says()
    {
        // Effects of x² on four levels are 2/3 or 4/3 with equal chance: the mean of r has a deviation of (1/3)/√r, and a 95 % interval 2 × 1.96 of it.
        const int trajectories = 400;
        var design = MorrisDesign.Draw(trajectories, 1, 4, 6);
        var size = MorrisEffects.Of(design, [.. design.Points.Select(point => point[0] * point[0])], 0.95, 6)[0].Size;
        Assert.InRange((size.High - size.Low) / (2 * 1.96 / 3 / Math.Sqrt(trajectories)), 0.85, 1.15);
    }

    [Fact]
    public void An_effect_next_to_an_output_that_is_not_a_number_is_left_out()
    {
        var design = MorrisDesign.Draw(3, 2, 4, 1);
        double[] outputs = [.. design.Points.Select(point => point[0] + point[1])];
        outputs[0] = double.NaN;
        var indices = MorrisEffects.Of(design, outputs, 0.95, 1);
        int first = design.Trajectories[0].Steps[0].Group;
        Assert.Equal((2, 3), (indices[first].Effects.Count, indices[1 - first].Effects.Count));
        Assert.Throws<ArgumentException>(() => MorrisEffects.Of(design, outputs[1..], 0.95, 1));
    }

    /// <summary>Mean effect of an input over all moves: the w of inputs 3, 5 and 7 do not average to 0 over the grid, those of the others do.</summary>
    private static double MeanEffect(int input)
    {
        double[] levels = [0, 1.0 / 3, 2.0 / 3, 1];
        double sum = 0;
        int moves = 0;

        // The function is linear in the w of each other input, and w of all but 3, 5 and 7 has mean 0 at the middle: those stand there, the three go through
        // all.
        foreach (double third in levels)
            foreach (double fifth in levels)
                foreach (double seventh in levels)
                    foreach (double low in levels[..2])
                    {
                        double[] from = [.. Enumerable.Repeat(0.5, 20)];
                        (from[2], from[4], from[6]) = (third, fifth, seventh);
                        double[] to = [.. from];
                        (from[input], to[input]) = (low, low + 2.0 / 3);
                        sum += (KnownFunctions.Morris(to) - KnownFunctions.Morris(from)) / (2.0 / 3);
                        moves++;
                    }
        return sum / moves;
    }
}
