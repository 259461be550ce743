using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>What <c>manifest.json</c> says of the folder of a comparison.</summary>
/// <param name="Product">Always <c>polis</c>.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Format">Version of the folder's format.</param>
/// <param name="Kind">Always <c>compare</c>.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Base">Name of the base, of its run folder too.</param>
/// <param name="WhatIfs">Names of the what-ifs.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Runs">Pairs.</param>
/// <param name="Findings">What changed most, as sentences.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
public sealed record ComparisonManifest(
    string Product, string Version, int Format, string Kind, RunState State, string Base, IReadOnlyList<string> WhatIfs, ulong Seed, int Runs,
    IReadOnlyList<string> Findings, string? Problem)
{
    /// <summary>Most findings of a what-if that the manifest names.</summary>
    public const int MostFindings = 12;

    /// <summary>The kind of folder.</summary>
    public const string CompareKind = "compare";

    /// <summary>The manifest of a comparison that begins.</summary>
    public static ComparisonManifest Begin(ComparisonPlan plan) => new(
        Manifest.ProductName, Manifest.ProgramVersion, Manifest.CurrentFormat, CompareKind, RunState.Running, plan.Base.Name,
        [.. plan.WhatIfs.Select(whatIf => whatIf.Name)], plan.Seed, plan.Runs, [], null);

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.ComparisonManifest);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ComparisonManifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, ComparisonJson.Default.ComparisonManifest) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>Writer and reader of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(EnumNameConverter<RunState>)])]
[JsonSerializable(typeof(ComparisonManifest))]
[JsonSerializable(typeof(ComparisonSummary))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
