using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polis.Scenarios.Places;

namespace Polis.Scenarios;

/// <summary>The JSON schema (draft 2020-12) of scenario files, from the definitions that the loader checks against:
/// editors complete and check with it.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions _readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Path of the schema that lies beside the shipped scenarios.</summary>
    public static string ShippedPath { get; } = Path.Combine(ShippedScenarios.Root, "scenario.schema.json");

    /// <summary>Writes it.</summary>
    public static string Write()
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "Scenario of polis" };
        foreach (var (key, value) in ScenarioShape.Root.ToJsonSchema()) schema[key] = value?.DeepClone();
        schema["$defs"] = new JsonObject(PlaceShapes.Defined.Select(shape => KeyValuePair.Create<string, JsonNode?>(shape.Definition, shape.Define())));
        return schema.ToJsonString(_readable) + "\n";
    }
}
