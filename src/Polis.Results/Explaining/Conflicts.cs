using System.Globalization;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Results.Explaining;

/// <summary>A clash of a run as its table has it.</summary>
/// <param name="Id">Number in the run.</param>
/// <param name="City">Id of the city.</param>
/// <param name="CityName">Its name.</param>
/// <param name="Nation">Code of the nation.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Started">Decimal year.</param>
/// <param name="Ended">Decimal year; null while open.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answers">Number of answers.</param>
public sealed record ClashFact(int Id, long City, string CityName, string Nation, string Domain, double Started, double? Ended, string Outcome, int Answers)
{
    /// <summary>The clashes of a world, as its table would have them.</summary>
    /// <param name="world">The world, at the end of its run.</param>
    /// <param name="clock">Clock of the run.</param>
    public static IReadOnlyList<ClashFact> Of(World world, Clock clock)
    {
        var clashes = world.Clashes;
        return
        [
            .. Enumerable.Range(0, clashes.Count).Select(c => new ClashFact(
                c, world.Inputs.Cities.Id[clashes.City[c]], world.CityName(clashes.City[c]), world.NationCode(clashes.Nation[c]),
                world.Domains[clashes.Domain[c]].Name, clock.YearOf(clashes.Started[c] + 1),
                clashes.Ended[c] < 0 ? null : clock.YearOf(clashes.Ended[c] + 1), EnumNames<ClashOutcome>.Of(clashes.Outcome[c]), AnswersTo(world, c))),
        ];
    }

    private static int AnswersTo(World world, int clash)
    {
        int count = 0;
        for (int r = world.Clashes.LastResponse[clash]; r != 0; r = world.Responses.Previous[r - 1]) count++;
        return count;
    }
}

/// <summary>A bid of a run as its table has it.</summary>
/// <param name="Id">Number in the run.</param>
/// <param name="City">Id of the city that started it.</param>
/// <param name="CityName">Its name.</param>
/// <param name="Nation">Code of the nation.</param>
/// <param name="Members">Ids of its cities, the starter first.</param>
/// <param name="Started">Decimal year.</param>
/// <param name="Ended">Decimal year; null while open.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="NewNation">Code of the nation that it founded; null for none.</param>
/// <param name="Terms">The terms of the starter's net benefit when it began, beside the mean of its rivals.</param>
public sealed record BidFact(
    int Id, long City, string CityName, string Nation, IReadOnlyList<long> Members, double Started, double? Ended, string Outcome, string? NewNation,
    IReadOnlyList<TermApart> Terms)
{
    /// <summary>Whether its cities left their nation.</summary>
    public bool Won => Outcome == _won;

    private static readonly string _won = EnumNames<BidOutcome>.Of(BidOutcome.Independence);

    /// <summary>What set the starter apart from its rivals: its terms, that in which it differs most first.</summary>
    public IReadOnlyList<TermApart> ApartFromRivals => [.. Terms.OrderByDescending(term => Math.Abs(term.Difference))];
}

/// <summary>A term of a city's net benefit beside the mean of its rivals: the cities that may bid, weighted by how likely they are to.</summary>
/// <param name="Term">The term.</param>
/// <param name="Value">The city's, log points.</param>
/// <param name="Rivals">The mean of its rivals, log points.</param>
public readonly record struct TermApart(DecisionTerm Term, double Value, double Rivals)
{
    /// <summary>How far the city is from its rivals.</summary>
    public double Difference => Value - Rivals;
}

/// <summary>Clashes and bids of one run: what decisions refer to.</summary>
/// <param name="Clashes">Clashes; the place of each is its number.</param>
/// <param name="Bids">Bids; the place of each is its number.</param>
public sealed record Conflicts(IReadOnlyList<ClashFact> Clashes, IReadOnlyList<BidFact> Bids)
{
    /// <summary>The dated interventions of the scenario.</summary>
    public RunInterventions Interventions { get; init; } = RunInterventions.None;

    /// <summary>Stances that interventions of the scenario held cities to.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>The turns that opened clashes, by number of the clash, as far as they are known.</summary>
    public IReadOnlyDictionary<int, Decision> Openings { get; init; } = new Dictionary<int, Decision>();

    /// <summary>Reads them.</summary>
    /// <exception cref="RunFolderException">A table is missing or damaged.</exception>
    public static Conflicts Read(RunFolder folder, int run) => ReadWithoutClashes(folder, run) with { Clashes = ReadClashes(folder, run) };

    /// <summary>Reads all but the clashes, of a folder that has no table of them.</summary>
    /// <exception cref="RunFolderException">A table is missing or damaged.</exception>
    public static Conflicts ReadWithoutClashes(RunFolder folder, int run)
    {
        var interventions = RunInterventions.Read(folder, run);
        return new([], ReadBids(folder, run)) { Interventions = interventions, Holds = interventions.Holds };
    }

    /// <summary>The same with the turns that opened clashes, of decisions that are known.</summary>
    public Conflicts Knowing(IEnumerable<Decision> decisions) => this with
    {
        Openings = decisions.Where(decision => decision is { Kind: DecisionKind.Stance, Choice.Option: DecisionOption.Defy, Reference: not null })
            .GroupBy(decision => decision.Reference!.Value).ToDictionary(turns => turns.Key, turns => turns.First()),
    };

