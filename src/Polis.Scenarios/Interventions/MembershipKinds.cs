using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary><c>join</c> and <c>withdraw</c>: a nation and a treaty, or a city and a network.</summary>
internal static class MembershipKinds
{
    private static readonly TextShape _treaty = new("Short name of a treaty.", "the short name of a treaty");
    private static readonly TextShape _network = new("Short name of a network.", "the short name of a network");

    /// <summary>Joins.</summary>
    public static InterventionKind Join { get; } = new("join", new ChoiceShape(
        "A nation joins a treaty, or a city joins a network.",
        ("nation", new MapShape("A nation joins a treaty.", new Key("nation", Terms.Nation, Required: true), new Key("to", _treaty, Required: true))),
        ("city", new MapShape("A city joins a network.", new Key("city", Terms.City, Required: true), new Key("to", _network, Required: true)))), it =>
    {
        if (it.Has("nation")) return new JoinTreaty(it.Month, it.Until, it.Nation("nation"), Treaty(it, "to"));
        int city = it.City("city");
        string network = Network(it, "to");
        return new JoinNetwork(it.Month, it.Until, city, network);
    });

    /// <summary>Withdraws.</summary>
    public static InterventionKind Withdraw { get; } = new("withdraw", new ChoiceShape(
        "A nation leaves a treaty, or a city leaves a network.",
        ("nation", new MapShape("A nation leaves a treaty; that is news for its cities.",
            new Key("nation", Terms.Nation, Required: true),
            new Key("from", _treaty, Required: true),
            new Key("announce", Terms.Announce("Policy that it announces with it; without it the nation's own.")))),
        ("city", new MapShape("A city leaves a network.", new Key("city", Terms.City, Required: true), new Key("from", _network, Required: true)))), it =>
    {
        if (it.Has("city")) return new WithdrawNetwork(it.Month, it.Until, it.City("city"), Network(it, "from"));
        var (domain, policy) = it.Announcement();
        return new WithdrawTreaty(it.Month, it.Until, it.Nation("nation"), Treaty(it, "from"), domain, policy);
    });

    private static string Treaty(InterventionContext it, string key) =>
        Known(it, key, "treaty", it.Names.Treaties, it.Founded.Treaties, it.Names.Networks.ContainsKey(it.Text(key)) ? "; it is a network, which cities join" : "");

    private static string Network(InterventionContext it, string key) =>
        Known(it, key, "network", it.Names.Networks, it.Founded.Networks, it.Names.Treaties.ContainsKey(it.Text(key)) ? "; it is a treaty, which nations join" : "");

    /// <summary>A name of the tables or of what the scenario founds, which must be open by then.</summary>
    private static string Known(InterventionContext it, string key, string what, IReadOnlyDictionary<string, int> tables, Dictionary<string, (int Month, int Row)> founded, string hint)
    {
        string name = it.Text(key);
        if (name.Length == 0) return name;
        int since = tables.TryGetValue(name, out int month) ? month : founded.TryGetValue(name, out var own) ? own.Month : -1;
        if (since >= 0)
        {
            if (since > it.Month) it.Refuse(key, $"{name} is open only from {MonthShape.Write(since)}", $"`at` of {MonthShape.Write(since)} or later");
            return name;
        }
        var all = tables.Keys.Concat(founded.Keys).ToList();
        it.Refuse(key, $"there is no {what} {name}{hint}", all.Count is > 0 and <= 12 ? $"one of {string.Join(", ", all)}" : $"the short name of a {what}", Nearest.Of(name, all));
        return name;
    }
}
