using Xunit;

namespace Polis.Statistics.Tests.Intervals;

public sealed class PowerLawTests
{
    [Fact]
    public void An_exact_power_has_its_exponent_and_an_interval_of_no_width()
    {
        double[] sizes = [1, 10, 100, 1000];
        var exponent = PowerLaw.Exponent(sizes, [.. sizes.Select(size => 3 * Math.Pow(size, 1.2))], 0.95);
        Assert.Equal(1.2, exponent.Value, 12);
        Assert.Equal(1.2, exponent.Low, 6);
        Assert.Equal(1.2, exponent.High, 6);
    }

    /// <summary>
    /// Worked by hand: logarithms 0, 1, 2 and 0, 2, 1 have slope 1/2, residual sum of squares 3/2, and so a standard error of √(3/4); t(1) at 97.5 % is
    /// 12.7062.
    /// </summary>
    [Fact]
    public void The_interval_is_that_of_a_line_through_logarithms()
    {
        var exponent = PowerLaw.Exponent([1, Math.E, Math.E * Math.E], [1, Math.E * Math.E, Math.E], 0.95);
        Assert.Equal(0.5, exponent.Value, 12);
        Assert.Equal(0.5 + 12.7062 * Math.Sqrt(0.75), exponent.High, 3);
    }

    [Fact]
    public void Two_sizes_give_no_interval_and_one_gives_nothing()
    {
        var two = PowerLaw.Exponent([10, 100], [1, 10], 0.95);
        Assert.Equal(1, two.Value, 12);
        Assert.True(double.IsNaN(two.Low));
        Assert.True(double.IsNaN(PowerLaw.Exponent([10], [1], 0.95).Value));
        Assert.True(double.IsNaN(PowerLaw.Exponent([10, 10], [1, 2], 0.95).Value));
        Assert.True(double.IsNaN(PowerLaw.Exponent([], [], 0.95).Value));
    }

    [Fact]
    public void A_ratio_is_one_of_geometric_means_and_turned_around_its_inverse()
    {
        double[] these = [2, 8], those = [1, 1, 1];
        var ratio = PowerLaw.Ratio(these, those, 0.95);
        var inverse = PowerLaw.Ratio(those, these, 0.95);
        Assert.Equal(4, ratio.Value, 12);
        Assert.Equal(1 / ratio.Low, inverse.High, 9);
        Assert.True(ratio.Low < 1 && ratio.High > 1);
        Assert.True(double.IsNaN(PowerLaw.Ratio([2], those, 0.95).Low));
        Assert.Equal(new Estimate(2, 2, 2), PowerLaw.Ratio([2, 2], [1, 1], 0.95));
    }
}
