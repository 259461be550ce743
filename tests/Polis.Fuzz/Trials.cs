using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Polis.Cli;
using Polis.Fuzz.Inputs;

namespace Polis.Fuzz;

/// <summary>What a command said.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Told(int Code, string Output, string Error);

/// <summary>What is wrong with how the program took an input.</summary>
/// <param name="What">What is wrong, in words that are the same for all of a kind.</param>
/// <param name="Detail">What was tried and what was said.</param>
internal sealed record Finding(string What, string Detail);

/// <summary>Tries commands within this process and judges what they say.</summary>
internal static partial class Trials
{
    private const int MostDetail = 4_000;

    /// <summary>Runs a command as the program does.</summary>
    public static Told Run(IReadOnlyList<string> words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        int code = CommandLine.RunAsync([.. words], new InvocationConfiguration { Output = output, Error = error }).GetAwaiter().GetResult();
        return new Told(code, output.ToString(), error.ToString());
    }

    /// <summary>Tries an input.</summary>
    /// <returns>What is wrong, null for nothing, and with what the first command refused the input, null where it took it.</returns>
    public static (Finding? Finding, string? Refusal) Try(Input input)
    {
        string? refusal = null;
        for (int t = 0; t < input.Trials.Count; t++)
        {
            var trial = input.Trials[t];
            var told = Run([.. trial.Words, "--debug"]);
            if (t == 0 && told.Code != ExitCode.Done) refusal = Kind(told.Error.Split('\n')[0]);
            if (WhatIsWrong(input, trial, told) is { } wrong)
            {
                string detail = $"polis {string.Join(' ', trial.Words)}\nexit {told.Code}\n{told.Error}";
                return (new Finding(Kind(wrong), detail.Length > MostDetail ? detail[..MostDetail] : detail), refusal);
            }
            if (told.Code != ExitCode.Done) break;
        }
        return (null, refusal);
    }

    private static string? WhatIsWrong(Input input, Trial trial, Told told)
    {
        string[] lines = told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string first = lines.FirstOrDefault() ?? "";
        if (told.Error.Contains("failed where it should not have", StringComparison.Ordinal))
            return $"failed: {first} {lines.FirstOrDefault(line => line.Contains(" at Polis.", StringComparison.Ordinal))?.Trim()}";
        if (told.Code is not (ExitCode.Done or ExitCode.Wrong)) return $"exit {told.Code}: {first}";
        if (told.Code == ExitCode.Done) return null;
        if (trial.OnlyAfterSuccess) return $"valid, yet refused: {first}";
        if (first.Length == 0) return "refused without a word";
        // With --debug the lines of an exception's stack follow those of its message.
        return AnyFile().IsMatch(first) || input.Files.Any(file => first.Contains(file, StringComparison.Ordinal)) ? null : $"an error names no file: {first}";
    }

    /// <summary>What is wrong without the numbers and names of the one input.</summary>
    private static string Kind(string wrong)
    {
        string kind = OwnWords().Replace(wrong, "…");
        return kind.Length > 200 ? kind[..200] : kind;
    }

    /// <summary>A file of the base that a scenario extends, by its name.</summary>
    [GeneratedRegex(@"\.(yaml|csv|csv\.gz|parquet|json)\b")]
    private static partial Regex AnyFile();

    [GeneratedRegex(@"\S*/\S*|[0-9][0-9.eE+\-:]*|""[^""]*""")]
    private static partial Regex OwnWords();
}
