using System.Text;
using ParquetSharp;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Inputs that were taken without a word, or failed without a place: each stands for a kind.</summary>
public sealed class FaultTests : IDisposable
{
    private const string More = "pairs: pairs.csv\ncorporations: corporations.csv", All = "extends: base.yaml\n" + More + "\n";

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Files => [.. ScenarioFolder.Tables.Keys];

    // Whatever a table refers to may itself be wrong: the error is that of the row, and nothing fails beside it.
    [Theory]
    [MemberData(nameof(Files))]
    public void A_wrong_word_in_any_place_of_a_table_is_an_error_of_its_row_or_none(string file)
    {
        string[] lines = ScenarioFolder.Tables[file].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int row = 1; row < lines.Length; row++)
        {
            string[] fields = lines[row].Split(',');
            for (int column = 0; column < fields.Length; column++)
            {
                string[] wrong = [.. fields];
                wrong[column] = "XXX";
                _folder.Write(file, string.Join('\n', lines.Select((line, i) => i == row ? string.Join(',', wrong) : line)) + "\n");
                _folder.Write("s.yaml", All);
                try
                {
                    _folder.Plan("s.yaml");
                }
                catch (ScenarioException refused)
                {
                    // A name that is another now is missed where it is referred to.
                    Assert.Contains(refused.Errors, error => column == 0 || (error.File.EndsWith(file, StringComparison.Ordinal) && error.Line == row + 1));
                    Assert.All(
                        refused.Errors, error => Assert.True(error.Line > 0 || error.Problem.Contains("missing", StringComparison.Ordinal), error.ToString()));
                }
            }
        }
    }

    [Theory]
    [InlineData("nations.csv", "population,", "Population,", "nearest: Population", false)]
    [InlineData("cities.csv", ",capital,", ",Capital,", "Capital: the column is not read; nearest: capital", true)]
    [InlineData("cities.csv", ",group,", ",grop,", "grop: the column is not read; nearest: group", true)]
    [InlineData("cities.csv", ",cultural_distance", ",ideal.trde", "ideal.trde: the column is not read; nearest: ideal.trade", true)]
    [InlineData("networks.csv", ",minimum_population", ",minimum population", "minimum population: the column is not read; nearest: minimum_population", true)]
    public void A_misspelt_column_is_told(string file, string column, string wrong, string told, bool isNote)
    {
        _folder.Write(file, ScenarioFolder.Tables[file].Replace(column, wrong, StringComparison.Ordinal));
        _folder.Write("s.yaml", All);
        if (!isNote) Assert.Contains(_folder.ErrorsOf(More), error => error.EndsWith(told, StringComparison.Ordinal));
        else Assert.Contains(Notes("s.yaml"), note => note == $"{file}: {told}");
    }

    [Fact]
    public void A_column_of_ones_own_is_passed_over_and_very_many_are_counted()
    {
        string[] lines = ScenarioFolder.Tables["cities.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _folder.Write("cities.csv", string.Join('\n', lines.Select((line, i) => line + (i == 0 ? ",remark" : ",none"))) + "\n");
        _folder.Write("s.yaml", All);
        Assert.DoesNotContain(Notes("s.yaml"), note => note.Contains("remark", StringComparison.Ordinal));
        string many = string.Concat(Enumerable.Range(0, 40).Select(i => $",salience.trad{i}"));
        _folder.Write("cities.csv", string.Join('\n', lines.Select((line, i) => line + (i == 0 ? many : new string(',', 40)))) + "\n");
        Assert.Equal(["cities.csv: and 30 more such columns"], Notes("s.yaml").Where(note => note.Contains(" more such ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Alba")]
    [InlineData("\u0085")]
    [InlineData("a\u2028b")]
    [InlineData("\u001b[31mRed")]
    [InlineData("a\u202eb\u0000")]
    public void Names_do_not_steer_a_terminal_nor_break_a_line(string name)
    {
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"].Replace("Alba", name, StringComparison.Ordinal));
        _folder.Write("networks.csv", ScenarioFolder.Tables["networks.csv"]);
        var errors = _folder.ErrorsOf(More);
        if (name == "Alba") Assert.Empty(errors);
        else Assert.Contains("cities.csv", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_has_an_end()
    {
        foreach (var (length, right) in (ReadOnlySpan<(int, bool)>)[(200, true), (201, false), (12_000, false)])
        {
            _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"].Replace("Alba", new string('a', length), StringComparison.Ordinal));
            Assert.Equal(right, _folder.ErrorsOf(More).Length == 0);
        }
    }

    [Theory]
    [InlineData("nations.csv", "20000000", "1e-320")]
    [InlineData("nations.csv", "20000,", "1e-70,")]
    [InlineData("nations.csv", "100000,", "1e-30,")]
    [InlineData("cities.csv", "1500000", "1e-12")]
    [InlineData("cities.csv", "32000", "0.001")]
    [InlineData("pairs.csv", "500", "1e-9")]
    public void Numbers_too_small_for_what_they_count_are_refused_with_the_range(string file, string value, string tiny)
    {
        _folder.Write(file, ScenarioFolder.Tables[file].Replace(value, tiny, StringComparison.Ordinal));
        Assert.Contains($"is \"{tiny.TrimEnd(',')}\"; expected a number from ", _folder.ErrorsOf(More)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trade, Trade", "Trade differs from trade by case only")]
    [InlineData("any", "any is a word of metrics, as in defiance.any")]
    [InlineData("culture, People", "People is a word of metrics, as in defiance.people")]
    public void Domains_are_told_apart_by_every_reader(string domains, string told) =>
        Assert.Contains(told, Assert.Single(_folder.ErrorsOf($"domains: [{domains}]")), StringComparison.Ordinal);

    [Fact]
    public void A_name_of_several_nations_or_of_one_city_and_the_number_of_another_is_refused_with_both()
    {
        _folder.Write("nations.csv", ScenarioFolder.Tables["nations.csv"].Replace("Beta", "Alpha", StringComparison.Ordinal));
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"].Replace("Alba", "5", StringComparison.Ordinal));
        Assert.Contains(
            "Alpha fits 2 nations; expected a code or a name that only one has; nearest: AAA (Alpha), BBB (Alpha)",
            Assert.Single(_folder.ErrorsOf("report: {watch: [{nation: Alpha}]}")), StringComparison.Ordinal);
        string city = Assert.Single(_folder.ErrorsOf("report: {watch: [5]}"));
        Assert.Contains("5 fits 2 cities", city, StringComparison.Ordinal);
        Assert.Contains("5, AAA (id 1", city, StringComparison.Ordinal);
        Assert.Contains("Cala, CCC (id 5", city, StringComparison.Ordinal);
        Assert.Empty(_folder.ErrorsOf("report: {watch: [{nation: AAA}, \"5, AAA\", 3]}"));
    }

    [Fact]
    public void Of_very_many_errors_the_first_are_listed_and_the_others_counted()
    {
        var text = new StringBuilder("parameters:\n");
        for (int i = 0; i < 2000; i++) text.Append($"  x{i}: 1\n");
        var errors = _folder.ErrorsOf(text.ToString());
        Assert.Equal(51, errors.Length);
        Assert.EndsWith("and 1,950 more errors", errors[^1], StringComparison.Ordinal);
        Assert.StartsWith("s.yaml:3:3: parameters.x0: unknown key", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_line_feeds_alone_takes_no_room()
    {
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"] + new string('\n', 30_000_000));
        long before = GC.GetTotalAllocatedBytes();
        _folder.Write("s.yaml", All);
        Assert.Equal(5, _folder.Plan("s.yaml").Tables.Cities.Count);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 100_000_000);
    }

    [Theory]
    [InlineData("domains: [\"trade\\n\", climate]", "s.yaml:2:11: domains.0: holds control characters or line breaks")]
    [InlineData("parameters: {harm: 1e-400}", "parameters.harm: is 1e-400, too near to 0 to be told from it")]
    [InlineData("parameters: {harm: -.0005e-999}", "parameters.harm: is -.0005e-999, too near to 0 to be told from it")]
    [InlineData("parameters: {harm: 0e-999}", null)]
    [InlineData("parameters: {harm: 0.0}", null)]
    public void What_would_be_read_as_something_else_is_refused(string line, string? told)
    {
        string[] errors = _folder.ErrorsOf(line);
        if (told is null) Assert.Empty(errors);
        else Assert.Contains(told, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters: {firms: .5}", "parameters.firms is 0.5: the model takes whole firms, 0")]
    [InlineData("parameters: {firms: 5}", null)]
    public void A_part_of_a_firm_is_noted(string line, string? told)
    {
        _folder.Write("s.yaml", $"extends: tiny\n{line}\n");
        var notes = Notes("s.yaml").Where(note => note.Contains("firms", StringComparison.Ordinal));
        if (told is null) Assert.Empty(notes);
        else Assert.Equal([told], notes);
    }

    [Theory]
    [InlineData("{at: 2016-07, set: {nation: AUR, column: democracy, to: 0.9}}", true)]
    [InlineData("{at: 2017-01, set: {nation: AUR, column: democracy, to: 0.9}}", false)]
    [InlineData("{at: 2015-06, set: {nation: AUR, column: democracy, to: 0.9}}", false)]
    [InlineData("{at: 2016-07, until: 2016-10, set: {nation: AUR, column: democracy, to: 0.9}}", false)]
    [InlineData("{at: 2016-07, set: {nation: AUR, column: federalism, to: 0.9}}", false)]
    [InlineData("{at: 2016-07, set: {nation: VES, column: democracy, to: 0.9}}", false)]
    public void What_is_set_once_inside_a_hold_is_noted(string second, bool noted)
    {
        _folder.Write(
            "s.yaml", "extends: tiny\nyears: 4\ninterventions:\n  - {at: 2016-01, until: 2017-01, set: {nation: AUR, column: democracy, to: 0.1}}\n"
                + $"  - {second}\n");
        const string Note = "interventions.1 at 2016-07 sets what interventions.0 holds then, and has no effect; a line with `until` takes over";
        Assert.Equal(noted ? [Note] : [], Notes("s.yaml").Where(note => note.Contains("holds then", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_column_of_lists_is_noted()
    {
        using (var file = new ParquetFileWriter(_folder.PathOf("cities.parquet"),
            [
                new Column<long>("id"), new Column<string>("name"), new Column<string>("iso3"), new Column<double>("lat"), new Column<double>("lon"),
                new Column<double>("population"), new Column<double>("income_per_head"), new Column<double[]>("ideal.trade"),
            ]))
        {
            using var rows = file.AppendRowGroup();
            Write(1L);
            Write("Portia");
            Write("AUR");
            Write(40.0);
            Write(-33.0);
            Write(1e6);
            Write(30000.0);
            Write<double[]>([0.5, 1]);
            file.Close();

            void Write<T>(T value)
            {
                using var column = rows.NextColumn().LogicalWriter<T>();
                column.WriteBatch([value]);
            }
        }
        _folder.Write("s.yaml", "start: 2015-01\nnations: shipped:data/tiny/nations.csv\ncities: cities.parquet\n");
        Assert.Contains("cities.parquet: ideal.trade: the column is a list or has parts, and is not read", Notes("s.yaml"));
    }

    [Fact]
    public void What_a_foreign_file_holds_is_not_quoted()
    {
        _folder.Write("secret.yaml", "root:x:0:0:root\n");
        _folder.Write("t.yaml", "extends: secret.yaml\n");
        Assert.DoesNotContain("root:x", string.Concat(_folder.Errors("t.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("description=Plan #2 for Paris", "Plan #2 for Paris")]
    [InlineData("description=#2", "#2")]
    [InlineData("description=it's #3", "it's #3")]
    [InlineData("description=\"quoted #4\"", "quoted #4")]
    public void Nothing_is_a_comment_on_a_command_line(string set, string description) =>
        Assert.Equal(description, ScenarioLoader.Load("tiny", [set]).Description);

    private IEnumerable<string> Notes(string file) =>
        ScenarioLoader.Load(_folder.PathOf(file)).Notes(_folder.Plan(file)).Select(note => note[(note.LastIndexOf('/') + 1)..]);
}
