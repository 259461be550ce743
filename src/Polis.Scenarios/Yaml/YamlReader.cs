using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Polis.Scenarios.Yaml;

/// <summary>
/// Reads YAML into <see cref="Node"/>s that know their place. It reads the events of the parser, so that depth and size are bounded before anything grows: no
/// tags, one document, text keys, no key twice.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Deepest nesting.</summary>
    public const int MostDepth = 24;

    /// <summary>Most values, those behind aliases counted each time.</summary>
    public const int MostNodes = 50_000;

    private readonly Source _source;
    private readonly ErrorList _errors;
    private readonly Dictionary<string, (Node? Node, int Size)> _anchors = [];
    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(Source source, string text, ErrorList errors)
    {
        _source = source;
        _errors = errors;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The document of a text; null, with errors, where it has none or cannot be read.</summary>
    public static Node? Read(Source source, string text, ErrorList errors)
    {
        var reader = new YamlReader(source, text, errors);
        try
        {
            return reader.Document();
        }
        catch (YamlException failure)
        {
            errors.Add(new Place(source, (int)failure.Start.Line, (int)failure.Start.Column), "", $"is not YAML: {Message(failure)}");
            return null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private Node? Document()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is StreamEnd)
        {
            _errors.Add(new Place(_source, 1, 1), "", "is empty", "keys and values, as in `polis scenario new`");
            return null;
        }
        _parser.MoveNext();
        var root = Value(0);
        _parser.MoveNext();
        if (_parser.MoveNext() && _parser.Current is DocumentStart second)
            Refuse(second.Start, "has a second document", "one document a file");
        return root;
    }

    private Node Value(int depth)
    {
        var start = _parser.Current!.Start;
        if (depth > MostDepth) Refuse(start, $"is nested deeper than {MostDepth} levels");
        if (++_nodes > MostNodes) Refuse(start, $"holds more than {MostNodes:N0} values, those behind aliases counted each time");
        if (_parser.Current is AnchorAlias alias) return Behind(alias);
        if (_parser.Current is not NodeEvent node) throw new YamlException(start, _parser.Current.End, "a value is missing");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) Refuse(start, $"has the tag {node.Tag}", "a value without a tag");
        int before = _nodes;
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = (null, 0);
        Node value = node switch
        {
            Scalar scalar => new TextNode(At(start), scalar.Value, scalar.Style is not ScalarStyle.Plain),
            SequenceStart => List(start, depth),
            _ => Map(start, depth),
        };
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = (value, _nodes - before + 1);
        return value;
    }

    private Node Behind(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored)) Refuse(alias.Start, $"*{alias.Value.Value} refers to no anchor above it");
        if (anchored.Node is null) Refuse(alias.Start, $"*{alias.Value.Value} refers to what it stands in");
        _nodes += anchored.Size;
        if (_nodes > MostNodes) Refuse(alias.Start, $"holds more than {MostNodes:N0} values, those behind aliases counted each time");
        return anchored.Node!;
    }

    private ListNode List(Mark start, int depth)
    {
        var items = new List<Node>();
        for (_parser.MoveNext(); _parser.Current is not SequenceEnd; _parser.MoveNext()) items.Add(Value(depth + 1));
        return new ListNode(At(start), items);
    }

    private MapNode Map(Mark start, int depth)
    {
        var entries = new List<Entry>();
        var seen = new Dictionary<string, Place>();
        for (_parser.MoveNext(); _parser.Current is not MappingEnd; _parser.MoveNext())
        {
            var place = At(_parser.Current!.Start);
            var key = Value(depth + 1);
            _parser.MoveNext();
            var value = Value(depth + 1);
            if (key is not TextNode { Text: var text }) _errors.Add(place, "", $"{key.Kind} stands where a key should", "a name");
            else if (!seen.TryAdd(text, place)) _errors.Add(place, text, $"stands twice, first on line {seen[text].Line}", "each key once");
            else entries.Add(new Entry(text, place, value));
        }
        return new MapNode(At(start), entries);
    }

    private Place At(Mark mark) => new(_source, (int)mark.Line, (int)mark.Column);

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void Refuse(Mark mark, string problem, string? expected = null)
    {
        _errors.Add(At(mark), "", problem, expected);
        throw new RefusedException();
    }

    /// <summary>The parser's words, without the place that the error names anyway.</summary>
    private static string Message(YamlException failure)
    {
        string message = failure.Message;
        int words = message.IndexOf("): ", StringComparison.Ordinal);
        return (words >= 0 ? message[(words + 3)..] : message).TrimEnd('.');
    }

    private sealed class RefusedException : Exception;
}
