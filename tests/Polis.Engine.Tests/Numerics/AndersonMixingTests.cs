using Polis.Engine.Numerics;
using Xunit;

namespace Polis.Engine.Tests.Numerics;

public class AndersonMixingTests
{
    [Fact]
    public void Mixing_finds_in_a_few_steps_what_plain_steps_would_take_thousands_for()
    {
        // x → A x + b with an eigenvalue of 0.999.
        static double[] Map(double[] x) => [0.999 * x[0] + 0.1 * x[1] + 1, 0.5 * x[1] + 0.2 * x[2], -0.3 * x[2] + 2];
        double[] state = [0, 0, 0];
        var mixing = new AndersonMixing(3, 5, 0.5);
        int steps = 0;
        while (mixing.Next(state, Map(state)) > 1e-9) Assert.True(++steps < 20);
        double z = 2 / 1.3, y = 0.4 * z, x = (0.1 * y + 1) / 0.001;
        Assert.Equal([x, y, z], state, (a, b) => Math.Abs(a - b) < 1e-6 * Math.Abs(b));
    }

    [Fact]
    public void A_mixed_step_that_makes_things_much_worse_is_taken_back()
    {
        // After two steps on a line that seems to end far away, the map has a cliff: beyond 3 it is not a number.
        static double[] Map(double[] x) => [x[0] > 3 ? double.NaN : x[0] < 1 ? x[0] + 0.4 - 0.01 * x[0] : 0.9 + 0.4 * x[0]];
        double[] state = [0];
        var mixing = new AndersonMixing(1, 4, 0.5);
        double residual = 1;
        for (int step = 0; step < 60 && residual > 1e-12; step++)
        {
            residual = mixing.Next(state, Map(state));
            Assert.True(double.IsFinite(residual));
        }
        Assert.Equal(1.5, state[0], 1e-9);
    }

    [Fact]
    public void No_unknown_moves_farther_than_is_trusted()
    {
        static double[] Map(double[] x) => [x[0] + 0.5 - 0.001 * x[0]];
        double[] near = [0], far = [0];
        AndersonMixing trusting = new(1, 4, 0.5), wary = new(1, 4, 0.5, mostMove: 1);
        double longest = 0;
        for (int step = 0; step < 8; step++)
        {
            double before = near[0];
            wary.Next(near, Map(near));
            trusting.Next(far, Map(far));
            Assert.True(Math.Abs(near[0] - before) <= 1);
            longest = Math.Max(longest, near[0] - before);
        }
        Assert.InRange(far[0], 499.999, 500.001);
        Assert.InRange(longest, 0.2, 0.25);
    }
}
