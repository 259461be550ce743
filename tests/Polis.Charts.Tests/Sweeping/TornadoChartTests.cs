using System.Xml.Linq;
using Polis.Charts.Sweeping;
using Xunit;

namespace Polis.Charts.Tests.Sweeping;

public sealed class TornadoChartTests : IDisposable
{
    private static readonly TornadoText _text =
        new("harm matters most.", "Morris, 10 trajectories.", "μ*, mean absolute effect (points)", "σ, spread of effects");

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_written_as_picture_and_drawing_with_its_sentence_for_those_who_cannot_see_it()
    {
        var chart = TornadoChart.Draw(_folder, _text, [new("policyLoss", 0.2, 0.1, 0.3, 0.4), new("harm", 0.9, 0.7, 1.1, 0.2)]);
        Assert.Equal(("tornado", "harm matters most."), (chart.Name, chart.Title));
        Assert.All(chart.Files, file => Assert.True(new FileInfo(file).Length > 1000, file));
        Assert.Equal("svg", XDocument.Load(chart.Files[1]).Root!.Name.LocalName);
    }

    [Fact]
    public void The_value_that_matters_most_stands_above_whatever_the_order()
    {
        TornadoBar[] bars = [new("policyLoss", 0.2, 0.1, 0.3), new("harm", 0.9, 0.7, 1.1), new("unknown", double.NaN)];
        Assert.Equal(TornadoChart.Of(_text, bars).ToPng(), TornadoChart.Of(_text, [.. bars.Reverse()]).ToPng());
        Assert.NotEqual(TornadoChart.Of(_text, bars).ToPng(), TornadoChart.Of(_text, [bars[1] with { Value = 0.1 }, bars[0]]).ToPng());
    }

    [Fact]
    public void Those_that_matter_least_of_many_are_counted() =>
        Assert.Contains("The 30 that matter most of 45.",
            TornadoChart.Of(_text, [.. Enumerable.Range(0, 45).Select(i => new TornadoBar($"value{i}", i))]).Description, StringComparison.Ordinal);

    [Fact]
    public void Its_subtitle_is_of_whole_sentences() =>
        Assert.Contains("95 % interval. The 30 that", TornadoChart.Of(
            _text with { Subtitle = "hairs: 95 % interval" }, [.. Enumerable.Range(0, 45).Select(i => new TornadoBar($"value{i}", i))]).Description,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(-0.02)]
    public void What_does_nothing_or_was_not_measured_is_drawn(double value) =>
        Assert.NotEmpty(TornadoChart.Of(_text with { SecondMeasure = null }, [new("harm", value), new("policyLoss", value)]).ToPng());

    [Fact]
    public void Nothing_at_all_is_drawn_as_nothing() => Assert.NotEmpty(TornadoChart.Of(_text, []).ToPng());
}
