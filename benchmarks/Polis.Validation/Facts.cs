using System.Globalization;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>A recorded figure.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">Figure.</param>
/// <param name="Low">Lower bound; the figure itself where none is given.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Note">Period and source.</param>
internal sealed record Fact(string Name, double Value, double Low, double High, string Note)
{
    /// <summary>The figure with its bounds, beside those of the model.</summary>
    public Estimate Estimate => new(Value, Low, High);
}

/// <summary>A recorded number at a date.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Year">Decimal year.</param>
/// <param name="Date">As the record has it.</param>
/// <param name="Value">Number.</param>
/// <param name="Note">Note.</param>
internal sealed record Dated(string Name, double Year, string Date, double Value, string Note);

/// <summary>The recorded history beside the program.</summary>
internal static class Facts
{
    /// <summary>Facts on secession and single figures of the literature.</summary>
    public static IReadOnlyList<Fact> All { get; } =
        [.. Rows("secessions.csv").Select(row => Of(row, $"{row[4]}{(row[5].Length > 0 ? $", {row[5]}" : "")}")),
            .. Rows("figures.csv").Select(row => Of(row, row[4]))];

    /// <summary>Members of networks by date.</summary>
    public static IReadOnlyList<Dated> NetworkSizes { get; } =
        [.. Rows("network-sizes.csv").Select(row => new Dated(row[0], YearOf(row[1]), row[1], Number(row[2]), row[4]))];

    /// <summary>The fact of a name and, where several have it, a period.</summary>
    public static Fact Find(string name, string period = "") => All.First(fact => fact.Name == name && fact.Note.StartsWith(period, StringComparison.Ordinal));

    /// <summary>All facts of a name.</summary>
    public static IEnumerable<Fact> Named(string name) => All.Where(fact => fact.Name == name);

    /// <summary>Dates and values of a table of calibration targets.</summary>
    public static IReadOnlyList<Dated> Targets(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(row => new Dated("", YearOf(row[0]), row[0], Number(row[1]), ""))];

    private static Fact Of(string[] row, string note)
    {
        double value = Number(row[1]);
        return new Fact(row[0], value, row[2].Length > 0 ? Number(row[2]) : value, row[3].Length > 0 ? Number(row[3]) : value, note);
    }

    /// <summary>Rows of a table whose last column alone may hold commas.</summary>
    private static IEnumerable<string[]> Rows(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "record", file));
        int columns = lines[0].Split(',').Length;
        return lines.Skip(1).Select(line => line.Split(',', columns));
    }

    /// <summary>Decimal year of a date (2015-12 or 2015-12-31).</summary>
    private static double YearOf(string date)
    {
        string[] parts = date.Split('-');
        double days = parts.Length > 2 ? Number(parts[2]) - 1 : 0;
        return Number(parts[0]) + (Number(parts[1]) - 1 + days / 31) / 12;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
