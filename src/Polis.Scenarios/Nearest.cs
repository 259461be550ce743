using System.Numerics;
using System.Runtime.CompilerServices;

namespace Polis.Scenarios;

/// <summary>Finds what a user may have meant.</summary>
public static class Nearest
{
    /// <summary>The candidates that are near a text, the nearest first; null for none.</summary>
    public static string? Of(string text, IEnumerable<string> candidates, int most = 3)
    {
        var near = Ranked(text, candidates, candidate => candidate, most);
        return near.Count == 0 ? null : string.Join(", ", near);
    }

    /// <summary>The candidates whose names are near a text, the nearest first. A name that begins with the text is near too.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What it may have meant.</param>
    /// <param name="name">Name of a candidate.</param>
    /// <param name="most">Most that are wanted.</param>
    /// <param name="always">Whether the nearest are wanted even where none is near.</param>
    public static IReadOnlyList<T> Ranked<T>(string text, IEnumerable<T> candidates, Func<T, string> name, int most, bool always = false)
    {
        var sought = Folded.Of(text);
        int farthest = always ? sought.Text.Length : Math.Max(1, Math.Min(4, sought.Text.Length / 3));
        // The nearest so far, in their order; of equally near ones the first come first.
        var near = new List<(int Distance, T Candidate)>(most + 1);
        foreach (var candidate in candidates)
        {
            int least = near.Count < most ? farthest + 1 : near[^1].Distance - 1, limit = Math.Min(farthest, least);
            var plain = Folded.Of(name(candidate));
            int distance = sought.IsFar(plain, limit) ? limit + 1 : Distance(sought.Text, plain.Text, limit);
            if (distance > limit) distance = sought.Begins(plain) ? farthest + 1 : int.MaxValue;
            if (distance > least) continue;
            near.Insert(near.FindLastIndex(other => other.Distance <= distance) + 1, (distance, candidate));
            if (near.Count > most) near.RemoveAt(most);
        }
        return [.. near.Select(pair => pair.Candidate)];
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one text into the other.</summary>
    public static int Distance(string a, string b) => Distance(a, b, Math.Max(a.Length, b.Length));

    /// <summary>The same as far as it is no more than a number; else that number and one.</summary>
    private static int Distance(string a, string b, int farthest)
    {
        // Three rows of the table of distances of what the texts begin with: of one letter less, of two less, and this.
        int width = b.Length + 1;
        int[] before = new int[width], twoBefore = new int[width], cost = new int[width];
        for (int j = 0; j < width; j++) before[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int least = cost[0] = i;
            for (int j = 1; j < width; j++)
            {
                int best = Math.Min(before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(before[j], cost[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, twoBefore[j - 2] + 1);
                cost[j] = best;
                least = Math.Min(least, best);
            }
            if (least > farthest) return farthest + 1;
            (twoBefore, before, cost) = (before, cost, twoBefore);
        }
        return Math.Min(before[^1], farthest + 1);
    }

    /// <summary>A text as it is compared, and which letters are in it.</summary>
    private sealed record Folded(string Text, ulong Letters)
    {
        // Names of a world are compared with every name that is not found.
        private static readonly ConditionalWeakTable<string, Folded> _known = [];

        public static Folded Of(string text) => _known.GetValue(text, Make);

        /// <summary>Whether so many letters are in one text alone that more edits are needed than a number:
        /// an edit takes one away and adds one, at most.</summary>
        public bool IsFar(Folded other, int farthest) =>
            Math.Abs(Text.Length - other.Text.Length) > farthest || BitOperations.PopCount(Letters ^ other.Letters) > 2 * farthest;

        /// <summary>Whether another text begins with this one, which is long enough to mean something.</summary>
        public bool Begins(Folded other) => Text.Length >= 3 && other.Text.StartsWith(Text, StringComparison.Ordinal);

        private static Folded Make(string text)
        {
            string folded = FoldedText.Of(text);
            ulong letters = 0;
            foreach (char letter in folded) letters |= 1UL << (letter % 64);
            return new Folded(folded, letters);
        }
    }
}
