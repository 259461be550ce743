using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polis.Scenarios;

namespace Polis.Fuzz.Inputs;

/// <summary>Scenarios that are grown from the schema of scenario files: of the right shape nearly everywhere, with any values.</summary>
internal sealed class GrownScenarios(Shipped shipped) : IInputs
{
    /// <summary>Cities of a drawn world, so that a check takes milliseconds.</summary>
    private const int MostCities = 3_000;

    private const int Deepest = 12;

    /// <summary>How often a value is not what the schema asks for.</summary>
    private const double Astray = 0.01;

    /// <summary>Names of the smallest world, by the keys that they stand under.</summary>
    private static readonly Dictionary<string, string[]> _names = By(
        (["nation", "nations", "by", "on", "pair", "parties"], ["AUR", "VES", "Aurelia", "Vesna"]),
        (["city", "cities", "members", "between"], ["Portia", "Maris", "Highmoor", "Vesnagrad", "Saltmere", "Dunholm", "Saltmere, VES"]),
        (["network", "from", "to"], ["free-ports"]),
        (["group"], ["Shorefolk"]),
        (["region"], ["AUR.Coast", "AUR.North", "VES.Shore"]),
        (["domain", "domains"], ["trade", "security", "climate", "transport", "culture"]),
        (["column", "announce", "policy"],
            ["policy.trade", "policy.climate", "trade", "climate", "autonomy.trade", "ideal.climate", "culturalDistance", "tradeAgreement", "democracy"]));

    private static readonly string[] _any = [.. _names.Values.SelectMany(names => names).Distinct()];

    /// <summary>Keys that would ask for tables of their own, or for a large world.</summary>
    private static readonly HashSet<string> _rare = ["extends", "treaties", "treatyParties", "corporations", "leaveOut", "synthetic"];

    /// <summary>Keys that a scenario needs which extends none.</summary>
    private static readonly HashSet<string> _ofDrawnWorlds = ["name", "start", "years", "step", "synthetic"];

    private readonly JsonObject _schema = JsonNode.Parse(ScenarioSchema.Write())!.AsObject();

    /// <inheritdoc/>
    public string Name => "grammar";

    /// <inheritdoc/>
    public Input Make(Draws draws, string folder)
    {
        var text = new StringBuilder();
        bool small = !draws.Chance(0.05);
        if (small) text.Append("extends: ").Append(Shipped.Smallest).Append('\n');
        foreach (var (key, shape) in _schema["properties"]!.AsObject())
        {
            double chance = key == "interventions" ? 0.8
                : !small && _ofDrawnWorlds.Contains(key) ? 1 - Astray
                : shipped.Tables.ContainsKey(key) || _rare.Contains(key) ? Astray : 0.2;
            if (key == "extends" || !draws.Chance(chance)) continue;
            text.Append(key).Append(": ");
            Write(text, key, shape!.AsObject(), draws, 0);
            text.Append('\n');
        }
        return ScenarioTrials.Of(folder, text.ToString(), draws);
    }

