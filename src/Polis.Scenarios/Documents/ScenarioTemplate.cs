using System.Text;
using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios;

/// <summary>The commented scenario that <c>polis scenario new</c> writes.</summary>
public static class ScenarioTemplate
{
    /// <summary>Writes it; it is itself a valid scenario.</summary>
    /// <param name="schema">Path or address of the JSON schema, for editors.</param>
    public static string Write(string schema = "scenario.schema.json")
    {
        using var stream = typeof(ScenarioTemplate).Assembly.GetManifestResourceStream("template.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("{schema}", schema, StringComparison.Ordinal).Replace("{parameters}\n", Parameters(), StringComparison.Ordinal);
    }

    private static string Parameters()
    {
        var text = new StringBuilder();
        foreach (var parameter in ParameterInfo.All)
        {
            var shape = ScenarioShape.Parameter(parameter);
            string value = $"# {parameter.Name}: {shape.Word ?? NumberShape.Text(parameter.Default)}";
            text.Append("  ").Append(value.PadRight(38)).Append(" # ").Append(ParameterText.MeaningOf(parameter)).Append(' ').Append(parameter.Attribute.Unit)
                .Append("; ").Append(NumberShape.Text(shape.Minimum)).Append(" to ").Append(NumberShape.Text(shape.Maximum)).Append('\n');
        }
        return text.ToString();
    }
}
