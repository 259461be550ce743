using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Shapes;

/// <summary>Text on one line.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="What">What is expected, for messages.</param>
/// <param name="Longest">Most characters.</param>
/// <param name="Pattern">Regular expression that it must match, anchored; null for any.</param>
/// <param name="Hint">Whether the pattern is for editors alone, because names are looked up later, where the nearest can be told.</param>
internal sealed record TextShape(string Description, string What = "text", int Longest = 200, string? Pattern = null, bool Hint = false) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => What;

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not TextNode { IsEmpty: false } text || text.Text.Length == 0) return Wrong(node, path, errors);
        if (text.Text.Length > Longest) return Wrong(node, path, errors, $"has {text.Text.Length} characters; at most {Longest} are allowed");
        if ((Pattern is null ? text.Text.TrimEnd('\n') : text.Text).Any(PlainText.Steers))
            return Wrong(node, path, errors, "holds control characters or line breaks");
        return Pattern is null || Hint || Regex.IsMatch(text.Text, Pattern) || Wrong(node, path, errors);
    }

    /// <inheritdoc/>
    protected override JsonObject Write()
    {
        // An id of a city is a number in YAML and a name here.
        var schema = new JsonObject { ["type"] = Pattern is null ? new JsonArray("string", "integer") : "string", ["minLength"] = 1, ["maxLength"] = Longest };
        if (Pattern is not null) schema["pattern"] = Pattern;
        return schema;
    }
}

/// <summary>One of some names.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Names">Names.</param>
/// <param name="What">What is expected; null lists the names.</param>
/// <param name="Default">Name where it is absent; null for none.</param>
internal sealed record NameShape(string Description, IReadOnlyList<string> Names, string? What = null, string? Default = null) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => What ?? (Names.Count == 1 ? Names[0] : $"{string.Join(", ", Names.SkipLast(1))} or {Names[^1]}");

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors) =>
        node is TextNode text && Names.Contains(text.Text) || Wrong(node, path, errors, nearest: node is TextNode near ? Nearest.Of(near.Text, Names) : null);

    /// <inheritdoc/>
    protected override JsonObject Write()
    {
        var schema = new JsonObject { ["enum"] = new JsonArray([.. Names.Select(name => (JsonNode)name)]) };
        if (Default is not null) schema["default"] = Default;
        return schema;
    }
}

/// <summary>Yes or no.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Default">Value where it is absent.</param>
internal sealed record FlagShape(string Description, bool Default) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <summary>The value of a sound node.</summary>
    public static bool Read(Node node) => ((TextNode)node).Text == "true";

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors) =>
        node is TextNode { Quoted: false, Text: "true" or "false" } || Wrong(node, path, errors);

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["type"] = "boolean", ["default"] = Default };
}

/// <summary>A month, as in <c>2017-06</c>.</summary>
/// <param name="Description">Meaning.</param>
internal sealed partial record MonthShape(string Description) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => "a month as in 2017-06";

    /// <summary>The month count (year × 12 + month - 1) of a text; null where it is no month.</summary>
    public static int? Parse(ReadOnlySpan<char> text) =>
        text.Length == 7 && text[4] == '-'
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year >= 1000
        && int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12
            ? Engine.Scheduling.Clock.Month(year, month) : null;

    /// <summary>A month as text.</summary>
    public static string Write(int month) => Engine.Scheduling.Clock.TextOf(month);

    /// <summary>The month of a sound node.</summary>
    public static int Read(Node node) => Parse(((TextNode)node).Text)!.Value;

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not TextNode text) return Wrong(node, path, errors);
        if (Parse(text.Text) is not null) return true;
        string? why = WithDay().IsMatch(text.Text) ? "a day"
            : !YearAndMonth().IsMatch(text.Text) ? null
            : text.Text[0] == '0' ? "before the year 1000"
            : "no month of a year";
        return Wrong(node, path, errors, why is null ? null : $"is {text.Kind}, {why}");
    }

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["type"] = "string", ["pattern"] = "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$" };

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$")]
    private static partial Regex WithDay();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}$")]
    private static partial Regex YearAndMonth();
}

/// <summary>A day, as in <c>2005-06-13</c>.</summary>
/// <param name="Description">Meaning.</param>
internal sealed record DayShape(string Description) : Shape(Description)
{
    /// <summary>What is expected of a day.</summary>
    public const string Example = "a date as in 2005-06-13";

