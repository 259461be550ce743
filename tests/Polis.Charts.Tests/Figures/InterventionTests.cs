using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Tests;
using SkiaSharp;
using Xunit;

namespace Polis.Charts.Tests.Figures;

/// <summary>What a scenario changes is marked in charts over time.</summary>
public sealed class InterventionTests
{
    private const string Hold = "{at: 2015-04, until: 2015-10, set: {nation: AAA, column: policy.trade, to: -0.5}}";

    [Fact]
    public void Marks_are_those_of_the_runs_years_and_changes_at_the_same_times_are_one()
    {
        using var folder = Folder(
            "{at: 2015-07, set: {parameter: harm, to: 3}}", Hold, "{at: 2015-04, until: 2015-10, withdraw: {nation: AAA, from: pact}}",
            "{at: 2016-01, bid: {city: Late}}", "{at: 2012-01, until: 2013-01, bid: {city: Over}}", "{at: 2012-01, until: 2016-06, bid: {city: Longer}}");
        var data = new ChartData(folder.Open());
        Assert.Equal(
            [
                new("6", "Longer bids for independence", 2012, 2016 + 5 / 12.0, "January 2012 to June 2016"),
                new("2–3", "policy.trade of AAA held at −0.5; AAA leaves pact", 2015.25, 2015.75, "April 2015 to October 2015"),
                new("1", "harm set to 3", 2015.5, null, "July 2015"),
            ],
            data.Interventions);
    }

    [Fact]
    public void All_charts_tell_them_to_those_who_cannot_see_them()
    {
        using var folder = Folder(Hold);
        var charts = ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.Svg, Path.Combine(folder.Path, "charts"));
        const string Said = "Interventions: April 2015 to October 2015: policy.trade of AAA held at −0.5.";
        Assert.All(charts, chart => Assert.EndsWith(Said, chart.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("map")]
    [InlineData("why")]
    public void A_chart_without_a_line_of_time_names_them_below_its_title(string name)
    {
        using var folder = Folder(
            Hold, "{at: 2015-07, set: {parameter: harm, to: 3}}", "{at: 2015-08, bid: {city: Late}}", "{at: 2015-09, bid: {city: Later}}");
        Assert.Contains(
            "Interventions: April 2015 to October 2015: policy.trade of AAA held at −0.5; July 2015: harm set to 3; August 2015: Late bids for independence; "
                + "1 more.", ChartSet.Draw(folder.Open(), name).Inline!.Subtitle, StringComparison.Ordinal);
        using var without = Folder();
        Assert.DoesNotContain("Interventions", ChartSet.Draw(without.Open(), name).Inline!.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_of_an_intervention_is_a_veil_through_which_the_chart_is_seen()
    {
        using var folder = Folder(Hold);
        var chart = ChartSet.DrawAll(folder.Open(), ["networks"], ChartFormats.Svg, Path.Combine(folder.Path, "charts"))[0];
        var file = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(chart.Svg.Span)).Root!;
        var filled = file.Descendants().Where(element => element.Name.LocalName == "rect" && element.Parent!.Name.LocalName != "clipPath").ToList();
        // A shape without a fill is black.
        Assert.All(filled, rectangle => Assert.NotNull(rectangle.Attribute("fill")));
        Assert.Contains(filled, rectangle => rectangle.Attribute("fill-opacity") is { } opacity && double.Parse(opacity.Value) < 0.2);
        Assert.Contains("fill=\"var(--chart-veil)\" fill-opacity=\"0.0", chart.Inline!.Wide, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_with_interventions_differs_from_the_same_without()
    {
        using var with = Folder(Hold);
        using var without = Folder();
        Assert.NotEqual(Svg(with), Svg(without));

        static byte[] Svg(SmallFolder folder) =>
            ChartSet.DrawAll(folder.Open(), ["networks"], ChartFormats.Svg, Path.Combine(folder.Path, "charts"))[0].Svg.ToArray();
    }

    [Theory]
    [InlineData(false, "left", "returned")]
    [InlineData(true, "a name that is far too long to stand above the panel beside another one", "another name that is as long as the first one or longer")]
    public void Names_that_do_not_fit_are_a_numbered_list(bool numbered, string first, string second)
    {
        var strip = new InterventionStrip([new("1", first, 2016, 2018, "January 2016"), new("2", second, 2020, null, "January 2020")]);
        using var page = new Page(PageKind.Svg);
        using var panel = new Panel(page, new SKRect(50, 50, 450, 150), Axis.Years(2015, 2025, 5), Axis.Round(0, 1, 2));
        strip.Name(page, panel, 44);
        Assert.Equal(numbered, strip.IsNumbered);
        Assert.Equal(numbered, strip.List(page, 200) > 200);
        using var picture = page.Finish();
    }

    [Fact]
    public void A_scenario_that_cannot_be_read_is_told_with_its_file()
    {
        using var folder = Folder("{at: [");
        var error = Assert.Throws<RunFolderException>(
            () => ChartSet.DrawAll(folder.Open(), ["networks"], ChartFormats.Svg, Path.Combine(folder.Path, "charts")));
        Assert.Contains("scenario.yaml: cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_domain_moves_is_read_from_the_scenario()
    {
        using var folder = Folder();
        var data = new ChartData(folder.Open());
        Assert.Equal((EconomicLever.Openness, EconomicLever.None), (data.LeverOf("trade"), data.LeverOf("unknown")));
    }

    private static SmallFolder Folder(params string[] interventions)
    {
        var folder = new SmallFolder().WithSeries(("members.c40", [1, 2, 3, 4, 5]), ("defiance.trade", [0, 0.1, 0.2, 0.1, 0]));
        File.WriteAllText(
            Path.Combine(folder.Path, RunFolderFiles.Scenario),
            $"domains:\n  - {{name: trade, lever: openness}}\ninterventions:\n{string.Concat(interventions.Select(item => $"  - {item}\n"))}");
        return folder;
    }
}
