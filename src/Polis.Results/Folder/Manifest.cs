using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>What <c>manifest.json</c> says of a run folder.</summary>
/// <param name="Product">Always <c>polis</c>.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Format">Version of the run folder's format.</param>
/// <param name="State">How far it has come: never waiting.</param>
/// <param name="Scenario">What was run.</param>
/// <param name="Seed">Seed of the scenario.</param>
/// <param name="Runs">Every run of the ensemble, in order.</param>
/// <param name="Start">First month, as in <c>2015-01</c>.</param>
/// <param name="Years">Length of a run.</param>
/// <param name="Step">Length of a step.</param>
/// <param name="Domains">Names of the domains.</param>
/// <param name="Record">How much was kept.</param>
/// <param name="Report">Whether charts and a report were asked for, so that decisions are kept for it.</param>
/// <param name="Watch">Cities and nations to be drawn.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="Answers">The answers; null until a run is done.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
/// <param name="Asked">Years that the answers are told for; null for the last ten, and while the interventions last.</param>
/// <param name="Part">The part of the runs that is made in this folder, as in <c>3/8</c>; null for all.</param>
/// <param name="CheckpointYears">Years between checkpoints of each run; null for none.</param>
/// <param name="Until">The interval that ends the ensemble once it is narrow enough, as in <c>defiance=0.02</c>; null where all runs are made.</param>
/// <param name="Outcome">How it ended then; null until it has.</param>
/// <param name="Named">Cities and nations that the scenario watches, measures or acts on, as far as they are few; null in folders without.</param>
public sealed record Manifest(
    string Product,
    string Version,
    int Format,
    RunState State,
    ManifestScenario Scenario,
    ulong Seed,
    IReadOnlyList<ManifestRun> Runs,
    string Start,
    int Years,
    StepLength Step,
    IReadOnlyList<string> Domains,
    RecordLevel Record,
    bool Report,
    ManifestWatch Watch,
    ManifestMachine Machine,
    ManifestTimings Timings,
    Answers? Answers,
    string? Problem,
    AskedYears? Asked = null,
    string? Part = null,
    int? CheckpointYears = null,
    string? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UntilOutcome? Outcome = null,
    ManifestWatch? Named = null)
{
    /// <summary>The years that the answers are told for.</summary>
    [JsonIgnore]
    public AnswerWindow Window => AnswerWindow.Of(Years, Asked);

    /// <summary>What every manifest of this program names as its product.</summary>
    public const string ProductName = "polis";

    /// <summary>Version of this program, which its manifests name.</summary>
    public static string ProgramVersion { get; } = typeof(Manifest).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 3;

    /// <summary>Calendar of the runs.</summary>
    [JsonIgnore]
    public Clock Clock
    {
        get
        {
            var start = DateOnly.ParseExact(Start, MonthFormat, CultureInfo.InvariantCulture);
            return new Clock(Clock.Month(start.Year, start.Month), Step);
        }
    }

    /// <summary>What in it is that of no run folder, in words for the user's eyes.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!DateOnly.TryParseExact(Start, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return $"start: is \"{Start}\", no month as in 2015-01";
        if (Years is < 1 or > Scenarios.Scenario.MostYears) yield return $"years: is {Years}, no number of years from 1 to {Scenarios.Scenario.MostYears}";
        if (Runs.Count == 0) yield return "runs: has none";
        if (Runs.Index().Any(run => run.Item is null || run.Item.Number != run.Index || run.Item.Steps < 0)) yield return "runs: are not counted from 0 on";
        if (Domains.Count == 0 || Domains.Any(string.IsNullOrEmpty) || Domains.Distinct().Count() < Domains.Count)
            yield return "domains: has none, or one without a name of its own";
        if (Part is not null && StudyPart.Parse(Part) is null) yield return $"part: is \"{Part}\", no part as in 3/8";
        if (Until is not null && UntilNarrow.Parse(Until) is null) yield return $"until: is \"{Until}\", no width of a metric";
        if (CheckpointYears < 1) yield return $"checkpointYears: is {CheckpointYears}, no number of years";
    }

    private const string MonthFormat = "yyyy-MM";

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static Manifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>What was run.</summary>
/// <param name="Name">Name of the scenario.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Hash">Hash of the resolved text and of its tables.</param>
/// <param name="Cities">Number of cities.</param>
/// <param name="Nations">Number of nations at the start.</param>
public sealed record ManifestScenario(string Name, string Description, string Hash, int Cities, int Nations);

/// <summary>One run of an ensemble.</summary>
/// <param name="Number">Number, from 0.</param>
/// <param name="Seed">Its own seed, hexadecimal.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Steps">Steps recorded.</param>
/// <param name="Problem">Why it failed; null where it did not.</param>
public sealed record ManifestRun(int Number, string Seed, RunState State, int Steps, string? Problem = null);

/// <summary>Cities and nations to be drawn.</summary>
/// <param name="Cities">Ids of cities.</param>
/// <param name="Nations">Codes of nations.</param>
public sealed record ManifestWatch(IReadOnlyList<long> Cities, IReadOnlyList<string> Nations);

/// <summary>Where it ran.</summary>
/// <param name="System">Operating system.</param>
/// <param name="Architecture">Architecture of the processor.</param>
/// <param name="Processors">Number of processors.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Threads">Threads used.</param>
public sealed record ManifestMachine(string System, string Architecture, int Processors, string Runtime, int Threads);

/// <summary>How long it took, in seconds.</summary>
/// <param name="Load">Reading and checking the scenario and its tables.</param>
/// <param name="Build">Building worlds, summed over runs.</param>
/// <param name="Steps">Steps, summed over runs.</param>
/// <param name="Write">Recording and writing, summed over runs.</param>
/// <param name="Charts">Charts and report.</param>
/// <param name="Total">From the start of the program to the end.</param>
/// <param name="Mechanisms">Seconds of each mechanism, summed over runs.</param>
public sealed record ManifestTimings(
    double Load, double Build, double Steps, double Write, double Charts, double Total, IReadOnlyList<MechanismSeconds> Mechanisms)
{
    /// <summary>Nothing measured yet.</summary>
    public static ManifestTimings None { get; } = new(0, 0, 0, 0, 0, 0, []);
}

/// <summary>Time of one mechanism.</summary>
/// <param name="Name">Name.</param>
/// <param name="Seconds">Seconds.</param>
public sealed record MechanismSeconds(string Name, double Seconds);

/// <summary>What <c>polis run --json</c> prints.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Years">Length of a run.</param>
/// <param name="Folder">Run folder.</param>
/// <param name="Answers">The answers.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="Until">How it ended where it was to go on until an interval was narrow enough; null elsewhere.</param>
public sealed record RunSummary(
    string Scenario, ulong Seed, int Runs, int Years, string Folder, Answers Answers, ManifestTimings Timings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UntilOutcome? Until = null)
{
    /// <summary>The summary as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.RunSummary);
}

/// <summary>Writers and readers of JSON made at compile time: start-up costs nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    Converters = [typeof(EnumNameConverter<RunState>), typeof(EnumNameConverter<StepLength>), typeof(EnumNameConverter<RecordLevel>)])]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(RunSummary))]
internal sealed partial class ManifestJson : JsonSerializerContext;

/// <summary>Writes a member of an enumeration by its name, and reads it.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class EnumNameConverter<T> : JsonConverter<T> where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumNames<T>.TryParse(reader.GetString() ?? "", out var value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames<T>.Of(value));
}