    private void Write(StringBuilder text, string key, JsonObject shape, Draws draws, int depth)
    {
        if (draws.Chance(Astray))
        {
            text.Append(draws.Chance(0.5) ? draws.Number() : Quoted(draws.Text()));
            return;
        }
        if (shape["$ref"] is { } reference) shape = _schema["$defs"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject();
        foreach (string choice in (string[])["oneOf", "anyOf"])
        {
            if (shape[choice] is not JsonArray of) continue;
            Write(text, key, draws.Pick([.. of])!.AsObject(), draws, depth + 1);
            return;
        }
        if (shape["const"] is { } only) text.Append(Scalar(only));
        else if (shape["enum"] is JsonArray values) text.Append(Scalar(draws.Pick([.. values])!));
        else if (depth > Deepest) text.Append('1');
        else WriteType(text, key, TypeOf(shape, draws), shape, draws, depth);
    }

    private void WriteType(StringBuilder text, string key, string type, JsonObject shape, Draws draws, int depth)
    {
        switch (type)
        {
            case "object":
                WriteObject(text, key, shape, draws, depth);
                break;
            case "array":
                text.Append('[');
                double least = Bound(shape, "minItems", "minItems", 0), most = Bound(shape, "maxItems", "maxItems", 99);
                int items = (int)Math.Min(Math.Max(draws.Few(5), least), most) - (draws.Chance(Astray) ? 1 : 0);
                for (int i = items; i > 0; i--)
                {
                    Write(text, key, shape["items"]?.AsObject() ?? [], draws, depth + 1);
                    if (i > 1) text.Append(", ");
                }
                text.Append(']');
                break;
            case "boolean":
                text.Append(draws.Chance(0.5) ? "true" : "false");
                break;
            case "integer" or "number":
                double low = Bound(shape, "minimum", "exclusiveMinimum", -10), high = Math.Max(low, Bound(shape, "maximum", "exclusiveMaximum", low + 20));
                double value = draws.Between(low, Math.Min(high, Math.Max(low, MostCities)));
                text.Append((type == "integer" ? Math.Round(value) : value).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(IsMonth(shape) ? Month(key, draws) : Quoted(NameFor(key, draws)));
                break;
        }
    }

    private void WriteObject(StringBuilder text, string key, JsonObject shape, Draws draws, int depth)
    {
        string[] required = [.. (shape["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];
        var properties = shape["properties"] as JsonObject ?? [];
        // Of many keys, as of the parameters, a few are drawn.
        double share = Math.Min(0.4, 6.0 / Math.Max(1, properties.Count));
        // Where nothing is required, the first key says most often what it is about.
        string? about = required.Length == 0 && draws.Chance(0.8) ? properties.Select(property => property.Key).FirstOrDefault() : null;
        text.Append('{');
        bool first = true;
        foreach (var (name, value) in properties)
            if (required.Contains(name) || name == about ? !draws.Chance(Astray) : draws.Chance(share)) Entry(name, value!.AsObject());
        if (shape["additionalProperties"] is JsonObject any)
            for (int i = draws.Few(3); i > 0; i--) Entry(NameFor(key, draws), any);
        else if (draws.Chance(Astray)) Entry(draws.Text(), []);
        text.Append('}');

        void Entry(string name, JsonObject value)
        {
            if (!first) text.Append(", ");
            first = false;
            text.Append(Quoted(name)).Append(": ");
            Write(text, name, value, draws, depth + 1);
        }
    }

    /// <summary>A name that fits a key; sometimes one that fits another, or any text.</summary>
    private static string NameFor(string key, Draws draws) => draws.Chance(Astray) ? draws.Text()
        : draws.Chance(0.9) && _names.TryGetValue(key, out var names) ? draws.Pick(names) : draws.Pick(_any);

    private static Dictionary<string, string[]> By(params (string[] Keys, string[] Names)[] groups) =>
        groups.SelectMany(group => group.Keys.Select(key => (Key: key, group.Names))).ToDictionary(pair => pair.Key, pair => pair.Names);

    private static bool IsMonth(JsonObject shape) => shape["pattern"]?.GetValue<string>().Contains("{3}-", StringComparison.Ordinal) == true;

    /// <summary>A month that mostly lies where its key wants it: a start before what begins, and what begins before what ends.</summary>
    private static string Month(string key, Draws draws)
    {
        int first = key switch { "start" => 2014, "until" => 2021, _ => 2016 };
        return string.Create(CultureInfo.InvariantCulture, $"{first + draws.Next(draws.Chance(0.95) ? 3 : 40)}-{1 + draws.Next(12):00}");
    }

    private static string TypeOf(JsonObject shape, Draws draws) => shape["type"] switch
    {
        JsonArray several => draws.Pick([.. several])!.GetValue<string>(),
        { } one => one.GetValue<string>(),
        null => "string",
    };

    private static double Bound(JsonObject shape, string name, string exclusive, double otherwise) =>
        (shape[name] ?? shape[exclusive])?.GetValue<double>() ?? otherwise;

    private static string Scalar(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? Quoted(value.GetValue<string>()) : value.ToJsonString();

    /// <summary>A text between quotes; half of the plain ones stand without.</summary>
    private static string Quoted(string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiLetter)) return text;
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }
}
