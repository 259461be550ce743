using Polis.Engine.Scheduling;

namespace Polis.Model.Tests.Worlds;

/// <summary>
/// A small world in code: nations, cities and what joins them are added one by one. What a test does not name is plain: every policy, ideal and
/// autonomy 0, salience 1, no ties at the start, nations 1,000 km apart without border, language or treaty in common.
/// </summary>
internal sealed class SmallWorld
{
    public const int Trade = 0, Security = 1, Climate = 2;

    private readonly List<NationSpec> _nations = [];
    private readonly List<CitySpec> _cities = [];
    private readonly List<NetworkRow> _networks = [];
    private readonly List<MembershipRow> _memberships = [];
    private readonly List<TreatyRow> _treaties = [];
    private readonly List<TreatyPartyRow> _parties = [];
    private readonly List<CorporateOfficeRow> _offices = [];
    private readonly List<(int, int)> _contiguous = [], _language = [], _agreements = [], _allies = [];

    public static readonly int StartMonth = Engine.Scheduling.Clock.Month(2015, 1);

    public List<PolicyDomain> Domains { get; init; } =
        [new("trade", EconomicLever.Openness), new("security", EconomicLever.Alignment), new("climate", EconomicLever.None)];

    /// <summary>The defaults without ties and firms at the start, and with hinterlands that want what their nations want.</summary>
    public static Parameters Plain { get; } = Parameters.Default with { InitialTiesPerCity = 0, HinterlandOffset = 0, Firms = 0 };

    public Parameters Parameters { get; set; } = Plain;

    public StepLength Step { get; init; } = StepLength.Quarter;

    public List<Intervention> Interventions { get; } = [];

    /// <summary>Distance of two nations, km.</summary>
    public Func<int, int, double> Distance { get; set; } = (_, _) => 1000;

    public int Nation(
        double population = 20e6, double income = 20_000, double democracy = 0.5, double federalism = 0.5, double veto = 1, double policy = 0,
        double area = 500_000, double growth = double.NaN, double[]? policies = null)
    {
        _nations.Add(new NationSpec(population, income, democracy, federalism, veto, policy, area, growth, policies));
        return _nations.Count - 1;
    }

    public int City(
        int nation, double population = 1e6, double income = 20_000, bool capital = false, double ideal = 0, double salience = 1, double autonomy = 0,
        double culturalDistance = 0, int region = -1, int group = -1)
    {
        _cities.Add(new CitySpec(nation, population, income, capital, ideal, salience, autonomy, culturalDistance, region, group));
        return _cities.Count - 1;
    }

    public int Network(
        int domain = Climate, double charter = 0.5, double minimumPopulation = 0, int nation = -1, double joinRate = 0.1, double leaveRate = 0.01,
        double peerWeight = 4, int seats = -1, int founded = 0, double share = double.NaN)
    {
        _networks.Add(NetworkRow(_networks.Count, domain, charter, minimumPopulation, nation, joinRate, leaveRate, peerWeight, seats, founded, share));
        return _networks.Count - 1;
    }

    public static NetworkRow NetworkRow(
        int number, int domain = Climate, double charter = 0.5, double minimumPopulation = 0, int nation = -1, double joinRate = 0.1, double leaveRate = 0.01,
        double peerWeight = 4, int seats = -1, int founded = 0, double share = double.NaN) => new()
        {
            Name = $"network-{number}",
            Domain = domain,
            Charter = charter,
            MinimumPopulation = minimumPopulation,
            Nation = nation,
            JoinRate = joinRate,
            LeaveRate = leaveRate,
            PeerWeight = peerWeight,
            Seats = seats,
            FoundedMonth = founded,
            Share = share,
        };

    public void Member(int network, int city, int month = 0) => _memberships.Add(new MembershipRow(network, city, month));

    public int Treaty(TreatyKind kind = TreatyKind.Accord, int domain = Climate, double position = 0.5, int month = 0, params int[] parties)
    {
        _treaties.Add(new TreatyRow($"treaty-{_treaties.Count}", kind, domain, position, month));
        foreach (int nation in parties) Party(_treaties.Count - 1, nation, month: month);
        return _treaties.Count - 1;
    }

    public void Party(int treaty, int nation, TreatySide side = TreatySide.None, int month = 0) =>
        _parties.Add(new TreatyPartyRow(treaty, nation, side, month));

    /// <summary>An office of a firm, by the table.</summary>
    public void Office(int firm, int city, int value) => _offices.Add(new CorporateOfficeRow(firm, city, value));

    public void Border(int nation, int other) => _contiguous.Add((nation, other));

    public void Language(int nation, int other) => _language.Add((nation, other));

    public void Agreement(int nation, int other) => _agreements.Add((nation, other));

