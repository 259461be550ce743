using Polis.Engine.Parallel;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments.Tests;

/// <summary>An ensemble of a scenario, run into a folder that goes with it.</summary>
internal sealed class SmallRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    /// <summary>Runs it.</summary>
    /// <param name="scenario">Name of a shipped scenario, or text of one.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="sets">Overrides.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="stop">Stops it.</param>
    public SmallRun(string scenario, int threads = 2, string[]? sets = null, Action<EnsembleProgress>? progress = null, CancellationToken stop = default)
    {
        string name = scenario;
        if (scenario.Contains('\n', StringComparison.Ordinal)) File.WriteAllText(name = Path.Combine(_folder, "scenario.yaml"), scenario);
        // All tables, of several runs too.
        var loaded = ScenarioLoader.Load(name, ["record=standard", .. sets ?? []]);
        using var team = new ThreadTeam(threads);
        var plan = loaded.ToPlan(team);
        using var writer = RunFolderWriter.Create(Path.Combine(_folder, "out"), overwrite: false, loaded, plan, threads);
        Cost = new Ensemble(plan, loaded.Seed, loaded.Runs, threads).Run(writer.Observe, progress, stop: stop);
        writer.Close(Cost.Complete, ManifestTimings.None);
        Manifest = writer.Manifest;
        Folder = RunFolder.Open(writer.Path);
    }

    /// <summary>What it cost.</summary>
    public EnsembleCost Cost { get; }

    /// <summary>What the manifest says.</summary>
    public Manifest Manifest { get; }

    /// <summary>Its folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>Each metric in each run: of stocks, which are there at the start, the last value; of flows the sum. NaN where a run has none.</summary>
    public SortedDictionary<string, double[]> Summary()
    {
        var values = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        var stocks = new HashSet<string>();
        double start = double.NaN;
        foreach (var rows in Folder.Read(RunTable.Series))
        {
            var (run, time) = (rows.Integers("run").ToArray(), rows.Numbers("time").ToArray());
            var metric = rows.Texts("metric");
            var value = rows.Numbers("value");
            for (int i = 0; i < rows.Count; i++)
            {
                string name = metric[i]!;
                if (double.IsNaN(start)) start = time[i];
                if (time[i] == start) stocks.Add(name);
                if (!values.TryGetValue(name, out double[]? all)) values[name] = all = [.. Enumerable.Repeat(double.NaN, Manifest.Runs.Count)];
                ref double known = ref all[run[i]];
                known = stocks.Contains(name) || double.IsNaN(known) ? value[i] : known + value[i];
            }
        }
        return values;
    }

    /// <summary>Bytes of a table.</summary>
    public byte[] Bytes(RunTable table) => File.ReadAllBytes(Path.Combine(Folder.Path, table.FileName()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
