using System.Globalization;
using System.Text;

namespace Polis.Scenarios;

/// <summary>Text as it is compared where accents, case, blanks, hyphens and underscores do not count: <c>Izmir</c> is <c>İzmir</c>, <c>policy_loss</c> is
/// <c>policyLoss</c>.</summary>
public static class FoldedText
{
    /// <summary>Plain letters, each with those that stand for it: all that Unicode takes apart into it and an accent (Latin-1, Latin Extended A, B and
    /// Additional), and those that are typed so on a keyboard without them. The program runs without the tables of the operating system's library, which
    /// would take them apart.</summary>
    private static readonly (string Plain, string Letters)[] _accented =
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("ae", "æǽǣ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďḋḍḏḑḓđð"), ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệə"),
        ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥȟḣḥḧḩḫẖħ"), ("i", "ìíîïĩīĭįİǐȉȋḭḯỉịı"), ("ij", "ĳ"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľḷḹḻḽł"),
        ("m", "ḿṁṃ"), ("n", "ñńņňǹṅṇṉṋŋ"), ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿɵ"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšſșṡṣṥṧṩẛ"), ("ss", "ß"), ("t", "ţťțṫṭṯṱẗŧ"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
    ];

    private static readonly Dictionary<char, string> _plain =
        _accented.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>Folds a text: small letters without accents, digits, points, commas and colons.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            bool kept = char.IsLetterOrDigit(letter) && char.GetUnicodeCategory(letter) is not UnicodeCategory.ModifierLetter;
            if (!kept && letter is not ('.' or ',' or ':')) continue;
            char small = char.ToLowerInvariant(letter);
            if (_plain.TryGetValue(small, out string? plain)) folded.Append(plain);
            else folded.Append(small);
        }
        return folded.ToString();
    }
}
