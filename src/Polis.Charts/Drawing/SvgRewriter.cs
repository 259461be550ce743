using System.Globalization;
using System.Text;
using System.Xml;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>
/// Makes the SVG that Skia writes fit to be kept: text becomes outlines (Skia names a font that the viewer may not have),
/// patterns of lines come in (see <see cref="ChartStyle.MiterOf"/>), names of clips become the same in every process, equal clips are written once,
/// coordinates have two decimals, and title and description stand where screen readers look for them.
/// </summary>
/// <param name="svg">What Skia wrote.</param>
internal sealed class SvgRewriter(Stream svg)
{
    private const string Namespace = "http://www.w3.org/2000/svg", LinkNamespace = "http://www.w3.org/1999/xlink";

    private readonly StringBuilder _body = new(1 << 16), _definitions = new(1 << 14);
    private readonly Dictionary<string, string> _clipNames = [], _clipsByContent = [];
    private readonly Dictionary<(bool Bold, int Glyph), string> _glyphs = [];

    /// <summary>Rewrites the document.</summary>
    /// <param name="viewBox">Its <c>viewBox</c>.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">Description.</param>
    public byte[] Write(string viewBox, string title, string description)
    {
        using var reader = XmlReader.Create(
            svg, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true, CheckCharacters = false });
        reader.MoveToContent();
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF) Element(reader);
        string[] size = viewBox.Split(' ');
        var document = new StringBuilder(_body.Length + _definitions.Length + 1024);
        document.Append("<svg xmlns=\"").Append(Namespace).Append("\" xmlns:xlink=\"")
            .Append(LinkNamespace).Append("\" width=\"").Append(size[2]).Append("\" height=\"").Append(size[3])
            .Append("\" viewBox=\"").Append(viewBox).Append("\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">").Append(Escaped(title))
            .Append("</title>\n<desc id=\"desc\">").Append(Escaped(description)).Append("</desc>\n<defs>\n")
            .Append(_definitions).Append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
            .Append(_body).Append("</svg>\n");
        return Encoding.UTF8.GetBytes(document.ToString());
    }

    private void Element(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "clipPath":
                Clip(reader);
                break;
            case "text":
                Text(reader);
                break;
            default:
                Copy(reader, _body);
                break;
        }
    }

    /// <summary>Copies an element and all in it.</summary>
    private void Copy(XmlReader reader, StringBuilder into)
    {
        string name = reader.LocalName;
        bool empty = reader.IsEmptyElement;
        into.Append('<').Append(name);
        while (reader.MoveToNextAttribute()) Attribute(reader.Name, reader.Value, into);
        reader.Read();
        if (empty)
        {
            into.Append("/>\n");
            return;
        }
        into.Append('>').Append(name == "g" ? "\n" : "");
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                into.Append(Escaped(reader.Value));
                reader.Read();
            }
            else if (into == _body) Element(reader);
            else Copy(reader, into);
        }
        reader.ReadEndElement();
        into.Append("</").Append(name).Append(">\n");
    }

    private void Attribute(string name, string value, StringBuilder into)
    {
        if (name == "stroke-miterlimit" && ChartStyle.PatternOf(Number(value, 4)) is { } pattern)
            (name, value) = ("stroke-dasharray", string.Join(' ', pattern.Intervals.Select(length => length.ToString(CultureInfo.InvariantCulture))));
        into.Append(' ').Append(name).Append("=\"");
        if (name is "d" or "points") RoundNumbers(value, into);
        else if (value.StartsWith("url(#", StringComparison.Ordinal)) into.Append("url(#").Append(_clipNames[value[5..^1]]).Append(')');
        else into.Append(Escaped(value));
        into.Append('"');
    }

    /// <summary>Keeps a clip under a name counted within this document; the same clip again gets the same name.</summary>
    private void Clip(XmlReader reader)
    {
        string id = reader.GetAttribute("id") ?? "";
        reader.Read();
        var content = new StringBuilder();
        while (reader.NodeType != XmlNodeType.EndElement) Copy(reader, content);
        reader.ReadEndElement();
        string text = content.ToString();
        if (!_clipsByContent.TryGetValue(text, out string? name))
        {
            name = "c" + _clipsByContent.Count.ToString(CultureInfo.InvariantCulture);
            _clipsByContent.Add(text, name);
            _definitions.Append("<clipPath id=\"").Append(name).Append("\">").Append(text.TrimEnd()).Append("</clipPath>\n");
        }
        _clipNames[id] = name;
    }

    /// <summary>Turns a text into the outlines of its glyphs, each at the place that Skia gave it.</summary>
    private void Text(XmlReader reader)
    {
        float size = Number(reader.GetAttribute("font-size"), 12);
        bool bold = reader.GetAttribute("font-weight") is not (null or "normal" or "400");
        float[] xs = Numbers(reader.GetAttribute("x")), ys = Numbers(reader.GetAttribute("y"));
        _body.Append("<g");
        foreach (string name in (ReadOnlySpan<string>)["transform", "fill", "fill-opacity"])
            if (reader.GetAttribute(name) is { } value) Attribute(name, value, _body);
        _body.Append(">\n");
        string text = reader.ReadElementContentAsString().Trim();
        float scale = size / Unit;
        using var font = ChartFonts.Of(Unit, bold);
        int place = 0;
        foreach (var letter in text.EnumerateRunes())
        {
            float x = place < xs.Length ? xs[place] : 0, y = place < ys.Length ? ys[place] : ys.Length > 0 ? ys[^1] : 0;
            place++;
            if (Glyph(font, bold, letter) is { } glyph)
            {
                _body.Append("<use xlink:href=\"#").Append(glyph).Append("\" transform=\"translate(")
                    .Append(Rounded(x)).Append(' ').Append(Rounded(y)).Append(") scale(")
                    .Append(scale.ToString("0.#####", CultureInfo.InvariantCulture)).Append(")\"/>\n");
            }
        }
        _body.Append("</g>\n");
    }

    /// <summary>Size at which outlines are kept: whole numbers are exact enough there.</summary>
    private const float Unit = 1000;

    private string? Glyph(SKFont font, bool bold, Rune letter)
    {
        int index = font.GetGlyph(letter.Value);
        if (_glyphs.TryGetValue((bold, index), out string? name)) return name.Length == 0 ? null : name;
        using var path = font.GetGlyphPath((ushort)index);
        name = path is null || path.IsEmpty ? "" : "t" + _glyphs.Count.ToString(CultureInfo.InvariantCulture);
        _glyphs.Add((bold, index), name);
        if (name.Length == 0) return null;
        _definitions.Append("<path id=\"").Append(name).Append("\" d=\"");
        RoundNumbers(path!.ToSvgPathData(), _definitions, decimals: 0);
        _definitions.Append("\"/>\n");
        return name;
    }

    /// <summary>Copies path data with fewer decimals.</summary>
    private static void RoundNumbers(string data, StringBuilder into, int decimals = 2)
    {
        string format = decimals == 0 ? "0" : "0.##";
        for (int i = 0; i < data.Length;)
        {
            if (data[i] is not ('-' or '.' or (>= '0' and <= '9')))
            {
                into.Append(data[i++]);
                continue;
            }
            int end = i + 1;
            while (end < data.Length && (data[end] is '.' or 'e' or 'E' or (>= '0' and <= '9') || data[end] == '-' && data[end - 1] is 'e' or 'E')) end++;
            double number = Math.Round(double.Parse(data.AsSpan(i, end - i), CultureInfo.InvariantCulture), decimals);
            Append(number == 0 ? 0 : number, format, into);
            i = end;
        }
    }

    private static void Append(double number, string format, StringBuilder into)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        into.Append(text[..length]);
    }

    private static string Rounded(float value)
    {
        double rounded = Math.Round((double)value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static float Number(string? text, float otherwise) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : otherwise;

    private static float[] Numbers(string? text) =>
        text is null ? [] : [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => float.Parse(part, CultureInfo.InvariantCulture))];

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
