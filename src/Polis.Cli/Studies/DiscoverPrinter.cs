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
        table.AddColumn("box");
        table.AddColumn("where");
        table.AddColumn("of");
        foreach (string name in (string[])["p of it", "in halves", "coverage", "density", "of the runs", "p"])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (b, box) in found.Boxes.Index())
        {
            foreach (var (r, limit) in box.Restrictions.Index())
            {
                string[] whole = r > 0 ? ["", "", "", ""]
                    : [Discovery.Percent(box.Coverage), Discovery.Percent(box.Density), Discovery.Percent(box.Mass), Discovery.Probability(box.P)];
                table.AddRow(
                [
                    r > 0 ? "" : $"{b + 1}", Markup.Escape($"{limit.Axis.ShortName} {limit.Text}"), Markup.Escape(Whole(limit)),
                    Discovery.Probability(limit.QuasiP),
                    Discovery.Percent(limit.Reproduced), .. whole,
                ]);
            }
        }
        console.Write(table);
        if (found.Boxes.Count > 1)
            console.WriteLine($"All boxes together: coverage {Discovery.Percent(found.Coverage)}, density {Discovery.Percent(found.Density)}.");
        console.WriteLine(
            "Coverage: share of all cases that lie in the box. Density: share of its runs that are cases. p: probability of so dense a box if nothing "
                + "mattered. p of it: the same for one restriction, too small because it was searched. "
                + "In halves: how often half of the runs give the restriction too.");
        console.WriteLine();
        output.Write(yaml);
        output.WriteLine();
    }

    /// <summary>What the axis has in the sweep, with its unit.</summary>
    private static string Whole(Restriction limit)
    {
        string range = limit.Axis.Values.Count > 0 ? string.Join(", ", limit.Axis.Values)
            : $"{StudyAxis.TextOf(limit.Axis.Low)} to {StudyAxis.TextOf(limit.Axis.High)}";
        return limit.Unit.Length == 0 ? range : $"{range} ({limit.Unit})";
    }
}
