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
        console.WriteLine(found.Finding);
        if (found.Boxes.Count == 0) return;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (c, name) in DiscoveryText.Columns.Index())
            table.AddColumn(c < DiscoveryText.FirstFigure ? new TableColumn(name) : new TableColumn(name).RightAligned());
        foreach (var row in DiscoveryText.Rows(found))
        {
            string box = row.IsFirst ? row.Box.ToString(CultureInfo.InvariantCulture) : "";
            table.AddRow(
                [box, Markup.Escape(row.Where), Markup.Escape(row.Of), row.P, row.InHalves, .. row.Whole.Select(figure => row.IsFirst ? figure : "")]);
        }
        console.Write(table);
        if (DiscoveryText.Together(found) is { } together) console.WriteLine(together);
        console.WriteLine(DiscoveryText.Meaning);
        console.WriteLine();
        output.Write(yaml);
        output.WriteLine();
    }
}
