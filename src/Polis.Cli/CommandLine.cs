using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>The program as a whole: its commands, what a wrong command line gets, and what exit codes mean.</summary>
internal static class CommandLine
{
    /// <summary>Bytes of memory with which the runtime itself still holds.</summary>
    private const long LeastBytes = 100_000_000;

    /// <summary>The commands, made once: options that commands share would otherwise remember each command that ever had them.</summary>
    private static readonly Lazy<RootCommand> _root = new(Create);

    /// <summary>Runs the program.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="configuration">Where output goes; null for the console.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration? configuration = null)
    {
        // Numbers and dates are written the same whatever the language of the machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (configuration is null) GuardedWriter.GuardConsole();
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
        // A step of a large world takes its time; Ctrl-C waits for its end.
        configuration.ProcessTerminationTimeout = TimeSpan.FromMinutes(10);
        var root = _root.Value;
        if (!HasWorkingDirectory())
        {
            configuration.Error.WriteLine("The working directory is not there any more; expected polis to be run in a folder that is.");
            return ExitCode.Wrong;
        }
        // "@x" is a name like any other, and no file of arguments.
        var parse = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Action is ParseErrorAction) return await Refuse(args, root, parse, configuration);
        bool debug = parse.GetValue(CommonOptions.Debug);
        // Short work hears of no request to stop: it ends as programs do.
        if (parse.Action is not AsynchronousCommandLineAction) return await Failures.Guard(() => parse.InvokeAsync(configuration), debug, configuration.Error);
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is var bytes && bytes < LeastBytes)
        {
            configuration.Error.WriteLine($"There is too little memory: {bytes / 1_000_000:N0} MB; expected {LeastBytes / 1_000_000:N0} MB or more.");
            return ExitCode.Failed;
        }
        // A terminal that is closed and a request to quit end the work as Ctrl-C does; the second ends the process.
        using var stop = new CancellationTokenSource();
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, End);
        return await Failures.Guard(() => parse.InvokeAsync(configuration, stop.Token), debug, configuration.Error);

        void End(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private static bool HasWorkingDirectory()
    {
        try
        {
            return Directory.GetCurrentDirectory().Length > 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand(
            "Polis simulates cities against nations: it runs what-if scenarios and tells how clashes over policy end and when a city would leave.\n"
                + "The words are explained in docs/GLOSSARY.md.")
        {
            RunCommand.Create(),
            CompareCommand.Create(),
            SweepCommand.Create(),
            SensitivityCommand.Create(),
            CalibrateCommand.Create(),
            DiscoverCommand.Create(),
            ResumeCommand.Create(),
            MergeCommand.Create(),
            PlotCommand.Create(),
            ExplainCommand.Create(),
            ScenarioCommand.Create(),
            NamesCommand.Create(),
            SqlCommand.Create(),
            BenchCommand.Create(),
        };
        root.Options.Add(CommonOptions.Debug);
        ExampleHelp.AddTo(root);
        return root;
    }

    private static async Task<int> Refuse(string[] args, RootCommand root, ParseResult parse, InvocationConfiguration configuration)
    {
        var command = parse.CommandResult.Command;
        var unmatched = parse.UnmatchedTokens;
        // polis alone, or polis scenario alone: a user looks around. That is no mistake.
        if (command.Subcommands.Count > 0 && unmatched.Count == 0) return await root.Parse([.. args, "--help"]).InvokeAsync(configuration);
        // What follows a word that is not known may be its value: the first such word and all unknown options are told, once each.
        foreach (string token in unmatched.Where((token, i) => i == 0 || token.StartsWith('-')).Distinct())
            configuration.Error.WriteLine(Unknown(token, command));
        foreach (var error in parse.Errors)
            if (unmatched.Count == 0) configuration.Error.WriteLine(error.Message);
        configuration.Error.WriteLine($"See polis {string.Join(' ', Path(parse.CommandResult))}--help");
        return ExitCode.Wrong;
    }

    /// <summary>What is said of a word that a command does not know.</summary>
    /// <param name="token">The word.</param>
    /// <param name="command">The command.</param>
    public static string Unknown(string token, Command command)
    {
        bool option = token.StartsWith('-');
        string? near = option || command.Subcommands.Count > 0 ? Nearest.Of(token, Known(command).Where(name => name.StartsWith('-') == option)) : null;
        string what = option ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return $"{token}: there is no such {what}{(near is null ? "" : $"; nearest: {near}")}";
    }

    /// <summary>Options and subcommands of a command, those that hold everywhere included.</summary>
    private static IEnumerable<string> Known(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(above => above.Options)).Append(CommonOptions.Debug).Where(option => !option.Hidden)
            .SelectMany(option => option.Aliases.Append(option.Name)).Concat(command.Subcommands.Select(sub => sub.Name)).Distinct();

    private static IEnumerable<string> Path(CommandResult result)
    {
        var names = new List<string>();
        for (var at = result; at.Parent is CommandResult above; at = above) names.Add(at.Command.Name + " ");
        names.Reverse();
        return names.Count == 0 ? [] : [string.Concat(names)];
    }
}
