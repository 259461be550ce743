using System.Globalization;
using Polis.Statistics;

namespace Polis.Results;

/// <summary>The unit of a metric, and how its values are written for a reader.</summary>
/// <param name="Text">Unit, as in <c>clashes a step</c>.</param>
public sealed record MetricUnit(string Text)
{
    private const string PerStep = " a step";

    /// <summary>What a value is multiplied by before it is written.</summary>
    public double Factor { get; private init; } = 1;

    /// <summary>What follows a value.</summary>
    public string After { get; private init; } = "";

    /// <summary>What follows a difference of two values.</summary>
    public string AfterDifference { get; private init; } = "";

    /// <summary>Fixed number of decimals; null where the size of a value decides.</summary>
    public int? Decimals { get; private init; }

    /// <summary>Whether a value is of money, of which a reader wants to know the share that a difference is.</summary>
    public bool IsMoney { get; private init; }

    /// <summary>Whether a value is a date: a decimal year.</summary>
    public bool IsYear { get; private init; }

    /// <summary>Least value that there can be; none of dates, which a run bounds.</summary>
    private double Lowest { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest value that there can be.</summary>
    private double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>Least difference that is not written as 0, whatever its unit's decimals.</summary>
    private const double Least = 1e-4;

    /// <summary>Least difference that a reader would care about, in the unit; null where it is a hundredth of the larger value, as for counts and
    /// money.</summary>
    private double? Material { get; init; }

    /// <summary>Share of a dollar figure above which billions are written.</summary>
    private const double Billion = 1e9;

    /// <summary>A unit of counts, or of plain numbers.</summary>
    public static implicit operator MetricUnit(string text) => new(text) { Lowest = 0 };

    /// <summary>A share of a whole, written in percent.</summary>
    public static MetricUnit Share(string whole) =>
        new($"share of {whole}") { Factor = 100, After = " %", AfterDifference = " points", Decimals = 1, Material = 0.005, Lowest = 0, Highest = 1 };

    /// <summary>A difference as a share of what it is a difference of.</summary>
    public static MetricUnit Relative { get; } = new("share") { Factor = 100, After = " %", AfterDifference = " %", Decimals = 1 };

    /// <summary>A number on a scale with two ends, as from 0 to 1, or of policies.</summary>
    public static MetricUnit Scale(string text, double lowest = 0, double highest = 1) =>
        new(text) { Decimals = 2, Material = 0.02, Lowest = lowest, Highest = highest };

    /// <summary>Log points of income, written in percent of income.</summary>
    public static MetricUnit LogPoints { get; } =
        new("log points") { Factor = 100, After = " % of income", AfterDifference = " % of income", Decimals = 2, Material = 0.001 };

    /// <summary>Output of a world, written in billions.</summary>
    public static MetricUnit Dollars { get; } =
        new("PPP dollars a year") { Factor = 1 / Billion, After = " billion dollars", AfterDifference = " billion dollars", IsMoney = true, Lowest = 0 };

    /// <summary>Income of a person.</summary>
    public static MetricUnit Income { get; } =
        new("PPP dollars a person and year") { AfterDifference = " dollars", After = " dollars", IsMoney = true, Lowest = 0 };

    /// <summary>A decimal year.</summary>
    public static MetricUnit Year { get; } = new("year") { Decimals = 1, AfterDifference = " years", Material = 0.5, IsYear = true };

    /// <summary>The unit of a sum over a time.</summary>
    public string OfSum => Text.EndsWith(PerStep, StringComparison.Ordinal) ? Text[..^PerStep.Length] : Text;

    /// <summary>Whether a reader would care about a difference: half a point of a share, half a year, a thousandth of income, a hundredth of what is counted or
    /// paid.</summary>
    public bool IsMaterial(double from, double to) => Math.Abs(to - from) >= (Material ?? 0.01 * Math.Max(Math.Abs(from), Math.Abs(to)));

    /// <summary>An estimate with its interval as far as values can be: shares from 0 to 1, counts from 0, dates within the run.</summary>
    /// <param name="estimate">Estimate of a value, not of a difference.</param>
    /// <param name="start">Decimal year in which the run starts; null where it is not known.</param>
    /// <param name="end">Decimal year in which it ends; null where it is not known.</param>
    public Estimate Within(Estimate estimate, double? start, double? end)
    {
        var (least, most) = IsYear ? (start ?? Lowest, end ?? Highest) : (Lowest, Highest);
        return new Estimate(Bounded(estimate.Value), Bounded(estimate.Low), Bounded(estimate.High));

        double Bounded(double value) => Math.Clamp(value, least, most);
    }

    /// <summary>Writes a value, as in <c>15.2 %</c>; a date as its month.</summary>
    public string Write(double value) =>
        double.IsNaN(value) ? "–" : IsYear ? CalendarText.Month(value) : Number(Factor * value, "") + After;

    /// <summary>Writes a value without its unit, where there is little room.</summary>
    public string WriteNumber(double value) => double.IsNaN(value) ? "–" : IsYear ? CalendarText.ShortMonth(value) : Number(Factor * value, "");

    /// <summary>Writes a difference with its sign, as in <c>+18.8 points</c>; of dates as in <c>6.6 years earlier</c>.</summary>
    public string WriteDifference(double value) =>
        double.IsNaN(value) ? "–"
            : !IsYear ? Number(Factor * value, "+") + AfterDifference
            : IsNoYear(value) ? value == 0 ? "0 years" : $"less than 0.1 years {CalendarText.Direction(value)}"
            : $"{WriteSize(value)} {CalendarText.Direction(value)}";

    /// <summary>Writes how large a difference is, without its sign.</summary>
    public string WriteSize(double value) => double.IsNaN(value) ? "–" : Number(Factor * Math.Abs(value), "+").TrimStart('+') + AfterDifference;

    /// <summary>Writes the bounds of a difference, as in <c>+17.1 to +20.5</c>, without their unit; of dates as in <c>4.7 to 7.7 earlier</c>.</summary>
    public string WriteBounds(double low, double high)
    {
        if (!IsYear || double.IsNaN(low) || double.IsNaN(high)) return $"{Bound(low)} to {Bound(high)}";
        string from = Years(low), to = Years(high);
        return IsNoYear(low) && IsNoYear(high) ? $"{from} to {to}"
            : high <= 0 && !IsNoYear(low) ? $"{to} to {from} {CalendarText.Direction(low)}"
            : low >= 0 || IsNoYear(low) ? $"{from} to {to} {CalendarText.Direction(high)}"
            : IsNoYear(high) ? $"{to} to {from} {CalendarText.Direction(low)}"
            : $"{from} {CalendarText.Direction(low)} to {to} {CalendarText.Direction(high)}";
    }

    private string Bound(double value) => double.IsNaN(value) ? "–" : Number(Factor * value, "+");

    /// <summary>Whether a difference of dates is none that is written.</summary>
    private bool IsNoYear(double years) => Math.Abs(years) < Least || Math.Round(Math.Abs(years), Decimals ?? 0) == 0;

    private string Years(double years) => IsNoYear(years) ? "0" : Number(Math.Abs(years), "");

    private string Number(double value, string sign)
    {
        double size = Math.Abs(value);
        int decimals = Decimals ?? (size >= 1000 ? 0 : size >= 100 ? 1 : 2);
        // A difference is not written as 0 if it is none, unless it is so small that nobody would care.
        if (sign.Length > 0 && size >= Least && Math.Round(size, decimals) == 0) decimals = (int)Math.Ceiling(-Math.Log10(size));
        string digits = decimals == 0 ? "" : "." + new string('0', decimals);
        string positive = $"#,0{digits}";
        return Math.Round(value, decimals) == 0
            ? 0.0.ToString($"0{digits}", CultureInfo.InvariantCulture)
            : value.ToString($"{sign}{positive};−{positive}", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