    private const string Format = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override string Expected => Example;

    /// <summary>The day of a text; null where it is none.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as text.</summary>
    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors) =>
        (node is TextNode text && Parse(text.Text) is not null) || Wrong(node, path, errors);

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" };
}

/// <summary>Whole years, as in <c>2025..2029</c>.</summary>
/// <param name="Description">Meaning.</param>
internal sealed record YearsShape(string Description) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => AskedYears.Expected;

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors) =>
        (node is TextNode text && AskedYears.Parse(text.Text) is not null) || Wrong(node, path, errors);

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["type"] = "string", ["pattern"] = @"^[0-9]+\.\.[0-9]+$" };
}

/// <summary>A number in a range.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Whole">Whether it has no decimals.</param>
/// <param name="Default">Value where it is absent; null for none.</param>
/// <param name="Word">A word that may stand instead; null for none.</param>
internal sealed partial record NumberShape(
    string Description, double Minimum, double Maximum, bool Whole = false, double? Default = null, string? Word = null) : Shape(Description)
{
    /// <summary>Finds the meaning where it is dear to find; null where the description is it.</summary>
    public Func<string>? Describe { get; init; }

    /// <inheritdoc/>
    public override string About => Describe?.Invoke() ?? Description;

    /// <inheritdoc/>
    public override string Expected =>
        $"{(Whole ? "a whole number" : "a number")}{(double.IsInfinity(Maximum) ? "" : $" from {Text(Minimum)} to {Text(Maximum)}")}"
        + $"{(Word is null ? "" : $" or {Word}")}";

    /// <summary>A number as text: the shortest that is read back to the same.</summary>
    public static string Text(double value) =>
        Math.Abs(value) < 1e16 && value == Math.Truncate(value) ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The number of a sound node; NaN for the word.</summary>
    public static double Read(Node node) =>
        double.TryParse(((TextNode)node).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not TextNode text) return Wrong(node, path, errors);
        if (Word is not null && text.Text == Word) return true;
        if (text.Quoted || !(Whole ? WholeNumber() : Number()).IsMatch(text.Text)) return Wrong(node, path, errors, Why(text));
        double value = Read(node);
        if (value == 0 && Mantissa().IsMatch(text.Text)) return Wrong(node, path, errors, $"is {text.Shown}, too near to 0 to be told from it");
        return double.IsFinite(value) && value >= Minimum && value <= Maximum || Wrong(node, path, errors, $"is {text.Shown}, out of range");
    }

    /// <inheritdoc/>
    protected override JsonObject Write()
    {
        var schema = new JsonObject { ["type"] = Whole ? "integer" : "number" };
        if (!double.IsInfinity(Maximum)) (schema["minimum"], schema["maximum"]) = (Minimum, Maximum);
        if (Default is { } value) schema["default"] = value;
        if (Word is null) return schema;
        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["const"] = Word }), ["default"] = Word };
    }

    /// <summary>What a writer may have had in mind who wrote a number that is none; null where nothing comes to mind.</summary>
    private string? Why(TextNode text)
    {
        string number = text.Text;
        if (text.Quoted) return Number().IsMatch(number) ? $"is {text.Kind}; take away the quotes" : null;
        if (number.TrimStart('+', '-', '.').ToLowerInvariant() is "nan" or "inf" or "infinity") return $"is {number}, no finite number";
        if (number.Contains(',', StringComparison.Ordinal) && Number().IsMatch(number.Replace(',', '.'))) return $"is {text.Kind}; decimals follow a point";
        if (number.Contains('_', StringComparison.Ordinal) && Number().IsMatch(number.Replace("_", ""))) return $"is {text.Kind}; a number has no underscores";
        if (number.Contains('\u2212', StringComparison.Ordinal)) return $"is {text.Kind}; minus is written as a hyphen";
        if (Whole && Number().IsMatch(number)) return $"is {text.Kind}, no whole number";
        return Number().IsMatch(number.TrimStart('+', '-').TrimStart('0')) ? $"is {text.Kind}; a number has no needless zeros before it" : null;
    }

    [GeneratedRegex(@"^[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();

    /// <summary>A number that is not 0 as it is written.</summary>
    [GeneratedRegex(@"^[-+]?[0-9.]*[1-9]")]
    private static partial Regex Mantissa();

    [GeneratedRegex("^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex WholeNumber();
}
