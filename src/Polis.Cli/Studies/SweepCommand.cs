using System.CommandLine;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary><c>polis sweep</c>: a table of what a scenario gives for many values of it.</summary>
internal static class SweepCommand
{
    /// <summary>Points of a design whose size is not asked for.</summary>
    private const int DefaultPoints = 64;

    private static readonly DesignOptions _options = new();
    private static readonly Option<string[]> _vary = new("--vary")
    {
        Description = $"A value that is varied: {StudyAxis.Expected}; may be given several times",
        HelpName = "PATH=VALUES",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<string?> _design = CommonOptions.OneOf(
        "--design", "Which points: all combinations, a Latin hypercube, or a scrambled Sobol sequence (default: grid where each --vary names its values or "
            + "their number, else sobol)", [.. _kinds.Select(EnumNames<DesignKind>.Of)]);
    private static readonly Option<long?> _points = CommonOptions.Whole(
        "--points", $"Points of a Latin hypercube or Sobol sequence (default: {DefaultPoints})", 2, 1_000_000, "N");

    private static DesignKind[] _kinds => [DesignKind.Grid, DesignKind.Lhs, DesignKind.Sobol];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "sweep", "Varies values of a scenario and leaves a table with a row a run",
            "polis sweep tiny --vary parameters.policyLoss=0.02:0.1:5 --vary parameters.harm=0.05,0.1,0.2")
        {
            _options.Scenario, _vary, _design, _points,
        };
        _options.AddTo(command);
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        StudyAxis[] axes = [.. parse.GetRequiredValue(_vary).Select(text => StudyAxis.Parse("--vary", text))];
        if (axes.Length == 0) throw new OutputException($"polis sweep: nothing is varied; expected --vary {StudyAxis.Expected}");
        return _options.Do(parse, SweepKind.Sweep, _ => axes, Design(parse, axes), stop);
    }

    private static StudyDesign Design(ParseResult parse, StudyAxis[] axes)
    {
        bool grid = axes.All(axis => axis.HasLevels);
        var kind = parse.GetValue(_design) is { } name ? EnumNames<DesignKind>.Parse(name) : grid ? DesignKind.Grid : DesignKind.Sobol;
        if (kind != DesignKind.Grid) return new StudyDesign(kind, (int)(parse.GetValue(_points) ?? DefaultPoints));
        if (axes.FirstOrDefault(axis => !axis.HasLevels) is { } open)
            throw new OutputException($"--vary {open}: says not how many values a grid takes; expected {open}:5, as for five");
        if (parse.GetValue(_points) is not null)
            throw new OutputException("--points: is given for a grid, whose points are those of --vary; expected --design lhs or sobol with it");
        return new StudyDesign(kind, 0);
    }
}
