using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Polis.Model.Tests.Reference;

/// <summary>A case is not what the tests understand.</summary>
public sealed class ReferenceException(string message) : Exception(message);

/// <summary>A reference case as a document of which every value that is looked at is remembered, so that one that nothing reads can be named.</summary>
public sealed class ReferenceCase(JsonObject document)
{
    private readonly HashSet<string> _read = [];

    /// <summary>Kind of the case; null for one of the first set.</summary>
    public string? Kind => Has("kind") ? (string?)Find("kind") : null;

    public int Nations => Array("inputs.nations.democracy").Count;

    public int Cities => Array("inputs.cities.nation").Count;

    /// <summary>Leaves of the document under a name: what is no object, with its path.</summary>
    public IEnumerable<(string Path, JsonNode Node)> Leaves(string under) => document[under] is { } node ? LeavesOf(under, node) : [];

    /// <summary>Leaves that nothing has read, the text that tells what the file is left out.</summary>
    public IEnumerable<string> Unread() =>
        document.SelectMany(entry => LeavesOf(entry.Key, entry.Value)).Select(leaf => leaf.Path).Where(path => path != "about" && !_read.Contains(path));

    /// <summary>Whether the case has a path.</summary>
    public bool Has(string path) => path.Split('.').Aggregate((JsonNode?)document, (node, name) => (node as JsonObject)?[name]) is not null;

    public double Number(string path) => NumberOf(Find(path), path);

    public JsonArray Array(string path) => Find(path) as JsonArray ?? throw new ReferenceException($"{path} is no array.");

    /// <summary>An array of numbers of a shape, the last index fastest.</summary>
    public double[] Numbers(string path, params ReadOnlySpan<int> shape)
    {
        var numbers = new List<double>();
        Flatten(Find(path), path, shape, numbers);
        return [.. numbers];
    }

    /// <summary>The same where null stands for what is not there: -∞, which no file can hold.</summary>
    public double[] OptionalNumbers(string path, params ReadOnlySpan<int> shape)
    {
        var numbers = new List<double>();
        Flatten(Find(path), path, shape, numbers, optional: true);
        return [.. numbers];
    }

    /// <summary>The same of whole numbers.</summary>
    public int[] Integers(string path, params ReadOnlySpan<int> shape) =>
        [.. Numbers(path, shape)
            .Select(number => number == Math.Truncate(number) ? (int)number : throw new ReferenceException($"{path} holds {number}, no whole number."))];

    /// <summary>Numbers of pairs of nations, which must be the same both ways.</summary>
    public double[] Pairs(string path)
    {
        int count = Nations;
        double[] numbers = Numbers(path, count, count);
        for (int n = 0; n < count; n++)
            for (int m = 0; m < n; m++)
                if (numbers[n * count + m] != numbers[m * count + n]) throw new ReferenceException($"{path} is not the same both ways for {n} and {m}.");
        return numbers;
    }

    /// <summary>An array of numbers of a shape; one number throughout where the case does not have it.</summary>
    public double[] NumbersOr(double otherwise, string path, params ReadOnlySpan<int> shape)
    {
        if (Has(path)) return Numbers(path, shape);
        int count = 1;
        foreach (int length in shape) count *= length;
        return [.. Enumerable.Repeat(otherwise, count)];
    }

    /// <summary>The same of rows, -1 for none: numbers of any size, which need not follow each other.</summary>
    public int[] KeysOrNone(string path, params ReadOnlySpan<int> shape) =>
        Has(path) ? Integers(path, shape) : [.. NumbersOr(-1, path, shape).Select(key => (int)key)];

    /// <summary>The same of zeros and ones, 0 where the case does not have them.</summary>
    public byte[] FlagsOrNone(string path, params ReadOnlySpan<int> shape) =>
        Has(path) ? Flags(path, shape) : [.. NumbersOr(0, path, shape).Select(flag => (byte)flag)];

    /// <summary>The same of rows of a table.</summary>
    public int[] Rows(string path, int rows, params ReadOnlySpan<int> shape) =>
        [.. Integers(path, shape).Select(row => row >= 0 && row < rows ? row : throw new ReferenceException($"{path} holds {row}, which is no row."))];

    /// <summary>A row of a table.</summary>
    public int Row(string path, int rows) => Number(path) is var row && row == Math.Truncate(row) && row >= 0 && row < rows
        ? (int)row
        : throw new ReferenceException($"{path} is {row}, which is no row.");

