using Polis.Experiments;

namespace Polis.Pages;

/// <summary>What is made for a page.</summary>
/// <param name="Name">Name of the page.</param>
/// <param name="Scenario">Scenario as the program takes it.</param>
/// <param name="Charts">Charts that the page shows.</param>
/// <param name="Against">What is held against world-2015; empty for no comparison.</param>
internal sealed record PageSpec(string Name, string Scenario, IReadOnlyList<string> Charts, IReadOnlyList<Measure> Against)
{
    /// <summary>Figures of the scenario's own, for which world-2015 has no counterpart.</summary>
    public IReadOnlyList<Measure> Own { get; init; } = [];

    private const int End = 2045;

    private const long Hamburg = 2911298;

    /// <summary>What every comparison tells of bids and new nations.</summary>
    private static readonly IReadOnlyList<Measure> _exits =
    [
        Measure.WithIndependence,
        Measure.FirstIndependence($"year of the first independence (a run without counts as {End})", End),
        Measure.Sum("bids for independence a run", "bids"),
        Measure.BlocBids("of these by a bloc"),
        Measure.Sum("bids that ended in autonomy", "autonomyGranted.bid"),
        Measure.Sum("bids that were suppressed", "suppressed"),
        Measure.Sum("independences a run", "independences", "N2"),
        Measure.End("expected bids a year, at the end", "bidHazard", "N2"),
        Measure.Mean("cities that defy, mean over domains and the last ten years", "defiance", End - 10, End, "P1"),
    ];

    private static readonly CitySet _american = new("USA", false), _korean = new("KOR", false);

    /// <summary>Base of the comparisons.</summary>
    public const string Base = "world-2015";

    /// <summary>Page of the three forces.</summary>
    public const string Forces = "forces";

    /// <summary>Scenarios of the page of the three forces, with the heads of their columns.</summary>
    public static readonly IReadOnlyList<(string Name, string Head)> ForceColumns =
        [("global-governance", "governance"), ("corporate-reach", "corporate reach"), ("fragmentation", "fragmentation"), (Forces, "together")];

    /// <summary>Share of the runs that a world of 96,288 places is given.</summary>
    public int RunsOf(int runs) => Name == "world-all" ? Math.Max(2, runs / 20) : runs;

    /// <summary>How much is recorded: the world of all places would leave hundreds of gigabytes of states.</summary>
    public string Record => Name == "world-all" ? "events" : "standard";

