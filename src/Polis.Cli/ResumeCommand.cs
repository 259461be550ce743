using System.CommandLine;
using Polis.Experiments;

namespace Polis.Cli;

/// <summary><c>polis resume</c>: goes on where a study of any kind was stopped; the result has the bytes of one that never was.</summary>
internal static class ResumeCommand
{
    private static readonly Argument<string> _folder =
        CommonOptions.Path<string>("FOLDER", "A folder that polis run, compare, sweep, sensitivity or calibrate has left unfinished", ArgumentArity.ExactlyOne);
    private static readonly Option<string?> _part = CommonOptions.OneOf(
        "--part", "Makes runs that no other process makes, beside others that do the same in this folder; the last makes the tables", [AskedPart.AnyName]);
    private static readonly Option<long?> _threads = CommonOptions.Threads();
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the summary as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "resume", "Goes on where a run, an ensemble, a comparison or a sweep was stopped or killed, to the same bytes", "polis resume runs/world-2015-1")
        {
            _folder, _part, _threads, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        string path = parse.GetRequiredValue(_folder);
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        var io = CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));
        var settings = new StudySettings(threads, !parse.GetValue(_noCharts), StudyWork.SinceStart(), io);
        if (parse.GetValue(_part) is not null) return SharedWork.Join(path, _ => true, settings, stop);
        using var folder = StudyFolders.Resume(path, threads);
        if (folder is null)
        {
            if (!io.Quiet) io.Error.WriteLine($"{path}: is finished; there is nothing to go on with");
            return ExitCode.Done;
        }
        if (!io.Quiet)
            foreach (var (file, problem) in StudyFolders.DamagedBlocks(folder)) io.Error.WriteLine($"{file}: {problem}; the run is made again");
        return StudyWork.Do(folder, settings.Of(folder), stop);
    }
}
