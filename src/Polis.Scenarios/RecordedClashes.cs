using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>A recorded conflict of a city with its nation.</summary>
/// <param name="Years">How long it lasted, or has lasted.</param>
/// <param name="IsOpen">Whether it goes on.</param>
/// <param name="FirstAnswer">What the nation answered first; null where that is not known.</param>
public sealed record RecordedClash(double Years, bool IsOpen, Response? FirstAnswer);

/// <summary>A figure of clashes over all years of a run, which a record is held against: one of the two is given.</summary>
/// <param name="LongerThan">Years: the share of clashes that last longer, by Kaplan and Meier.</param>
/// <param name="FirstAnswer">An answer: its share of first answers.</param>
public sealed record ClashFigure(double? LongerThan, string? FirstAnswer)
{
    /// <summary>Its name in tables, as in <c>clashes.longer.4</c>.</summary>
    public string Name => LongerThan is { } years ? $"clashes.longer.{NumberShape.Text(years)}" : $"firstAnswer.{FirstAnswer}";
}

/// <summary>Recorded conflicts, and what a fit is held against of them.</summary>
/// <param name="Clashes">The conflicts.</param>
/// <param name="Figures">The figures.</param>
public sealed record RecordedClashes(IReadOnlyList<RecordedClash> Clashes, IReadOnlyList<ClashFigure> Figures)
{
    /// <summary>Reads a target of conflicts; null, with errors, where it is wrong. Of a table with a column <c>tier</c> those with a nation are read,
    /// of one with a column <c>half</c> those that may be used.</summary>
    /// <param name="target">The target.</param>
    /// <param name="key">Its key.</param>
    /// <param name="source">The file of the targets.</param>
    /// <param name="taken">Where each figure was named before.</param>
    /// <param name="errors">Takes what is wrong.</param>
    internal static RecordedClashes? Read(MapNode target, string key, Source source, Dictionary<string, string> taken, ErrorList errors)
    {
        if (target["durations"] is null && !AsksForAnswers(target))
        {
            errors.Add(target.Place, key, "asks for nothing of its conflicts", "durations, as in [1, 4, 8], firstAnswers: true, or both");
            return null;
        }
        var years = new NumberColumn("years", "How long it lasted, or has lasted, in years", 0, 1000);
        var censored = new FlagColumn("censored", "Whether it goes on");
        var answers = new TextColumn("first_answer", "What the nation answered first", what: $"{string.Join(", ", EnumNames<Response>.Names)}, or nothing",
            fits: text => EnumNames<Response>.Names.Contains(text));
        var tier = new TextColumn("tier", "With whom", required: false, what: "nation or state", fits: text => text is "nation" or "state");
        var half = new TextColumn("half", "Half of the record", required: false);
        var place = target["clashes"]!.Place;
        var table = TableFile.Read(
            ShippedScenarios.Resolve(((TextNode)target["clashes"]!).Text, source.Directory),
            place, $"{key}.clashes", [years, censored, answers, tier, half], errors);
        if (table is null) return null;
        table.Report.MoveTo(errors);
        if (errors.Count > 0) return null;
        int[] used = [.. Enumerable.Range(0, table.Rows).Where(row => Is(tier, row, "nation") && Is(half, row, "use"))];
        if (used.Length < 2) errors.Add(place, $"{key}.clashes", $"has {used.Length} conflicts to use", "two or more, with a nation and of the half to use");
        var figures = FiguresOf(target);
        foreach (var (figure, node) in figures)
        {
            string where = $"{node.Place.Source.Name}:{node.Place.Line}";
            if (!taken.TryAdd(figure.Name, where)) errors.Add(node.Place, key, $"{figure.Name} is named already, in {taken[figure.Name]}", "each figure once");
        }
        return errors.Count > 0 ? null : new RecordedClashes(
            [.. used.Select(row => new RecordedClash(
                years.Values[row], censored.Values[row], answers.Values[row].Length == 0 ? null : EnumNames<Response>.Parse(answers.Values[row])))],
            [.. figures.Select(each => each.Figure)]);

        static bool Is(TextColumn column, int row, string value) => !column.Present || column.Values[row] == value;
    }

    private static List<(ClashFigure Figure, Node Node)> FiguresOf(MapNode target)
    {
        var figures = new List<(ClashFigure, Node)>();
        if (target["durations"] is ListNode list) figures.AddRange(list.Items.Select(node => (new ClashFigure(NumberShape.Read(node), null), node)));
        if (AsksForAnswers(target))
            figures.AddRange(EnumNames<Response>.Names.Select(answer => (new ClashFigure(null, answer), target["firstAnswers"]!)));
        return figures;
    }

    private static bool AsksForAnswers(MapNode target) => target["firstAnswers"] is { } node && FlagShape.Read(node);
}
