using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>Turns what goes wrong into a message for the user and an exit code; a stack trace only with <c>--debug</c>.</summary>
internal static class Failures
{
    /// <summary>Runs an action; says what it fails with.</summary>
    public static async Task<int> Guard(Func<Task<int>> action, bool debug, TextWriter error)
    {
        try
        {
            return await action();
        }
        catch (Exception failure)
        {
            int code = Report(failure, error);
            if (debug) error.WriteLine(failure);
            return code;
        }
    }

    private static int Report(Exception failure, TextWriter error)
    {
        switch (failure)
        {
            case ScenarioException wrong:
                foreach (var one in wrong.Errors) error.WriteLine(one);
                return ExitCode.Wrong;
            case RunFolderException folder:
                error.WriteLine(folder.Message);
                return ExitCode.Wrong;
            case OutputException output:
                error.WriteLine(output.Message);
                return ExitCode.Wrong;
            case OperationCanceledException:
                error.WriteLine("interrupted");
                return ExitCode.Interrupted;
            case OutOfMemoryException:
                error.WriteLine(
                    "There is not enough memory for this world. Fewer cities, --record events, or fewer threads side by side (--threads) need less.");
                return ExitCode.Failed;
            case WorkFailedException work:
                error.WriteLine(work.Message);
                return ExitCode.Failed;
            case IOException or UnauthorizedAccessException:
                error.WriteLine($"The machine refused what polis asked of it: {failure.Message}");
                return ExitCode.Failed;
            default:
                error.WriteLine($"polis failed where it should not have: {failure.Message} (--debug tells where)");
                return ExitCode.Failed;
        }
    }
}

/// <summary>The work failed, through no fault of the command: the message is for the user's eyes.</summary>
/// <param name="message">What failed, what is left, what may help.</param>
/// <param name="inner">What it failed with; null for a failure that is told already.</param>
internal sealed class WorkFailedException(string message, Exception? inner) : Exception(message, inner);
