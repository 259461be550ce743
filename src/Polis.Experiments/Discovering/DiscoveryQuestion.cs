using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>What was last asked of a sweep: it is kept in its folder, so that charts can be drawn again.</summary>
/// <param name="When">What happens.</param>
/// <param name="Options">How boxes are sought.</param>
public sealed record DiscoveryQuestion(string When, DiscoveryOptions Options)
{
    /// <summary>The answer.</summary>
    /// <param name="table">What the sweep has found.</param>
    /// <param name="source">Where the question comes from, for messages.</param>
    /// <exception cref="OutputException">The question is none of this sweep.</exception>
    public Discovery Answer(StudyTable table, string source) => Discovery.Of(table, When, ConditionParser.Parse(source, When, table.Metrics), Options);

    /// <summary>Writes it into the folder of the sweep.</summary>
    /// <param name="folder">Folder.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Write(string folder) =>
        RunFolderFiles.Write(folder, RunFolderFiles.Discovery, JsonSerializer.Serialize(this, QuestionJson.Default.DiscoveryQuestion));

    /// <summary>Reads what was last asked of a sweep; null where nothing was.</summary>
    /// <param name="folder">Folder of the sweep.</param>
    /// <exception cref="RunFolderException">The file is damaged.</exception>
    public static DiscoveryQuestion? Read(string folder)
    {
        string file = Path.Combine(folder, RunFolderFiles.Discovery);
        if (!File.Exists(file)) return null;
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllText(file), QuestionJson.Default.DiscoveryQuestion) is { When: not null, Options: not null } question)
                return question;
        }
        catch (JsonException)
        {
            // Told below as what it is.
        }
        throw new RunFolderException(file, "is not what polis discover was asked", "the file as polis discover left it");
    }
}

/// <summary>Reader and writer of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DiscoveryQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext;
