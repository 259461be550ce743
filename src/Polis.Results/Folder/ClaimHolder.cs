using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Polis.Results.Folder;

/// <summary>The process that holds a claim.</summary>
/// <param name="Machine">Name of its machine.</param>
/// <param name="Process">Its number.</param>
/// <param name="Since">When it began, in universal time; tells it from a later process of the same number.</param>
/// <param name="Token">Tells the claim from every other, of the same process too.</param>
internal sealed record ClaimHolder(string Machine, int Process, string Since, string Token)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

    private static readonly DateTime _began = OfThisProcess();

    /// <summary>When it began; long ago where the claim says nothing that is a time.</summary>
    [JsonIgnore]
    public DateTime Began =>
        DateTime.TryParseExact(Since, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTime.MinValue;

    /// <summary>This process, for a new claim.</summary>
    public static ClaimHolder New() => new(
        Environment.MachineName, Environment.ProcessId, _began.ToString(TimeFormat, CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N"));

    /// <summary>When a process began, in universal time.</summary>
    public static DateTime BeganOf(Process process) => process.StartTime.ToUniversalTime();

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
