using System.Globalization;
using System.Text.Json.Serialization;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Years that results are asked for, whole years from the first to the last.</summary>
/// <param name="First">First year.</param>
/// <param name="Last">Last year, not before the first.</param>
public sealed record AskedYears(int First, int Last)
{
    private const string Between = "..";

    /// <summary>What is expected of their text.</summary>
    public const string Expected = "two years, the first not after the second, as in 2025..2029";

    /// <summary>Reads years as in <c>2025..2029</c>; null where the text is none.</summary>
    public static AskedYears? Parse(string text)
    {
        string[] parts = text.Split(Between);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last) && first <= last ? new(first, last) : null;
    }

    /// <summary>Number of years.</summary>
    [JsonIgnore]
    public int Count => Last - First + 1;

    /// <summary>The time from the first of January of the first to the end of the last.</summary>
    [JsonIgnore]
    public YearSpan Span => new(First, Last + 1);

    /// <summary>All years of which a run has the whole; null where it has none.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="years">Its length.</param>
    public static AskedYears? Whole(Clock clock, int years)
    {
        int first = (clock.StartMonth + 11) / 12, end = (clock.StartMonth + 12 * years) / 12;
        return first < end ? new(first, end - 1) : null;
    }

    /// <summary>These years as far as a run has the whole of them; null where it has none of them.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="years">Its length.</param>
    public AskedYears? Within(Clock clock, int years)
    {
        if (Whole(clock, years) is not { } all) return null;
        int first = Math.Max(First, all.First), last = Math.Min(Last, all.Last);
        return first <= last ? new(first, last) : null;
    }

    /// <summary>A remark where a run has only some of these years; null where it has all of them, or none.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="years">Its length.</param>
    public string? CutNote(Clock clock, int years) => Within(clock, years) is { } within && within != this
        ? $"{this} is not all in the run, which has {ExpectedOf(clock, years)}: told is {within.Words}" : null;

    /// <summary>What is wrong where a run has none of these years.</summary>
    [JsonIgnore]
    public string Outside => $"{this} is not in the run";

    /// <summary>What is expected then.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="years">Its length.</param>
    public static string ExpectedOf(Clock clock, int years) =>
        Whole(clock, years) is { } all ? $"years from {all.First} to {all.Last}" : "a run that has the whole of a year";

    /// <summary>The years in words, as in <c>2025 to 2029</c>.</summary>
    [JsonIgnore]
    public string Words => First == Last ? $"{First}" : $"{First} to {Last}";

    /// <inheritdoc/>
    public override string ToString() => $"{First}{Between}{Last}";
}
