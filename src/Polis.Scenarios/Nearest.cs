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
        string sought = FoldedText.Of(text);
        int farthest = always ? sought.Length : Math.Max(1, Math.Min(4, sought.Length / 3));
        var near = new List<(int Distance, T Candidate)>();
        foreach (var candidate in candidates)
        {
            string plain = FoldedText.Of(name(candidate));
            bool begins = sought.Length >= 3 && plain.StartsWith(sought, StringComparison.Ordinal);
            if (!begins && Math.Abs(plain.Length - sought.Length) > farthest) continue;
            int distance = Distance(sought, plain);
            if (distance <= farthest) near.Add((distance, candidate));
            else if (begins) near.Add((farthest + 1, candidate));
        }
        return [.. near.OrderBy(pair => pair.Distance).Take(most).Select(pair => pair.Candidate)];
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one text into the other.</summary>
    public static int Distance(string a, string b)
    {
        int width = b.Length + 1;
        var cost = new int[(a.Length + 1) * width];
        for (int i = 0; i <= a.Length; i++) cost[i * width] = i;
        for (int j = 0; j <= b.Length; j++) cost[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = cost[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(replace, 1 + Math.Min(cost[(i - 1) * width + j], cost[i * width + j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, cost[(i - 2) * width + j - 2] + 1);
                cost[i * width + j] = best;
            }
        }
        return cost[^1];
    }
}
