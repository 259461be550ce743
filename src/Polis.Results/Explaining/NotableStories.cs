using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Results.Explaining;

/// <summary>A story of a run: a bid or a clash that stands out, with the decisions that led to its end.</summary>
/// <param name="Title">Who against whom, when, how it ended.</param>
/// <param name="Option">The option of <c>polis explain</c> that tells it whole, as in <c>--bid 3</c>.</param>
/// <param name="Decisions">Its decisions, by time; the most telling where there are many.</param>
/// <param name="LeftOut">Decisions that were left out.</param>
/// <param name="Conflicts">Clashes and bids that they refer to.</param>
public sealed record Story(string Title, string Option, IReadOnlyList<Decision> Decisions, int LeftOut, Conflicts Conflicts)
{
    /// <summary>What became of interventions of the scenario that acted on its cities, by time.</summary>
    public IReadOnlyList<InterventionTurn> Interventions { get; init; } = [];

    /// <summary>Of a bid, the answers to clashes that its cities had before it began; none of a clash.</summary>
    public IReadOnlyList<Decision> BeforeBid { get; } = [.. Decisions.TakeWhile(decision => decision.IsOfClash && Decisions.Any(later => later.IsOfBid))];
}

/// <summary>Picks the most notable stories of a run: those of watched cities before those of watched nations before all others; of each
/// independence first, then bids by cities and length,
/// then clashes by answers and length; each of another city.</summary>
public static class NotableStories
{
    /// <summary>Most decisions that a story tells.</summary>
    public const int MostDecisions = 7;

    /// <summary>The stories of a run, the most notable first.</summary>
    /// <param name="folder">The folder; it covers the run.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="most">Most that are wanted.</param>
    /// <exception cref="RunFolderException">A table is missing or damaged.</exception>
    public static IReadOnlyList<Story> Of(RunFolder folder, int run, int most)
    {
        var conflicts = Conflicts.Read(folder, run);
        var told = new HashSet<long>();
        var chosen = new List<(string Title, Chain Chain)>();
        var watch = folder.Manifest.Watch;
        foreach (int rank in (int[])[2, 1, 0])
        {
            foreach (var bid in conflicts.Bids.Where(bid => Watched(bid.Members, bid.Nation) == rank)
                .OrderByDescending(bid => bid.Won)
                .ThenByDescending(bid => bid.Members.Count).ThenByDescending(Length))
            {
                if (chosen.Count == most || bid.Members.Any(told.Contains)) continue;
                told.UnionWith(bid.Members);
                chosen.Add((DecisionText.Title(bid), Chain.OfBid(bid)));
            }
            foreach (var clash in conflicts.Clashes.Where(clash => Watched([clash.City], clash.Nation) == rank)
                .OrderByDescending(clash => clash.Answers).ThenByDescending(clash => clash.Ended - clash.Started ?? 0))
            {
                if (chosen.Count == most) break;
                if (told.Add(clash.City)) chosen.Add((DecisionText.Title(clash), Chain.OfClash(clash)));
            }
        }
        var all = DecisionReader.Read(folder, run, decision => chosen.Any(story => story.Chain.Holds(decision)));
        return [.. chosen.Select(story => Tell(story.Title, story.Chain, all, conflicts)).Where(story => story.Decisions.Count > 0)];

        int Watched(IEnumerable<long> cities, string nation) => cities.Any(watch.Cities.Contains) ? 2 : watch.Nations.Contains(nation) ? 1 : 0;

        static double Length(BidFact bid) => bid.Ended - bid.Started ?? 0;
    }

    private static Story Tell(string title, Chain chain, IReadOnlyList<Decision> all, Conflicts conflicts)
    {
        var held = all.Where(chain.Holds).ToList();
        // Of what led to it the last; of those who joined the first; who stayed out is not told.
        var told = held.Where(decision => decision is not { Kind: DecisionKind.BidJoin, Choice.Option: DecisionOption.Stay }).ToList();
        for (int spare = told.Count - MostDecisions; spare > 0; spare--)
        {
            int place = told.FindIndex(decision => chain.Kind == "bid" ? decision.IsOfClash : decision.Kind == DecisionKind.Response);
            if (place < 0) place = told.FindLastIndex(decision => decision.Kind == DecisionKind.BidJoin);
            if (place < 0) break;
            told.RemoveAt(place);
        }
        return new Story(title, $"--{chain.Subject}", told, held.Count - told.Count, conflicts.Knowing(held))
        {
            Interventions = conflicts.Interventions.On(chain, conflicts),
        };
    }
}
