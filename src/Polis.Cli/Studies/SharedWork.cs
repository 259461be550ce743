using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>The work of one of several workers that make the units of a study together, in one folder.</summary>
internal static class SharedWork
{
    /// <summary>Time between two looks at a folder that another process holds.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes the folder where there is none, and works on it beside others.</summary>
    /// <param name="path">Folder; null where none is named.</param>
    /// <param name="overwrite">Whether the command asks to replace what is in the folder.</param>
    /// <param name="create">Makes the folder.</param>
    /// <param name="isSame">Whether the study of a folder is the one that the command asks for.</param>
    /// <param name="settings">How.</param>
    /// <param name="stop">Interrupts the work after the step that is under way.</param>
    /// <returns>The exit code.</returns>
    public static int Do(
        string? path, bool overwrite, Func<IStudyFolder> create, Func<IStudyFolder, bool> isSame, StudySettings settings, CancellationToken stop)
    {
        if (path is null) throw new OutputException("--part any: is given without --out; expected --out with the folder that all workers share");
        if (overwrite)
            throw new OutputException("--part any: is given with --overwrite, by which a worker would delete what others have made; expected a new folder");
        Found(path, create, stop);
        return Join(path, isSame, settings, stop);
    }

    /// <summary>Works on a folder that is there, beside others; who finds all units made ends the study.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="isSame">Whether its study is the one that is meant.</param>
    /// <param name="settings">How.</param>
    /// <param name="stop">Interrupts the work after the step that is under way.</param>
    /// <returns>The exit code.</returns>
    public static int Join(string path, Func<IStudyFolder, bool> isSame, StudySettings settings, CancellationToken stop)
    {
        var io = settings.Output;
        while (FolderClaim.IsHeld(path)) Wait(stop);
        int made;
        var written = File.GetLastWriteTimeUtc(RunFolder.ManifestOf(path));
        using (var folder = StudyFolders.Join(path, settings.Threads))
        {
            if (!isSame(folder))
                throw new OutputException($"{path}: has another study than this command asks for; expected the folder of the same command, or a new one");
            if (folder.Part is { } part)
                throw new OutputException($"{path}: has part {part} of a study; expected the folder of a whole one, which workers share");
            if (!folder.CanBeShared)
                throw new OutputException(
                    $"{path}: has a study whose further runs follow from what all before them have found, so that workers cannot share it; expected "
                        + $"polis resume {path} without --part");
            if (RunFolder.IsFinished(path))
            {
                if (!io.Quiet) io.Error.WriteLine($"{path}: is finished; there is nothing to go on with");
                return ExitCode.Done;
            }
            var shared = new SharedStudy(folder);
            if (!OnDisk(path, () => ProgressPrinter.Show(
                io, folder.Title, report => shared.Make(settings.Threads, report, left => TellOfOthers(io, path, left), stop))))
            {
                io.Error.WriteLine($"{path}: interrupted; the runs that were done are kept, and the other workers, or polis resume {path}, go on.");
                return ExitCode.Interrupted;
            }
            made = shared.Made;
        }
        return End(path, written, made, settings, stop);
    }

    private static void Found(string path, Func<IStudyFolder> create, CancellationToken stop)
    {
        string manifest = Path.Combine(path, Manifest.FileName);
        while (!File.Exists(manifest))
        {
            try
            {
                create().Dispose();
            }
            catch (FolderHeldException)
            {
                // Another worker makes the folder.
                Wait(stop);
            }
            catch (OutputException) when (File.Exists(manifest))
            {
                // It has made it.
            }
        }
    }

    private static int End(string path, DateTime joined, int made, StudySettings settings, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                RefuseFailed(path, joined);
                using var folder = OnDisk(path, () => StudyFolders.ResumeToEnd(path, settings.Threads));
                if (folder is not null) return StudyWork.Do(folder, settings.Of(folder), stop);
                if (!settings.Output.Quiet) settings.Output.Error.WriteLine($"{path}: is finished; this worker has made {made:N0} of its runs");
                return ExitCode.Done;
            }
            catch (FolderHeldException)
            {
                Wait(stop);
            }
        }
    }

    /// <summary>Tells what has failed where another worker has ended the study since this one joined: the same would fail again.</summary>
    private static void RefuseFailed(string path, DateTime joined)
    {
        if (RunFolder.ReadState(path) == RunState.Failed && File.GetLastWriteTimeUtc(RunFolder.ManifestOf(path)) != joined)
            throw new WorkFailedException(
                $"{path}: {RunFolder.ProblemOf(path)}. Another worker has ended the study; polis resume {path} makes the runs that failed again.", null);
    }

    /// <summary>Does what a full disk may refuse, which is no fault of the command.</summary>
    private static T OnDisk<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OutputException failure) when (failure is not FolderHeldException)
        {
            throw StudyWork.Failed(path, failure);
        }
    }

    private static void TellOfOthers(RunOutput io, string path, int left)
    {
        if (!io.Quiet) io.Error.WriteLine($"{path}: other workers make the {left:N0} runs that are left");
    }

    private static void Wait(CancellationToken stop)
    {
        if (stop.WaitHandle.WaitOne(_pause)) throw new OperationCanceledException(stop);
    }
}
