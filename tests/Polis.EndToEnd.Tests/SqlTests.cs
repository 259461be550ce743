using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>One run and one comparison of the smallest scenario, which all tests of queries read.</summary>
public sealed class SqlFolders : IDisposable
{
    public SqlFolders()
    {
        Polis.Write("mine.yaml", """
            name: Aurelia turns protectionist
            extends: tiny
            interventions:
              - {at: 2018-01, until: 2022-01, set: {nation: AUR, column: policy.trade, to: -0.9}}

            """);
        Polis.Run("run", "tiny", "--years", "6", "--runs", "2", "--record", "standard", "--no-charts", "--quiet", "--out", "run");
        Polis.Run("compare", "mine.yaml", "--years", "6", "--runs", "3", "--no-charts", "--quiet", "--out", "compare");
    }

    public PolisProgram Polis { get; } = new();

    public void Dispose() => Polis.Dispose();
}

public sealed class SqlTests(SqlFolders folders) : IClassFixture<SqlFolders>
{
    private readonly PolisProgram _polis = folders.Polis;

    [Fact]
    public void Work_that_is_not_finished_is_told_as_such()
    {
        _polis.Run("run", "tiny", "--years", "2", "--runs", "4", "--part", "1/2", "--no-charts", "--quiet", "--out", "part");
        var part = _polis.Run("sql", "part");
        Assert.Equal(2, part.ExitCode);
        Assert.Contains("polis merge", part.Error, StringComparison.Ordinal);

        _polis.Run("run", "tiny", "--years", "2", "--no-charts", "--quiet", "--out", "stopped");
        string manifest = _polis.At("stopped", "manifest.json");
        string text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text.Replace("\"done\"", "\"stopped\"", StringComparison.Ordinal));
        var asked = _polis.Run("sql", "stopped", "SELECT count(*) AS rows FROM series", "--csv");
        Assert.Equal(0, asked.ExitCode);
        Assert.StartsWith("stopped: note: the work is not finished", asked.Error, StringComparison.Ordinal);
        Assert.Equal("", _polis.Run("sql", "run", "SELECT 1 AS one").Error);
    }

    [Fact]
    public void Without_a_query_the_tables_are_listed_with_columns_types_and_rows_in_eighty_columns()
    {
        var listed = _polis.Run("sql", "run");
        Assert.Equal((0, ""), (listed.ExitCode, listed.Complaints));
        string rows = RunFolders.Rows(_polis.At("run"), "series").ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains($"series: {rows} rows", listed.Output, StringComparison.Ordinal);
        Assert.Contains("run INTEGER, time DOUBLE, metric VARCHAR, value DOUBLE", listed.Output, StringComparison.Ordinal);
        Assert.Contains("\"policy.trade\" FLOAT", listed.Output, StringComparison.Ordinal);
        Assert.All(listed.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', listed.Output);
    }

    [Fact]
    public void A_query_gives_the_values_that_the_table_holds()
    {
        var json = Rows("run", "SELECT run, time, value FROM series WHERE metric = 'nations' ORDER BY run, time");
        string[] metrics = RunFolders.Column<string>(_polis.At("run"), "series", "metric");
        double[] values = RunFolders.Column<double>(_polis.At("run"), "series", "value");
        Assert.Equal(values.Where((_, i) => metrics[i] == "nations").Order(), json.Select(row => row.GetProperty("value").GetDouble()).Order());
        Assert.NotEmpty(json);
    }

    [Fact]
    public void Tables_of_a_comparison_hold_all_its_worlds_told_apart_by_a_column()
    {
        var worlds = Rows("compare", "SELECT world, count(*) AS rows FROM series GROUP BY world ORDER BY world");
        Assert.Equal(["aurelia-turns-protectionist", "tiny"], worlds.Select(row => row.GetProperty("world").GetString()));
        Assert.All(worlds, row => Assert.Equal(
            RunFolders.Rows(_polis.At("compare", "worlds", row.GetProperty("world").GetString()!), "series"), row.GetProperty("rows").GetInt64()));
        var moved = Assert.Single(Rows("compare", "SELECT whatIf FROM effects WHERE metric = 'policy.trade@AUR' AND \"window\" = 'while it lasts'"));
        Assert.Equal(-0.9, Rows("compare", "SELECT value FROM effects WHERE metric = 'policy.trade@AUR' AND \"window\" = 'while it lasts'")[0]
            .GetProperty("value").GetDouble(), 9);
        Assert.Equal("aurelia-turns-protectionist", moved.GetProperty("whatIf").GetString());
    }

    [Fact]
    public void The_terminal_shows_fifty_rows_and_says_how_many_rows_and_columns_are_left()
    {
        var shown = _polis.Run("sql", "run", "SELECT * FROM cities");
        long left = RunFolders.Rows(_polis.At("run"), "cities") - 50;
        Assert.Contains($"… and {left.ToString("N0", CultureInfo.InvariantCulture)} more rows", shown.Output, StringComparison.Ordinal);
        Assert.Contains("more columns: ", shown.Output, StringComparison.Ordinal);
        Assert.All(shown.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("No row", _polis.Run("sql", "run", "FROM series WHERE metric = 'none'").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("more rows", _polis.Run("sql", "run", "FROM series LIMIT 50").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_line_of_names_and_quotes_what_needs_it()
    {
        var csv = _polis.Run("sql", "run", "SELECT 'a, \"b\"' AS \"x,y\", NULL AS none, 0.1 + 0.2::DOUBLE AS sum, true AS yes", "--csv");
        Assert.Equal($"\"x,y\",none,sum,yes{Environment.NewLine}\"a, \"\"b\"\"\",,0.30000000000000004,true{Environment.NewLine}", csv.Output);
    }

    [Fact]
    public void Json_has_null_for_what_is_no_number_and_numbers_as_numbers()
    {
        Assert.Equal("{\"n\": null, \"i\": null, \"s\": 12, \"t\": \"é\"}", Assert.Single(
            Rows("run", "SELECT 'NaN'::DOUBLE AS n, '-Infinity'::FLOAT AS i, sum(12) AS s, 'é' AS t")).GetRawText());
        var twice = _polis.Run("sql", "run", "SELECT 1 AS a, 2 AS a", "--json");
        Assert.Equal((2, ""), (twice.ExitCode, twice.Output));
        Assert.Contains("two columns are named a", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parquet_holds_the_same_rows_and_leaves_no_unfinished_file()
    {
        // A semicolon and a comment are no hindrance.
        var written = _polis.Run("sql", "run", "SELECT * FROM series ORDER BY metric; -- all", "--parquet", "copy.parquet");
        Assert.Equal((0, ""), (written.ExitCode, written.Complaints));
        Assert.Equal(
            $"copy.parquet: {RunFolders.Rows(_polis.At("run"), "series").ToString("N0", CultureInfo.InvariantCulture)} rows", written.Output.TrimEnd());
        var again = _polis.Run("sql", "run", "SELECT 1", "--parquet", "copy.parquet");
        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.Contains("copy.parquet: is there already", again.Error, StringComparison.Ordinal);
        Assert.Equal(RunFolders.Rows(_polis.At("run"), "series"), RunFolders.Rows(_polis.Folder, "copy"));
        double[] values = RunFolders.Column<double>(_polis.At("run"), "series", "value");
        Assert.Equal(values.Order(), RunFolders.Column<double?>(_polis.Folder, "copy", "value").Select(value => value!.Value).Order());
        Assert.Equal(2, _polis.Run("sql", "run", "SELECT tme FROM series", "--parquet", "wrong.parquet").ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(_polis.Folder), file => file.EndsWith(".part", StringComparison.Ordinal) || file.Contains("wrong"));
    }

    [Theory]
    [InlineData("SELECT tme FROM series", "there is no column tme in series; expected a column", "nearest: time")]
    [InlineData("SELECT s.tme FROM series s", "there is no column s.tme in series", "nearest: time")]
    [InlineData("SELECT policy.trade FROM nations", "policy.trade has a dot in its name; expected it in double quotes: \"policy.trade\"", "")]
    [InlineData("SELECT value FROM series WHERE metric = \"defiance\"", "there is no column defiance in series", "a text in single quotes")]
    [InlineData("FROM clashs", "there is no table clashs; expected one of bids, cities", "nearest: clashes")]
    [InlineData("WITH a AS (FROM seres) FROM a", "there is no table seres; expected one of", "nearest: series")]
    [InlineData("SELEC 1", "query, character 1: syntax error at or near \"SELEC\"", "")]
    [InlineData("SELECT medin(value) FROM series", "medin does not exist", "median")]
    [InlineData("SELECT metric::INTEGER FROM series", "Could not convert string", "")]
    [InlineData("", "is empty; expected a SELECT", "")]
    [InlineData("SELECT 1; SELECT 2", "has 2 statements; expected one SELECT", "")]
    [InlineData("SELECT INTERVAL 1 YEAR AS i", "the column i is of the type INTERVAL; expected it as text", "")]
    public void What_is_wrong_with_a_query_is_said_in_a_sentence_with_the_nearest_name(string query, string message, string nearest)
    {
        var refused = _polis.Run("sql", "run", query);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        Assert.Contains(nearest, refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("COPY (SELECT 1) TO 'stolen.csv'")]
    [InlineData("COPY (SELECT 1) TO 'run/series.parquet' (FORMAT parquet)")]
    [InlineData("EXPLAIN ANALYZE COPY (SELECT 1) TO 'run/series.parquet'")]
    [InlineData("EXPORT DATABASE 'stolen'")]
    [InlineData("ATTACH 'stolen.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("CREATE TABLE mine AS SELECT 1")]
    [InlineData("DROP VIEW series")]
    [InlineData("SELECT 1) TO 'stolen.csv'; --")]
    [InlineData("SELECT * FROM read_text('mine.yaml')")]
    [InlineData("SELECT * FROM read_parquet('compare/effects.parquet')")]
    [InlineData("SELECT * FROM 'compare/effects.parquet'")]
    [InlineData("SELECT * FROM glob('*')")]
    public void What_would_write_or_read_another_file_is_refused_and_changes_nothing(string query)
    {
        string before = RunFolders.Hashes(_polis.At("run"));
        var entries = Directory.EnumerateFileSystemEntries(_polis.Folder).Order().ToList();
        var refused = _polis.Run("sql", "run", query);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("query", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, RunFolders.Hashes(_polis.At("run")));
        Assert.Equal(entries, Directory.EnumerateFileSystemEntries(_polis.Folder).Order());
    }

    [Theory]
    [InlineData("nowhere: does not exist; expected a folder that polis run has left", "nowhere", "SELECT 1")]
    [InlineData("--csv, --json, --parquet: more than one is given", "run", "SELECT 1", "--csv", "--json")]
    [InlineData("--parquet: is given without a query", "run", "--parquet", "x.parquet")]
    [InlineData("its folder does not exist", "run", "SELECT 1", "--parquet", "nowhere/x.parquet")]
    [InlineData("run: is a folder; expected the name of a file", "run", "SELECT 1", "--parquet", "run")]
    [InlineData("is a table of the folder itself", "run", "FROM series LIMIT 1", "--parquet", "run/series.parquet")]
    public void A_wrong_folder_or_option_is_refused(string message, params string[] line)
    {
        var refused = _polis.Run(["sql", .. line]);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_table_is_named()
    {
        Directory.CreateDirectory(_polis.At("damaged"));
        File.Copy(_polis.At("run", "manifest.json"), _polis.At("damaged", "manifest.json"), overwrite: true);
        Assert.Contains("damaged: holds no tables", _polis.Run("sql", "damaged").Error, StringComparison.Ordinal);
        File.WriteAllText(_polis.At("damaged", "series.parquet"), "none");
        var refused = _polis.Run("sql", "damaged");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("series.parquet: cannot be read: ", refused.Error, StringComparison.Ordinal);
    }

    private List<JsonElement> Rows(string folder, string query)
    {
        var finished = _polis.Run("sql", folder, query, "--json");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        using var document = JsonDocument.Parse(finished.Output);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }
}
