using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>What a benchmark has measured: what <c>polis bench --json</c> prints.</summary>
/// <param name="Product">Always <c>polis</c>.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Rows">A row for each size and number of threads.</param>
/// <param name="Exponent">How the time of a step grows with the number of cities, with the most threads; null for fewer than two sizes.</param>
/// <param name="Exponents">The same for each number of threads.</param>
public sealed record BenchResult(
    string Product, string Version, BenchMachine Machine, IReadOnlyList<BenchRow> Rows, BenchExponent? Exponent, IReadOnlyList<BenchExponent> Exponents)
{
    /// <summary>Name of the file in a folder.</summary>
    public const string FileName = "bench.json";

    /// <summary>Makes a result of rows.</summary>
    public static BenchResult Of(BenchMachine machine, IReadOnlyList<BenchRow> rows)
    {
        BenchExponent[] exponents =
            [.. rows.GroupBy(row => row.Threads).Select(group => BenchExponent.Of(group.Key, [.. group])).OfType<BenchExponent>().OrderBy(one => one.Threads)];
        return new BenchResult(Manifest.ProductName, Manifest.ProgramVersion, machine, rows, exponents.LastOrDefault(), exponents);
    }

    /// <summary>The result as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.BenchResult);

    /// <summary>Reads a result.</summary>
    /// <param name="path">File that <c>polis bench --json</c> has printed, or a folder that it has left.</param>
    /// <exception cref="OutputException">It cannot be read, or is none.</exception>
    public static BenchResult Read(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        const string Expected = "a file that polis bench --json has printed, or a folder that polis bench has left";
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), BenchJson.Default.BenchResult) is { Product: Manifest.ProductName } result
                ? result : throw new OutputException($"{file}: is no benchmark of polis; expected {Expected}");
        }
        catch (JsonException failure)
        {
            throw new OutputException(
                $"{file}: is no benchmark of polis{(failure.LineNumber is { } line ? $": line {line + 1} is not as it should be" : "")}; expected {Expected}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{file}: cannot be read: {failure.Message} Expected {Expected}");
        }
    }
}

/// <summary>Where a benchmark ran.</summary>
/// <param name="System">Operating system.</param>
/// <param name="Architecture">Architecture of the processor.</param>
/// <param name="Processor">Its name, where the system tells it.</param>
/// <param name="Processors">Number of processors.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Vectors">Widest vectors that are used, bits.</param>
public sealed record BenchMachine(string System, string Architecture, string? Processor, int Processors, string Runtime, int Vectors);

/// <summary>What one size took on one number of threads.</summary>
/// <param name="Cities">Number of cities.</param>
/// <param name="Nations">Number of nations.</param>
/// <param name="Threads">Number of threads.</param>
/// <param name="Steps">Steps of a repetition.</param>
/// <param name="Seconds">Seconds of the steps of a repetition: the median.</param>
/// <param name="NsPerCityStep">The same in nanoseconds for each city and step.</param>
/// <param name="Low">Lower bound of the 95 % interval of that median; null where there are too few repetitions.</param>
/// <param name="High">Upper bound.</param>
/// <param name="BytesPerCity">Bytes of all tables of the world at the end, for each city.</param>
/// <param name="BuildSeconds">Seconds of drawing the world's tables and of building the world from them.</param>
/// <param name="Noise">How far the times of a fixed piece of arithmetic lay apart meanwhile, as a share of their mean.</param>
/// <param name="Mechanisms">Share of each mechanism in the time of a step.</param>
/// <param name="Repetitions">Seconds of each repetition.</param>
/// <param name="Probes">Seconds of the fixed piece of arithmetic around each repetition.</param>
public sealed record BenchRow(
    int Cities, int Nations, int Threads, int Steps, double Seconds, double NsPerCityStep, double? Low, double? High, double BytesPerCity, double BuildSeconds,
    double Noise, IReadOnlyList<BenchShare> Mechanisms, IReadOnlyList<double> Repetitions, IReadOnlyList<double> Probes)
{
    /// <summary>Seconds of each repetition, in those of the arithmetic around it.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Relative => [.. Repetitions.Zip(Probes, (seconds, probe) => seconds / probe)];
}

/// <summary>Share of a mechanism.</summary>
/// <param name="Name">Name.</param>
/// <param name="Share">Share of the time of a step.</param>
public sealed record BenchShare(string Name, double Share);

/// <summary>How the time of a step grows with the number of cities: as that power of it.</summary>
/// <param name="Threads">Number of threads.</param>
/// <param name="Value">Exponent: 1 is in proportion.</param>
/// <param name="Low">Lower bound of its 95 % interval; null for fewer than three sizes.</param>
/// <param name="High">Upper bound.</param>
public sealed record BenchExponent(int Threads, double Value, double? Low, double? High)
{
    /// <summary>The exponent of rows of one number of threads; null for fewer than two sizes.</summary>
    internal static BenchExponent? Of(int threads, IReadOnlyList<BenchRow> rows)
    {
        var slope = PowerLaw.Exponent([.. rows.Select(row => (double)row.Cities)], [.. rows.Select(row => row.Seconds / row.Steps)], Effect.Confidence);
        return double.IsNaN(slope.Value) ? null : new BenchExponent(threads, slope.Value, JsonNumber.Known(slope.Low), JsonNumber.Known(slope.High));
    }
}

/// <summary>Writer and reader of results made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class BenchJson : JsonSerializerContext;
