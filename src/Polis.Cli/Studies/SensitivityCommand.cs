using System.CommandLine;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis sensitivity</c>: which values of a scenario matter to what.</summary>
internal static class SensitivityCommand
{
    /// <summary>Trajectories of a Morris design whose size is not asked for.</summary>
    private const int DefaultTrajectories = 10;

    /// <summary>Samples of a Saltelli design whose size is not asked for.</summary>
    private const int DefaultSamples = 64;

    private const string MorrisName = "morris", SobolName = "sobol", SubmodelName = "submodel";

    private static readonly DesignOptions _options = new();
    private static readonly Option<string[]> _vary = new("--vary")
    {
        Description = "A value that is varied, with its range, as in parameters.harm=0.05:0.2; may be given several times "
            + "(default: all parameters of the model, each from half its value to double)",
        HelpName = "PATH=LOW:HIGH",
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<string?> _method = CommonOptions.OneOf(
        "--method", "Screening by elementary effects, or shares of variance, which need more runs (default: morris)", [MorrisName, SobolName]);
    private static readonly Option<string?> _groups = CommonOptions.OneOf(
        "--groups", "Screens the parts of the model, whose parameters move together (morris only)", [SubmodelName]);
    private static readonly Option<long?> _size = CommonOptions.Whole(
        "--size", $"Trajectories of morris (default: {DefaultTrajectories}) or samples of sobol (default: {DefaultSamples})", 2, 1_000_000, "N");
    private static readonly Option<string?> _given = CommonOptions.Path(
        "--given", "Folder of a sweep that is done: indices (PAWN, delta) from its runs, and no run more", "FOLDER");

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "sensitivity", "Tells which values of a scenario matter to what: Morris' screening, Sobol's indices, or indices from a sweep that is there",
            "polis sensitivity tiny --vary parameters.harm=0.05:0.2 --vary parameters.policyLoss=0.02:0.1 --runs 4")
        {
            _options.Scenario, _given, _vary, _method, _groups, _size,
        };
        _options.AddTo(command);
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        if (parse.GetValue(_given) is { } folder) return Given(parse, folder, stop);
        bool sobol = parse.GetValue(_method) == SobolName, groups = parse.GetValue(_groups) is not null;
        if (sobol && groups) throw new OutputException("--groups: is given with --method sobol; expected --method morris with it");
        var design = new StudyDesign(
            sobol ? DesignKind.Saltelli : DesignKind.Morris, (int)(parse.GetValue(_size) ?? (sobol ? DefaultSamples : DefaultTrajectories)), groups);
        return _options.Do(parse, SweepKind.Sensitivity, member => Axes(parse, member), design, stop);
    }

    private static int Given(ParseResult parse, string folder, CancellationToken stop)
    {
        if (new Option[] { _vary, _method, _groups, _size }.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } unused)
            throw new OutputException(
                $"{unused.Name}: is given with --given, whose runs are those of the sweep; expected --given with no design, as no run is made");
        if (RunFolder.ReadState(folder) != RunState.Done)
            throw new RunFolderException(folder, "is not finished", $"a sweep that is done: polis resume {folder} goes on with it");
        if (RunFolder.IsPart(folder)) throw new RunFolderException(folder, "is a part of a sweep", "the whole: polis merge puts the parts together");
        var table = StudyTable.Read(folder);
        if (SensitivityResult.HasOwnMethod(table.Manifest.Design))
            throw new RunFolderException(
                folder, "is a sensitivity study, whose points are not spread over the whole range", "a folder that polis sweep has left");
        var metrics = MetricsOf(table, _options.Metrics(parse));
        var result = SensitivityResult.Of(table, metrics);
        return _options.DoGiven(
            parse, table, result, (own, settings) => SweepWork.FinishGiven(own, result with { Folder = own.Path }, metrics, settings, stop));
    }

    /// <summary>The metrics of a table by their names.</summary>
    /// <exception cref="OutputException">The table has no such metric.</exception>
    private static IReadOnlyList<SeriesMetric> MetricsOf(StudyTable table, IReadOnlyList<string> names)
    {
        var known = table.Metrics;
        foreach (string name in names) MetricNames.Refuse("--metric", name, known, "the results of the sweep");
        var all = MetricCatalogue.Of(FolderScenario.PlanOf(table.Path)).ToDictionary(metric => metric.Name);
        return [.. names.Select(name => all[name])];
    }

    private static StudyAxis[] Axes(ParseResult parse, FamilyMember member)
    {
        string[] asked = parse.GetRequiredValue(_vary);
        if (asked.Length > 0)
        {
            StudyAxis[] axes = [.. asked.Select(text => StudyAxis.Parse("--vary", text))];
            return axes.FirstOrDefault(axis => axis.Values.Count == 1) is not { } fixedAt ? axes : throw new OutputException(
                $"--vary {fixedAt}: names one value, so that nothing is varied; expected {fixedAt.Path}=LOW:HIGH, as in parameters.harm=0.05:0.2");
        }
        var parameters = member.Scenario.Parameters;
        return [.. ParameterInfo.All.Select(parameter => StudyAxis.Around(parameter, parameter.Read(parameters))).OfType<StudyAxis>()];
    }
}
