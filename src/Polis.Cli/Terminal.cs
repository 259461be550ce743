using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>Where tables and sentences are printed.</summary>
internal static partial class Terminal
{
    /// <summary>Width where the output is no terminal and the variable COLUMNS names none.</summary>
    private const int PlainWidth = 110;

    /// <summary>Least width that is believed.</summary>
    private const int LeastWidth = 40;

    /// <summary>A blank at which no line ends.</summary>
    private const char Unbroken = '\u00A0';

    /// <summary>Columns of the terminal; where the output is none, those that the variable COLUMNS names.</summary>
    /// <param name="plainWidth">Width where neither is known.</param>
    public static int Width(int plainWidth = PlainWidth)
    {
        if (!Console.IsOutputRedirected && Console.WindowWidth > 0) return Console.WindowWidth;
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns)
            && columns >= LeastWidth ? columns : plainWidth;
    }

    /// <summary>A console on an output.</summary>
    /// <param name="output">Output.</param>
    /// <param name="plainWidth">Width where it is no terminal.</param>
    public static IAnsiConsole For(TextWriter output, int plainWidth = PlainWidth)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width(plainWidth);
        return console;
    }

    /// <summary>Prints text on as many lines as it takes; no word, number or short bracket is broken.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">Text.</param>
    /// <param name="head">What stands before it; lines below are indented as far.</param>
    public static void Say(this IAnsiConsole console, string text, string head = "")
    {
        foreach (string line in Lines(text, console.Profile.Width, head)) console.WriteLine(line);
    }

    /// <summary>Text on lines; no word, number or short bracket is broken.</summary>
    /// <param name="text">Text.</param>
    /// <param name="width">Most characters of a line.</param>
    /// <param name="head">What stands before it; lines below are indented as far.</param>
    public static IEnumerable<string> Lines(string text, int width, string head = "")
    {
        string line = head;
        bool empty = true;
        foreach (string word in Short().Replace(text, bracket => bracket.Value.Replace(' ', Unbroken)).Replace(" %", $"{Unbroken}%").Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return Plain(line);
                line = new string(' ', head.Length);
                empty = true;
            }
            line += empty ? word : " " + word;
            empty = false;
        }
        yield return Plain(line);

        static string Plain(string line) => line.TrimEnd().Replace(Unbroken, ' ');
    }

    /// <summary>Words that stay together on a line.</summary>
    public static string Together(string words) => words.Replace(' ', Unbroken);

    /// <summary>A bracket that is short enough to stay whole, as an interval is.</summary>
    [GeneratedRegex(@"[(\[][^()\[\]]{1,32}[)\]]")]
    private static partial Regex Short();
}
