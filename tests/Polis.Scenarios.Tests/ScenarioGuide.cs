using System.Text;
using Polis.Model;
using Polis.Scenarios.Interventions;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Tables;

namespace Polis.Scenarios.Tests;

/// <summary>The parts of docs/SCENARIOS.md that follow from the loader's definitions.</summary>
internal static class ScenarioGuide
{
    /// <summary>The parts by the name of their marks in the page.</summary>
    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>
    {
        ["keys"] = Keys(),
        ["interventions"] = Interventions(),
        ["tables"] = Tables(),
        ["parameters"] = ParametersTable(),
    };

    /// <summary>A page with its parts renewed between their marks.</summary>
    public static string Renew(string page)
    {
        foreach (var (name, part) in Parts)
        {
            string begin = $"<!-- begin {name}: made from the definitions by ScenarioGuideTests -->\n", end = $"<!-- end {name} -->";
            int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, to = page.IndexOf(end, StringComparison.Ordinal);
            if (from < begin.Length || to < from) throw new InvalidOperationException($"The marks of {name} are not in the page.");
            page = page[..from] + part + page[to..];
        }
        return page;
    }

    private static string Keys()
    {
        var text = new StringBuilder("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var key in ScenarioShape.Root.Keys) Row(text, "", key);
        return text.ToString();
    }

    private static string Interventions()
    {
        var text = new StringBuilder();
        foreach (var kind in InterventionKinds.All)
        {
            var shape = InterventionShapes.Of(kind);
            text.Append($"### {kind.Name}\n\n{shape.About}{(kind.Lasts ? "" : " It has no `until`.")}\n\n");
            MapShape[] forms = shape is ChoiceShape choice ? [.. choice.Forms.Select(form => form.Shape)] : [(MapShape)shape];
            foreach (var form in forms)
            {
                if (forms.Length > 1) text.Append($"{form.About}\n\n");
                text.Append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
                foreach (var key in form.Keys) Row(text, "", key);
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var table in TableDefinitions.All)
        {
            text.Append($"### {table.Key}\n\nTable of {table.What}.\n\n| column | value | needed | meaning |\n| --- | --- | --- | --- |\n");
            foreach (var column in table.Columns)
                text.Append($"| `{column.Name}` | {Cell(column.Expected)} | {(column.Required ? "yes" : "")} | {Cell(column.About)} |\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string ParametersTable()
    {
        var text = new StringBuilder("| name | default | range | unit | meaning |\n| --- | --- | --- | --- | --- |\n");
        foreach (var parameter in ParameterInfo.All)
        {
            var shape = ScenarioShape.Parameter(parameter);
            text.Append($"| `{parameter.Name}` | {shape.Word ?? NumberShape.Text(parameter.Default)} | {NumberShape.Text(shape.Minimum)} to "
                + $"{NumberShape.Text(shape.Maximum)} | ")
                .Append($"{parameter.Attribute.Unit} | {Cell(ParameterText.MeaningOf(parameter))} |\n");
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, string above, Key key)
    {
        string path = string.Join("` or `", key.Names.Select(name => above + name));
        if (key.Name == "interventions")
        {
            text.Append($"| `{path}` | {Cell(key.Shape.Expected)} | | {Cell(key.Shape.About)} See below. |\n");
            return;
        }
        string value = TableDefinitions.All.Any(table => table.Key == key.Name) && key.Shape is TextShape ? "the path of a table" : key.Shape.Expected;
        string meaning = TableDefinitions.All.FirstOrDefault(table => table.Key == key.Name && above.Length == 0) is { } table && value == "the path of a table"
            ? $"Table of {table.What}. See below."
            : key.Shape.About;
        text.Append($"| `{path}` | {Cell(value)} | {(key.Required ? "needed" : Default(key.Shape))} | {Cell(meaning)} |\n");
        if (key.Shape is MapShape { KeyName: null } map)
            foreach (var below in map.Keys) Row(text, path + ".", below);
    }

    private static string Default(Shape shape) => shape switch
    {
        NumberShape { Default: { } number } => NumberShape.Text(number),
        NameShape { Default: { } name } => name,
        FlagShape flag => flag.Default ? "true" : "false",
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
