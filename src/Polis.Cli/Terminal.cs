using Spectre.Console;

namespace Polis.Cli;

/// <summary>Where tables and sentences are printed.</summary>
internal static class Terminal
{
    /// <summary>Width of tables where the output is no terminal.</summary>
    private const int PlainWidth = 110;

    /// <summary>A console on an output.</summary>
    /// <param name="output">Output.</param>
    /// <param name="plainWidth">Width where it is no terminal.</param>
    public static IAnsiConsole For(TextWriter output, int plainWidth = PlainWidth)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = plainWidth;
        return console;
    }
}
