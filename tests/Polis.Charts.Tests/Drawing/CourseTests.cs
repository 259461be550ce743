using Polis.Charts.Comparing;
using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Experiments.Tests.Comparing;
using Polis.Model;
using Polis.Results;
using Xunit;

namespace Polis.Charts.Tests.Drawing;

/// <summary>Where records stand on charts over time: no line moves before what moves it.</summary>
public sealed class CourseTests
{
    private static readonly double[] _years = [2015, 2016, 2017, 2018];

    [Fact]
    public void What_stands_at_the_end_of_a_year_is_drawn_there()
    {
        var course = Course.Of(_years, []);
        Assert.Equal(_years, course.Times);
        Assert.Equal(_years, course.Changes);
        Assert.Equal([1, 2, 3, 4], course.Of([1, 2, 3, 4]));
    }

    [Fact]
    public void What_is_counted_over_a_year_stands_in_its_middle_and_a_single_year_begins_with_the_run()
    {
        Assert.Equal([2015.5, 2016.5, 2017.5], Course.OfCounts([2016, 2017, 2018], [], 2015).Times);
        Assert.Equal([2015.75], Course.OfCounts([2016], [], 2015.5).Times);
        // A year without a count leaves a gap, and the counts of others stay of one year.
        Assert.Equal([2015.5, 2017.5, 2018.5], Course.OfCounts([2016, 2018, 2019], [], 2015).Times);
        Assert.Empty(Course.OfCounts([], [], 2015).Times);
        Assert.Empty(Course.Of([], []).Times);
    }

    [Fact]
    public void Up_to_an_intervention_a_line_holds_the_value_before_and_a_step_is_made_at_its_date()
    {
        var course = Course.Of(_years, [Mark(2016.5, 2017.25)]);
        Assert.Equal([2015, 2016, 2016.5, 2017, 2017.25, 2018], course.Times);
        Assert.Equal([1, 2, 2, 3, 3, 4], course.Of([1, 2, 3, 4]));
        Assert.Equal([2015, 2016, 2016.5, 2017.25], course.Changes);
    }

    [Fact]
    public void What_begins_with_a_year_changes_the_value_at_its_end_and_the_step_is_made_at_its_start()
    {
        var course = Course.Of(_years, [Mark(2016, null)]);
        Assert.Equal(_years, course.Times);
        Assert.Equal([2015, 2016, 2016, 2018], course.Changes);
    }

    [Fact]
    public void Of_several_dates_in_a_year_the_last_is_the_first_at_which_a_line_moves()
    {
        var course = Course.Of(_years, [Mark(2016.25, 2016.75), Mark(2016.5, null)]);
        Assert.Equal([2015, 2016, 2016.75, 2017, 2018], course.Times);
    }

    [Theory]
    [InlineData(2017, 2017.5)]
    [InlineData(2017.25, 2017.625)]
    [InlineData(2017.75, 2017.875)]
    public void A_count_stands_in_the_middle_of_what_is_left_of_its_year_after_an_intervention(double date, double middle)
    {
        var course = Course.OfCounts([2016, 2017, 2018], [Mark(date, null)], 2015);
        Assert.Equal([2015.5, 2016.5, date, middle], course.Times);
        Assert.Equal([0, 1, 1, 5], course.Of([0, 1, 5]));
    }

    [Fact]
    public void No_difference_of_a_comparison_is_drawn_before_its_what_if_begins()
    {
        using var comparison = new SmallComparison(1, ["runs=2", "years=4"], ["interventions=[{at: 2017-06, set: {parameter: policyLoss, to: 0.3}}]"]);
        double begins = 2017 + 5 / 12.0;
        var before = ComparisonCharts.World(comparison.Path, "tiny");
        var after = ComparisonCharts.World(comparison.Path, "tiny-2");
        int moved = 0;
        foreach (var metric in comparison.Effects[0].Select(effect => effect.Metric).Where(metric => !metric.Metric.Unit.IsYear).Distinct())
        {
            var series = ComparedSeries.Of(before.Series, after.Series, metric.Name, 1);
            var course = metric.Metric.IsFlow ? Course.OfCounts(series.Times, after.Interventions, after.Start)
                : Course.Of(series.Times, after.Interventions);
            foreach (double[] pair in series.Pairs)
            {
                var drawn = course.Times.Zip(course.Of(pair)).ToList();
                Assert.All(drawn.Where(point => point.First <= begins + 1e-6), point => Assert.Equal(0, point.Second));
                if (drawn.Any(point => point.Second != 0)) moved++;
            }
        }
        Assert.True(moved > 10);
    }

    [Theory]
    [InlineData(2015, 2019, false)]
    [InlineData(2016, 2019, true)]
    [InlineData(2015, 2017, true)]
    public void A_chart_of_a_difference_says_that_it_shades_years_only_where_it_does_and_has_all_years_of_the_runs(double from, double to, bool shades)
    {
        var chart = DifferenceChart.Of(Pairs(2015, 2019), Told("clashesOpened", from, to), Metric("clashesOpened"), Series([1, 2, 3, 4], [2, 2, 5, 4]), []);
        Assert.Equal(shades, chart.ToInline("chart").Subtitle.Contains("Yellow: the time that the title is about", StringComparison.Ordinal));
        foreach (string year in (string[])["2015", "2019"]) Assert.Contains($">{year}</text>", chart.ToInline("chart").Wide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_range_of_differences_holds_the_whole_interval_of_their_mean()
    {
        var series = Series([1, 2, 3, 4], [2, 2, 5, 4], [1, 2, 3, 4], [1, 2, 4, 6]);
        double least = series.Effect.Min(effect => effect.Low), most = series.Effect.Max(effect => effect.High);
        Assert.True(least < 0 && most > 2);
        var (low, high) = DifferenceChart.DifferenceRange(series);
        Assert.True(low <= least && high >= most);
        // Of one pair there is no interval.
        Assert.Equal((0, 2), (DifferenceChart.DifferenceRange(Series([1, 2, 3, 4], [2, 2, 5, 4])) is var one ? (one.Low, Math.Floor(one.High)) : default));
    }

    private static ComparedSeries Series(params double[][] runs) => ComparedSeries.Of(
        [2016, 2017, 2018, 2019], [.. runs.Where((_, i) => i % 2 == 0)], [.. runs.Where((_, i) => i % 2 == 1)]);

    private static ComparedPairs Pairs(double from, double to) => new("base", 2, 1, new YearSpan(from, to), "year");

    private static Headline Told(string metric, double from, double to) => new("more", metric, from, to, "More clashes open.");

    private static SeriesMetric Metric(string name) => new(name, MetricCatalogue.For(["trade"], []).Single(metric => metric.Name == name), null);

    [Fact]
    public void Charts_say_where_values_stand()
    {
        var run = Experiment.Load("tiny").With("years", "3").Run(2, stop: TestContext.Current.CancellationToken);
        Assert.Contains("Each value stands at the end of its year.", run.Chart("defiance").Inline!.Subtitle, StringComparison.Ordinal);
        Assert.Contains("Each count stands in the middle of its year.", run.Chart("clashesOpened").Inline!.Subtitle, StringComparison.Ordinal);
        Assert.Equal("", Course.Held([]));
        Assert.NotEqual("", Course.Held([Mark(2016, null)]));
    }

    private static InterventionMark Mark(double from, double? to) => new("1", "a change", from, to, "then");
}
