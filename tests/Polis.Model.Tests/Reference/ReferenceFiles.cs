using System.Text.Json.Nodes;
using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>Where the reference cases are: all <c>equations-*.json</c> and <c>second-*.json</c> below the folder in POLIS_REFERENCE,
/// else the copies beside the tests.</summary>
internal static class ReferenceFiles
{
    private const string Variable = "POLIS_REFERENCE";

    private static readonly string OwnFolder = Path.Combine(AppContext.BaseDirectory, "Reference", "Cases");

    /// <summary>All cases to be met; none is a failure of the theories that run over them.</summary>
    public static TheoryData<string> All()
    {
        string folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Path.GetFullPath(given) : OwnFolder;
        return [.. In(folder, "equations"), .. In(folder, "second")];
    }

    /// <summary>The copies of the first set beside the tests, which are known to exercise everything; those in the folder below, of other shapes, leave out
    /// some of what may be.</summary>
    public static TheoryData<string> Own() => [.. In(OwnFolder, "equations", SearchOption.TopDirectoryOnly)];

    /// <summary>The same of the second set.</summary>
    public static TheoryData<string> OwnSecond() => [.. In(OwnFolder, "second", SearchOption.TopDirectoryOnly)];

    /// <summary>The same of both, those of other shapes among them.</summary>
    public static TheoryData<string> OwnOfBoth() => [.. In(OwnFolder, "equations"), .. In(OwnFolder, "second")];

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static IEnumerable<string> In(string folder, string set, SearchOption depth = SearchOption.AllDirectories) =>
        Directory.EnumerateFiles(folder, $"{set}-*.json", depth).Order(StringComparer.Ordinal);
}