    /// <summary>The pages, the base first.</summary>
    public static IReadOnlyList<PageSpec> All { get; } =
    [
        new(Base, Base, ["defection", "clash-outcomes", "secession", "networks"], []),
        new("world-all", "world-all", ["defection", "networks"], []),
        new("tiny", "tiny", ["policy", "secession"], []),
        new("paris-withdrawal", "paris-withdrawal", ["policy", "networks"],
        [
            Measure.Policy("climate policy of the United States at the start of 2021", "USA", "climate", 2021),
            Measure.Policy("the same at the start of 2031", "USA", "climate", 2031),
            Measure.Defying("American cities that defy in climate, 2018 to 2021", "climate", _american, 2017.5, 2021.1),
            Measure.Defying("the same, 2022 to 2031", "climate", _american, 2021.5, 2031.1),
            Measure.EverDefying("of the six watched cities: defied in climate in a year of 2018 to 2021", "climate",
                _american with { Names = ["Chicago", "New York City", "Los Angeles", "Seattle", "Houston", "Atlanta"] }, 2017.5, 2021.1),
            Measure.Joined("American cities that joined the mayors' agreement, July to September 2017", "USA", "mayors-climate", 2017.5, 2017.75),
            Measure.Joined("that joined C40", "USA", "c40", 2017.5, 2017.75),
            Measure.Joined("that joined ICLEI", "USA", "iclei", 2017.5, 2017.75),
            Measure.Joined("that joined Metropolis", "USA", "metropolis", 2017.5, 2017.75),
            Measure.Defying("cities elsewhere that defy in climate, 2018 to 2021", "climate", _american with { Abroad = true }, 2017.5, 2021.1),
        ]),
        new("trade-defiance", "trade-defiance", ["policy", "networks"],
        [
            Measure.Policy("trade policy of the United States at the start of 2027", "USA", "trade", 2027),
            Measure.Policy("the same at the start of 2035", "USA", "trade", 2035),
            Measure.Defying("American cities that defy in trade, 2019 to 2028", "trade", _american, 2018.5, 2028),
            Measure.Defying("the same, 2029 to 2035", "trade", _american, 2028.5, 2035),
            Measure.Defying("of these the six ports, 2019 to 2028", "trade",
                _american with { Names = ["New York City", "Los Angeles", "Houston", "Seattle", "Miami", "New Orleans"] }, 2018.5, 2028),
            Measure.Defying("and Chicago and Denver, inland, 2019 to 2028", "trade", _american with { Names = ["Chicago", "Denver"] }, 2018.5, 2028),
            Measure.End("world output at the end, trillion dollars", "output", "N1", 1e12),
        ]),
        new("sanctuary-cities", "sanctuary-cities", ["policy", "clash-outcomes"], [])
        {
            Own =
            [
                Measure.Defying("American cities that defy in migration, 2016", "migration", _american, 2015.5, 2016.6),
                Measure.Defying("2018 to 2021 (the first turn)", "migration", _american, 2017.5, 2021.1),
                Measure.Defying("2022 to 2025 (between)", "migration", _american, 2021.5, 2025.1),
                Measure.Defying("2026 to 2029 (the second turn)", "migration", _american, 2025.5, 2029.1),
                Measure.Defying("2030 to 2045 (after both)", "migration", _american, 2029.5, 2045),
                Measure.Defying("New York City, Los Angeles and Chicago, 2018 to 2021", "migration",
                    _american with { Names = ["New York City", "Los Angeles", "Chicago"] }, 2017.5, 2021.1),
            ],
        },
        new("security-bargain", "security-bargain", ["policy", "networks"],
        [
            Measure.Defying("Korean cities that defy in security, 2019 and 2020 (blocs apart)", "security", _korean, 2018.5, 2020),
            Measure.Defying("2021 to 2025 (the offer stands)", "security", _korean, 2020.5, 2025),
            Measure.Defying("2026 to 2035 (the hard line)", "security", _korean, 2025.5, 2035),
            Measure.Defying("2036 to 2045 (after it)", "security", _korean, 2035.5, 2045),
            Measure.Defying("Busan, Incheon and Ulsan, 2026 to 2035", "security", _korean with { Names = ["Busan", "Incheon", "Ulsan"] }, 2025.5, 2035),
            Measure.Defying("Japanese cities that defy in security, 2026 to 2035", "security", new CitySet("JPN", false), 2025.5, 2035),
            Measure.Defying("cities of all nations, 2026 to 2035", "security", new CitySet(null, false), 2025.5, 2035),
        ]),
        new("city-state", "city-state", ["why", "secession"],
        [
            Measure.NetBenefit("net benefit of Hamburg at the start of 2018, log points", Hamburg, 2018),
            Measure.NetBenefit("2019 (after the conflict over trade)", Hamburg, 2019),
            Measure.NetBenefit("2025 (after governance)", Hamburg, 2025),
            Measure.NetBenefit("2031 (after offers were withdrawn)", Hamburg, 2031),
            Measure.Bids("bids of Hamburg a run, alone or with others", Hamburg),
            Measure.Leaves("runs in which Hamburg becomes independent", Hamburg),
            Measure.WithIndependence,
        ]),
        new("kyoto-mayors-2005", "kyoto-mayors-2005", ["networks", "policy"], []),
        new("global-governance", "global-governance", ["secession", "why"], [Measure.End("governance G at the end", "governance", "N2"), .. _exits]),
        new("corporate-reach", "corporate-reach", ["secession", "why"],
        [
            Measure.End("offices at the end", "offices", "N0"),
            Measure.End("Gini coefficient of connectivity at the end", "connectivityGini", "N2"),
            .. _exits,
        ]),
        new("fragmentation", "fragmentation", ["secession", "why"], _exits),
        new(Forces, "scenarios/variants/together.yaml", ["secession", "why"], _exits),
    ];
}
