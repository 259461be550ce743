using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("run <SCENARIO>")]
    [InlineData("scenario", "polis scenario list")]
    public void Without_a_command_the_help_is_shown_and_nothing_is_wrong(params string[] line)
    {
        var finished = _polis.Run(line[..^1]);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        Assert.Contains(line[^1], finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_no_command_is_still_wrong() => Assert.Equal(2, _polis.Run("scenario", "chek").ExitCode);

    [Fact]
    public void Every_command_has_an_example_that_names_it_and_the_program_says_where_to_start()
    {
        string root = _polis.Run("--help").Output;
        Assert.Contains("Start here:", root, StringComparison.Ordinal);
        var commands = CommandsIn(root);
        Assert.Superset(new HashSet<string> { "run", "compare", "plot", "explain", "scenario", "names", "sql" }, commands.ToHashSet());
        foreach (string command in commands)
        {
            string help = HasExample(command);
            foreach (string below in CommandsIn(help)) HasExample(command, below);
        }
    }

    [Fact]
    public void The_examples_of_the_help_work_in_their_order()
    {
        foreach (string[] command in (string[][])[["run", "tiny", "--quiet"], ["scenario"], ["scenario", "list"], ["scenario", "new"], ["scenario", "check"],
            ["scenario", "schema"], ["plot"], ["explain"], ["names"], ["sql"]])
        {
            // The first makes the folder that others read.
            foreach (string[] line in command is ["run", ..] ? [command] : ExamplesIn(_polis.Run([.. command, "--help"]).Output).Select(Words))
            {
                var finished = _polis.Run(line);
                Assert.True(finished.ExitCode == 0, $"{string.Join(' ', line)}: {finished.Error}");
            }
        }
    }

    private string HasExample(params string[] command)
    {
        string help = _polis.Run([.. command, "--help"]).Output;
        Assert.Contains(ExamplesIn(help), example => example.StartsWith($"polis {string.Join(' ', command)}", StringComparison.Ordinal));
        return help;
    }

    /// <summary>The lines below a heading, up to the next empty line.</summary>
    private static IEnumerable<string> Below(string heading, string help) =>
        help.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
            .Skip(1).TakeWhile(line => line.Length > 0);

    private static IEnumerable<string> ExamplesIn(string help) => Below("Example", help).Select(line => line.Trim());

    /// <summary>Names of the commands: lines of the list that are no continuation of a description.</summary>
    private static List<string> CommandsIn(string help) =>
        [.. Below("Commands:", help).Where(line => line.Length > 2 && line[2] != ' ').Select(line => line.Trim().Split(' ')[0])];

    /// <summary>Words as a shell splits them, without the name of the program.</summary>
    private static string[] Words(string line)
    {
        string[] parts = line.Split('"');
        return [.. parts.SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(1)];
    }
}
