using System.CommandLine;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis compare</c>: what changes if. Runs what-ifs and their base in pairs that share their draws, and tells the differences.</summary>
internal static class CompareCommand
{
    /// <summary>Pairs where nothing else is asked for.</summary>
    private const int DefaultRuns = 40;

    private static readonly Argument<string[]> _whatIfs = CommonOptions.Paths(
        "WHATIF", "Scenarios to compare: paths, or names of shipped ones (polis scenario list)");
    private static readonly Option<string?> _base = CommonOptions.Path(
        "--base", "Scenario to compare with (default: the one that the what-if extends; where it extends none, itself without its interventions)", "SCENARIO");
    private static readonly Option<long?> _seed = CommonOptions.Whole("--seed", "Seed of all draws", 0, (long)Scenario.LargestSeed, "N");
    private static readonly Option<long?> _years = CommonOptions.Whole("--years", "Length of the runs, years", 1, 1000, "N");
    private static readonly Option<long?> _runs = CommonOptions.Whole("--runs", $"Pairs of runs (default: {DefaultRuns})", 2, 100_000, "N");
    private static readonly Option<AskedYears?> _window = CommonOptions.Window(
        "Years that differences are told for, as in 2025..2029 (default: while the interventions last, the last ten years, all years)");
    private static readonly Option<long?> _threads = CommonOptions.Threads();
    private static readonly Option<AskedPart?> _part = CommonOptions.Part();
    private static readonly Option<string[]> _sets = CommonOptions.Set();
    private static readonly Option<string?> _out = CommonOptions.Path(
        "--out", "Folder, new or empty (default: runs/<what-if>-against-<base>-<number>)", "FOLDER");
    private static readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces what polis left in the folder of --out" };
    private static readonly Option<string?> _record = CommonOptions.OneOf(
        "--record", "How much the run folders keep (default: answers)", EnumNames<RecordLevel>.Names);
    private static readonly Option<string?> _estimate = CommonOptions.Estimate();
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints all differences as JSON" };

    private static readonly Option<UntilNarrow?> _until = CommonOptions.Until("a metric's difference, over all years or those of --window,", "pairs");

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "compare", "Tells what a what-if changes: pairs of runs with and without it, the difference of every metric with its 95 % interval",
            "polis compare trade-defiance --runs 16")
        {
            _whatIfs, _base, _seed, _years, _runs, _until, _window, _estimate, _part, _threads, _sets, _out, _overwrite, _record, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        if (parse.GetValue(_overwrite) && parse.GetValue(_out) is null)
            throw new OutputException("--overwrite: is given without --out; expected --out with the folder to replace");
        CommonOptions.RefuseBoth(parse.GetValue(_until), parse.GetValue(_part));
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        string[] names = parse.GetRequiredValue(_whatIfs);
        var sets = Overrides(parse);
        var scenarios = new List<(string Name, Scenario Scenario)> { (parse.GetValue(_base) ?? names[0], Base(names, parse.GetValue(_base), sets)) };
        scenarios.AddRange(names.Select(name => (name, ScenarioLoader.Load(name, sets))));
        foreach (var (name, scenario) in scenarios.Skip(1))
        {
            if (parse.GetValue(_base) is null && scenario.Hash == scenarios[0].Scenario.Hash)
                throw new OutputException(
                    $"{name}: is no what-if: it has no interventions and extends no other scenario; expected a what-if, "
                        + "or --base with the one to compare with");
            RefuseOtherTimes(name, scenario, scenarios[0].Scenario);
        }
        var error = parse.InvocationConfiguration.Error;
        bool quiet = parse.GetValue(_quiet);
        var loaded = new List<(Scenario, SimulationPlan)>();
        using (var team = new ThreadTeam(threads))
        {
            foreach (var (name, scenario) in scenarios)
            {
                var plan = scenario.ToPlan(team);
                if (!quiet && loaded.Count > 0)
                    foreach (string note in scenario.Notes(plan)) error.WriteLine($"{name}: note: {note}");
                loaded.Add((scenario, plan));
            }
        }
        var (path, part, overwrite) = (parse.GetValue(_out), parse.GetValue(_part), parse.GetValue(_overwrite));
        var (compared, window, until) = (ComparisonPlan.Of(loaded), parse.GetValue(_window), parse.GetValue(_until));
        if (!quiet && window?.CutNote(compared.Base.Plan.Clock, compared.Base.Plan.Years) is { } cut) error.WriteLine($"--window: note: {cut}");
        if (!quiet)
            foreach (var (name, world) in names.Zip(compared.WhatIfs))
                if (world.Change.Note is { } note) error.WriteLine($"{name}: note: {note}");
        var settings = new StudySettings(
            threads, !parse.GetValue(_noCharts), StudyWork.SinceStart(), CommonOptions.Output(parse, quiet, parse.GetValue(_json)))
        {
            Estimate = CommonOptions.Estimate(parse.GetValue(_estimate)),
        };
        if (part is { Part: null }) return SharedWork.Do(path, overwrite, Create, IsSame, settings, stop);
        using var folder = Create();
        return StudyWork.Do(folder, settings, stop);

        ComparisonFolder Create() => ComparisonFolder.Create(path, overwrite, compared, window, threads, part?.Part, until);

        bool IsSame(IStudyFolder shared) => shared is ComparisonFolder other && other.Asked == window
            && other.Plan.Worlds.Select(world => world.Scenario.Hash).SequenceEqual(compared.Worlds.Select(world => world.Scenario.Hash));
    }

    private static Scenario Base(string[] names, string? named, IReadOnlyList<string> sets)
    {
        if (named is not null) return ScenarioLoader.Load(named, sets);
        var bases = names.Select(name => ScenarioLoader.LoadBaseOf(name, sets)).ToList();
        for (int i = 1; i < bases.Count; i++)
        {
            if (!bases[i].HasRunsOf(bases[0]))
                throw new OutputException(
                    $"{names[i]}: has another base ({bases[i].Name}) than {names[0]} ({bases[0].Name}); expected --base with the one to compare all with");
        }
        return bases[0];
    }

    private static void RefuseOtherTimes(string name, Scenario scenario, Scenario with)
    {
        if (scenario.Clock == with.Clock && scenario.Years == with.Years) return;
        throw new OutputException(
            $"{name}: runs {Time(scenario)} and its base {with.Name} {Time(with)}; expected the same start, step and years");
    }

    private static string Time(Scenario scenario) =>
        $"{CalendarText.Years(scenario.Years)} from {Polis.Engine.Scheduling.Clock.TextOf(scenario.Clock.StartMonth)} by the "
        + $"{EnumNames<Polis.Engine.Scheduling.StepLength>.Of(scenario.Clock.StepLength)}";

    private static List<string> Overrides(ParseResult parse)
    {
        var sets = new List<string>
        {
            $"runs={parse.GetValue(_runs) ?? (parse.GetValue(_until) is null ? DefaultRuns : UntilNarrow.DefaultMost)}",
            $"record={parse.GetValue(_record) ?? EnumNames<RecordLevel>.Of(RecordLevel.Answers)}"
        };
        sets.AddRange(parse.GetRequiredValue(_sets));
        if (parse.GetValue(_seed) is { } seed) sets.Add($"seed={seed}");
        if (parse.GetValue(_years) is { } years) sets.Add($"years={years}");
        return sets;
    }
}
