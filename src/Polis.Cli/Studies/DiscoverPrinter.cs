using System.Globalization;
using Polis.Experiments;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>In which part of a sweep something happens, for a terminal.</summary>
internal static class DiscoverPrinter
{
    /// <summary>Prints the finding, the boxes and their ranges.</summary>
    public static void Print(Discovery found, string yaml, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.Say(found.Finding);
        if (found.Boxes.Count == 0) return;
        if (DiscoveryText.Together(found) is { } together) console.Say(together);
        console.Say(DiscoveryText.Meaning);
        var table = new FittedTable([.. DiscoveryText.Columns.Select((name, c) => new FittedColumn(name, IsText: c < DiscoveryText.FirstFigure))]);
        foreach (var row in DiscoveryText.Rows(found))
        {
            string box = row.IsFirst ? row.Box.ToString(CultureInfo.InvariantCulture) : "";
            table.Add([box, row.Where, row.Of, row.P, row.InHalves, .. row.Whole.Select(figure => row.IsFirst ? figure : "")]);
        }
        table.Write(console);
        console.WriteLine();
        output.Write(yaml);
        output.WriteLine();
    }
}
