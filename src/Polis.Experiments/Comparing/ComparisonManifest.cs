using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Model;
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
/// <param name="Asked">Years that differences are told for; null for the usual windows.</param>
/// <param name="Headlines">What each what-if changes, the most telling first.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
/// <param name="Part">The part of the pairs that is made in this folder, as in <c>3/8</c>; null for all.</param>
/// <param name="Until">The interval that ends the comparison once it is narrow enough, as in <c>defiance=0.02</c>; null where all pairs are made.</param>
/// <param name="Outcome">How it ended then; null until it has.</param>
public sealed record ComparisonManifest(
    string Product, string Version, int Format, string Kind, RunState State, string Base, IReadOnlyList<string> WhatIfs, ulong Seed, int Runs,
    AskedYears? Asked, IReadOnlyList<Headline> Headlines, string? Problem, string? Part = null, string? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UntilOutcome? Outcome = null)
{
    /// <summary>Most headlines and findings of a what-if that are told.</summary>
    public const int MostFindings = 12;

    /// <summary>The kind of folder.</summary>
    public const string CompareKind = "compare";

    /// <summary>The manifest of a comparison that begins.</summary>
    public static ComparisonManifest Begin(ComparisonPlan plan, AskedYears? asked, StudyPart? part, UntilNarrow? until) => new(
        Manifest.ProductName, Manifest.ProgramVersion, Manifest.CurrentFormat, CompareKind, RunState.Running, plan.Base.Name,
        [.. plan.WhatIfs.Select(whatIf => whatIf.Name)], plan.Seed, plan.Runs, asked, [], null, part?.ToString(),
        until?.ToString());

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.ComparisonManifest);

    /// <summary>Reads the manifest of a comparison's folder.</summary>
    /// <exception cref="RunFolderException">It cannot be read.</exception>
    public static ComparisonManifest Read(string folder)
    {
        RunFolder.ReadState(folder);
        return ManifestFile.Read(RunFolder.ManifestOf(folder), "the manifest of a comparison", FromJson, ProblemOf);
    }

    /// <summary>Names of worlds are names of folders.</summary>
    private static string? ProblemOf(ComparisonManifest manifest) =>
        manifest.WhatIfs.Count == 0 ? "whatIfs: has none"
        : manifest.WhatIfs.Prepend(manifest.Base).Any(name => string.IsNullOrEmpty(name) || name is "." or ".." || Path.GetFileName(name) != name)
            ? "a world has a name that is that of no folder"
        : manifest.Headlines.Any(headline => headline is null) ? "headlines: has an empty one"
        : manifest.Part is not null && StudyPart.Parse(manifest.Part) is null ? $"part: is \"{manifest.Part}\", no part as in 3/8"
        : manifest.Until is not null && UntilNarrow.Parse(manifest.Until) is null ? $"until: is \"{manifest.Until}\", no width of a metric"
        : manifest.Runs < 1 ? $"runs: is {manifest.Runs}, no number of runs" : null;

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ComparisonManifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, ComparisonJson.Default.ComparisonManifest) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>One thing that a what-if changes.</summary>
/// <param name="WhatIf">Name of the what-if.</param>
/// <param name="Metric">Name of the metric, as in <c>defiance.climate@USA</c>.</param>
/// <param name="From">Decimal year from which the change is told.</param>
/// <param name="To">Decimal year until which.</param>
/// <param name="Sentence">The change in words.</param>
public sealed record Headline(string WhatIf, string Metric, double From, double To, string Sentence)
{
    /// <summary>The headline of a finding.</summary>
    public static Headline Of(Finding finding) => new(
        finding.Effect.WhatIf, finding.Effect.Metric.Name, finding.Effect.Window.From, finding.Effect.Window.To, finding.Sentence);
}

/// <summary>Writer and reader of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(EnumNameConverter<RunState>)])]
[JsonSerializable(typeof(ComparisonManifest))]
[JsonSerializable(typeof(ComparisonSummary))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
