using Polis.Scenarios.Interventions;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Records that charts draw beside what a scenario simulates.</summary>
public sealed class RecordedDataTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_resolved_scenario_has_the_values_and_needs_no_table()
    {
        _folder.Write("record.csv", "date,value,sd\n2016-03-30,10,2\n2015-06-13,164.5,\n");
        _folder.Write("s.yaml", "extends: base.yaml\nreport: {recorded: [{metric: members, of: green, file: record.csv}]}\n");
        string resolved = ScenarioLoader.Load(_folder.PathOf("s.yaml")).ToYaml();
        Assert.Contains(
            "recorded: [{metric: members, of: green, values: [{date: 2016-03-30, value: 10, sd: 2}, {date: 2015-06-13, value: 164.5}]}]", resolved,
            StringComparison.Ordinal);
        File.Delete(_folder.PathOf("record.csv"));
        _folder.Write("again.yaml", resolved);
        var again = ScenarioLoader.Load(_folder.PathOf("again.yaml"));
        Assert.Equal(resolved, again.ToYaml());
        Assert.Equal([164.5, 10], ScenarioOutline.Of(again).Recorded.Select(record => record.Value));
    }

    [Fact]
    public void Records_are_inherited_with_the_path_from_the_file_that_names_them()
    {
        Directory.CreateDirectory(_folder.PathOf("below"));
        _folder.Write("record.csv", "date,value\n2016-03-30,0.25\n");
        _folder.Write("s.yaml", "extends: base.yaml\nreport: {recorded: [{metric: defiance, of: trade, file: record.csv}]}\n");
        _folder.Write("below/what-if.yaml", "extends: ../s.yaml\nreport: {watch: [Alba]}\n");
        Assert.Equal(
            "defiance.trade", Assert.Single(ScenarioOutline.Of(ScenarioLoader.Load(_folder.PathOf("below/what-if.yaml"))).Recorded).Metric);
    }

    [Theory]
    [InlineData("{metric: member, of: green, file: record.csv}",
        "s.yaml:2:30: report.recorded.0.metric: is \"member\"; expected members or defiance; nearest: members")]
    [InlineData("{metric: members, of: grean, file: record.csv}",
        "s.yaml:2:43: report.recorded.0.of: there is no network grean; expected one of green, later; nearest: green")]
    [InlineData("{metric: defiance, of: trad, file: record.csv}",
        "s.yaml:2:44: report.recorded.0.of: there is no domain trad; expected one of trade, security, climate, transport, culture; nearest: trade")]
    [InlineData("{metric: members, of: green, file: recrod.csv}",
        "s.yaml:2:56: report.recorded.0.file: there is no file recrod.csv; expected a table: .csv, .csv.gz or .parquet; nearest: record.csv")]
    [InlineData("{metric: members, of: green}", "s.yaml:2:21: report.recorded.0: lacks a key that says what it is about; expected one of file, values")]
    [InlineData("{metric: members, of: green, fiel: record.csv}",
        "s.yaml:2:50: report.recorded.0.fiel: unknown key; expected one of file, values; nearest: file")]
    [InlineData("{metric: members, of: green, values: [{date: 2016-02-30, value: 1}]}",
        "s.yaml:2:66: report.recorded.0.values.0.date: is \"2016-02-30\"; expected a date as in 2005-06-13")]
    [InlineData("{metric: members, of: green, values: [{date: 2016-02-28, value: 1}, {date: 2016-02-28, value: 2}]}",
        "s.yaml:2:89: report.recorded.0.values.1.date: members.green has a value of 2016-02-28 already, in s.yaml:2; expected each metric and date once")]
    [InlineData("{metric: members, of: green, file: wrong.csv}",
        "wrong.csv:2:12: value: is \"ten\"; expected a number", "wrong.csv:3:1: date: is \"2016-2-30\"; expected a date as in 2005-06-13")]
    public void A_record_that_does_not_fit_is_an_error_with_its_place(string written, params string[] expected)
    {
        _folder.Write("record.csv", "date,value,sd\n2016-03-30,10,2\n");
        _folder.Write("wrong.csv", "date,value\n2016-03-30,ten\n2016-2-30,1\n");
        var errors = _folder.ErrorsOf($"report: {{recorded: [{written}]}}");
        Assert.Equal(expected.Length, errors.Length);
        Assert.All(expected, text => Assert.Contains(errors, error => error.StartsWith(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_shipped_record_is_read() => Assert.Equal(8, ScenarioOutline.Of(ScenarioLoader.Load("kyoto-mayors-2005")).Recorded.Count);
}
