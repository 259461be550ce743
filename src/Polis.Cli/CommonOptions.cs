using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>Shows where a failure happened.</summary>
    public static Option<bool> Debug { get; } = new("--debug") { Description = "Shows stack traces of failures", Recursive = true };

    /// <summary>An option that takes a whole number and says what it expects.</summary>
    public static Option<long?> Whole(string name, string description, long least, long most, string helpName)
    {
        var option = new Option<long?>(name) { Description = description, HelpName = helpName };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most)
                return value;
            argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: is \"{text}\"; expected a whole number from {least:N0} to {most:N0}"));
            return null;
        };
        return option;
    }

    /// <summary>An option that takes one of some words.</summary>
    public static Option<string?> OneOf(string name, string description, IReadOnlyList<string> words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (words.Contains(text)) return text;
            string? near = Nearest.Of(text, words);
            argument.AddError($"{name}: is \"{text}\"; expected one of {string.Join(", ", words)}{(near is null ? "" : $"; nearest: {near}")}");
            return null;
        };
        return option;
    }

    /// <summary>An option that takes the path of a file or folder.</summary>
    public static Option<string?> Path(string name, string description, string helpName)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result => RefuseEmpty(result, name));
        return option;
    }

    /// <summary>An argument that takes the path of a file or folder.</summary>
    public static Argument<T> Path<T>(string name, string description, ArgumentArity arity)
    {
        var argument = new Argument<T>(name) { Description = description, Arity = arity };
        argument.Validators.Add(result => RefuseEmpty(result, name));
        return argument;
    }

    /// <summary>An argument that takes the paths of several files or folders.</summary>
    public static Argument<string[]> Paths(string name, string description)
    {
        var argument = Path<string[]>(name, description, ArgumentArity.OneOrMore);
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    /// <summary>What begins as an option does and is none would be taken for one of several names.</summary>
    private static void RefuseOptions(ArgumentResult result)
    {
        if (result.Parent is not CommandResult { Command: var command }) return;
        foreach (string token in result.Tokens.Select(token => token.Value).Where(token => token.StartsWith('-') && !System.IO.Path.Exists(token)).Distinct())
            result.AddError(CommandLine.Unknown(token, command));
    }

    /// <summary>Number of threads.</summary>
    public static Option<long?> Threads() => Whole("--threads", "Threads; the results are the same for any number (default: all cores)", 1, 1024, "N");

    /// <summary>Whether nothing is printed but errors, and what <c>--json</c> asks for.</summary>
    public static Option<bool> Quiet() => new("--quiet") { Description = "Prints nothing but errors, and with --json the JSON" };

    /// <summary>The part of a study that is made.</summary>
    public static Option<AskedPart?> Part()
    {
        var option = new Option<AskedPart?>("--part")
        {
            Description = "Makes one part of the runs, as 3/8 for the third of eight; polis merge puts the parts together. "
                + "With any: makes runs of the folder of --out that no other process makes, beside others that were given the same command; "
                + "the last makes the tables",
            HelpName = $"I/N|{AskedPart.AnyName}",
        };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (text == AskedPart.AnyName) return new AskedPart(null);
            if (StudyPart.Parse(text) is { } part) return new AskedPart(part);
            argument.AddError($"--part: is \"{text}\"; expected {StudyPart.Expected}, or {AskedPart.AnyName}");
            return null;
        };
        return option;
    }

    /// <summary>The interval that ends a study once it is narrow enough.</summary>
    /// <param name="of">What the interval is of.</param>
    /// <param name="runs">What is made until then: runs, or pairs.</param>
    public static Option<UntilNarrow?> Until(string of, string runs)
    {
        var option = new Option<UntilNarrow?>("--until")
        {
            Description = $"Goes on until the 95 % interval of {of} is as narrow, in the metric's own unit (0.02 is two points of a share), and --runs is the "
                + $"most (default then: {UntilNarrow.DefaultMost}). Looks after 40, 80, 160, … {runs} share the 5 % between them, "
                + "so that the interval holds wherever it stops",
            HelpName = "METRIC=WIDTH",
        };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (UntilNarrow.Parse(text) is { } until) return until;
            argument.AddError($"--until: is \"{text}\"; expected {UntilNarrow.Expected}");
            return null;
        };
        return option;
    }

    /// <summary>Refuses to part what ends by the runs of all parts.</summary>
    /// <exception cref="OutputException">Both are given.</exception>
    public static void RefuseBoth(UntilNarrow? until, AskedPart? part)
    {
        if (until is not null && part is not null)
            throw new OutputException(
                "--part: is given with --until, and no part knows whether the runs of all are enough; expected --part with a fixed number of "
                    + "--runs, or --until alone");
    }

    /// <summary>Years that values are told for.</summary>
    /// <param name="description">Description, with the default.</param>
    public static Option<AskedYears?> Window(string description)
    {
        var option = new Option<AskedYears?>("--window") { Description = description, HelpName = "YEAR..YEAR" };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (AskedYears.Parse(text) is { } years) return years;
            argument.AddError($"--window: is \"{text}\"; expected {AskedYears.Expected}");
            return null;
        };
        return option;
    }

    /// <summary>Which figures of rare events are printed.</summary>
    public static Option<string?> Estimate() => OneOf(
        "--estimate", "Figures of bids and new states that are printed: as counted over the runs, as expected from the model's own chances (default: both)",
        EnumNames<RareEstimate>.Names);

    /// <summary>Which figures of rare events are printed where a word asks for them; null asks for both.</summary>
    public static RareEstimate Estimate(string? asked) => asked is null ? RareEstimate.Both : EnumNames<RareEstimate>.Parse(asked);

    /// <summary>Where the output of a command goes.</summary>
    public static RunOutput Output(ParseResult parse, bool quiet, bool json, bool schedule = false) =>
        new(parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, quiet, json, schedule);

    /// <summary>Values of a scenario that are set from the command line.</summary>
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Sets a value of the scenario, as in parameters.policyLoss=0.1; may be given several times",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => []
    };

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError($"{name}: is empty; expected a path");
    }
}

/// <summary>What of a study is made.</summary>
/// <param name="Part">A part of the runs, in a folder of its own; null for any runs, beside others in one folder.</param>
internal sealed record AskedPart(StudyPart? Part)
{
    /// <summary>What stands on the command line for any runs.</summary>
    public const string AnyName = "any";
}
