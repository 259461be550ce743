using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A network is founded; its launch is news for whom it admits.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is dissolved.</param>
/// <param name="Network">Name, domain, charter and rates.</param>
/// <param name="Members">Rows of its first members.</param>
/// <param name="AnnouncedPolicy">Announced national policy that it answers; NaN for each nation's own.</param>
public sealed record FoundNetwork(int Month, int? UntilMonth, NetworkRow Network, IReadOnlyList<int> Members, double AnnouncedPolicy)
    : Intervention(Month, UntilMonth)
{
    private static readonly NewNetworkField _network = new("network");
    private static readonly TextField _title = new("title", "Full name.");
    private static readonly DomainField _domain = new("domain");
    private static readonly NumberField _charter = NumberField.Position("charter", "Position of its charter.");
    private static readonly NumberField _minimumPopulation = new("minimumPopulation", "Least population of a member.", new(0, 1e9), false, 300_000);
    private static readonly OneNationField _nation = new("nation", "Nation whose cities alone may join: its code or its name.");
    private static readonly NumberField _joinRate = new("joinRate", "Rate of joining, per year.", new(0, 100), false, 0.06);
    private static readonly NumberField _leaveRate = new("leaveRate", "Rate of leaving, per year.", new(0, 100), false, 0.01);
    private static readonly NumberField _peerWeight = new("peerWeight", "Weight of peers.", new(0, 100), false, 4);
    private static readonly NumberField _seats = new("seats", "Most members; without it there is no limit.", new(1, 1e9), false) { Whole = true };
    private static readonly CitiesField _members = new("members", "Its first members.");
    private static readonly PolicyField _announce =
        new("announce", "National policy of its domain that it answers; without it each nation's own.", "policy.");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A network; its launch is news for the cities that it admits.",
        [_network, _title, _domain, _charter, _minimumPopulation, _nation, _joinRate, _leaveRate, _peerWeight, _seats, _members, _announce],
        Make)
    {
        Check = Check,
        Touches = new Access(
            reads: [Columns.Cities.Nation, Columns.Parties.Member], writes: [Columns.Networks.Founded, Columns.Networks.Active])
            + Memberships.Touches + NewsBook.Touches,
    };

    /// <summary>Parts of the world whose cities are first members too, as they stand when it is founded.</summary>
    public IReadOnlyList<PlaceSet> MemberSets { get; init; } = [];

    /// <inheritdoc/>
    public override NetworkRow FoundedNetwork => Network;

    private static FoundNetwork Make(InterventionValues it)
    {
        string name = it.Get(_network);
        var network = new NetworkRow
        {
            Name = name,
            Title = it.Has(_title) ? it.Get(_title) : name,
            Domain = it.Get(_domain),
            Charter = it.Get(_charter),
            MinimumPopulation = it.Get(_minimumPopulation),
            Nation = it.Get(_nation),
            JoinRate = it.Get(_joinRate),
            LeaveRate = it.Get(_leaveRate),
            PeerWeight = it.Get(_peerWeight),
            FoundedMonth = it.Month,
            Seats = it.Has(_seats) ? (int)it.Get(_seats) : -1,
        };
        var members = it.Get(_members);
        return new FoundNetwork(it.Month, it.Until, network, members.Rows, it.Get(_announce).Policy) { MemberSets = members.Sets };
    }

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        var (tables, name, announced) = (it.Tables, it.Get(_network), it.Get(_announce).Domain);
        if (World.IsReservedNetworkName(name)) yield return new(_network, $"{name} is a name of networks that cities found by themselves", "another name");
        if (it.Networks > World.MostNetworks)
            yield return new(_network, $"{name} is one network too many", $"at most {World.MostNetworks} networks, those of the table included");
        if (announced >= 0 && it.Has(_domain) && announced != it.Get(_domain))
            yield return new(_announce, "is a policy of another domain than the network's", $"policy.{tables.Domains[it.Get(_domain)].Name}");
        if (!it.Has(_nation)) yield break;
        foreach (int member in it.Get(_members).Rows)
        {
            if (member >= 0 && tables.Cities.Nation[member] != it.Get(_nation))
                yield return new(_members, $"{it.Describe(member)} is of another nation than the network", $"cities of {tables.Nations.Code[it.Get(_nation)]}");
        }
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        var (world, network) = (it.World, it.Network(Network.Name));
        world.Networks.Active[network] = 1;
        world.Networks.Founded[network] = it.Context.Month;
        world.Record(EventKind.NetworkFounded, it.Step, -1, domain: Network.Domain, reference: network, value: Network.Charter);
        foreach (int city in Members) Memberships.Join(world, it.Step, network, city);
        foreach (var set in MemberSets) JoinAll(it, network, set);
        NewsBook.Announce(world, it.Step, Network.Domain, -1, network, AnnouncedPolicy);
        return 0;
    }

    /// <summary>The cities of a part of the world join; of a network of one nation those of that nation.</summary>
    private void JoinAll(in InterventionStep it, int network, PlaceSet set)
    {
        var cities = it.World.Cities;
        for (int i = 0; i < cities.Count; i++)
        {
            bool admitted = Network.Nation < 0 || cities.Nation[i] == Network.Nation;
            if (admitted && set.HasCityNow(it.World, i)) Memberships.Join(it.World, it.Step, network, i);
        }
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        int network = it.Network(Network.Name);
        for (int i = 0; i < it.World.Cities.Count; i++) Memberships.Leave(it.World, it.Step, network, i);
        it.World.Networks.Active[network] = 0;
    }
}
