using System.Globalization;
using System.Text.Json.Serialization;

namespace Polis.Model;

/// <summary>Years that results are asked for, whole years from the first to the last.</summary>
/// <param name="First">First year.</param>
/// <param name="Last">Last year, not before the first.</param>
public sealed record AskedYears(int First, int Last)
{
    private const string Between = "..";

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

    /// <summary>Whether a time from one decimal year to another lies in them; a bound may differ by rounding alone.</summary>
    public bool Hold(double from, double to) => from > First - Rounding && to < Last + 1 + Rounding;

    private const double Rounding = 1e-6;

    /// <summary>The years in words, as in <c>2025 to 2029</c>.</summary>
    [JsonIgnore]
    public string Words => First == Last ? $"{First}" : $"{First} to {Last}";

    /// <inheritdoc/>
    public override string ToString() => $"{First}{Between}{Last}";
}
