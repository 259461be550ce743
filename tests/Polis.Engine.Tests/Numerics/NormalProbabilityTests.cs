using Polis.Engine.Numerics;
using Xunit;

namespace Polis.Engine.Tests.Numerics;

public class NormalProbabilityTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068542949)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(5, 0.99999971334842812)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(-37, 5.7255712225245768e-300)]
    public void Known_values_are_met(double x, double expected) => Assert.Equal(1, DeterministicMath.NormalProbability(x) / expected, 1e-12);

    [Fact]
    public void It_undoes_the_quantile()
    {
        for (int i = 1; i < 1000; i++) Assert.Equal(i / 1000.0, DeterministicMath.NormalProbability(DeterministicMath.NormalQuantile(i / 1000.0)), 1e-13);
    }

    [Fact]
    public void The_ends_are_0_and_1()
    {
        Assert.Equal((0.0, 1.0), (DeterministicMath.NormalProbability(double.NegativeInfinity), DeterministicMath.NormalProbability(double.PositiveInfinity)));
        Assert.True(double.IsNaN(DeterministicMath.NormalProbability(double.NaN)));
    }
}
