using System.Diagnostics;
using System.Text;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class ScenarioFileTests : IDisposable
{
    private const string Names = "a path, or one of ";

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "s.yaml:1:1: is empty; expected keys and values, as in `polis scenario new`")]
    [InlineData("# nothing but a comment\n", "s.yaml:1:1: is empty; expected keys and values, as in `polis scenario new`")]
    [InlineData("- a\n- b\n", "s.yaml:1:1: is a list; expected keys and values, as in `polis scenario new`")]
    [InlineData("hello\n", "s.yaml:1:1: is a text; expected keys and values, as in `polis scenario new`")]
    [InlineData("name: x\n", "s.yaml:1:1: names no world; expected `extends`, or tables of `nations` and `cities`, or `synthetic`",
        "s.yaml:1:1: start: is missing; expected a month as in 2017-06")]
    [InlineData("start: 2015-01\nnations: nations.csv\n", "s.yaml:2:10: cities: is missing, and nations needs it; expected the path of a table")]
    [InlineData("start: 2015-01\ncities: cities.csv\n", "s.yaml:2:9: nations: is missing, and cities needs it; expected the path of a table")]
    [InlineData("start: 2015-01\nnations: nations.csv\ncities: cities.csv\nmemberships: memberships.csv\ntreatyParties: treaty-parties.csv\n",
        "s.yaml:4:14: networks: is missing, and memberships needs it; expected the path of a table",
        "s.yaml:5:16: treaties: is missing, and treatyParties needs it; expected the path of a table")]
    [InlineData("synthetic: {cities: 50, nations: 5}\n", "s.yaml:1:1: start: is missing; expected a month as in 2017-06")]
    public void A_file_holds_keys_and_names_a_world(string text, params string[] expected)
    {
        _folder.Write("s.yaml", text);
        Assert.Equal(expected, _folder.Errors("s.yaml"));
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_as_what_it_is()
    {
        _folder.Write("binary.yaml", [0, 1, 2, 3]);
        _folder.Write("wide.yaml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("name: x\n")).ToArray());
        _folder.Write("latin.yaml", Encoding.Latin1.GetBytes("seed: 1\nname: München\n"));
        _folder.Write("picture.yaml", [0x89, 0x50, 0x4E, 0x47]);
        Assert.Equal(["binary.yaml: is a binary file; expected a scenario in YAML, UTF-8"], _folder.Errors("binary.yaml"));
        Assert.Equal(["wide.yaml: is UTF-16; expected a scenario in YAML, UTF-8"], _folder.Errors("wide.yaml"));
        Assert.Equal(["latin.yaml:2:8: holds a byte that is not UTF-8; expected a scenario in YAML, UTF-8"], _folder.Errors("latin.yaml"));
        Assert.Equal(["picture.yaml:1:1: holds a byte that is not UTF-8; expected a scenario in YAML, UTF-8"], _folder.Errors("picture.yaml"));
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_other_systems_move_no_place()
    {
        _folder.Write("s.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("extends: base.yaml\r\nyears: 3x\r\n")]);
        Assert.Equal(["s.yaml:2:8: years: is \"3x\"; expected a whole number from 1 to 1000"], _folder.Errors("s.yaml"));
    }

    [Fact]
    public void A_file_of_100_MB_is_refused_without_being_read()
    {
        using (var file = File.Create(_folder.PathOf("big.yaml"))) file.SetLength(100_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(["big.yaml: is too large (100,000,000 bytes); expected at most 1,000,000 bytes; large tables belong in CSV or Parquet files"],
            _folder.Errors("big.yaml"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_read_is_said_with_the_nearest_names()
    {
        Directory.CreateDirectory(_folder.PathOf("folder"));
        string all = Names + string.Join(", ", ShippedScenarios.Names);
        Assert.Equal(
            [$"bose.yaml: there is no such file and no shipped scenario of that name; expected {all}; nearest: base.yaml"], _folder.Errors("bose.yaml"));
        Assert.Equal([$"base: there is no such file and no shipped scenario of that name; expected {all}; nearest: base.yaml"], _folder.Errors("base"));
        Assert.Equal([$"tinny: there is no such file and no shipped scenario of that name; expected {all}; nearest: tiny"], Errors("tinny"));
        Assert.Equal([$"no/such.yaml: there is no such file and no shipped scenario of that name; expected {all}"], Errors("no/such.yaml"));
        Assert.Equal([$"scenario: has no name; expected a path, or the name of a shipped scenario"], Errors(" "));
        Assert.Equal(["folder: is a directory; expected a scenario in YAML, UTF-8"], _folder.Errors("folder"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said_to_be_so()
    {
        // Reading the first bytes of a process's memory fails for everyone, administrators too.
        const string Unreadable = "/proc/self/mem";
        Assert.SkipUnless(File.Exists(Unreadable), "There is no such file on this system.");
        Assert.Matches("^/proc/self/mem: cannot be read: .+; expected a scenario in YAML, UTF-8$", Assert.Single(Errors(Unreadable)));
        File.CreateSymbolicLink(_folder.PathOf("t.csv"), Unreadable);
        Assert.Matches(@"^t\.csv: cannot be read: .+; expected a table: \.csv, \.csv\.gz or \.parquet$", Assert.Single(_folder.ErrorsOf("cities: t.csv")));
    }

    [Fact]
    public async Task A_scenario_may_come_through_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes there are no files.");
        string pipe = _folder.PathOf("pipe");
        using (var make = Process.Start("mkfifo", pipe)) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        var writing = Task.Run(() => File.WriteAllText(pipe, ScenarioFolder.Base), TestContext.Current.CancellationToken);
        var plan = await Task.Run(() => _folder.Plan("pipe"), TestContext.Current.CancellationToken);
        await writing;
        Assert.Equal(5, plan.Tables.Cities.Count);
    }

    [Fact]
    public void A_file_without_end_is_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such file on this system.");
        Assert.Equal(["/dev/zero: is too large; expected at most 1,000,000 bytes; large tables belong in CSV or Parquet files"], Errors("/dev/zero"));
    }

    [Fact]
    public void A_table_that_is_not_there_is_said_at_the_key_that_names_it()
    {
        Assert.Equal(["s.yaml:2:9: cities: there is no file citis.csv; expected a table: .csv, .csv.gz or .parquet; nearest: cities.csv"],
            _folder.ErrorsOf("cities: citis.csv"));
        Assert.Equal(
            ["s.yaml:2:9: cities: there is no file no/cities.csv; expected a table: .csv, .csv.gz or .parquet"], _folder.ErrorsOf("cities: no/cities.csv"));
        Assert.Equal(["s.yaml:2:9: cities: base.yaml is no table by its extension; expected .csv, .csv.gz or .parquet"], _folder.ErrorsOf("cities: base.yaml"));
        Directory.CreateDirectory(_folder.PathOf("folder.csv"));
        Assert.Equal(["s.yaml:2:9: cities: folder.csv is a directory; expected a table: .csv, .csv.gz or .parquet"], _folder.ErrorsOf("cities: folder.csv"));
        Assert.EndsWith("citie-major.csv; expected a table: .csv, .csv.gz or .parquet; nearest: cities-major.csv",
            Assert.Single(_folder.ErrorsOf("cities: shipped:data/citie-major.csv")));
    }

    [Fact]
    public void A_name_without_a_path_is_that_of_a_shipped_scenario_whatever_lies_in_the_folder()
    {
        Assert.Equal("tiny", ScenarioLoader.Load("tiny").Name);
        Assert.Contains("nearest: tiny", Assert.Throws<ScenarioException>(() => ScenarioLoader.Load("tiny.yaml")).Message, StringComparison.Ordinal);
        Assert.Equal("tiny", ScenarioLoader.Load(Path.Combine(ShippedScenarios.Root, "tiny.yaml")).Name);
        _folder.Write("tiny.yaml", ScenarioFolder.Base);
        _folder.Write("s.yaml", "extends: tiny\n");
        Assert.Equal(6, _folder.Plan("s.yaml").Tables.Cities.Count);
        _folder.Write("s.yaml", "extends: tiny.yaml\n");
        Assert.Equal(5, _folder.Plan("s.yaml").Tables.Cities.Count);
    }

    [Fact]
    public void An_error_never_steers_a_terminal()
    {
        string error = Assert.Single(_folder.ErrorsOf("\"years\\e[31m\\n\": 3"));
        Assert.DoesNotContain(error, char.IsControl);
    }

    private static string[] Errors(string name) =>
        [.. Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(name)).Errors.Select(error => error.ToString())];
}
