using System.Globalization;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A value of the scenario that a study varies: over a list of values or over a range.</summary>
/// <param name="Path">Path of the value, as in <c>parameters.policyLoss</c> or <c>interventions.0.sanction.strength</c>.</param>
/// <param name="Values">Its values, as a scenario has them; empty for a range.</param>
/// <param name="Low">Lower end of the range.</param>
/// <param name="High">Upper end.</param>
/// <param name="Levels">Number of values that a grid takes from the range; null where none is given.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios.</param>
public sealed record StudyAxis(string Path, IReadOnlyList<string> Values, double Low, double High, int? Levels, bool IsLogarithmic)
{
    /// <summary>What is expected of the text of an axis.</summary>
    public const string Expected =
        "PATH=LOW:HIGH, PATH=LOW:HIGH:N (N values at equal steps; :log for equal ratios) or PATH=V1,V2,…, as in parameters.policyLoss=0.02:0.1:5";

    /// <summary>Most values of one axis.</summary>
    private const int MostLevels = 10_000;

    private const string LogWord = "log";

    /// <summary>Whether the axis has a number of values that a grid can take.</summary>
    public bool HasLevels => Values.Count > 0 || Levels is not null;

    /// <summary>Number of values in a grid.</summary>
    public int Count => Values.Count > 0 ? Values.Count : Levels ?? 1;

    /// <summary>The path for a reader: without <c>parameters</c>, which most begin with.</summary>
    public string ShortName => ScenarioPaths.Short(Path);

    /// <summary>The parameter that it varies; null where it varies another value.</summary>
    public ParameterInfo? Parameter => ShortName == Path ? null : ParameterInfo.Find(ShortName);

    /// <summary>The axis of a parameter, from half its value to double, within what it may be.</summary>
    /// <param name="parameter">Parameter.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The axis; null where the value is 0 or computed, so that it has no half.</returns>
    public static StudyAxis? Around(ParameterInfo parameter, double value)
    {
        if (!double.IsFinite(value) || value == 0) return null;
        double[] ends =
            [Math.Clamp(value / 2, parameter.Range.Minimum, parameter.Range.Maximum), Math.Clamp(value * 2, parameter.Range.Minimum, parameter.Range.Maximum)];
        string path = ScenarioPaths.OfParameters + parameter.Name;
        return ends.Min() < ends.Max() ? new StudyAxis(path, [], ends.Min(), ends.Max(), null, IsLogarithmic: ends.Min() > 0) : null;
    }

    /// <summary>Whether its values are words, and not numbers.</summary>
    public bool IsWords => Values.Any(value => !IsNumber(value, out _));

    /// <summary>Reads an axis from what the command line says.</summary>
    /// <param name="option">Option that it is the value of, for errors.</param>
    /// <param name="text">Text.</param>
    /// <exception cref="OutputException">It is none.</exception>
    public static StudyAxis Parse(string option, string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1) throw Wrong(option, text, "has no path and values");
        string path = text[..equals].Trim(), rest = text[(equals + 1)..].Trim();
        string[] parts = rest.Split(':', StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            string[] values = rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (values.Distinct().Count() != values.Length) throw Wrong(option, text, "names a value twice");
            return new StudyAxis(path, values, 0, 0, null, false);
        }
        bool logarithmic = parts[^1] == LogWord;
        if (logarithmic) parts = parts[..^1];
        if (parts.Length is < 2 or > 3 || !IsNumber(parts[0], out double low) || !IsNumber(parts[1], out double high)) throw Wrong(option, text, "is no range");
        if (low >= high) throw Wrong(option, text, "has a lower end that is not below the upper");
        if (logarithmic && low <= 0) throw Wrong(option, text, "has a lower end that is not above 0, which :log needs");
        int? levels = null;
        if (parts.Length == 3)
        {
            if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 2 or > MostLevels)
                throw Wrong(
                    option, text, $"takes \"{parts[2]}\" values, which is no whole number from 2 to {MostLevels.ToString("N0", CultureInfo.InvariantCulture)}");
            levels = count;
        }
        return new StudyAxis(path, [], low, high, levels, logarithmic);
    }

    /// <summary>The value at a place of the unit interval, as a scenario has it.</summary>
    public string ValueAt(double place)
    {
        if (Values.Count > 0) return Values[Math.Clamp((int)(place * Values.Count), 0, Values.Count - 1)];
        return TextOf(Scale.Of(place));
    }

    /// <summary>The value of a level of a grid, from 0, without the last digits that dividing a range leaves.</summary>
    public string LevelAt(int level) => Values.Count > 0 ? Values[level]
        : TextOf(double.Parse(Scale.Of(level / (double)(Count - 1)).ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>A number as a scenario has it.</summary>
    public static string TextOf(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A value as a number; not a number for a word.</summary>
    public static double NumberOf(string value) => IsNumber(value, out double number) ? number : double.NaN;

    /// <summary>What it is varied over, for a reader: <c>0.02 to 0.1</c>, or its values.</summary>
    public string Extent => Values.Count > 0 ? string.Join(", ", Values) : $"{TextOf(Low)} to {TextOf(High)}";

    /// <summary>The axis as the command line has it.</summary>
    public override string ToString() => Values.Count > 0 ? $"{Path}={string.Join(',', Values)}"
        : string.Create(
            CultureInfo.InvariantCulture, $"{Path}={Low:R}:{High:R}{(Levels is { } levels ? $":{levels}" : "")}{(IsLogarithmic ? ":" + LogWord : "")}");

    private Scale Scale => IsLogarithmic ? Scale.Logarithmic(Low, High) : Scale.Linear(Low, High);

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static OutputException Wrong(string option, string text, string problem) => new($"{option} {text}: {problem}; expected {Expected}");
}