    /// <summary>A 0 or a 1.</summary>
    public bool Flag(string path) => Number(path) switch
    {
        0 => false,
        1 => true,
        var number => throw new ReferenceException($"{path} is {number}, neither 0 nor 1."),
    };

    /// <summary>Zeros and ones of a shape.</summary>
    public byte[] Flags(string path, params ReadOnlySpan<int> shape) =>
        [.. Numbers(path, shape).Select(number => number is 0 or 1 ? (byte)number : throw new ReferenceException($"{path} holds {number}, neither 0 nor 1."))];

    /// <summary>Objects of an array, of which all members are named.</summary>
    public JsonObject[] Objects(string path, params ReadOnlySpan<string> members)
    {
        var objects = new List<JsonObject>();
        foreach (var node in Array(path))
        {
            if (node is not JsonObject item) throw new ReferenceException($"{path} holds what is no object.");
            foreach (var (name, _) in item)
                if (!members.Contains(name)) throw new ReferenceException($"{path} has {name}, which nothing reads.");
            objects.Add(item);
        }
        return [.. objects];
    }

    /// <summary>A number of an object in an array.</summary>
    public static double NumberIn(JsonObject item, string name) => NumberOf(item[name], name);

    /// <summary>Pairs of cities.</summary>
    public (int First, int Second)[] Ties(string path)
    {
        int[] ends = Rows(path, Cities, Array(path).Count, 2);
        return [.. ends.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>The parameters of the file over the defaults, each by its name.</summary>
    public Parameters Parameters()
    {
        var parameters = Model.Parameters.Default;
        foreach (var (path, node) in Leaves("parameters"))
        {
            var parameter = ParameterInfo.Find(path["parameters.".Length..]) ?? throw new ReferenceException($"{path} is no parameter of the model.");
            parameters = parameter.With(parameters, NumberOf(node, path));
            _read.Add(path);
        }
        return parameters;
    }

    /// <summary>Domains, a name each: trade has the lever openness, security alignment, unless the file says otherwise.</summary>
    public PolicyDomain[] Domains() => [.. Array("domains").Select((node, k) => node switch
    {
        JsonObject domain => new PolicyDomain((string)domain["name"]!, Lever((string)domain["lever"]!)),
        JsonValue name => Domain((string)name!),
        _ => throw new ReferenceException($"Domain {k} is neither a name nor an object."),
    })];

    /// <summary>The same; where the file names none, as many as its nations have policies, by the default names.</summary>
    public PolicyDomain[] DomainsOfPolicies()
    {
        if (Has("domains")) return Domains();
        string[] names = ["trade", "security", "climate", "transport", "culture"];
        int count = Array("inputs.nations.policy").Select(row => (row as JsonArray)?.Count ?? 0).FirstOrDefault(names.Length);
        return [.. Enumerable.Range(0, count).Select(k => Domain(k < names.Length ? names[k] : $"domain {k}"))];
    }

    private static PolicyDomain Domain(string name) => new(name, name switch
    {
        "trade" => EconomicLever.Openness,
        "security" => EconomicLever.Alignment,
        _ => EconomicLever.None,
    });

    private static EconomicLever Lever(string name) =>
        Enum.TryParse<EconomicLever>(name, ignoreCase: true, out var lever) ? lever : throw new ReferenceException($"{name} is no economic lever.");

    private JsonNode Find(string path)
    {
        JsonNode? node = document;
        foreach (string name in path.Split('.')) node = (node as JsonObject)?[name];
        _read.Add(path);
        return node ?? throw new ReferenceException($"The case has no {path}.");
    }

    private static void Flatten(JsonNode? node, string path, ReadOnlySpan<int> shape, List<double> numbers, bool optional = false)
    {
        if (shape.Length == 0)
        {
            numbers.Add(optional && node is null ? double.NegativeInfinity : NumberOf(node, path));
            return;
        }
        if (node is not JsonArray array || array.Count != shape[0]) throw new ReferenceException($"{path} is no array of {shape[0]}.");
        for (int i = 0; i < array.Count; i++) Flatten(array[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", shape[1..], numbers, optional);
    }

    private static double NumberOf(JsonNode? node, string path) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? (double)value : throw new ReferenceException($"{path} is no number.");

    private static IEnumerable<(string Path, JsonNode Node)> LeavesOf(string path, JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(entry => LeavesOf($"{path}.{entry.Key}", entry.Value)),
        null => throw new ReferenceException($"{path} is null."),
        _ => [(path, node)],
    };
}
