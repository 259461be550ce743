using Polis.Statistics;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>How values of metrics are written for a reader.</summary>
public sealed class MetricUnitTests
{
    [Fact]
    public void Shares_are_in_percent_and_their_differences_in_points()
    {
        var unit = MetricUnit.Share("cities");
        Assert.Equal(("15.2 %", "+18.8 points", "−0.5 to +1.0"), (unit.Write(0.1523), unit.WriteDifference(0.1876), unit.WriteBounds(-0.0049, 0.01)));
        Assert.Equal(("18.8 points", "0.5 points"), (unit.WriteSize(0.1876), unit.WriteSize(-0.0049)));
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
    public void Dates_are_months_and_their_differences_are_earlier_or_later()
    {
        var unit = MetricUnit.Year;
        Assert.Equal(("September 2037", "Sep 2037", "January 2023"), (unit.Write(2037.7), unit.WriteNumber(2037.7), unit.Write(2022.99)));
        Assert.Equal(("6.6 years earlier", "1.5 years later", "0 years"), (unit.WriteDifference(-6.6), unit.WriteDifference(1.5), unit.WriteDifference(0)));
        Assert.Equal("less than 0.1 years earlier", unit.WriteDifference(-0.02));
        Assert.Equal(("4.7 to 7.7 earlier", "0.2 to 1.5 later"), (unit.WriteBounds(-7.7, -4.7), unit.WriteBounds(0.2, 1.5)));
        Assert.Equal(("2.1 earlier to 1.2 later", "0 to 1.2 later"), (unit.WriteBounds(-2.1, 1.2), unit.WriteBounds(-0.01, 1.2)));
        Assert.Equal(("0 to 2.1 earlier", "0 to 0"), (unit.WriteBounds(-2.1, 0.01), unit.WriteBounds(0, 0)));
        Assert.Equal("–", unit.WriteDifference(double.NaN));
    }

    [Fact]
    public void Log_points_are_percent_of_income()
    {
        Assert.Equal("−9.76 % of income", MetricUnit.LogPoints.Write(-0.0976));
        Assert.Equal("–", MetricUnit.LogPoints.Write(double.NaN));
    }

    [Fact]
    public void An_interval_ends_where_values_can_be_no_more()
    {
        MetricUnit count = "clashes a step", share = MetricUnit.Share("cities"), policy = MetricUnit.Scale("policy scale (-1 to 1)", -1, 1);
        Assert.Equal(Of(5, 0, 11.57), count.Within(Of(5, -1.57, 11.57), 2015, 2025));
        Assert.Equal(Of(0.1, 0, 0.273), share.Within(Of(0.1, -0.068, 0.273), 2015, 2025));
        Assert.Equal(Of(0.8, 0.2, 1), share.Within(Of(0.8, 0.2, 1.4), 2015, 2025));
        Assert.Equal(Of(0, -1, 1), policy.Within(Of(0, -1.2, 1.2), 2015, 2025));
        Assert.Equal(Of(2025, 2015, 2025), MetricUnit.Year.Within(Of(2026, 2010.5, 2031), 2015, 2025));
        Assert.Equal(Of(2020, 2010.5, 2025), MetricUnit.Year.Within(Of(2020, 2010.5, 2031), null, 2025));
        Assert.Equal(Of(0.7, -0.3, 1.7), MetricUnit.LogPoints.Within(Of(0.7, -0.3, 1.7), 2015, 2025));
        Assert.Equal(Of(double.NaN, double.NaN, double.NaN), share.Within(Of(double.NaN, double.NaN, double.NaN), null, null));

        static Estimate Of(double value, double low, double high) => new(value, low, high);
    }
}
