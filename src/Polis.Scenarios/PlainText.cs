using System.Globalization;
using System.Text;

namespace Polis.Scenarios;

/// <summary>Text that only shows what it says: nothing in it steers a terminal, breaks a line or turns the order of letters round.</summary>
internal static class PlainText
{
    /// <summary>Whether a letter steers what shows it: a control character, a break of lines, or one that overrides the direction of those around it. Marks of
    /// direction that Arabic and Hebrew names may need are none.</summary>
    public static bool Steers(char letter) => char.IsControl(letter) || letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether a text may be a name in a table.</summary>
    public static bool IsName(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned) return false;
        return !text.Any(Steers);
    }
}
