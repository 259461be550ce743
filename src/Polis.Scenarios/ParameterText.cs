using System.Xml.Linq;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>The meaning of each parameter, from the docstrings that the compiler leaves beside the model's assembly: said once, shown everywhere.</summary>
public static class ParameterText
{
    private static readonly Lazy<Dictionary<string, string>> _summaries = new(ReadSummaries);

    /// <summary>What a parameter means, one sentence; empty where the docstrings are not beside the program.</summary>
    public static string MeaningOf(ParameterInfo parameter) => _summaries.Value.GetValueOrDefault(parameter.Property.Name, "");

    private static Dictionary<string, string> ReadSummaries()
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{typeof(Parameters).Assembly.GetName().Name}.xml");
        if (!File.Exists(file)) return [];
        string prefix = $"P:{typeof(Parameters).FullName}.";
        return XDocument.Load(file).Descendants("member")
            .Where(member => member.Attribute("name")?.Value.StartsWith(prefix, StringComparison.Ordinal) == true)
            .ToDictionary(
                member => member.Attribute("name")!.Value[prefix.Length..],
                member => string.Join(' ', member.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
