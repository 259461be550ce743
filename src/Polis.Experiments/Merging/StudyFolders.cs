using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Opens the folder of a study that is not finished, of whatever kind.</summary>
public static class StudyFolders
{
    /// <summary>Opens it to go on with it: units whose blocks are there are done.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <exception cref="RunFolderException">It is no folder of a study, or its scenario is gone or gives other runs now.</exception>
    /// <exception cref="OutputException">Another process writes there.</exception>
    public static IStudyFolder Resume(string path, int threads)
    {
        string? kind = RunFolder.KindOf(path);
        if (kind == ComparisonManifest.CompareKind) return ComparisonFolder.Resume(path, threads);
        if (SweepManifest.IsKind(kind)) return SweepFolder.Resume(path, threads);
        if (kind == CalibrationManifest.CalibrateKind) return CalibrationFolder.Resume(path, threads);
        var manifest = RunFolder.ReadManifest(path);
        var (scenario, plan) = FolderScenario.LoadToResume(path, manifest, threads);
        var folder = RunFolderWriter.Resume(path, manifest, plan);
        var until = manifest.Until is null ? null : UntilNarrow.Parse(manifest.Until);
        return new RunStudy(scenario, plan, folder, RunLooks.Of(until, plan, folder, scenario.Runs));
    }

    /// <summary>Whether the study in a folder is finished. Of one that is, blocks and claims are deleted that a killed program has left.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">It is no folder of a study.</exception>
    /// <exception cref="OutputException">Another process is about to finish it.</exception>
    public static bool IsFinished(string path)
    {
        if (RunFolder.ReadState(path) != RunState.Done) return false;
        // What a program has left that was killed between its last word and its end.
        if (!RunFolderFiles.IsTidy(path))
            using (FolderClaim.Take(path))
                if (!RunFolder.IsPart(path)) RunFolderFiles.DeleteBlocks(path);
        return true;
    }
}
