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
    private readonly Stack<string> _path = new();
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
            errors.Add(YamlSyntax.Explain(source, text, failure));
            return null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private Node? Document()
    {
        Next();
        Next();
        if (_parser.Current is StreamEnd)
        {
            _errors.Add(new Place(_source, 1, 1), "", "is empty", "keys and values, as in `polis scenario new`");
            return null;
        }
        Next();
        var root = Value(0);
        Next();
        if (Next() && _parser.Current is DocumentStart second)
            Refuse(second.Start, "has a second document", "one document a file");
        return root;
    }

    /// <summary>The next event. What the parser throws where brackets do not match is not always an exception of its own.</summary>
    private bool Next()
    {
        var last = _parser.Current;
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException
            or IndexOutOfRangeException or NullReferenceException or OverflowException)
        {
            throw new SyntaxErrorException(last?.Start ?? Mark.Empty, last?.End ?? Mark.Empty, "While parsing what follows, did not find the end of it");
        }
    }

    private Node Value(int depth)
    {
        var start = _parser.Current!.Start;
        if (depth > MostDepth) Refuse(start, "is nested too deep", $"at most {MostDepth} levels");
        if (++_nodes > MostNodes) Refuse(start, "holds too many values", $"at most {MostNodes:N0} in a file, those behind aliases counted each time");
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
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
            Refuse(alias.Start, $"*{alias.Value.Value} refers to no anchor above it", $"&{alias.Value.Value} before a value above, or quotes around a text");
        if (anchored.Node is null) Refuse(alias.Start, $"*{alias.Value.Value} refers to what it stands in", "an anchor that ends above it");
        _nodes += anchored.Size;
        if (_nodes > MostNodes) Refuse(alias.Start, "holds too many values", $"at most {MostNodes:N0} in a file, those behind aliases counted each time");
        return anchored.Node!;
    }

    private ListNode List(Mark start, int depth)
    {
        var items = new List<Node>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            _path.Push(items.Count.ToString());
            items.Add(Value(depth + 1));
            _path.Pop();
        }
        return new ListNode(At(start), items);
    }

    private MapNode Map(Mark start, int depth)
    {
        var entries = new List<Entry>();
        var seen = new Dictionary<string, Place>();
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            var place = At(_parser.Current!.Start);
            var key = Value(depth + 1);
            Next();
            _path.Push(key is TextNode named ? named.Text : "?");
            var value = Value(depth + 1);
            if (key is not TextNode { Text: var text }) _errors.Add(place, PathAbove, $"{key.Kind} stands where a key should", "a name");
            // The parser gives a key that is not there no place of its own.
            else if (text.Length == 0) _errors.Add(value.Place, PathAbove, "has no key before its colon", "`key: value`");
            else if (!seen.TryAdd(text, place)) _errors.Add(place, Path, $"stands twice, first on line {seen[text].Line}", "each key once");
            else entries.Add(new Entry(text, place, value));
            _path.Pop();
        }
        return new MapNode(At(start), entries);
    }

    /// <summary>Path of the key at hand.</summary>
    private string Path => string.Join('.', _path.Reverse());

    private string PathAbove => string.Join('.', _path.Skip(1).Reverse());

    private Place At(Mark mark) => new(_source, (int)mark.Line, (int)mark.Column);

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void Refuse(Mark mark, string problem, string? expected = null)
    {
        _errors.Add(At(mark), Path, problem, expected);
        throw new RefusedException();
    }

    private sealed class RefusedException : Exception;
}
