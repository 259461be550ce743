using System.Globalization;
using System.Text;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Polis.Model.Tests.Document;

/// <summary>The table of all parameters in docs/MODEL.md, between two markers, made from the record.</summary>
internal static class ParameterTable
{
    private const string Begin = "<!-- parameters: begin -->\n", End = "<!-- parameters: end -->\n";

    /// <summary>The table, a row a parameter.</summary>
    public static string Render()
    {
        var meanings = XDocument.Load(Path.ChangeExtension(typeof(Parameters).Assembly.Location, "xml"));
        var table = new StringBuilder("| name | symbol | default | unit | range | meaning | source |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var parameter in ParameterInfo.All)
        {
            var about = parameter.Attribute;
            string member = $"P:{typeof(Parameters).FullName}.{parameter.Property.Name}";
            string meaning = meanings.XPathSelectElement($"//member[@name='{member}']/summary")!.Value.Trim().TrimEnd('.');
            string range = $"{Number(about.Minimum)} to {Number(about.Maximum)}";
            table.Append($"| `{parameter.Name}` | {about.Symbol} | {Number(parameter.Default)} | {about.Unit} | {range} | {meaning} | {about.Source} |\n");
        }
        return table.ToString();
    }

    /// <summary>The table that a page contains.</summary>
    public static string In(string page)
    {
        var (begin, end) = Bounds(page);
        return page[begin..end];
    }

    /// <summary>A page with its table replaced.</summary>
    public static string Replace(string page, string table)
    {
        var (begin, end) = Bounds(page);
        return page[..begin] + table + page[end..];
    }

    private static (int Begin, int End) Bounds(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidDataException($"docs/MODEL.md lacks the lines {Begin.Trim()} and {End.Trim()}, in this order.");
        return (begin + Begin.Length, end);
    }

    /// <summary>A number as a reader writes it: powers of ten where zeros would have to be counted.</summary>
    private static string Number(double value) => value switch
    {
        double.NaN => "computed",
        0 => "0",
        _ => value.ToString(Math.Abs(value) is >= 1e6 or < 1e-4 ? "0.###e0" : "0.######", CultureInfo.InvariantCulture),
    };
}
