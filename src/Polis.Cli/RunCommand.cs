using System.CommandLine;
using System.Diagnostics;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis run</c>: runs a scenario, leaves a run folder, draws its charts, prints the answers.</summary>
internal static class RunCommand
{
    private static readonly Argument<string?> _scenario =
        new("SCENARIO") { Description = "Path of a scenario, or name of a shipped one (polis scenario list)", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<long?> _seed = CommonOptions.Whole("--seed", "Seed of all draws", 0, (long)Scenario.LargestSeed, "N");
    private static readonly Option<long?> _years = CommonOptions.Whole("--years", "Length of the run, years", 1, Scenario.MostYears, "N");
    private static readonly Option<long?> _runs = CommonOptions.Whole("--runs", "Runs of the ensemble", 1, 100_000, "N");
    private static readonly Option<UntilNarrow?> _until = CommonOptions.Until("a metric's mean over all years", "runs");
    private static readonly Option<long?> _threads = CommonOptions.Threads();
    private static readonly Option<AskedYears?> _window = CommonOptions.Window(
        "Years that the answers are told for, as in 2025..2029 (default: the last ten, and while the interventions last); the same as --set "
            + "report.window=YEAR..YEAR");
    private static readonly Option<string?> _estimate = CommonOptions.Estimate();
    private static readonly Option<AskedPart?> _part = CommonOptions.Part();
    private static readonly Option<string[]> _sets = CommonOptions.Set();
    private static readonly Option<string?> _out = CommonOptions.Path("--out", "Run folder, new or empty (default: runs/<scenario>-<number>)", "FOLDER");
    private static readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces the run that stands in the folder of --out" };
    private static readonly Option<string?> _record = CommonOptions.OneOf(
        "--record", "How much the run folder keeps (default: standard for a single run, answers for several)", EnumNames<RecordLevel>.Names);
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private static readonly Option<long?> _checkpointEvery = CommonOptions.Whole(
        "--checkpoint-every", "Saves the whole state of every run in checkpoints/, every so many years", 1, 1000, "YEARS");
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the summary as JSON" };
    private static readonly Option<bool> _schedule =
        new("--schedule") { Description = "Prints the mechanisms of a step, with what each one reads and writes and its share of the time" };
    private static readonly Option<bool> _metrics = new("--metrics") { Description = "Lists the metrics with their units; runs nothing" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "run", "Runs a scenario and leaves a run folder with its data, charts and a report",
            "polis run world-2015 --runs 10 --set parameters.harm=0.1")
        {
            _scenario, _seed, _years, _runs, _until, _window, _estimate, _part, _threads, _sets, _out, _overwrite,
            _record, _noCharts, _checkpointEvery, _quiet, _json, _schedule, _metrics,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_scenario) is not { } name)
        {
            if (parse.GetValue(_schedule)) return SchedulePrinter.PrintDeclared(output);
            if (parse.GetValue(_metrics)) return MetricPrinter.PrintShipped(output);
            throw new OutputException($"polis run: no scenario is named; expected a path, or one of {string.Join(", ", ShippedScenarios.Names)}");
        }
        if (parse.GetValue(_overwrite) && parse.GetValue(_out) is null)
            throw new OutputException("--overwrite: is given without --out; expected --out with the folder of the run to replace");
        CommonOptions.RefuseBoth(parse.GetValue(_until), parse.GetValue(_part));
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        long start = Stopwatch.GetTimestamp();
        var scenario = ScenarioLoader.Load(name, Overrides(parse));
        SimulationPlan plan;
        using (var team = new ThreadTeam(threads)) plan = scenario.ToPlan(team);
        if (parse.GetValue(_metrics)) return MetricPrinter.Print(plan, output);
        bool quiet = parse.GetValue(_quiet);
        if (!quiet)
        {
            foreach (string note in scenario.Notes(plan)) parse.InvocationConfiguration.Error.WriteLine($"{name}: note: {note}");
        }
        double load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bool charts = !parse.GetValue(_noCharts), overwrite = parse.GetValue(_overwrite);
        var (path, part, until) = (parse.GetValue(_out), parse.GetValue(_part), parse.GetValue(_until));
        if (until is not null) RefuseOneRun(scenario, Looks.MetricOf(until.Metric, MetricCatalogue.Of(plan)));
        var options = new RunFolderOptions
        {
            ForReport = charts,
            CheckpointYears = (int?)parse.GetValue(_checkpointEvery),
            Part = part?.Part,
            Until = until,
        };
        var io = CommonOptions.Output(parse, quiet, parse.GetValue(_json), parse.GetValue(_schedule));
        var settings = new StudySettings(threads, charts, load, io) { Estimate = CommonOptions.Estimate(parse.GetValue(_estimate)) };
        if (part is { Part: null }) return SharedWork.Do(path, overwrite, Create, IsSame, settings, stop);
        using var study = Create();
        return StudyWork.Do(study, settings, stop);

        RunStudy Create()
        {
            var folder = RunFolderWriter.Create(path, overwrite, scenario, plan, threads, options);
            return new(scenario, plan, folder, RunLooks.Of(until, plan, folder.MetricsOf, scenario.Runs));
        }

        bool IsSame(IStudyFolder folder) => folder is RunStudy other && other.Scenario.Hash == scenario.Hash;
    }

    private static void RefuseOneRun(Scenario scenario, SeriesMetric metric)
    {
        if (scenario.Runs < 2)
            throw new OutputException($"--until: one run has no interval of {metric.Name}; expected --runs of at least 2, the most that are made");
    }

    private static List<string> Overrides(ParseResult parse)
    {
        var sets = parse.GetRequiredValue(_sets).ToList();
        if (parse.GetValue(_seed) is { } seed) sets.Add($"seed={seed}");
        if (parse.GetValue(_years) is { } years) sets.Add($"years={years}");
        if (parse.GetValue(_runs) is { } runs) sets.Add($"runs={runs}");
        else if (parse.GetValue(_until) is not null) sets.Add($"runs={UntilNarrow.DefaultMost}");
        if (parse.GetValue(_window) is { } window) sets.Add($"report.window={window}");
        if (parse.GetValue(_record) is { } record) sets.Add($"record={record}");
        return sets;
    }
}
