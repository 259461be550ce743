using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>What <c>manifest.json</c> says of the folder of a calibration.</summary>
/// <param name="Product">Always <c>polis</c>.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Format">Version of the folder's format.</param>
/// <param name="Kind">Always <c>calibrate</c>.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Scenario">What is fitted.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Fit">Values that are fitted, with their bounds.</param>
/// <param name="Records">What they are fitted to.</param>
/// <param name="HoldOut">Share of the dates that are only predicted.</param>
/// <param name="MostRuns">Most runs.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="Findings">What was found, in sentences.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
/// <param name="IsAdjusted">Whether what was found is told of the adjusted points of the posterior.</param>
public sealed record CalibrationManifest(
    string Product, string Version, int Format, string Kind, RunState State, ManifestScenario Scenario, ulong Seed, IReadOnlyList<FittedValue> Fit,
    IReadOnlyList<RecordedValue> Records, double HoldOut, int MostRuns, ManifestTimings Timings, IReadOnlyList<string> Findings, string? Problem,
    bool IsAdjusted = false)
{
    /// <summary>The kind of folder.</summary>
    public const string CalibrateKind = "calibrate";

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalibrationJson.Default.CalibrationManifest);

    /// <summary>Reads the manifest of a calibration's folder.</summary>
    /// <exception cref="RunFolderException">It cannot be read.</exception>
    public static CalibrationManifest Read(string folder)
    {
        RunFolder.ReadState(folder);
        return ManifestFile.Read(
            RunFolder.ManifestOf(folder), "the manifest of a calibration",
            text => JsonSerializer.Deserialize(text, CalibrationJson.Default.CalibrationManifest) ?? throw new JsonException("The manifest is empty."),
            manifest => manifest.Fit.Count == 0 || manifest.Records.Count == 0 ? "has nothing that is fitted, or no records" : null);
    }
}

/// <summary>Writer and reader of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(EnumNameConverter<RunState>)])]
[JsonSerializable(typeof(CalibrationManifest))]
[JsonSerializable(typeof(CalibrationSummary))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
