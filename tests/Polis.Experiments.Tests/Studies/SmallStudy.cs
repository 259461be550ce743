using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Studies of <c>tiny</c> of all kinds, in folders that go with them.</summary>
internal sealed class SmallStudy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    /// <summary>Path of a folder of a name.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Begins an ensemble.</summary>
    public IStudyFolder Ensemble(string name, StudyPart? part = null, int runs = 5)
    {
        var scenario = ScenarioLoader.Load("tiny", [$"runs={runs}", "years=3"]);
        using var team = new ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        return new RunStudy(scenario, plan, RunFolderWriter.Create(PathOf(name), overwrite: false, scenario, plan, 1, new() { Part = part }));
    }

    /// <summary>Begins an ensemble that goes on until the interval of a metric is narrow enough.</summary>
    public RunStudy EnsembleUntil(string name, UntilNarrow until, int most)
    {
        var scenario = ScenarioLoader.Load("tiny", [$"runs={most}", "years=3", "record=answers"]);
        using var team = new ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        var folder = RunFolderWriter.Create(PathOf(name), overwrite: false, scenario, plan, 1, new() { Until = until });
        return new RunStudy(scenario, plan, folder, RunLooks.Of(until, plan, folder.MetricsOf, most));
    }

    /// <summary>An override by which a what-if parts from its base after 5 of 12 steps.</summary>
    public const string LateChange = "interventions=[{at: 2016-02, set: {nation: Vesna, column: policy.trade, to: -0.9}}]";

    /// <summary>Begins a comparison.</summary>
    public ComparisonFolder Comparison(string name, StudyPart? part = null, int runs = 5, UntilNarrow? until = null, string change = "parameters.harm=0")
    {
        string[] all = [$"runs={runs}", "years=3", "record=answers"];
        Scenario[] scenarios = [ScenarioLoader.Load("tiny", all), ScenarioLoader.Load("tiny", [.. all, change])];
        using var team = new ThreadTeam(1);
        return ComparisonFolder.Create(
            PathOf(name), overwrite: false, ComparisonPlan.Of([.. scenarios.Select(scenario => (scenario, scenario.ToPlan(team)))]), null, 1, part,
            until);
    }

    /// <summary>Begins a sweep of 3 points with 2 runs each.</summary>
    public IStudyFolder Sweep(string name, StudyPart? part = null) =>
        SweepFolder.Create(PathOf(name), overwrite: false, PlanOf(["parameters.policyLoss=0.02:0.1:3"]), part);

    /// <summary>Begins a calibration of 20 runs, which are one generation, or of more.</summary>
    public CalibrationFolder Calibration(string name, int mostRuns = 20)
    {
        using var team = new ThreadTeam(1);
        string targets = PathOf("targets.yaml");
        File.WriteAllText(PathOf("record.csv"), "date,value\n2016-01-01,2\n2017-01-01,3\n");
        File.WriteAllText(targets, "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4]}\ntargets: {file: record.csv, metric: clashesOpen}\n");
        return CalibrationFolder.Create(
            PathOf(name), overwrite: false, ScenarioFamily.Load("tiny", ["years=3"], team), CalibrationFile.Load(targets), mostRuns, team);
    }

    /// <summary>The plan of a sweep of <c>tiny</c> with 2 runs a point.</summary>
    public static SweepPlan PlanOf(string[] axes, StudyDesign? design = null, string[]? sets = null, AskedYears? asked = null)
    {
        using var team = new ThreadTeam(1);
        var request = new SweepRequest(
            SweepKind.Sweep, [.. axes.Select(axis => StudyAxis.Parse("--vary", axis))], design ?? new StudyDesign(DesignKind.Grid, 0), asked, ["defiance"]);
        return SweepPlan.Of(ScenarioFamily.Load("tiny", ["runs=2", "years=3", .. sets ?? []], team), request, team);
    }

    /// <summary>Makes all units and ends the study.</summary>
    public static void Finish(IStudyFolder study, int threads = 1)
    {
        EnsembleCost cost;
        do cost = StudyRuns.Make(study, threads);
        while (study.Advance());
        study.Close(cost.Complete, ManifestTimings.None);
        Assert.True(cost.Complete);
        if (study.Part is not null) return;
        if (study is ComparisonFolder comparison) comparison.Compare();
        if (study is SweepFolder sweep) sweep.Finish([]);
        if (study is CalibrationFolder calibration) calibration.Finish();
    }

    /// <summary>Bytes of all data, by their path in the folder.</summary>
    public SortedDictionary<string, byte[]> Data(string name)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(PathOf(name), "*.parquet", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(PathOf(name), file), File.ReadAllBytes(file));
        return files;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
