using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Polis.Experiments;

/// <summary>A restriction of a box as <c>polis discover --json</c> has it.</summary>
/// <param name="Path">Path of the value.</param>
/// <param name="Unit">Its unit; empty where none is known.</param>
/// <param name="Low">Least value in the box; null for words.</param>
/// <param name="High">Greatest.</param>
/// <param name="Values">Words in the box; null for numbers.</param>
/// <param name="P">Probability of as many cases in the box if this restriction did nothing.</param>
/// <param name="Reproduced">Share of searches in random halves of the runs that restrict the axis too.</param>
public sealed record RestrictionSummary(
    string Path, string Unit, double? Low, double? High, IReadOnlyList<string>? Values, double P, double Reproduced);

/// <summary>A box as <c>polis discover --json</c> has it.</summary>
/// <param name="Coverage">Share of all cases that lie in it.</param>
/// <param name="Density">Share of its runs that are cases.</param>
/// <param name="Mass">Share of all runs that lie in it.</param>
/// <param name="Runs">Its runs.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="P">Probability of so dense a box if nothing mattered.</param>
/// <param name="Restrictions">What it asks of the axes.</param>
public sealed record BoxSummary(
    double Coverage, double Density, double Mass, int Runs, int Cases, double P, IReadOnlyList<RestrictionSummary> Restrictions);

/// <summary>What <c>polis discover --json</c> prints.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Folder">Folder of the sweep.</param>
/// <param name="When">What happens.</param>
/// <param name="Runs">Runs of the sweep.</param>
/// <param name="Cases">Those in which it happens.</param>
/// <param name="Share">Their share.</param>
/// <param name="Finding">What was found, in a sentence.</param>
/// <param name="Coverage">Share of the cases that lie in any box.</param>
/// <param name="Density">Share of the runs in any box that are cases.</param>
/// <param name="Boxes">The boxes.</param>
public sealed record DiscoverySummary(
    string Scenario, string Folder, string When, int Runs, int Cases, double Share, string Finding, double Coverage, double Density,
    IReadOnlyList<BoxSummary> Boxes)
{
    /// <summary>Sums up what was found.</summary>
    public static DiscoverySummary Of(Discovery found) => new(
        found.Table.Manifest.Scenario.Name, found.Table.Path, found.When, found.Happens.Count, found.Cases, found.Share, found.Finding, found.Coverage,
        found.Density,
        [
            .. found.Boxes.Select(box => new BoxSummary(
                box.Coverage, box.Density, box.Mass, box.Runs, box.Cases, box.P, [.. box.Restrictions.Select(Summary)])),
        ]);

    /// <summary>The summary as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DiscoveryJson.Default.DiscoverySummary);

    /// <summary>
    /// The boxes as YAML, a document each: parameters under their key as a scenario has them, other values by their path. Two numbers are the ends of a
    /// range, words are those that lie in the box.
    /// </summary>
    public static string ToYaml(Discovery found)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# {found.When}: {found.Cases} of {found.Happens.Count} runs");
        foreach (var (b, box) in found.Boxes.Index())
        {
            if (b > 0) text.AppendLine("---");
            text.AppendLine(
                $"# Box {b + 1}: coverage {Discovery.Percent(box.Coverage)}, density {Discovery.Percent(box.Density)}, "
                    + $"{Discovery.Percent(box.Mass)} of the runs, p {Discovery.Probability(box.P)}");
            string[] parameters = [.. box.Restrictions.Where(IsParameter).Select(limit => $"{limit.Axis.ShortName}: {Range(limit)}")];
            if (parameters.Length > 0) text.AppendLine($"parameters: {{{string.Join(", ", parameters)}}}");
            foreach (var limit in box.Restrictions.Where(limit => !IsParameter(limit))) text.AppendLine($"{limit.Axis.Path}: {Range(limit)}");
        }
        return text.Replace("\r\n", "\n").ToString();
    }

    private static bool IsParameter(Restriction restriction) => restriction.Axis.ShortName != restriction.Axis.Path;

    private static string Range(Restriction limit) =>
        $"[{(limit.Words.Count > 0 ? string.Join(", ", limit.Words.Select(Quoted)) : $"{StudyAxis.TextOf(limit.Low)}, {StudyAxis.TextOf(limit.High)}")}]";

    /// <summary>A word as YAML has it within brackets.</summary>
    private static string Quoted(string word) => word.All(char.IsLetterOrDigit) ? word : $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static RestrictionSummary Summary(Restriction limit) => new(
        limit.Axis.Path, limit.Unit, JsonNumber.Known(limit.Low), JsonNumber.Known(limit.High),
        limit.Words.Count > 0 ? limit.Words : null, limit.QuasiP, limit.Reproduced);

}

/// <summary>Writer of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DiscoverySummary))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
