using System.CommandLine;
using Polis.Charts;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis plot</c>: draws charts of a finished run again, without running the model.</summary>
internal static class PlotCommand
{
    private static readonly Argument<string> _folder = CommonOptions.Path<string>(
        "FOLDER", "A run folder, or the folder of a comparison, a sweep, a sensitivity study or a calibration", ArgumentArity.ExactlyOne);
    private static readonly Option<string[]> _figure = new("--figure")
    {
        Description = $"Charts to draw (default: all): {string.Join(", ", ChartSet.Names)}; several with commas",
        HelpName = "NAME",
        DefaultValueFactory = _ => []
    };
    private static readonly Option<string[]> _format =
        new("--format") { Description = "png, svg, or both with a comma (default: both)", HelpName = "FORMAT", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> _out = CommonOptions.Path("--out", "Folder for the charts (default: charts in the run folder)", "FOLDER");
    private static readonly Option<bool> _quiet = new("--quiet") { Description = "Prints nothing but errors" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "plot", "Draws the charts of a finished run again without running the model, and its report where all charts are drawn",
            "polis plot runs/tiny-1 --figure map,why --format svg")
        {
            _folder, _figure, _format, _out, _quiet
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        var formats = ChartFormats.None;
        foreach (string format in Words("--format", parse.GetRequiredValue(_format), ["png", "svg"]))
            formats |= format == "png" ? ChartFormats.Png : ChartFormats.Svg;
        var figures = Words("--figure", parse.GetRequiredValue(_figure), ChartSet.Names);
        string path = parse.GetRequiredValue(_folder), charts = parse.GetValue(_out) ?? Path.Combine(path, RunFolderFiles.Charts);
        RunFolder.ManifestOf(path);
        if (StudyPlot.IsStudy(path)) RefuseForStudy(parse);
        // Charts that go elsewhere need a run folder that nobody writes to, which may be one that cannot be written.
        if (parse.GetValue(_out) is not null)
        {
            FolderClaim.Refuse(path);
            RunFolderFiles.MakeFolder(charts);
        }
        using var claim = FolderClaim.Take(parse.GetValue(_out) is null ? path : charts);
        try
        {
            Draw(parse, path, figures, formats, charts, stop);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            parse.InvocationConfiguration.Error.WriteLine($"{path}: interrupted while charts were drawn; the data are as they were");
            return ExitCode.Interrupted;
        }
    }

    private static void Draw(
        ParseResult parse, string path, IReadOnlyList<string> figures, ChartFormats formats, string directory, CancellationToken stop)
    {
        if (StudyPlot.IsStudy(path))
        {
            Tell(StudyPlot.Draw(path, stop), parse);
            TellReport(path, parse);
            return;
        }
        var folder = RunFolder.Open(path);
        var charts = ChartSet.DrawUntil(folder, figures, formats, directory, 0, stop);
        // A report without some of its charts, or with older ones, would be none of this folder.
        bool whole = figures.Count == ChartSet.Names.Count && formats == ChartFormats.All && parse.GetValue(_out) is null;
        if (whole) Drawing.WriteReport(folder, charts);
        Tell(charts, parse);
        if (whole) TellReport(path, parse);
    }

    private static void TellReport(string path, ParseResult parse)
    {
        if (!parse.GetValue(_quiet)) parse.InvocationConfiguration.Output.WriteLine(Path.Combine(path, RunFolderFiles.Report));
    }

    private static void Tell(IReadOnlyList<Chart> charts, ParseResult parse)
    {
        if (parse.GetValue(_quiet)) return;
        foreach (var chart in charts)
        {
            foreach (string file in chart.Files) parse.InvocationConfiguration.Output.WriteLine(file);
            if (chart.Skipped is { } reason) parse.InvocationConfiguration.Error.WriteLine($"{chart.Name}: not drawn: {reason}");
        }
    }

    /// <summary>Of a study all charts are drawn, in both formats and in its folder.</summary>
    private static void RefuseForStudy(ParseResult parse)
    {
        foreach (Option option in (Option[])[_figure, _format, _out])
        {
            if (parse.GetResult(option) is { Implicit: false })
                throw new OutputException(
                    $"{option.Name}: is for a run folder; of a study all charts are drawn, expected {parse.GetRequiredValue(_folder)} alone");
        }
    }

    /// <summary>The words of a repeated or comma-separated option; all where none is given.</summary>
    private static IReadOnlyList<string> Words(string option, string[] values, IReadOnlyList<string> known)
    {
        string[] words = [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (words.FirstOrDefault(word => !known.Contains(word)) is { } unknown)
        {
            string? near = Nearest.Of(unknown, known);
            throw new OutputException($"{option}: is \"{unknown}\"; expected one of {string.Join(", ", known)}{(near is null ? "" : $"; nearest: {near}")}");
        }
        return words.Length == 0 ? known : words;
    }
}
