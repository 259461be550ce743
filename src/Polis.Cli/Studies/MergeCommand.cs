using System.CommandLine;
using Polis.Experiments;

namespace Polis.Cli;

/// <summary><c>polis merge</c>: puts together the parts of a study that several machines have made; the same bytes as made by one.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string> _folder = CommonOptions.Path<string>("FOLDER", "Folder of the whole, new or empty", ArgumentArity.ExactlyOne);
    private static readonly Argument<string[]> _parts = CommonOptions.Paths("PART", "Folders that --part has left, all of one study");
    private static readonly Option<long?> _threads = CommonOptions.Threads();
    private static readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces what polis left in the folder" };
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the summary as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "merge", "Puts together the parts of a study that several machines have made, to the same bytes as made by one", "polis merge whole part-1 part-2")
        {
            _folder, _parts, _threads, _overwrite, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        var io = CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));
        using var folder = StudyMerge.Into(parse.GetRequiredValue(_folder), parse.GetValue(_overwrite), parse.GetRequiredValue(_parts), threads);
        var settings = new StudySettings(threads, !parse.GetValue(_noCharts), StudyWork.SinceStart(), io);
        return StudyWork.Do(folder, settings.Of(folder), stop);
    }
}
