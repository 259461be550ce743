using System.Globalization;
using System.Text;

namespace Polis.Mutate;

/// <summary>The table of scores by room and the list of survivors.</summary>
internal static class Report
{
    /// <summary>Writes the table, then each survivor with its file, its line and the line before and after the change.</summary>
    public static string Write(string root, IReadOnlyList<(string Room, IReadOnlyList<Result> Results)> rooms)
    {
        var text = new StringBuilder();
        Line(text, $"{"room",-12} {"mutants",8} {"caught",8} {"survived",9} {"score",8}");
        foreach (var (room, results) in rooms) Row(text, room, results);
        Row(text, "all", [.. rooms.SelectMany(r => r.Results)]);
        foreach (var (room, results) in rooms)
        {
            Line(text, $"\nSurvivors of {room}");
            foreach (var mutant in results.Where(r => r.Outcome == Outcome.Survived).Select(r => r.Mutant)) Describe(text, root, mutant);
        }
        return text.ToString();
    }

    /// <summary>Lists the mutants of a sample. One that does not compile will give its place to the next of its piece.</summary>
    public static string List(string root, string room, IReadOnlyList<IReadOnlyList<Mutant>> sample)
    {
        var text = new StringBuilder();
        Line(text, $"{room}: {sample.Count} mutants of {sample.Sum(piece => piece.Count)}");
        foreach (var piece in sample) Describe(text, root, piece[0]);
        return text.ToString();
    }

    private static void Describe(StringBuilder text, string root, Mutant mutant)
    {
        Line(text, $"\n{Path.GetRelativePath(root, mutant.Tree.FilePath)}:{mutant.Line} ({mutant.Kind})");
        Line(text, $"- {mutant.Before}");
        Line(text, $"+ {mutant.After}");
    }

    private static void Row(StringBuilder text, string room, IReadOnlyList<Result> results)
    {
        var survived = results.Count(r => r.Outcome == Outcome.Survived);
        var caught = results.Count - survived;
        Line(text, $"{room,-12} {results.Count,8} {caught,8} {survived,9} {(results.Count == 0 ? 0 : 100.0 * caught / results.Count),6:0.0} %");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
