using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests;

public sealed class ChartSetTests
{
    [Fact]
    public void All_charts_are_drawn_in_both_formats_and_in_full_size()
    {
        using var folder = Eventful(1);
        var charts = ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.All, Path.Combine(folder.Path, "charts"));
        Assert.Equal(["defection", "clash-outcomes", "secession", "map", "why", "networks", "policy"], charts.Select(chart => chart.Name));
        foreach (var chart in charts)
        {
            Assert.Null(chart.Skipped);
            Assert.NotEmpty(chart.Title);
            Assert.NotEmpty(chart.Description);
            Assert.Equal([$"{chart.Name}.png", $"{chart.Name}.svg"], chart.Files.Select(Path.GetFileName));
            byte[] png = File.ReadAllBytes(chart.Files[0]);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(1600, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.InRange(png.Length, 10_000, 2_000_000);
            var svg = XDocument.Parse(File.ReadAllText(chart.Files[1])).Root!;
            Assert.Equal("800", svg.Attribute("width")!.Value);
            Assert.Equal(2 * int.Parse(svg.Attribute("height")!.Value), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            Assert.Equal(chart.Title, svg.Elements().First().Value);
            Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "text" or "image");
        }
        Assert.Equal(14, Directory.GetFiles(Path.Combine(folder.Path, "charts")).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_run_gives_the_same_bytes_on_any_number_of_threads(int runs)
    {
        using var folder = Eventful(runs);
        var opened = folder.Open();
        string output = Path.Combine(folder.Path, "charts");
        var first = ChartSet.DrawAll(opened, ChartSet.Names, ChartFormats.All, output, threads: 1);
        foreach (int threads in (ReadOnlySpan<int>)[1, 2, 7])
        {
            var again = ChartSet.DrawAll(opened, ChartSet.Names, ChartFormats.All, output, threads);
            for (int i = 0; i < first.Count; i++)
            {
                Assert.True(first[i].Png.Span.SequenceEqual(again[i].Png.Span), first[i].Name);
                Assert.True(first[i].Svg.Span.SequenceEqual(again[i].Svg.Span), first[i].Name);
            }
        }
    }

    [Fact]
    public void Different_runs_give_different_charts()
    {
        using var one = Eventful(1);
        using var three = Eventful(3);
        var first = ChartSet.DrawAll(one.Open(), ChartSet.Names, ChartFormats.Svg, Path.Combine(one.Path, "charts"));
        var second = ChartSet.DrawAll(three.Open(), ChartSet.Names, ChartFormats.Svg, Path.Combine(three.Path, "charts"));
        for (int i = 0; i < first.Count; i++) Assert.False(first[i].Svg.Span.SequenceEqual(second[i].Svg.Span), first[i].Name);
    }

    [Fact]
    public void A_run_in_which_nothing_happened_has_charts_that_say_so()
    {
        using var folder = new SmallFolder();
        var charts = ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.All, Path.Combine(folder.Path, "charts"));
        Assert.Equal(
            [
                "No city defies its nation", "How clashes end is told once a run is done",
                "There are no nations to lose a city", "There are no cities to show",
                "No city may bid for independence at the end", "No city network has members", "There is no national policy to show",
            ],
            charts.Select(chart => chart.Title));
        Assert.All(charts, chart => Assert.True(chart.Png.Length > 5000 && chart.Svg.Length > 5000, chart.Name));
    }

    [Fact]
    public void A_run_of_a_single_time_can_be_drawn()
    {
        using var folder = new SmallFolder(1, "trade").WithSeries(
            ("defiance.trade", [0.2]), ("defiance.trade.people", [0.1]), ("defiance.any", [0.2]),
            ("defiance.any.people", [0.1]), ("nations", [2]), ("members.c40", [3]), ("outcome.complied.trade", [1]));
        folder.With(
            RunTable.Cities, ("time", (double[])[2015]), ("eligible", (bool[])[true]), ("term.policy", (float[])[0.1f]), ("netBenefit", (float[])[0.1f]));
        folder.With(RunTable.Nations, ("time", (double[])[2015]), ("population", (double[])[1]));
        folder.With(RunTable.Bids, ("ended", (double?[])[2015]), ("outcome", (string[])["independence"]));
        Assert.All(ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.All, Path.Combine(folder.Path, "charts")), chart => Assert.Null(chart.Skipped));
    }

