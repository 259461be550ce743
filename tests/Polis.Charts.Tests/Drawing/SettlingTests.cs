using Polis.Experiments;
using Xunit;

namespace Polis.Charts.Tests.Drawing;

/// <summary>The first years of a world that starts without clashes are marked where a chart over time shows them.</summary>
public sealed class SettlingTests
{
    private const string Mark = ">settling</text>";

    [Theory]
    [InlineData("defiance", true)]
    [InlineData("voice.trade", true)]
    [InlineData("clashesOpened", true)]
    [InlineData("output", false)]
    [InlineData("policy.trade@VES", false)]
    public void It_is_marked_for_metrics_of_clashes_alone(string metric, bool marked)
    {
        var stop = TestContext.Current.CancellationToken;
        var before = Experiment.Load("tiny").With("years", "4");
        var whatIf = before.With("policyLoss", 0.1);
        foreach (var chart in (Chart[])[whatIf.Run(2, stop: stop).Chart(metric), whatIf.Compare(before, 2, stop: stop).Chart(metric)])
        {
            Assert.Equal(marked, chart.Inline!.Wide.Contains(Mark, StringComparison.Ordinal));
            Assert.Equal(marked, chart.Inline.Narrow.Contains(Mark, StringComparison.Ordinal));
        }
    }
}
