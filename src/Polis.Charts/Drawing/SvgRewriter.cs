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
/// <param name="name">Name of a chart inside an HTML page, where names are those of the whole page, text stays text, and colours are variables of the page
/// (<see cref="ChartTheme"/>); null for a file of its own.</param>
internal sealed class SvgRewriter(Stream svg, string? name = null)
{
    private const string Namespace = "http://www.w3.org/2000/svg", LinkNamespace = "http://www.w3.org/1999/xlink";

    private readonly StringBuilder _body = new(1 << 16), _definitions = new(1 << 14);
    private bool _inText, _hasRim;
    private readonly Dictionary<string, string> _clipNames = [], _clipsByContent = [];
    private readonly Dictionary<(bool Bold, int Glyph), string> _glyphs = [];

    /// <summary>Rewrites the document.</summary>
    /// <param name="viewBox">Its <c>viewBox</c>.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">Description.</param>
    public byte[] Write(string viewBox, string title, string description)
    {
        Read();
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

    /// <summary>Rewrites the document as an element of an HTML page.</summary>
    /// <param name="viewBox">Its <c>viewBox</c>.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">Description.</param>
    public string WriteInline(string viewBox, string title, string description)
    {
        Read();
        return $"<svg class=\"chart\" viewBox=\"{viewBox}\" role=\"img\" aria-labelledby=\"{name}-title\" aria-describedby=\"{name}-desc\">\n"
            + $"<title id=\"{name}-title\">{Escaped(title)}</title>\n<desc id=\"{name}-desc\">{Escaped(description)}</desc>\n"
            + $"<defs>\n{_definitions}</defs>\n{_body}</svg>\n";
    }

    private void Read()
    {
        using var reader = XmlReader.Create(
            svg, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true, CheckCharacters = false });
        reader.MoveToContent();
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF) Element(reader);
    }

    private void Element(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "clipPath":
                Clip(reader);
                break;
            case "text" when name is not null:
                RealText(reader);
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
        string tag = reader.LocalName;
        bool empty = reader.IsEmptyElement;
        into.Append('<').Append(tag);
        while (reader.MoveToNextAttribute()) Attribute(reader.Name, reader.Value, into);
        reader.Read();
        if (empty)
        {
            into.Append("/>\n");
            return;
        }
        into.Append('>').Append(tag == "g" ? "\n" : "");
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
        into.Append("</").Append(tag).Append(">\n");
    }

    private void Attribute(string attribute, string value, StringBuilder into)
    {
        if (attribute == "stroke-miterlimit" && ChartStyle.PatternOf(Number(value, 4)) is { } pattern)
            (attribute, value) = ("stroke-dasharray", string.Join(' ', pattern.Intervals.Select(length => length.ToString(CultureInfo.InvariantCulture))));
        into.Append(' ').Append(attribute).Append("=\"");
        // A page shows a chart at half the size of a picture in print: a tenth of a unit is finer than its pixels.
        if (attribute is "d" or "points") RoundNumbers(value, into, name is null ? 2 : 1);
        else if (name is not null && attribute is "fill" or "stroke") into.Append(ChartTheme.Themed(value, isShape: attribute == "fill" && !_inText));
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
        if (!_clipsByContent.TryGetValue(text, out string? clip))
        {
            clip = (name is null ? "c" : name + "-c") + _clipsByContent.Count.ToString(CultureInfo.InvariantCulture);
            _clipsByContent.Add(text, clip);
            _definitions.Append("<clipPath id=\"").Append(clip).Append("\">").Append(text.TrimEnd()).Append("</clipPath>\n");
        }
        _clipNames[id] = clip;
    }

    /// <summary>Turns a text into the outlines of its glyphs, each at the place that Skia gave it.</summary>
    private void Text(XmlReader reader)
    {
        float size = Number(reader.GetAttribute("font-size"), 12);
        bool bold = reader.GetAttribute("font-weight") is not (null or "normal" or "400");
        float[] xs = Numbers(reader.GetAttribute("x")), ys = Numbers(reader.GetAttribute("y"));
        _body.Append("<g");
        foreach (string attribute in (ReadOnlySpan<string>)["transform", "fill", "fill-opacity"])
            if (reader.GetAttribute(attribute) is { } value) Attribute(attribute, value, _body);
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

    /// <summary>
    /// Keeps a text as text, as wide as the chart has measured it: a page shows it in whatever typeface its reader has. A rim that comes before its text
    /// becomes part of it.
    /// </summary>
    private void RealText(XmlReader reader)
    {
        float size = Number(reader.GetAttribute("font-size"), 12);
        bool bold = reader.GetAttribute("font-weight") is not (null or "normal" or "400");
        float[] xs = Numbers(reader.GetAttribute("x")), ys = Numbers(reader.GetAttribute("y"));
        string? transform = reader.GetAttribute("transform"), fill = reader.GetAttribute("fill");
        string text = reader.ReadElementContentAsString().Trim();
        if (fill == "none")
        {
            _hasRim = true;
            return;
        }
        if (text.Length == 0) return;
        using var font = ChartFonts.Of(size, bold);
        _body.Append("<text");
        string look = (_hasRim, bold) switch { (true, true) => "rim bold", (true, false) => "rim", (false, true) => "bold", _ => "" };
        if (look.Length > 0) _body.Append(" class=\"").Append(look).Append('"');
        if (transform is not null) Attribute("transform", transform, _body);
        _inText = true;
        if (fill is not null) Attribute("fill", fill, _body);
        _inText = false;
        _body.Append(" x=\"").Append(Rounded(xs.Length > 0 ? xs[0] : 0)).Append("\" y=\"").Append(Rounded(ys.Length > 0 ? ys[0] : 0))
            .Append("\" font-size=\"").Append(Rounded(size)).Append("\" textLength=\"").Append(Rounded(font.MeasureText(text)))
            .Append("\" lengthAdjust=\"spacingAndGlyphs\">").Append(Escaped(text)).Append("</text>\n");
        _hasRim = false;
    }

    /// <summary>Size at which outlines are kept: whole numbers are exact enough there.</summary>
    private const float Unit = 1000;

    private string? Glyph(SKFont font, bool bold, Rune letter)
    {
        int index = font.GetGlyph(letter.Value);
        if (_glyphs.TryGetValue((bold, index), out string? known)) return known.Length == 0 ? null : known;
        using var path = font.GetGlyphPath((ushort)index);
        string outline = path is null || path.IsEmpty ? "" : "t" + _glyphs.Count.ToString(CultureInfo.InvariantCulture);
        _glyphs.Add((bold, index), outline);
        if (outline.Length == 0) return null;
        _definitions.Append("<path id=\"").Append(outline).Append("\" d=\"");
        RoundNumbers(path!.ToSvgPathData(), _definitions, decimals: 0);
        _definitions.Append("\"/>\n");
        return outline;
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
            while (end < data.Length
                && (data[end] is '.' or 'e' or 'E' or (>= '0' and <= '9') || (data[end] is '-' or '+' && data[end - 1] is 'e' or 'E'))) end++;
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
