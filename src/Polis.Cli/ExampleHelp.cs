using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Polis.Cli;

/// <summary>The help of a command with its examples below it; that of the program as a whole with where to start.</summary>
/// <param name="plain">The help without examples.</param>
internal sealed class ExampleHelp(HelpAction plain) : SynchronousCommandLineAction
{
    /// <summary>What a newcomer types first, with what it does.</summary>
    private static readonly (string Line, string Does)[] _start =
    [
        ("polis run tiny", "a small world, in a second; open the report.html that it leaves"),
        ("polis scenario list", "the scenarios that are there"),
        ("polis run world-2015 --runs 10", "the world of 2015, ten futures of thirty years"),
        ("polis scenario new mine.yaml", "a scenario of your own to start from"),
        ("polis compare mine.yaml", "what it changes, and how sure that is"),
    ];

    /// <summary>Puts examples below the help of a program's commands.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new ExampleHelp((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = plain.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ExampleCommand { Examples: { Count: > 0 } examples })
        {
            output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
            foreach (string example in examples) output.WriteLine("  " + example);
            output.WriteLine();
        }
        if (parseResult.CommandResult.Command is not RootCommand) return code;
        int width = _start.Max(start => start.Line.Length);
        output.WriteLine("Start here:");
        foreach (var (line, does) in _start)
            foreach (string part in Terminal.Lines(does, Terminal.Width(int.MaxValue), $"  {line.PadRight(width)}  ")) output.WriteLine(part);
        output.WriteLine();
        return code;
    }
}