    public void Alliance(int nation, int other) => _allies.Add((nation, other));

    public WorldInputs Tables() => new()
    {
        Domains = Domains,
        Nations = NationInputs(),
        Cities = CityInputs(),
        Pairs = PairInputs(),
        Networks = [.. _networks],
        Memberships = [.. _memberships],
        Treaties = [.. _treaties],
        TreatyParties = [.. _parties],
        CorporateOffices = [.. _offices],
        FirmNames = [.. Enumerable.Range(0, 1 + _offices.Select(office => office.Firm).DefaultIfEmpty(-1).Max()).Select(f => $"Firm {f}")],
    };

    public SimulationPlan Plan(int years = 40) => new(Tables(), Parameters, [.. Interventions], new Clock(StartMonth, Step), years);

    public WorldRun Start(ulong seed = 1, int threads = 1) => new(Plan(), seed, threads);

    private NationInputs NationInputs() => new()
    {
        Code = [.. _nations.Select((_, n) => $"N{n}")],
        Name = [.. _nations.Select((_, n) => $"Nation {n}")],
        Population = [.. _nations.Select(nation => nation.Population)],
        IncomePerHead = [.. _nations.Select(nation => nation.Income)],
        Area = [.. _nations.Select(nation => nation.Area)],
        Latitude = [.. _nations.Select((_, n) => 10.0 * (n % 8))],
        Longitude = [.. _nations.Select((_, n) => 10.0 * (n % 16))],
        Democracy = [.. _nations.Select(nation => nation.Democracy)],
        Federalism = [.. _nations.Select(nation => nation.Federalism)],
        VetoPlayers = [.. _nations.Select(nation => nation.Veto)],
        PolicyBase = [.. _nations.SelectMany(nation => nation.Policies ?? Enumerable.Repeat(nation.Policy, Domains.Count))],
        Growth = [.. _nations.Select(nation => nation.Growth)],
    };

    private CityInputs CityInputs() => new()
    {
        Id = [.. _cities.Select((_, i) => 100L + i)],
        Name = [.. _cities.Select((_, i) => $"City {i}")],
        Nation = [.. _cities.Select(city => city.Nation)],
        Region = [.. _cities.Select(city => city.Region)],
        RegionNames = [.. Enumerable.Range(0, 1 + _cities.Select(city => city.Region).DefaultIfEmpty(-1).Max()).Select(r => $"Region {r}")],
        Latitude = [.. _cities.Select((city, i) => 10.0 * (city.Nation % 8) + 0.1 * i)],
        Longitude = [.. _cities.Select((city, i) => 10.0 * (city.Nation % 16) + 0.1 * i)],
        Population = [.. _cities.Select(city => city.Population)],
        IncomePerHead = [.. _cities.Select(city => city.Income)],
        Capital = [.. _cities.Select(city => city.Capital)],
        Group = [.. _cities.Select(city => city.Group)],
        GroupNames = [.. Enumerable.Range(0, 1 + _cities.Select(city => city.Group).DefaultIfEmpty(-1).Max()).Select(g => $"Group {g}")],
        CulturalDistance = [.. _cities.Select(city => city.CulturalDistance)],
        Ideal = [.. _cities.SelectMany(city => Enumerable.Repeat(city.Ideal, Domains.Count))],
        Salience = [.. _cities.SelectMany(city => Enumerable.Repeat(city.Salience, Domains.Count))],
        Autonomy = [.. _cities.SelectMany(city => Enumerable.Repeat(city.Autonomy, Domains.Count))],
    };

    private PairInputs PairInputs()
    {
        int count = _nations.Count;
        double[] distance = new double[count * count];
        for (int n = 0; n < count; n++)
            for (int m = 0; m < count; m++) distance[n * count + m] = n == m ? 0 : Distance(Math.Min(n, m), Math.Max(n, m));
        return new PairInputs
        {
            Distance = distance,
            Contiguous = Both(_contiguous, count),
            CommonLanguage = Both(_language, count),
            TradeAgreement = Both(_agreements, count),
            Alliance = Both(_allies, count),
        };
    }

    private static bool[] Both(List<(int Nation, int Other)> pairs, int count)
    {
        bool[] flags = new bool[count * count];
        foreach (var (n, m) in pairs) flags[n * count + m] = flags[m * count + n] = true;
        return flags;
    }

    private sealed record NationSpec(
        double Population, double Income, double Democracy, double Federalism, double Veto, double Policy, double Area, double Growth, double[]? Policies);

    private sealed record CitySpec(
        int Nation, double Population, double Income, bool Capital, double Ideal,
        double Salience, double Autonomy, double CulturalDistance, int Region, int Group);
}
