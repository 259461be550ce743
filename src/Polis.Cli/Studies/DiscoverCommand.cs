using System.CommandLine;
using System.Globalization;
using Polis.Charts.Report;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary><c>polis discover</c>: in which part of a sweep something happens.</summary>
internal static class DiscoverCommand
{
    private static readonly DiscoveryOptions _usual = new();
    private static readonly Argument<string> _folder = CommonOptions.Path<string>("FOLDER", "Folder that polis sweep has left", ArgumentArity.ExactlyOne);
    private static readonly Option<string> _when = new("--when")
    {
        Description = "What happens: metrics and numbers compared by < <= > >= == !=, joined by && || not and parentheses",
        HelpName = "EXPRESSION",
        Required = true,
    };
    private static readonly Option<long?> _boxes = CommonOptions.Whole("--boxes", $"Most boxes (default: {_usual.MostBoxes})", 1, 20, "N");
    private static readonly Option<double?> _threshold = Share(
        "--threshold",
        "Share of the runs of a box in which it must happen; of such boxes the one with most cases is taken (default: coverage and density in balance)");
    private static readonly Option<double?> _mass = Share(
        "--mass", string.Create(CultureInfo.InvariantCulture, $"Share of all runs that a box has at least (default: {_usual.LeastMass})"));
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no chart and writes no report" };
    private static readonly Option<bool> _quiet = CommonOptions.Quiet();
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the boxes as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "discover", "Tells in which part of a sweep something happens: boxes of values with coverage and density",
            "polis discover runs/tiny-sweep-1 --when \"defiance > 0.05 && bids >= 1\"")
        {
            _folder, _when, _boxes, _threshold, _mass, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, _) => Task.Run(() => Act(parse), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse)
    {
        var table = Discovery.ReadTable(parse.GetRequiredValue(_folder));
        var question = new DiscoveryQuestion(
            parse.GetRequiredValue(_when).Trim(), new DiscoveryOptions(
                (int)(parse.GetValue(_boxes) ?? _usual.MostBoxes), parse.GetValue(_threshold), parse.GetValue(_mass) ?? _usual.LeastMass));
        var found = question.Answer(table, _when.Name);
        string yaml = DiscoverySummary.ToYaml(found);
        using var claim = FolderClaim.Take(table.Path);
        DiscoveryReport.Withdraw(table.Path);
        ManifestList.Announce(table.Path, RunFolderFiles.Discovery, RunFolderFiles.Boxes);
        question.Write(table.Path);
        RunFolderFiles.Write(table.Path, RunFolderFiles.Boxes, yaml);
        if (!parse.GetValue(_noCharts)) DiscoveryReport.Write(found, yaml, BoxesChart.Draw(found));
        var io = CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));
        if (io.Json) io.Output.WriteLine(DiscoverySummary.Of(found).ToJson());
        else if (!io.Quiet)
        {
            DiscoverPrinter.Print(found, yaml, io.Output);
            io.Output.WriteLine(table.Path);
        }
        return ExitCode.Done;
    }

    private static Option<double?> Share(string name, string description)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "SHARE" };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and <= 1) return share;
            argument.AddError($"{name}: is \"{text}\"; expected a number above 0 and up to 1, as in 0.5");
            return null;
        };
        return option;
    }
}
