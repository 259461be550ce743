using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>
/// The folder of a sensitivity study that makes no run of its own: the scenario, the design and the results of a sweep that is there, with a manifest that says
/// which metrics are told of. It is read and drawn as that of a study which has made its runs.
/// </summary>
public static class GivenRuns
{
    /// <summary>Makes the folder, with all of the sweep in it and what was found.</summary>
    /// <param name="path">Path; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="sweep">The sweep.</param>
    /// <param name="result">What was found.</param>
    /// <returns>The claim of the folder.</returns>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static FolderClaim Make(string? path, bool overwrite, StudyTable sweep, SensitivityResult result)
    {
        if (path is not null && Path.GetFullPath(path) == Path.GetFullPath(sweep.Path))
            throw new OutputException($"--out {path}: is the sweep itself; expected another folder");
        string name = $"{Scenario.ShortNameOf(sweep.Manifest.Scenario.Name)}-{EnumNames<SweepKind>.Of(SweepKind.Sensitivity)}";
        return RunFolderFiles.Begin(path, overwrite, name, Fill);

        void Fill(string folder)
        {
            string[] files = [RunFolderFiles.Scenario, RunFolderFiles.Design + ".parquet", RunFolderFiles.Results + ".parquet"];
            foreach (string file in files) RunFolderFiles.Copy(sweep.Path, folder, file);
            var manifest = sweep.Manifest with
            {
                Kind = SweepKind.Sensitivity,
                Metrics = [.. result.Metrics.Select(metric => metric.Metric)],
                Findings = [.. result.Metrics.Select(metric => metric.Finding)],
            };
            ManifestList.Begin(folder, manifest.ToJson(), files);
        }
    }
}
