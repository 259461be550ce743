using System.CommandLine;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis calibrate</c>: fits values of a scenario to dated records.</summary>
internal static class CalibrateCommand
{
    /// <summary>Most runs where nothing else is asked for.</summary>
    private const int DefaultRuns = 1000;

    private static readonly Argument<string?> _scenario =
        new("SCENARIO") { Description = "Scenario that is fitted (default: the one that the targets name)", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> _targets = CommonOptions.Path(
        "--targets", "What is fitted to what, in YAML: scenario, fit, targets, holdOut (docs/CALIBRATION.md)", "FILE");
    private static readonly Option<long?> _seed = CommonOptions.Whole("--seed", "Seed of all draws", 0, (long)Scenario.LargestSeed, "N");
    private static readonly Option<long?> _runs = CommonOptions.Whole("--runs", $"Most runs (default: {DefaultRuns:N0})", 20, 1_000_000, "N");
    private static readonly Option<string?> _part = CommonOptions.OneOf(
        "--part", "Makes runs of the folder of --out that no other process makes, beside others that were given the same command; the last makes the tables",
        [AskedPart.AnyName]);
    private static readonly Option<long?> _threads = CommonOptions.Threads();
    private static readonly Option<string[]> _sets = CommonOptions.Set();
    private static readonly Option<string?> _out = CommonOptions.Path("--out", "Folder, new or empty (default: runs/<scenario>-calibrate-<number>)", "FOLDER");
    private static readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces what polis left in the folder of --out" };
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no charts (fit, marginals and pairs) and writes no report" };
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the fit as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "calibrate", "Fits values of a scenario to dated records, and predicts dates that were held out",
            "polis calibrate --targets targets.yaml --runs 400")
        {
            _scenario, _targets, _runs, _seed, _part, _threads, _sets, _out, _overwrite, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        if (parse.GetValue(_targets) is not { } targets)
            throw new OutputException("polis calibrate: no targets are named; expected --targets FILE, with the records that are fitted to");
        if (parse.GetValue(_overwrite) && parse.GetValue(_out) is null)
            throw new OutputException("--overwrite: is given without --out; expected --out with the folder to replace");
        int threads = (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount);
        var file = CalibrationFile.Load(targets);
        var sets = parse.GetRequiredValue(_sets).ToList();
        if (parse.GetValue(_seed) is { } seed) sets.Add($"seed={seed}");
        using var team = new ThreadTeam(threads);
        var family = ScenarioFamily.Load(parse.GetValue(_scenario) ?? file.Scenario, sets, team);
        int most = (int)(parse.GetValue(_runs) ?? DefaultRuns);
        var (path, overwrite) = (parse.GetValue(_out), parse.GetValue(_overwrite));
        var io = CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));
        var settings = new StudySettings(threads, !parse.GetValue(_noCharts), StudyWork.SinceStart(), io);
        if (parse.GetValue(_part) is not null) return SharedWork.Do(path, overwrite, Create, IsSame, settings, stop);
        using var folder = Create();
        return StudyWork.Do(folder, settings, stop);

        CalibrationFolder Create() => CalibrationFolder.Create(path, overwrite, family, file, most, team);

        bool IsSame(IStudyFolder shared) => shared is CalibrationFolder other && other.IsSame(family, file, most);
    }
}
