using Polis.Engine.Parallel;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments.Tests.Comparing;

/// <summary>A comparison of what-ifs with <c>tiny</c>, in a folder that goes with it.</summary>
internal sealed class SmallComparison : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    /// <summary>Runs it.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="sets">Overrides of all worlds.</param>
    /// <param name="whatIfs">Overrides of each what-if.</param>
    public SmallComparison(int threads, string[] sets, params string[][] whatIfs)
    {
        string[] all = [.. sets, "record=answers"];
        Scenario[] scenarios = [ScenarioLoader.Load("tiny", all), .. whatIfs.Select(whatIf => ScenarioLoader.Load("tiny", [.. all, .. whatIf]))];
        using var team = new ThreadTeam(threads);
        Plan = ComparisonPlan.Of([.. scenarios.Select(scenario => (scenario, scenario.ToPlan(team)))]);
        using var folder = ComparisonFolder.Create(Path, overwrite: false, Plan, null, threads);
        folder.Close(StudyRuns.Make(folder, threads).Complete, ManifestTimings.None);
        Effects = folder.Compare().Effects;
    }

    /// <summary>Path of the folder.</summary>
    public string Path => System.IO.Path.Combine(_folder, "out");

    /// <summary>What was compared.</summary>
    public ComparisonPlan Plan { get; }

    /// <summary>Effects of each what-if.</summary>
    public IReadOnlyList<IReadOnlyList<Effect>> Effects { get; }

    /// <summary>The effect on a metric over all years.</summary>
    public Effect Of(string metric, int whatIf = 0) =>
        Effects[whatIf].Single(effect => effect.Metric.Name == metric && effect.Window.Name == Window.WholeRun);

    /// <summary>Bytes of all data, by their path in the folder.</summary>
    public SortedDictionary<string, byte[]> Data()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path, "*.parquet", SearchOption.AllDirectories))
            files.Add(System.IO.Path.GetRelativePath(Path, file), File.ReadAllBytes(file));
        return files;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
