using CsCheck;
using Polis.Charts.Drawing;
using Polis.Results;
using Xunit;

namespace Polis.Charts.Tests.Drawing;

public sealed class TicksTests
{
    [Fact]
    public void Ticks_are_round_numbers()
    {
        Assert.Equal([0, 5, 10, 15, 20], Ticks.Between(0, 20, 4));
        Assert.Equal([2015, 2020, 2025, 2030, 2035, 2040, 2045], Ticks.Between(2015, 2045, 6));
        Assert.Equal([0, 1, 2], Ticks.Between(0, 2, 8, 1));
        Assert.Equal([-1, 0, 1], Ticks.Between(-1, 1, 2));
    }

    [Fact]
    public void Ticks_lie_in_their_range_and_are_neither_too_many_nor_too_few()
    {
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-6, 1e6], Gen.Int[2, 8]).Sample((low, width, wanted) =>
        {
            double[] ticks = Ticks.Between(low, low + width, wanted);
            Assert.InRange(ticks.Length, Math.Max(0, wanted / 3), wanted + 2);
            Assert.All(ticks, tick => Assert.InRange(tick, low - width * 1e-6, low + width * (1 + 1e-6)));
        });
    }

    [Fact]
    public void An_axis_ends_above_its_largest_value()
    {
        Gen.Double[1e-9, 1e9].Sample(value => Assert.InRange(Ticks.Ceiling(value), value, 2 * value));
        Assert.Equal(1, Ticks.Ceiling(0));
        Assert.Equal(1, Ticks.Ceiling(double.NaN));
    }

    [Theory]
    [InlineData(0.25, 0.05, "0.25")]
    [InlineData(-0.5, 0.1, "−0.5")]
    [InlineData(-1e-12, 0.1, "0.0")]
    [InlineData(12000, 1000, "12,000")]
    [InlineData(1500, 500, "1,500")]
    [InlineData(999, 1, "999")]
    public void Numbers_have_the_decimals_that_their_steps_need(double value, double step, string text) => Assert.Equal(text, Ticks.Text(value, step));

    [Fact]
    public void A_year_is_named_at_its_start_and_a_month_within_it()
    {
        Assert.Equal(["2015", "Jul", "2016"], Axis.Years(2015, 2016, 2).Labels);
        Assert.Equal(["2015", "Apr", "Jul", "Oct", "2016"], Axis.Years(2015, 2016, 8).Labels);
        Assert.Equal(["2015", "2020", "2025"], Axis.Years(2015, 2025, 2).Labels);
    }

    [Fact]
    public void Values_that_are_dates_stand_at_an_axis_as_dates()
    {
        Assert.Equal(["2015", "2020", "2025"], Axis.Of(MetricUnit.Year, 2015, 2025, 2).Labels);
        Assert.Equal(["1,000", "2,000"], Axis.Of("bids", 1000, 2000, 1).Labels);
    }
}