    /// <summary>The hold that ended with a turn from defiance; null for none.</summary>
    public Hold? HoldEndedWith(Decision decision) =>
        decision.Choice.Option == DecisionOption.Defy ? null : Holds.FirstOrDefault(hold => hold.Held == Stance.Defy && hold.EndedWith(decision));

    /// <summary>What interventions held the city of a clash to, in a sentence; null where none did.</summary>
    public string? HeldTo(ClashFact clash)
    {
        if (Holds.FirstOrDefault(hold => hold.Keeps(clash)) is { } kept)
            return $"{DecisionText.Title(clash)}. Held to it by {kept.Name} {kept.Months}{EndOf(kept, clash)}.";
        return Holds.FirstOrDefault(hold => hold.Closed(clash)) is { } closed
            ? $"{DecisionText.Title(clash)}. Then held to {EnumNames<Stance>.Of(closed.Held)} by {closed.Name} {closed.Months}." : null;
    }

    /// <summary>How the end of a clash and that of its hold go together; empty where the hold ended before.</summary>
    private string EndOf(Hold hold, ClashFact clash)
    {
        if (clash.Ended is not { } ended || ended > hold.Until) return "";
        if (ended == hold.Until) return "; the hold ended then";
        if (clash.Outcome == _independence) return $"; the hold ended early, when {clash.CityName} left {clash.Nation}";
        return Clashes.FirstOrDefault(next => next.Id > clash.Id && next.Started >= ended && hold.Keeps(next)) is { } next
            ? $"; the clash ended before the hold did, which opened clash {next.Id} in {DecisionText.Date(next.Started)}"
            : "; the clash ended before the hold did";
    }

    private static readonly string _independence = EnumNames<ClashOutcome>.Of(ClashOutcome.Independence);

    /// <summary>The clash that a decision refers to; null for none.</summary>
    public ClashFact? ClashOf(Decision decision) => decision is { IsOfClash: true, Reference: { } clash } && clash < Clashes.Count ? Clashes[clash] : null;

    /// <summary>The bid that a decision refers to; null for none.</summary>
    public BidFact? BidOf(Decision decision) => decision is { IsOfBid: true, Reference: { } bid } && bid < Bids.Count ? Bids[bid] : null;

    /// <summary>The bid that a decision began; null where it began none.</summary>
    public BidFact? StartedBy(Decision decision) => decision.Kind == DecisionKind.BidStart ? BidOf(decision) : null;

    private static List<ClashFact> ReadClashes(RunFolder folder, int run)
    {
        var clashes = new List<ClashFact>();
        foreach (var rows in folder.Read(RunTable.Clashes))
        {
            var runs = rows.Integers("run");
            if (!runs.Contains(run)) continue;
            ReadOnlySpan<long> ids = rows.Integers("clash"), cities = rows.Integers("city");
            ReadOnlySpan<double> started = rows.Numbers("started"), ended = rows.Numbers("ended");
            TextRows names = rows.Texts("name"), nations = rows.Texts("nation"), domains = rows.Texts("domain"),
                outcomes = rows.Texts("outcome"), answers = rows.Texts("responses");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] != run) continue;
                int count = answers[i] is { Length: > 0 } text ? 1 + text.Count(' ') : 0;
                clashes.Add(new ClashFact(
                    (int)ids[i], cities[i], names[i] ?? "", nations[i] ?? "", domains[i] ?? "", started[i], Known(ended[i]), outcomes[i] ?? "", count));
            }
        }
        return clashes;
    }

    private static List<BidFact> ReadBids(RunFolder folder, int run)
    {
        var bids = new List<BidFact>();
        foreach (var rows in folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            if (!runs.Contains(run)) continue;
            ReadOnlySpan<long> ids = rows.Integers("bid"), cities = rows.Integers("city");
            ReadOnlySpan<double> started = rows.Numbers("started"), ended = rows.Numbers("ended");
            TextRows names = rows.Texts("name"), nations = rows.Texts("nation"), outcomes = rows.Texts("outcome"),
                members = rows.Texts("memberIds"), founded = rows.Texts("newNation");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] != run) continue;
                long[] together =
                    [.. (members[i] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
                bids.Add(new BidFact(
                    (int)ids[i], cities[i], names[i] ?? "", nations[i] ?? "", together, started[i], Known(ended[i]), outcomes[i] ?? "", founded[i],
                    ReadTerms(rows, i)));
            }
        }
        return bids;
    }

    private static TermApart[] ReadTerms(RowBatch rows, int row)
    {
        var terms = new TermApart[BenefitTerms.Count];
        for (int t = 0; t < terms.Length; t++)
            terms[t] = new TermApart(
                BenefitTerms.InDecisions[t], rows.Numbers(BenefitColumns.OwnTerms[t])[row], rows.Numbers(BenefitColumns.RivalTerms[t])[row]);
        return terms;
    }

    private static double? Known(double time) => double.IsNaN(time) ? null : time;
}
