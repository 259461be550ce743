using System.CommandLine;
using Polis.Charts;
using Polis.Charts.Comparing;
using Polis.Charts.Sweeping;
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
        Description = $"Charts to draw (default: all), several with commas. Of a run: {string.Join(", ", ChartSet.Names)}. Of a study those in its folder "
            + $"charts, as in {string.Join(", ", (string[])[ComparisonCharts.Difference, SweepCharts.HeatMap, TornadoChart.Name, BoxesChart.Name])}",
        HelpName = "NAME",
        DefaultValueFactory = _ => []
    };
    private static readonly Option<string[]> _format =
        new("--format") { Description = "png, svg, or both with a comma (default: both)", HelpName = "FORMAT", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> _out = CommonOptions.Path("--out", "Folder for the charts (default: charts in the folder)", "FOLDER");
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
        foreach (string format in Words(_format.Name, parse.GetRequiredValue(_format), ["png", "svg"]))
            formats |= format == "png" ? ChartFormats.Png : ChartFormats.Svg;
        string path = parse.GetRequiredValue(_folder);
        string? elsewhere = parse.GetValue(_out);
        // A manifest that cannot be read says nothing of which charts there are.
        RunFolder.ReadState(path);
        var study = StudyPlot.IsStudy(path) ? StudyPlot.Open(path) : null;
        var known = study?.Names ?? ChartSet.Names;
        var figures = Words(_figure.Name, parse.GetRequiredValue(_figure), known);
        // Charts that go elsewhere need a folder that nobody writes to, which may be one that cannot be written.
        if (elsewhere is not null)
        {
            FolderClaim.Refuse(path);
            RunFolderFiles.MakeFolder(elsewhere);
        }
        using var claim = FolderClaim.Take(elsewhere ?? path);
        // A report without some of its charts, or with older ones, would be none of this folder.
        bool whole = figures.Count == known.Count && formats == ChartFormats.All && elsewhere is null;
        try
        {
            if (study is not null) Tell(whole ? study.Draw(stop) : study.Draw(figures, elsewhere, formats, stop), parse);
            else DrawRun(RunFolder.Open(path), figures, formats, elsewhere ?? Path.Combine(path, RunFolderFiles.Charts), whole, parse, stop);
            if (whole) TellReport(path, parse);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            parse.InvocationConfiguration.Error.WriteLine($"{path}: interrupted while charts were drawn; the data are as they were");
            return ExitCode.Interrupted;
        }
    }

    private static void DrawRun(
        RunFolder folder, IReadOnlyList<string> figures, ChartFormats formats, string directory, bool whole, ParseResult parse, CancellationToken stop)
    {
        var charts = ChartSet.DrawUntil(folder, figures, formats, directory, 0, stop);
        if (whole) Drawing.WriteReport(folder, charts);
        Tell(charts, parse);
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

    /// <summary>The words of a repeated or comma-separated option; all where none is given.</summary>
    private static IReadOnlyList<string> Words(string option, string[] values, IReadOnlyList<string> known)
    {
        string[] words = [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (words.FirstOrDefault(word => !known.Contains(word)) is { } unknown)
        {
            string? near = Nearest.Of(unknown, known);
            string expected = known.Count == 0 ? "none, as the folder has no chart" : $"one of {string.Join(", ", known)}";
            throw new OutputException($"{option}: is \"{unknown}\"; expected {expected}{(near is null ? "" : $"; nearest: {near}")}");
        }
        return words.Length == 0 ? known : words;
    }
}
