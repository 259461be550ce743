using System.Text.Json.Nodes;
using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>Where the reference cases are: all <c>equations-*.json</c> below the folder in POLIS_REFERENCE, else the copies beside the tests.</summary>
internal static class ReferenceFiles
{
    private const string Variable = "POLIS_REFERENCE";

    private static readonly string OwnFolder = Path.Combine(AppContext.BaseDirectory, "Reference", "Cases");

    /// <summary>All cases to be met; none is a failure of the theories that run over them.</summary>
    public static TheoryData<string> All() => In(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : OwnFolder);

    /// <summary>The copies beside the tests, which are known to exercise everything.</summary>
    public static TheoryData<string> Own() => In(OwnFolder);

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static TheoryData<string> In(string folder) => [.. Directory.EnumerateFiles(folder, "equations-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
