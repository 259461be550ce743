using System.Xml.Linq;
using Polis.Charts.Calibrating;
using Polis.Charts.Report;
using Polis.Experiments;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Charts.Tests.Calibrating;

/// <summary>Charts of a made calibration.</summary>
public sealed class CalibrationChartsTests : IDisposable
{
    private static readonly FittedValue _rate = new("parameters.networkJoinRate", 0.1, 3), _weight = new("parameters.networkPeerWeight", 0, 2);

    private static readonly FittedRecord[] _dated =
    [
        Record(2005.5, 160, 150, 120, 170), Record(2007, 600, 500, 400, 590), Record(2009, 900, 940, 800, 1000, heldOut: true),
    ];

    private static readonly FittedRecord[] _shares =
    [
        Share(new ClashFigure(4, null), 0.4, 0.3), Share(new ClashFigure(null, "tolerate"), 0.55, 0.6), Share(new ClashFigure(null, "devolve"), 0, 0),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Fit_marginals_and_pairs_are_written_each_with_a_sentence()
    {
        var charts = CalibrationCharts.Draw(Made([_rate, _weight], [.. _dated, .. _shares]));
        Assert.Equal(["fit", "marginals", "pairs"], charts.Select(chart => chart.Name));
        Assert.All(charts.SelectMany(chart => chart.Files), file => Assert.True(new FileInfo(file).Length > 1000, file));
        Assert.All(charts, chart => Assert.Equal("svg", XDocument.Load(chart.Files[1]).Root!.Name.LocalName));
        // Of the dated ones that were fitted the second lies above its band.
        Assert.Equal("4 of 5 fitted records lie in the band that should hold 80 % of them, and 1 of 1 that were only predicted", charts[0].Title);
        Assert.StartsWith("networkPeerWeight is ", charts[1].Title, StringComparison.Ordinal);
        Assert.StartsWith("networkJoinRate and networkPeerWeight make up for each other", charts[2].Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members.mayors-climate", "cities")]
    [InlineData("defiance.climate", "%")]
    [InlineData("defiance.climate@USA", "%")]
    public void A_record_is_named_in_words_with_its_unit(string name, string unit)
    {
        var metric = FitChart.Known(name)!;
        Assert.Equal(name, metric.Name);
        Assert.Equal(unit, Charts.Sweeping.SweepText.UnitOf(metric));
        var record = new FittedRecord(new RecordedValue(name, "a date", 2007, 0.4, 0.1), false, 0.5, 0.3, 0.6);
        string page = FitChart.Of(Made([_rate], [record])).ToInline("fit").Wide;
        Assert.Contains($">{EffectText.Subject(metric)}</text>", page, StringComparison.Ordinal);
        foreach (string text in (string[])["Year", unit]) Assert.Contains($">{text}</text>", page, StringComparison.Ordinal);
        Assert.DoesNotContain($">{name}<", page, StringComparison.Ordinal);
        Assert.Null(FitChart.Known("no.such"));
    }

    [Fact]
    public void The_page_leads_with_what_was_found_then_has_charts_the_fitted_values_the_records_and_how_it_was_run()
    {
        var made = Made([_rate, _weight], [.. _dated, .. _shares]);
        made = made with { Runs = 80, Manifest = made.Manifest with { Findings = ["The rate is <1>.", "It ended because of a reason."] } };
        CalibrationReport.Write(made, CalibrationCharts.Draw(made));
        string page = File.ReadAllText(Path.Combine(_folder, RunFolderFiles.Report));
        Assert.Contains("<h1>The rate is &lt;1&gt;.</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<p>It ended because of a reason.</p>", page, StringComparison.Ordinal);
        Assert.Contains("aria-labelledby=\"marginals-narrow-title\"", page, StringComparison.Ordinal);
        Assert.Contains("<dd>80 of at most 100; a run that failed counts as one that does not fit</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>the last 25 % of the dates are only predicted</dd>", page, StringComparison.Ordinal);
        string tables = Uri.UnescapeDataString(page);
        Assert.Matches("\nparameters.networkJoinRate,[0-9.]+,[0-9.]+ to [0-9.]+,0.1,3\r\n", tables);
        Assert.Contains("members.mayors-climate,a date,900,940,\"800 to 1,000\",only predicted\r\n", tables, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_was_only_predicted_looks_unlike_one_that_was_fitted()
    {
        FittedRecord[] fitted = [.. _dated.Select(record => record with { IsHeldOut = false })];
        Assert.NotEqual(FitChart.Of(Made([_rate], _dated)).ToPng(), FitChart.Of(Made([_rate], fitted)).ToPng());
    }

    [Fact]
    public void A_deviation_and_a_band_are_seen()
    {
        byte[] drawn = FitChart.Of(Made([_rate], _dated)).ToPng();
        FittedRecord[] sure = [.. _dated.Select(record => record with { Record = record.Record with { Deviation = null } })];
        Assert.NotEqual(drawn, FitChart.Of(Made([_rate], sure)).ToPng());
        Assert.NotEqual(drawn, FitChart.Of(Made([_rate], [_dated[0] with { Low = 60 }, .. _dated[1..]])).ToPng());
    }

    [Fact]
    public void With_one_value_there_are_no_pairs_and_without_a_fit_there_is_nothing()
    {
        Assert.Equal(["fit", "marginals"], CalibrationCharts.Sheets(Made([_rate], _dated)).Select(each => each.Name));
        Assert.Empty(CalibrationCharts.Sheets(Made([_rate], _dated) with { Points = [], Weights = [] }));
        Assert.Empty(CalibrationCharts.Sheets(Made([_rate], [])));
    }

    [Fact]
    public void Records_that_tell_nothing_of_a_value_are_said_to_tell_nothing()
    {
        var flat = Made([_rate], _dated) with
        {
            Points = [.. Enumerable.Range(0, 100).Select(i => (IReadOnlyList<double>)[0.1 + 2.9 * (i + 0.5) / 100])],
            Weights = [.. Enumerable.Repeat(0.01, 100)],
        };
        Assert.StartsWith("The records say little of any value", MarginalsChart.Of(flat).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18, "Whether values make up for each other cannot be told from 18 points")]
    [InlineData(120, "No two values make up for each other, judged from 120 points: what is known of each is known for itself")]
    public void That_no_two_values_make_up_for_each_other_is_said_of_many_points_only(int points, string title)
    {
        var made = Made([_rate, _weight], _dated) with
        {
            Points = [.. Enumerable.Range(0, points).Select(i => (IReadOnlyList<double>)[0.5 + i % 6 / 3.0, 0.2 + i / 6 % 3])],
            Weights = [.. Enumerable.Repeat(1.0, points)],
        };
        Assert.Equal(0, made.Correlation(0, 1), 0.2);
        Assert.Equal(title, PairsChart.Of(made).Title);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void One_point_one_date_and_many_values_are_drawn_wide_and_narrow(int values)
    {
        FittedValue[] fit = [.. Enumerable.Range(0, values).Select(v => new FittedValue($"parameters.value{v}", 0, 1))];
        var made = Made(fit, [_dated[0]]) with { Points = [[.. fit.Select(_ => 0.5)]], Weights = [1] };
        foreach (var (name, sheet) in CalibrationCharts.Sheets(made).Select(each => (each.Name, each.Make())))
        {
            Assert.NotEmpty(sheet.ToPng());
            Assert.NotEmpty(sheet.ToInline(name).Narrow);
        }
    }

    private FittedFolder Made(FittedValue[] fit, FittedRecord[] records)
    {
        var manifest = new CalibrationManifest(
            Manifest.ProductName, "1.0.0", Manifest.CurrentFormat, CalibrationManifest.CalibrateKind, RunState.Done,
            new ManifestScenario("made", "", "", 6, 2), 1, fit, [.. records.Select(record => record.Record)], 0.25, 100, ManifestTimings.None, [], null);
        // A ridge: the higher the one, the lower the other.
        var points = Enumerable.Range(0, 40).Select(i => (IReadOnlyList<double>)[.. fit.Select((value, v) => v == 0 ? 0.5 + i / 20.0 : 1.3 - i / 60.0)]);
        return new FittedFolder(_folder, manifest, records, [.. points], [.. Enumerable.Range(0, 40).Select(i => 1.0 + i % 3)]);
    }

    private static FittedRecord Record(double year, double value, double median, double low, double high, bool heldOut = false) =>
        new(new RecordedValue("members.mayors-climate", "a date", year, value, 25), heldOut, median, low, high);

    private static FittedRecord Share(ClashFigure figure, double value, double median) =>
        new(new RecordedValue(figure.Name, "all years", 0, value, 0.07, figure), false, median, Math.Max(0, median - 0.12), median + 0.12);
}
