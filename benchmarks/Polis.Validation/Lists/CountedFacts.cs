using System.Globalization;
using Polis.Scenarios.Tables;

namespace Polis.Validation.Lists;

/// <summary>A counted fact on conflicts of cities with their nations.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Figure">The figure, or several over time.</param>
/// <param name="Whole">What it is a part of; not a number where that is not counted.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Period">When.</param>
/// <param name="Note">Note.</param>
/// <param name="Source">Source.</param>
internal sealed record CountedFact(string Name, string Figure, double Whole, string Unit, string Period, string Note, string Source)
{
    /// <summary>The figure as a number.</summary>
    public int Count => int.Parse(Figure, CultureInfo.InvariantCulture);
}

/// <summary>The counted facts beside the program (city-conflict-facts.csv).</summary>
internal static class CountedFacts
{
    /// <summary>All, in the order of the file.</summary>
    public static IReadOnlyList<CountedFact> All { get; } = Read();

    /// <summary>The fact of a name.</summary>
    public static CountedFact Find(string name) => All.Single(fact => fact.Name == name);

    private static List<CountedFact> Read()
    {
        var name = new TextColumn("fact", "What is counted", blank: false);
        var figure = new TextColumn("figure", "The figure", blank: false);
        var whole = new NumberColumn("whole", "What it is a part of", 1, 1e9, blank: true, whole: true);
        var unit = new TextColumn("unit", "Unit");
        var period = new TextColumn("period", "When");
        var note = new TextColumn("note", "Note");
        var source = new TextColumn("source", "Source", blank: false);
        int rows = ListFile.Read(ListFile.Own("city-conflict-facts.csv"), name, figure, whole, unit, period, note, source);
        return
        [
            .. Enumerable.Range(0, rows).Select(row => new CountedFact(name.Values[row], figure.Values[row], whole.Values[row], unit.Values[row],
                period.Values[row], note.Values[row], source.Values[row])),
        ];
    }
}
