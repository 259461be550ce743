using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

public class ConditionTests
{
    private static readonly Dictionary<string, double> _run = new()
    {
        ["bids"] = 2,
        ["independences"] = 0,
        ["defiance"] = 0.3,
        ["defiance.climate@USA"] = 0.25,
        ["firstIndependence"] = double.NaN,
        ["netBenefit.max@group:Catalan"] = -0.02,
        ["bidHazard@New York City"] = 0.1,
        ["members.climate-alliance"] = 12,
        ["notes"] = 1,
    };

    [Theory]
    [InlineData("bids >= 2", true)]
    [InlineData("bids > 2", false)]
    [InlineData("bids<=2", true)]
    [InlineData("bids < 2", false)]
    [InlineData("bids == 2", true)]
    [InlineData("bids != 2", false)]
    [InlineData("2 == bids", true)]
    [InlineData("defiance.climate@USA > 0.2 && bids == 0", false)]
    [InlineData("defiance.climate@USA > 0.2 || bids == 0", true)]
    [InlineData("netBenefit.max@group:Catalan > -0.05", true)]
    [InlineData("bidHazard@New York City > 5e-2", true)]
    [InlineData("members.climate-alliance > 1.1e+1", true)]
    [InlineData("defiance > defiance.climate@USA", true)]
    [InlineData("not bids == 2", false)]
    [InlineData("notes == 1", true)]
    [InlineData("not(bids == 2)", false)]
    [InlineData("not not bids == 2", true)]
    public void A_run_is_judged_by_its_metrics(string text, bool holds) => Assert.Equal(holds, Parse(text).Holds(metric => _run[metric]));

    [Theory]
    [InlineData("bids == 2 || bids == 0 && independences == 1", true)]
    [InlineData("(bids == 2 || bids == 0) && independences == 1", false)]
    [InlineData("not bids == 0 && independences == 1", false)]
    [InlineData("not (bids == 0 && independences == 1)", true)]
    public void And_binds_closer_than_or_and_not_closest_of_all(string text, bool holds) => Assert.Equal(holds, Parse(text).Holds(metric => _run[metric]));

    [Theory]
    [InlineData("firstIndependence < 2040", false)]
    [InlineData("firstIndependence >= 2040", false)]
    [InlineData("firstIndependence != 2040", false)]
    [InlineData("not firstIndependence < 2040", true)]
    public void A_comparison_with_what_never_came_does_not_hold(string text, bool holds) => Assert.Equal(holds, Parse(text).Holds(metric => _run[metric]));

    [Theory]
    [InlineData("", "place 1: is the end; expected a metric or a number")]
    [InlineData("bidss > 1", "place 1: there is no metric \"bidss\"; expected a metric of the sweep or a number; nearest: bids")]
    [InlineData(
        "bids > 1 && defiance.climate@US > 1",
        "place 13: there is no metric \"defiance.climate@US\"; expected a metric of the sweep or a number; nearest: defiance.climate@USA")]
    [InlineData("bids", "place 5: is the end; expected one of < <= > >= == !=")]
    [InlineData("bids = 1", "place 6: is \"=\"; expected one of < <= > >= == !=")]
    [InlineData("bids > ", "place 8: is the end; expected a metric or a number")]
    [InlineData("bids > 1 and defiance > 1", "place 10: is \"and\"; expected &&, || or the end")]
    [InlineData("bids > 1 & defiance > 1", "place 10: is \"&\"; expected &&, || or the end")]
    [InlineData("(bids > 1", "place 10: is the end; expected ), which closes the ( at place 1")]
    [InlineData("bids > 1)", "place 9: is \")\"; expected &&, || or the end")]
    [InlineData("bids > 1 ||", "place 12: is the end; expected a metric or a number")]
    [InlineData("bids > 1e400", "place 8: there is no metric \"1e400\"")]
    public void What_is_no_condition_is_refused_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<OutputException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Its_metrics_are_told_once_each() =>
        Assert.Equal(["bids", "defiance"], Parse("bids > 1 && (defiance > 0.1 || not bids < defiance)").Metrics);

    private static Condition Parse(string text) => ConditionParser.Parse("--when", text, _run.Keys);
}
