using Microsoft.CodeAnalysis;

namespace Polis.Mutate;

/// <summary>Draws mutants that are spread evenly over the folders and files of a room, and over the kinds of change.</summary>
internal static class Sample
{
    /// <summary>Cuts the list into as many equal pieces as mutants are wanted and shuffles each: a piece gives its first mutant that compiles.</summary>
    /// <remarks>Within a piece, every kind of change is as likely as any other to come first, however common it is.</remarks>
    public static IReadOnlyList<IReadOnlyList<Mutant>> Draw(IReadOnlyList<Mutant> all, int count, int seed)
    {
        // The generator is fixed by its seed in every version of .NET, so that a sample can be drawn again.
        var random = new Random(seed);
        var pieces = Math.Min(count, all.Count);
        var drawn = new List<IReadOnlyList<Mutant>>(pieces);
        for (var piece = 0; piece < pieces; piece++)
        {
            var from = (int)((long)all.Count * piece / pieces);
            var to = (int)((long)all.Count * (piece + 1) / pieces);
            var rank = new Dictionary<string, int>();
            var ranked = all.Skip(from).Take(to - from)
                .Select(mutant => (Mutant: mutant, Draw: random.NextDouble()))
                .OrderBy(m => m.Draw)
                .Select(m => (m.Mutant, m.Draw, Rank: rank[m.Mutant.Kind] = rank.GetValueOrDefault(m.Mutant.Kind) + 1))
                .ToList();
            var order = ranked.Select(m => m.Mutant.Kind).Distinct().OrderBy(kind => kind, StringComparer.Ordinal)
                .ToDictionary(kind => kind, _ => random.NextDouble());
            drawn.Add([.. ranked.OrderBy(m => m.Rank).ThenBy(m => order[m.Mutant.Kind]).Select(m => m.Mutant)]);
        }
        return drawn;
    }
}
