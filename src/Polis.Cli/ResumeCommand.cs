using System.CommandLine;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary><c>polis resume</c>: goes on where a run, an ensemble or a comparison was stopped; the result has the bytes of one that never was.</summary>
internal static class ResumeCommand
{
    private static readonly Argument<string> _folder =
        CommonOptions.Path<string>("FOLDER", "A folder that polis run or polis compare has left unfinished", ArgumentArity.ExactlyOne);
    private static readonly Option<long?> _threads = CommonOptions.Whole(
        "--threads", "Threads; the results are the same for any number (default: all cores)", 1, 1024, "N");
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private static readonly Option<bool> _quiet = new("--quiet") { Description = "Prints nothing but errors" };
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the summary as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "resume", "Goes on where a run, an ensemble or a comparison was stopped or killed, to the same bytes", "polis resume runs/world-2015-1")
        {
            _folder, _threads, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        string path = parse.GetRequiredValue(_folder);
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        bool charts = !parse.GetValue(_noCharts);
        var io = new RunOutput(
            parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, parse.GetValue(_quiet), parse.GetValue(_json), Schedule: false);
        if (RunFolder.KindOf(path) == ComparisonManifest.CompareKind) return Compare(path, threads, charts, io, stop);
        var manifest = RunFolder.ReadManifest(path);
        if (manifest.State == RunState.Done) return Finished(path, io);
        var (scenario, plan) = FolderScenario.LoadToResume(path, manifest, threads);
        using var folder = RunFolderWriter.Resume(path, manifest, plan);
        return new RunWork(scenario, plan, threads, 0, null).Do(folder, charts && manifest.Report, io, stop);
    }

    private static int Compare(string path, int threads, bool charts, RunOutput io, CancellationToken stop)
    {
        if (ComparisonManifest.Read(path).State == RunState.Done) return Finished(path, io);
        using var folder = ComparisonFolder.Resume(path, threads);
        return new CompareWork(folder, threads).Do(charts, io, stop);
    }

    private static int Finished(string path, RunOutput io)
    {
        if (!io.Quiet) io.Error.WriteLine($"{path}: is finished; there is nothing to go on with");
        return ExitCode.Done;
    }
}
