using System.CommandLine;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>What the commands that study a design share: their options, and how the study is begun.</summary>
internal sealed class DesignOptions
{
    /// <summary>Runs a point where nothing else is asked for.</summary>
    private const int DefaultRuns = 10;

    private readonly Option<string[]> _metrics = new("--metric")
    {
        Description = "A metric to tell of (polis run --metrics lists them); may be given several times. The table of results has all.",
        HelpName = "METRIC",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<AskedYears?> _window = CommonOptions.Window(
        "Years that values are told for, as in 2025..2029 (default: counts over the whole run, shares and other states over the last ten years)");
    private readonly Option<long?> _seed = CommonOptions.Whole("--seed", "Seed of all draws", 0, (long)Polis.Scenarios.Scenario.LargestSeed, "N");
    private readonly Option<long?> _years = CommonOptions.Whole("--years", "Length of the runs, years", 1, 1000, "N");
    private readonly Option<long?> _runs = CommonOptions.Whole("--runs", $"Runs a point (default: {DefaultRuns})", 1, 100_000, "N");
    private readonly Option<AskedPart?> _part = CommonOptions.Part();
    private readonly Option<long?> _threads = CommonOptions.Threads();
    private readonly Option<string[]> _sets = CommonOptions.Set();
    private readonly Option<string?> _out = CommonOptions.Path("--out", "Folder, new or empty (default: runs/<scenario>-<command>-<number>)", "FOLDER");
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces what polis left in the folder of --out" };
    private readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts and writes no report" };
    private readonly Option<bool> _quiet = CommonOptions.Quiet();
    private readonly Option<bool> _json = new("--json") { Description = "Prints the summary as JSON" };

    /// <summary>The scenario.</summary>
    public Argument<string?> Scenario { get; } =
        new("SCENARIO") { Description = "Path of a scenario, or name of a shipped one (polis scenario list)", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Adds the options to a command, behind its own.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_metrics, _window, _runs, _seed, _years, _part, _threads, _sets, _out, _overwrite, _noCharts, _quiet, _json])
            command.Options.Add(option);
    }

    /// <summary>Metrics to tell of; those of the questions of every run where none is asked for.</summary>
    public IReadOnlyList<string> Metrics(ParseResult parse) => parse.GetRequiredValue(_metrics) is { Length: > 0 } asked ? asked : Findings.QuestionMetrics;

    /// <summary>Where the output goes.</summary>
    public RunOutput Output(ParseResult parse) => CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));

    /// <summary>Begins a study and does its work.</summary>
    /// <param name="parse">Command line.</param>
    /// <param name="kind">Kind of study.</param>
    /// <param name="axes">What is varied, from the scenario.</param>
    /// <param name="design">Which points.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <returns>The exit code.</returns>
    public int Do(ParseResult parse, SweepKind kind, Func<FamilyMember, IReadOnlyList<StudyAxis>> axes, StudyDesign design, CancellationToken stop)
    {
        string command = parse.CommandResult.Command.Name;
        if (parse.GetValue(Scenario) is not { } name)
            throw new OutputException($"polis {command}: no scenario is named; expected a path, or one of {string.Join(", ", ShippedScenarios.Names)}");
        RefuseOverwriteAlone(parse);
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        using var team = new ThreadTeam(threads);
        var family = ScenarioFamily.Load(name, Overrides(parse), team);
        var request = new SweepRequest(kind, axes(family.Base), design, parse.GetValue(_window), [.. Metrics(parse)]);
        var plan = SweepPlan.Of(family, request, team);
        var io = Output(parse);
        if (!io.Quiet)
            foreach (string note in family.Base.Scenario.Notes(family.Base.Plan)) io.Error.WriteLine($"{name}: note: {note}");
        if (!io.Quiet && request.Asked?.CutNote(family.Base.Plan.Clock, family.Base.Plan.Years) is { } cut) io.Error.WriteLine($"--window: note: {cut}");
        var (path, part, overwrite) = (parse.GetValue(_out), parse.GetValue(_part), parse.GetValue(_overwrite));
        var settings = new StudySettings(threads, !parse.GetValue(_noCharts), StudyWork.SinceStart(), io);
        if (part is { Part: null }) return SharedWork.Do(path, overwrite, Create, IsSame, settings, stop);
        using var folder = Create();
        return StudyWork.Do(folder, settings, stop);

        SweepFolder Create() => SweepFolder.Create(path, overwrite, plan, part?.Part);

        bool IsSame(IStudyFolder shared) => shared is SweepFolder other && other.Plan.IsSame(plan);
    }

    /// <summary>Makes the folder of a study of runs that are there, and ends it.</summary>
    /// <param name="parse">Command line.</param>
    /// <param name="given">The sweep that has the runs.</param>
    /// <param name="result">What was found, of the metrics that are told of.</param>
    /// <param name="finish">Draws and prints, given the study in its own folder.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="OutputException">An option would need runs of its own, the scenario is another, or the folder cannot be used.</exception>
    public int DoGiven(ParseResult parse, StudyTable given, SensitivityResult result, Func<StudyTable, StudySettings, int> finish)
    {
        if (new Option[] { _window, _runs, _seed, _years, _part, _sets }.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } unused)
            throw new OutputException($"{unused.Name}: is given with --given, and no run is made; expected it with the polis sweep that makes the runs");
        if (parse.GetValue(Scenario) is { } name && ScenarioLoader.Load(name).Name is var own && own != given.Manifest.Scenario.Name)
            throw new OutputException(
                $"--given {given.Path}: is a sweep of the scenario {given.Manifest.Scenario.Name}, and {name} is {own}; "
                    + "expected a sweep of it, or --given alone");
        RefuseOverwriteAlone(parse);
        var settings = new StudySettings(
            (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount), !parse.GetValue(_noCharts), StudyWork.SinceStart(), Output(parse));
        using var claim = GivenRuns.Make(parse.GetValue(_out), parse.GetValue(_overwrite), given, result);
        return finish(StudyTable.Read(claim.Path), settings);
    }

    private void RefuseOverwriteAlone(ParseResult parse)
    {
        if (parse.GetValue(_overwrite) && parse.GetValue(_out) is null)
            throw new OutputException("--overwrite: is given without --out; expected --out with the folder to replace");
    }

    private List<string> Overrides(ParseResult parse)
    {
        var sets = new List<string> { $"runs={parse.GetValue(_runs) ?? DefaultRuns}" };
        sets.AddRange(parse.GetRequiredValue(_sets));
        if (parse.GetValue(_seed) is { } seed) sets.Add($"seed={seed}");
        if (parse.GetValue(_years) is { } years) sets.Add($"years={years}");
        return sets;
    }
}