    [Fact]
    public void Charts_of_what_was_not_recorded_are_skipped_with_the_reason()
    {
        using var folder = Eventful(1);
        folder.Manifest = folder.Manifest with { Record = RecordLevel.Events };
        var charts = ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.All, Path.Combine(folder.Path, "charts"));
        Assert.Equal(["map", "why", "policy"], charts.Where(chart => chart.Skipped is not null).Select(chart => chart.Name));
        Assert.Equal("needs nations.parquet and cities.parquet, which a run with --record events does not leave; --record standard does", charts[^1].Skipped);
        Assert.Empty(charts[^1].Files);
        Assert.Equal(8, Directory.GetFiles(Path.Combine(folder.Path, "charts")).Length);
    }

    [Fact]
    public void Only_what_is_asked_for_is_drawn()
    {
        using var folder = Eventful(1);
        var charts = ChartSet.DrawAll(folder.Open(), ["why", "defection", "why"], ChartFormats.Svg, Path.Combine(folder.Path, "out", "put"));
        Assert.Equal(["defection", "why"], charts.Select(chart => chart.Name));
        Assert.All(charts, chart => Assert.True(chart.Png.IsEmpty && !chart.Svg.IsEmpty));
        Assert.Equal(["defection.svg", "why.svg"], Directory.GetFiles(Path.Combine(folder.Path, "out", "put")).Select(Path.GetFileName).Order());
        var error = Assert.Throws<ArgumentException>(() => ChartSet.DrawAll(folder.Open(), ["secesion"], ChartFormats.Svg, folder.Path));
        Assert.Contains("there is no chart \"secesion\"; expected one of defection", error.Message, StringComparison.Ordinal);
        Assert.Contains("nearest: secession", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_or_read_is_told_in_words()
    {
        using var folder = Eventful(1);
        var opened = folder.Open();
        Assert.Throws<OutputException>(() => ChartSet.DrawAll(opened, ["why"], ChartFormats.Svg, folder.FileOf(RunTable.Series)));
        File.WriteAllBytes(folder.FileOf(RunTable.Cities), [1, 2, 3]);
        Assert.Contains(
            "cities.parquet",
            Assert.Throws<RunFolderException>(() => ChartSet.DrawAll(opened, ChartSet.Names, ChartFormats.Svg, Path.Combine(folder.Path, "charts"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_a_scenario_are_text_and_nothing_else()
    {
        using var folder = Eventful(1, "</svg><script>&\"");
        folder.Manifest = folder.Manifest with { Scenario = folder.Manifest.Scenario with { Name = "<b>\u0000bold & \uD800" } };
        foreach (var chart in ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.All, Path.Combine(folder.Path, "charts")))
        {
            string svg = Encoding.UTF8.GetString(chart.Svg.Span);
            XDocument.Parse(svg);
            Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        }
    }

    /// <summary>A run of a year in which a little of everything happens.</summary>
    private static SmallFolder Eventful(int runs, string city = "Saltmere")
    {
        var folder = new SmallFolder(runs);
        double[] Of(params double[] values) => [.. Enumerable.Range(0, runs).SelectMany(run => values.Select(value => value * (1 + 0.1 * run)))];
        folder.WithSeries(
            [
                .. ((string[])["trade", "climate", "any"]).SelectMany(domain => ((string, double[])[])
                    [($"defiance.{domain}", Of(0, 0.1, 0.3, 0.2, 0.2)), ($"defiance.{domain}.people", Of(0, 0.2, 0.2, 0.1, 0.3))]),
                ("nations", [.. Enumerable.Range(0, runs).SelectMany(_ => (double[])[3, 3, 4, 4, 4])]),
                ("members.c40", Of(2, 3, 4, 5, 6)), ("members.iclei", Of(5, 5, 5, 5, 5)),
                ("outcome.complied.trade", Of(0, 2, 3, 1, 0)), ("outcome.policyChanged.climate", Of(0, 1, 0, 0, 2)),
                ("response.devolve.trade", Of(0, 1, 1, 0, 1)), ("clashesOpen", Of(0, 1, 1, 1, 2)),
            ]);
        int[] run = [.. Enumerable.Range(0, runs).SelectMany(number => Enumerable.Repeat(number, 4))];
        T[] Each<T>(params T[] values) => [.. Enumerable.Range(0, runs).SelectMany(_ => values)];
        folder.With(
            RunTable.Cities, ("run", run), ("time", Each(2015.0, 2015, 2016, 2016)),
            ("city", Each<long>(1, 2, 1, 2)), ("name", Each(city, "Maris", city, "Maris")),
            ("nation", Each("AAA", "BBB", "AAA", "BBB")), ("latitude", Each(38.6f, 39.2f, 38.6f, 39.2f)), ("longitude", Each(-27.1f, -31.2f, -27.1f, -31.2f)),
            ("eligible", Each(true, true, true, true)), ("netBenefit", run.Select((number, i) => 0.01f * i - 0.05f * number).ToArray()),
            ("term.trade", Each(-0.1f, -0.2f, -0.1f, -0.2f)),
            ("term.identity", Each(0.1f, 0.05f, 0.1f, 0.05f)),
            ("stance.trade", Each("comply", "comply", "defy", "voice")), ("ideal.trade", Each(0.1f, 0.5f, 0.2f, 0.4f)),
            ("status", Each("constituent", "constituent", "constituent", "independent")));
        folder.With(
            RunTable.Nations, ("run", run), ("time", Each(2015.0, 2015, 2016, 2016)),
            ("nation", Each("AAA", "BBB", "AAA", "BBB")), ("name", Each("Aland", "Bland", "Aland", "Bland")),
            ("population", Each(2.0, 1, 2, 1)), ("policy.trade", Each(0.3f, -0.3f, 0.2f, -0.2f)));
        folder.With(
            RunTable.Bids, ("run", run), ("nation", Each("BBB", "AAA", "AAA", "CCC")),
            ("started", Each(2015.25, 2015.25, 2015.5, 2015.5)), ("ended", Each<double?>(2015.75, 2015.5, null, 2016)),
            ("outcome", Each("independence", "suppressed", "open", "autonomy")));
        folder.With(RunTable.Ties, ("run", Enumerable.Range(0, runs).ToArray()),
            ("first", Enumerable.Repeat(1L, runs).ToArray()), ("second", Enumerable.Repeat(2L, runs).ToArray()));
        return folder;
    }
}
