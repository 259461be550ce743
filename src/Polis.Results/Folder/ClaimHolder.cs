using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Polis.Results.Folder;

/// <summary>The process that holds a claim.</summary>
/// <param name="Machine">Name of its machine.</param>
/// <param name="Process">Its number.</param>
/// <param name="Since">When it began, in universal time; tells it from a later process of the same number.</param>
/// <param name="Token">Tells the claim from every other, of the same process too.</param>
/// <param name="Table">The table of processes in which it has its number, as containers have each their own; null where the claim does not say.</param>
internal sealed record ClaimHolder(string Machine, int Process, string Since, string Token, string? Table = null)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

    private static readonly DateTime _began = OfThisProcess();

    private static readonly string? _table = TableOfThisProcess();

    /// <summary>When it began; long ago where the claim says nothing that is a time.</summary>
    [JsonIgnore]
    public DateTime Began =>
        DateTime.TryParseExact(Since, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTime.MinValue;

    /// <summary>Whether this process can look that one up by its number. Containers may share a name, and have processes of the same numbers.</summary>
    [JsonIgnore]
    public bool IsHere => Machine == Environment.MachineName && (Table is null || Table == _table);

    /// <summary>This process, for a new claim.</summary>
    public static ClaimHolder New() => new(
        Environment.MachineName, Environment.ProcessId, _began.ToString(TimeFormat, CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"), _table);

    /// <summary>When a process began, in universal time.</summary>
    public static DateTime BeganOf(Process process) => process.StartTime.ToUniversalTime();

    /// <summary>The start of the machine and the name space of its process numbers, as Linux names them; null elsewhere.</summary>
    private static string? TableOfThisProcess()
    {
        try
        {
            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTime OfThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return BeganOf(process);
    }
}

/// <summary>Writer and reader of claims made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ClaimHolder))]
internal sealed partial class ClaimJson : JsonSerializerContext;
