using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>The decisions that led to something: those of a city, of a nation, in a clash, or up to the end of a bid.</summary>
public sealed class Chain
{
    private readonly Func<Decision, bool> _holds;

    private readonly Func<ClashFact, bool> _concerns;
    private readonly Func<Decision, bool>? _begins;
    private readonly string? _title;

    private Chain(
        string kind, string subject, Func<Decision, bool> holds, Func<ClashFact, bool> concerns, Func<Decision, bool>? begins = null, string? title = null) =>
        (Kind, Subject, _holds, _concerns, _begins, _title) = (kind, subject, holds, concerns, begins, title);

    /// <summary><c>city</c>, <c>nation</c>, <c>clash</c> or <c>bid</c>.</summary>
    public string Kind { get; }

    /// <summary>What it is about, as in <c>Barcelona, ESP</c> or <c>clash 12</c>.</summary>
    public string Subject { get; }

    /// <summary>Ids of the cities that it is about; none of a nation.</summary>
    internal IReadOnlyCollection<long> Cities { get; private init; } = [];

    /// <summary>Code of the nation that it is about; null of cities.</summary>
    internal string? Nation { get; private init; }

    /// <summary>From when to when what it tells of lasted, decimal years: what an intervention did that was over before is no part of it.</summary>
    internal (double First, double Last) Span { get; private init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether a decision belongs to it.</summary>
    public bool Holds(Decision decision) => _holds(decision);

    /// <summary>What no decision tells: which clashes an intervention of the scenario held a city to, or began; a line each.</summary>
    /// <param name="decisions">All decisions of the chain.</param>
    /// <param name="conflicts">Clashes and bids of the run.</param>
    public IReadOnlyList<string> Notes(IReadOnlyList<Decision> decisions, Conflicts conflicts)
    {
        string[] held = [.. conflicts.Clashes.Where(_concerns).Select(conflicts.HeldTo).OfType<string>()];
        if (held.Length > 0 || _begins is null || decisions.Any(_begins)) return held;
        return [$"{_title}. An intervention of the scenario began it, no decision{(decisions.Count == 0 ? "; nor did one follow" : "")}."];
    }

    /// <summary>All that a city decided and that was decided on it, alone or with others in a bid.</summary>
    /// <param name="conflicts">Clashes and bids of the run.</param>
    /// <param name="city">Id of the city.</param>
    /// <param name="subject">City and nation, for readers.</param>
    public static Chain OfCity(Conflicts conflicts, long city, string subject)
    {
        var bids = conflicts.Bids.Where(bid => bid.Members.Contains(city)).Select(bid => bid.Id).ToHashSet();
        return new Chain("city", subject, decision => decision.City == city
            || (decision.Kind is DecisionKind.BidDecision or DecisionKind.Referendum or DecisionKind.Contest && Refers(decision, bids)),
            clash => clash.City == city)
        {
            Cities = [city],
        };
    }

    /// <summary>All that a nation decided, and the bids against it; of one born during the run also the bid that bore it, and who recognised it.</summary>
    /// <param name="conflicts">Clashes and bids of the run.</param>
    /// <param name="code">Code of the nation.</param>
    public static Chain OfNation(Conflicts conflicts, string code)
    {
        var births = conflicts.Bids.Where(bid => bid.NewNation == code).Select(bid => bid.Id).ToHashSet();
        return new Chain("nation", code,
            decision => (decision.Nation == code && (decision.Actor == ActorKind.Nation || (decision.IsOfBid && decision.Choice.Option != DecisionOption.Stay)))
                || (decision.Kind == DecisionKind.Recognition && decision.Other == code) || (decision.IsOfBid && Refers(decision, births)),
            clash => clash.Nation == code)
        {
            Nation = code,
        };
    }

    /// <summary>The turn that opened a clash, the answers, and the turn that closed it.</summary>
    /// <param name="clash">The clash.</param>
    public static Chain OfClash(ClashFact clash) => new("clash", $"clash {clash.Id}", decision => decision.IsOfClash && decision.Reference == clash.Id,
        other => other.Id == clash.Id, decision => decision is { Kind: DecisionKind.Stance, Choice.Option: DecisionOption.Defy }, DecisionText.Title(clash))
    {
        Cities = [clash.City],
        Span = (clash.Started, clash.Ended ?? double.PositiveInfinity),
    };

    /// <summary>A bid: the answers that its cities had before it began, tolerance apart, then all that was decided in it.</summary>
    /// <param name="bid">The bid.</param>
    public static Chain OfBid(BidFact bid)
    {
        var members = bid.Members.ToHashSet();
        return new Chain("bid", $"bid {bid.Id}", decision => decision.IsOfBid
            ? decision.Reference == bid.Id
            : decision.Kind == DecisionKind.Response && decision.City is { } city && members.Contains(city)
                && decision.Time <= bid.Started && decision.Choice.Option != DecisionOption.Tolerate,
            _ => false, decision => decision.Kind == DecisionKind.BidStart, DecisionText.Title(bid))
        {
            Cities = members,
            Span = (double.NegativeInfinity, bid.Ended ?? double.PositiveInfinity),
        };
    }

    private static bool Refers(Decision decision, HashSet<int> bids) => decision.Reference is { } bid && bids.Contains(bid);
}
