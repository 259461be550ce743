using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary><c>found</c>: a network of cities or a treaty of nations.</summary>
internal static class FoundKind
{
    private static readonly string[] _treatyKinds = ["trade", "alliance", "accord"];

    /// <summary>The kind.</summary>
    public static InterventionKind Found { get; } = new("found", new ChoiceShape(
        "A network of cities or a treaty of nations is founded; with `until` it is dissolved then.",
        ("network", new MapShape("A network; its launch is news for the cities that it admits.",
            new Key("network", Terms.ShortName, Required: true),
            new Key("title", new TextShape("Full name.")),
            new Key("domain", Terms.Domain, Required: true),
            new Key("charter", Terms.Position("Position of its charter."), Required: true),
            new Key("minimumPopulation", new NumberShape("Least population of a member.", 0, 1e9, Default: 300_000)),
            new Key("nation", Terms.Nation),
            new Key("joinRate", new NumberShape("Rate of joining, per year.", 0, 100, Default: 0.06)),
            new Key("leaveRate", new NumberShape("Rate of leaving, per year.", 0, 100, Default: 0.01)),
            new Key("peerWeight", new NumberShape("Weight of peers.", 0, 100, Default: 4)),
            new Key("seats", new NumberShape("Most members; without it there is no limit.", 1, 1e9, Whole: true)),
            new Key("members", new ListShape("Its first members.", Terms.City, "cities")),
            new Key("announce", Terms.Announce("National policy of its domain that it answers; without it each nation's own.")))),
        ("treaty", new MapShape("A treaty.",
            new Key("treaty", Terms.ShortName, Required: true),
            new Key("kind", new NameShape("Kind.", _treatyKinds), Required: true),
            new Key("domain", Terms.Domain, Required: true),
            new Key("position", Terms.Position("Position to which it pulls."), Required: true),
            new Key("parties", new ListShape("Its first parties.", Terms.Nation, "nations"))))), it => it.Has("network") ? Network(it) : Treaty(it));

    private static FoundNetwork Network(InterventionContext it)
    {
        string name = it.Text("network");
        if (it.HasSound("network") && (it.Names.Networks.ContainsKey(name) || it.Founded.Networks[name].Row != it.Row))
            it.Refuse("network", $"there is a network {name} already", "a new name");
        if (World.IsReservedNetworkName(name)) it.Refuse("network", $"{name} is a name of networks that cities found by themselves", "another name");
        if (it.Names.Networks.Count + it.Founded.Networks.Count > World.MostNetworks)
            it.Refuse("network", $"{name} is one network too many", $"at most {World.MostNetworks} networks, those of the table included");
        int domain = it.Domain("domain"), nation = it.Nation("nation");
        var (announced, policy) = it.Announcement();
        if (announced >= 0 && domain >= 0 && announced != domain)
            it.Refuse("announce", "is a policy of another domain than the network's", $"policy.{it.Names.Domains[domain].Name}");
        int[] members = it.Cities("members");
        for (int i = 0; i < members.Length && nation >= 0; i++)
        {
            if (members[i] >= 0 && it.Names.Tables.Cities.Nation[members[i]] != nation)
                it.Refuse("members", $"{it.Names.Describe(members[i])} is of another nation than the network", $"cities of {it.Names.Tables.Nations.Code[nation]}");
        }
        var network = new NetworkRow
        {
            Name = name,
            Title = it.HasSound("title") ? it.Text("title") : name,
            Domain = domain,
            Charter = it.Number("charter"),
            MinimumPopulation = it.Number("minimumPopulation", 300_000),
            Nation = nation,
            JoinRate = it.Number("joinRate", 0.06),
            LeaveRate = it.Number("leaveRate", 0.01),
            PeerWeight = it.Number("peerWeight", 4),
            FoundedMonth = it.Month,
            Seats = (int)it.Number("seats", -1),
        };
        return new FoundNetwork(it.Month, it.Until, network, members, policy);
    }

    private static FoundTreaty Treaty(InterventionContext it)
    {
        string name = it.Text("treaty");
        if (it.HasSound("treaty") && (it.Names.Treaties.ContainsKey(name) || it.Founded.Treaties[name].Row != it.Row))
            it.Refuse("treaty", $"there is a treaty {name} already", "a new name");
        var kind = (TreatyKind)Array.IndexOf(_treatyKinds, it.Text("kind"));
        return new FoundTreaty(it.Month, it.Until, new TreatyRow(name, kind, it.Domain("domain"), it.Number("position"), it.Month), it.Nations("parties"));
    }
}
