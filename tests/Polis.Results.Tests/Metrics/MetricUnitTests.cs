using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>How values of metrics are written for a reader.</summary>
public sealed class MetricUnitTests
{
    [Fact]
    public void Shares_are_in_percent_and_their_differences_in_points()
    {
        var unit = MetricUnit.Share("cities");
        Assert.Equal(("15.2 %", "+18.8 points", "−0.5"), (unit.Write(0.1523), unit.WriteDifference(0.1876), unit.WriteBound(-0.0049)));
        Assert.Equal("share of cities", unit.Text);
    }

    [Theory]
    [InlineData(0.0, "0.00", "0.00")]
    [InlineData(3.456, "3.46", "+3.46")]
    [InlineData(-0.001, "0.00", "−0.001")]
    [InlineData(0.00342, "0.00", "+0.003")]
    [InlineData(-0.00002, "0.00", "0.00")]
    [InlineData(123.45, "123.5", "+123.5")]
    [InlineData(-12345.6, "−12,346", "−12,346")]
    public void Counts_have_as_many_decimals_as_their_size_needs(double value, string written, string difference)
    {
        MetricUnit unit = "clashes a step";
        Assert.Equal((written, difference), (unit.Write(value), unit.WriteDifference(value)));
        Assert.Equal("clashes", unit.OfSum);
    }

    [Fact]
    public void A_difference_is_worth_telling_from_a_size_on_that_the_unit_decides()
    {
        var share = MetricUnit.Share("cities");
        Assert.Equal((true, false), (share.IsMaterial(0.1, 0.106), share.IsMaterial(0.1, 0.104)));
        Assert.Equal((true, false), (MetricUnit.Year.IsMaterial(2020, 2020.6), MetricUnit.Year.IsMaterial(2020, 2020.4)));
        Assert.Equal((true, false), (MetricUnit.Dollars.IsMaterial(1e12, 0.98e12), MetricUnit.Dollars.IsMaterial(1e12, 0.995e12)));
        Assert.True(((MetricUnit)"bids").IsMaterial(0, 1e-9));
    }

    [Fact]
    public void Years_have_no_thousands_and_log_points_are_percent_of_income()
    {
        Assert.Equal(("2023.6", "+1.5 years"), (MetricUnit.Year.Write(2023.61), MetricUnit.Year.WriteDifference(1.5)));
        Assert.Equal("−9.76 % of income", MetricUnit.LogPoints.Write(-0.0976));
        Assert.Equal("–", MetricUnit.LogPoints.Write(double.NaN));
    }
}
