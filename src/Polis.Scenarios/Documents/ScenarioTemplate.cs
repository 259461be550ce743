using System.Text;
using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios;

/// <summary>The commented scenario that <c>polis scenario new</c> writes.</summary>
public static class ScenarioTemplate
{
    /// <summary>Parameter that the template sets, to its default, so that the map is not empty.</summary>
    private const string Shown = "policyLoss";

    /// <summary>Writes it; it is itself a valid scenario.</summary>
    /// <param name="schema">Path or address of the JSON schema, for editors; without one that beside the program.</param>
    public static string Write(string? schema = null)
    {
        using var stream = typeof(ScenarioTemplate).Assembly.GetManifestResourceStream("template.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd()
            .Replace("{schema}", schema ?? ScenarioSchema.ShippedPath, StringComparison.Ordinal)
            .Replace("{parameters}\n", Parameters(), StringComparison.Ordinal);
    }

    private static string Parameters()
    {
        var text = new StringBuilder();
        foreach (var parameter in ParameterInfo.All)
        {
            var shape = ScenarioShape.Parameter(parameter);
            string value = $"{(parameter.Name == Shown ? "" : "# ")}{parameter.Name}: {shape.Word ?? NumberShape.Text(parameter.Default)}";
            string unit = parameter.Attribute.Unit == "–" ? "" : $"{parameter.Attribute.Unit}, ";
            text.Append("  ").Append(value.PadRight(38)).Append(" # ").Append(ParameterText.MeaningOf(parameter).TrimEnd('.'))
                .Append($" ({unit}{NumberShape.Text(shape.Minimum)} to {NumberShape.Text(shape.Maximum)})\n");
        }
        return text.ToString();
    }
}
