using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>What commands print at 80 columns: nothing is wider, and no word, number or bracket is broken.</summary>
public sealed class WidthTests : IDisposable
{
    private const int Columns = 80;

    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("run", "tiny", "--runs", "4", "--no-charts", "--overwrite", "--out", "out")]
    [InlineData("compare", "mine.yaml", "--runs", "4", "--years", "10", "--no-charts", "--overwrite", "--out", "out")]
    [InlineData("sweep", "tiny", "--vary", "parameters.harm=0.02,0.4", "--vary", "parameters.policyLoss=0.02,0.1", "--years", "4", "--runs", "2",
        "--no-charts", "--overwrite", "--out", "out")]
    [InlineData("sensitivity", "tiny", "--vary", "parameters.harm=0.02:0.4", "--vary", "parameters.recognitionRate=1:5", "--years", "3", "--runs", "2",
        "--size", "3", "--no-charts", "--overwrite", "--out", "out")]
    [InlineData("calibrate", "--targets", "targets.yaml", "--runs", "20", "--set", "years=3", "--no-charts", "--overwrite", "--out", "out")]
    [InlineData("names", "trade", "--scenario", "tiny")]
    [InlineData("scenario", "list")]
    public void Nothing_is_wider_than_the_terminal_and_nothing_is_broken(params string[] command) => Holds(command);

    [Theory]
    [InlineData(60, "single-market", "eu-single-market")]
    [InlineData(60, "barcelona", "\"Barcelona, ESP\"")]
    public void Names_are_whole_on_a_narrow_terminal(int columns, string word, string write)
    {
        string[] lines = Run(columns, "names", word).Split('\n');
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= columns, line));
        foreach (string part in write.Split(' ')) Assert.Contains(lines, line => line.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_what_is_read_from_a_folder_is_wider_or_broken()
    {
        Run(null, "sweep", "tiny", "--vary", "parameters.harm=0.02,0.1,0.4", "--years", "4", "--runs", "3", "--no-charts", "--quiet", "--out", "swept");
        Holds("discover", "swept", "--when", "defiance > 0.05", "--no-charts");
        Run(null, "run", "tiny", "--years", "10", "--no-charts", "--quiet", "--out", "out");
        Holds("explain", "out", "--city", "Saltmere", "--limit", "0");
        Holds("sql", "out", "SELECT city, name, domain, started, ended, outcome FROM clashes LIMIT 5");
    }

    private void Holds(params string[] command)
    {
        _polis.Write("mine.yaml", "name: Mine\nextends: tiny\ninterventions:\n  - {at: 2016-01, set: {nation: AUR, column: policy.trade, to: -0.9}}\n");
        _polis.Write("record.csv", "date,value\n2016-01-01,2\n2017-01-01,3\n");
        _polis.Write("targets.yaml", "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4], parameters.policyLoss: [0.02, 0.1]}\n"
            + "targets: {file: record.csv, metric: clashesOpen}\nholdOut: 0.5\n");
        // Answers have intervals from 100 columns on, and other words for them.
        string narrow = Run(Columns, command), wide = Run(command[0] == "run" ? 99 : 1000, command);
        Assert.All(narrow.Split('\n'), line => Assert.True(line.TrimEnd().Length <= Columns, line));
        Assert.Empty(Words(narrow).Except(Words(wide)));
        Assert.All(narrow.Split('\n'), line => Assert.True(line.Count(c => c == '[') == line.Count(c => c == ']'), line));
    }

    private string Run(int? columns, params string[] command)
    {
        var finished = _polis.Run(columns is { } width ? [("COLUMNS", $"{width}")] : [], command);
        Assert.True(finished.ExitCode == 0, finished.Error);
        return finished.Output;
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(c => c != '─')).Distinct();
}
