using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results.Folder;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>Kinds of studies over a design.</summary>
public enum SweepKind
{
    /// <summary>A table of what each point gives.</summary>
    Sweep,

    /// <summary>Which values matter.</summary>
    Sensitivity,
}

/// <summary>What <c>manifest.json</c> says of the folder of a study over a design.</summary>
/// <param name="Product">Always <c>polis</c>.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Format">Version of the folder's format.</param>
/// <param name="Kind">Kind of study.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Scenario">What is varied.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Runs">Runs a point.</param>
/// <param name="Points">Points.</param>
/// <param name="Design">Kind of design.</param>
/// <param name="Size">Its size: points, trajectories or samples.</param>
/// <param name="Axes">What is varied, as the command line has it.</param>
/// <param name="Asked">Years that values are told for; null for the usual.</param>
/// <param name="Metrics">Metrics that are told of.</param>
/// <param name="End">Decimal year in which the runs end; a date that never comes counts as this.</param>
/// <param name="Groups">Whether axes are screened by parts of the model, and not one by one.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="Failures">Units that failed.</param>
/// <param name="Findings">What was found, in sentences.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
/// <param name="Part">The part of the units that is made in this folder, as in <c>3/8</c>; null for all.</param>
public sealed record SweepManifest(
    string Product, string Version, int Format, SweepKind Kind, RunState State, ManifestScenario Scenario, ulong Seed, int Runs, int Points,
    DesignKind Design, int Size, IReadOnlyList<string> Axes, AskedYears? Asked, IReadOnlyList<string> Metrics, double End, bool Groups, ManifestTimings Timings,
    IReadOnlyList<UnitFailure> Failures, IReadOnlyList<string> Findings, string? Problem, string? Part = null)
{
    /// <summary>Decimal year in which the runs start; null in folders of older versions.</summary>
    public double? Start { get; init; }

    /// <summary>Whether a manifest's kind is one of these.</summary>
    public static bool IsKind(string? kind) => kind is not null && EnumNames<SweepKind>.TryParse(kind, out _);

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SweepJson.Default.SweepManifest);

    /// <summary>Reads the manifest of a study's folder.</summary>
    /// <exception cref="RunFolderException">It cannot be read.</exception>
    public static SweepManifest Read(string folder)
    {
        RunFolder.ReadState(folder);
        if (!IsKind(RunFolder.KindOf(folder))) throw new RunFolderException(folder, "is no folder of a sweep", "a folder that polis sweep has left");
        return ManifestFile.Read(
            RunFolder.ManifestOf(folder), "the manifest of a sweep",
            text => JsonSerializer.Deserialize(text, SweepJson.Default.SweepManifest) ?? throw new JsonException("The manifest is empty."), ProblemOf);
    }

    private static string? ProblemOf(SweepManifest manifest) =>
        manifest.Points < 1 || manifest.Runs < 1 ? "has no points, or no runs"
        : manifest.Axes.Count == 0 || manifest.Axes.Any(axis => axis is null) ? "axes: has none"
        : manifest.Part is not null && StudyPart.Parse(manifest.Part) is null ? $"part: is \"{manifest.Part}\", no part as in 3/8" : null;
}

/// <summary>A unit of a study that failed.</summary>
/// <param name="Point">Its point.</param>
/// <param name="Run">Its run.</param>
/// <param name="Seed">Seed of the run, hexadecimal.</param>
/// <param name="Problem">What it failed with.</param>
public sealed record UnitFailure(int Point, int Run, string Seed, string Problem);

/// <summary>Writer and reader of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(EnumNameConverter<RunState>), typeof(EnumNameConverter<SweepKind>), typeof(EnumNameConverter<DesignKind>)])]
[JsonSerializable(typeof(SweepManifest))]
internal sealed partial class SweepJson : JsonSerializerContext;
