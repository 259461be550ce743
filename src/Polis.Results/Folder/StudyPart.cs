using System.Globalization;

namespace Polis.Results.Folder;

/// <summary>The part of a study that one machine does: of n parts the i-th, with every n-th unit. <c>polis merge</c> puts the parts together.</summary>
/// <param name="Index">Number of the part, from 1.</param>
/// <param name="Count">Number of parts.</param>
public sealed record StudyPart(int Index, int Count)
{
    /// <summary>Most parts that a study is cut into.</summary>
    public const int Most = 10_000;

    /// <summary>What a part is given as, for those who did not give one.</summary>
    public static string Expected => $"a part of all, as in 3/8, of at most {Most.ToString("N0", CultureInfo.InvariantCulture)}";

    /// <summary>Whether the unit of a number, from 0, belongs to the part.</summary>
    public bool Holds(int unit) => unit % Count == Index - 1;

    /// <summary>The part as it is given: <c>3/8</c>.</summary>
    public override string ToString() => $"{Index}/{Count}";

    /// <summary>Reads a part; null where the text is none.</summary>
    public static StudyPart? Parse(string text)
    {
        string[] numbers = text.Split('/');
        return numbers.Length == 2 && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && index >= 1 && index <= count && count <= Most
                ? new StudyPart(index, count) : null;
    }
}
