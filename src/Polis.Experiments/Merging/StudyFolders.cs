using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Opens the folder of a study that is not finished, of whatever kind.</summary>
public static class StudyFolders
{
    /// <summary>Opens it to go on with it: units whose blocks are there are done. It is claimed before anything is read to act on.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <returns>The study; null where it is finished. Of one that is, blocks and claims are deleted that a killed program has left.</returns>
    /// <exception cref="RunFolderException">It is no folder of a study, or its scenario is gone or gives other runs now.</exception>
    /// <exception cref="FolderHeldException">Another process writes there, or workers make its units together.</exception>
    public static IStudyFolder? Resume(string path, int threads)
    {
        // A folder has a claim before it has a manifest.
        FolderClaim.Refuse(path);
        if (RunFolder.IsFinished(path) && RunFolderFiles.IsTidy(path) && !RunFolder.IsPart(path)) return null;
        var claim = FolderClaim.Take(path);
        return claim.For(() =>
        {
            RunFolderFiles.RefuseWorkers(path);
            return OpenUnfinished(path, threads, claim);
        });
    }

    /// <summary>Opens it to end it, once workers have made all its units together.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <returns>The study; null where another worker has ended it.</returns>
    /// <exception cref="FolderHeldException">Another worker is about to end it.</exception>
    public static IStudyFolder? ResumeToEnd(string path, int threads)
    {
        if (RunFolder.IsFinished(path) && RunFolderFiles.IsTidy(path)) return null;
        var claim = FolderClaim.Take(path);
        return claim.For(() => OpenUnfinished(path, threads, claim));
    }

    /// <summary>Opens it as one of several workers that make its units together.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <exception cref="RunFolderException">It is no folder of a study, or its scenario is gone or gives other runs now.</exception>
    public static IStudyFolder Join(string path, int threads) => Open(path, threads, claim: null);

    /// <summary>The blocks of a study that are damaged, with what is wrong with each: their units are made again.</summary>
    public static IReadOnlyList<(string File, string Problem)> DamagedBlocks(IStudyFolder study) =>
    [
        .. from place in study.BlockPlaces
           from block in place.FilesOf(study.Path)
           let problem = place.ProblemOf(block.File, block.Unit)
           where problem is not null
           select (block.File, problem),
    ];

    /// <summary>Opens a folder that is claimed, in whatever state it is.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="claim">Its claim, which is given up with it; null for a worker.</param>
    internal static IStudyFolder Open(string path, int threads, FolderClaim? claim)
    {
        string? kind = RunFolder.KindOf(path);
        if (kind == ComparisonManifest.CompareKind) return ComparisonFolder.Resume(path, threads, claim);
        if (SweepManifest.IsKind(kind)) return SweepFolder.Resume(path, threads, claim);
        if (kind == CalibrationManifest.CalibrateKind) return CalibrationFolder.Resume(path, threads, claim);
        var manifest = RunFolder.ReadManifest(path);
        var (scenario, plan) = FolderScenario.LoadToResume(path, manifest, threads);
        var folder = RunFolderWriter.Resume(path, manifest, plan, claim);
        var until = manifest.Until is null ? null : UntilNarrow.Parse(manifest.Until);
        return new RunStudy(scenario, plan, folder, RunLooks.Of(until, plan, folder.MetricsOf, scenario.Runs));
    }

    private static IStudyFolder? OpenUnfinished(string path, int threads, FolderClaim claim)
    {
        if (!RunFolder.IsFinished(path)) return Open(path, threads, claim);
        if (RunFolder.IsPart(path))
        {
            // A part is finished as long as its blocks are whole: they may have been damaged since, on the way to where they are merged.
            var part = Open(path, threads, claim);
            if (part.Units.Any(unit => !part.IsDone(unit))) return part;
            part.Dispose();
            return null;
        }
        // What a program has left that was killed between its last word and its end.
        RunFolderFiles.DeleteBlocks(path);
        claim.Dispose();
        return null;
    }
}
