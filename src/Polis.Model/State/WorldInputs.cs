namespace Polis.Model;

/// <summary>
/// What a world is built from: the checked contents of a scenario's tables, nothing drawn yet. Nations, cities, networks and treaties are referred to by
/// their row in these tables. Months count from year 0 (year × 12 + month - 1).
/// </summary>
public sealed record WorldInputs
{
    /// <summary>Domains of policy; at most one has each economic lever.</summary>
    public required IReadOnlyList<PolicyDomain> Domains { get; init; }

    /// <summary>Nations.</summary>
    public required NationInputs Nations { get; init; }

    /// <summary>Cities.</summary>
    public required CityInputs Cities { get; init; }

    /// <summary>Pairs of nations.</summary>
    public required PairInputs Pairs { get; init; }

    /// <summary>City networks.</summary>
    public IReadOnlyList<NetworkRow> Networks { get; init; } = [];

    /// <summary>Memberships of cities in networks, with the date of joining.</summary>
    public IReadOnlyList<MembershipRow> Memberships { get; init; } = [];

    /// <summary>Treaties of nations.</summary>
    public IReadOnlyList<TreatyRow> Treaties { get; init; } = [];

    /// <summary>Parties of treaties, with the date of joining.</summary>
    public IReadOnlyList<TreatyPartyRow> TreatyParties { get; init; } = [];

    /// <summary>Offices of firms; without any, firms are drawn.</summary>
    public IReadOnlyList<CorporateOfficeRow> CorporateOffices { get; init; } = [];

    /// <summary>Names of the firms of <see cref="CorporateOffices"/>.</summary>
    public IReadOnlyList<string> FirmNames { get; init; } = [];

    /// <summary>Remarks on the tables: what is allowed there but probably not meant.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether a nation is a party of a treaty of these tables in a month.</summary>
    public bool IsParty(int nation, string treaty, int month) =>
        TreatyParties.Any(party => party.Nation == nation && party.Month <= month && Treaties[party.Treaty].Name == treaty);

    /// <summary>Row of the domain with a lever; -1 for none.</summary>
    public int DomainOf(EconomicLever lever)
    {
        for (int k = 0; k < Domains.Count; k++)
            if (Domains[k].Lever == lever) return k;
        return -1;
    }
}

/// <summary>Nations as columns, one entry a nation.</summary>
public sealed record NationInputs
{
    /// <summary>Code, as in <c>FRA</c>.</summary>
    public required string[] Code { get; init; }

    /// <summary>Name.</summary>
    public required string[] Name { get; init; }

    /// <summary>People, those of its cities included.</summary>
    public required double[] Population { get; init; }

    /// <summary>Output per head, PPP dollars a year.</summary>
    public required double[] IncomePerHead { get; init; }

    /// <summary>Area, km².</summary>
    public required double[] Area { get; init; }

    /// <summary>Latitude of its centre, degrees.</summary>
    public required double[] Latitude { get; init; }

    /// <summary>Longitude of its centre, degrees.</summary>
    public required double[] Longitude { get; init; }

    /// <summary>Democracy, 0 to 1.</summary>
    public required double[] Democracy { get; init; }

    /// <summary>Federal order, 0 to 1.</summary>
    public required double[] Federalism { get; init; }

    /// <summary>Veto players.</summary>
    public required double[] VetoPlayers { get; init; }

    /// <summary>Base of policy by nation and domain (n × domains + k), -1 to 1; NaN where the table is silent.</summary>
    public required double[] PolicyBase { get; init; }

    /// <summary>Growth per year; NaN or absent where the parameter holds.</summary>
    public double[]? Growth { get; init; }

    /// <summary>Number of nations.</summary>
    public int Count => Code.Length;
}

/// <summary>Cities as columns, one entry a city.</summary>
public sealed record CityInputs
{
    /// <summary>Identity in the source.</summary>
    public required long[] Id { get; init; }

    /// <summary>Name; null where places are numbered only.</summary>
    public string[]? Name { get; init; }

    /// <summary>Row of its nation.</summary>
    public required int[] Nation { get; init; }

    /// <summary>First-level district of its nation as a row of <see cref="RegionNames"/>; -1 for none.</summary>
    public required int[] Region { get; init; }

    /// <summary>Names of the districts (nation and district).</summary>
    public required string[] RegionNames { get; init; }

    /// <summary>Latitude, degrees.</summary>
    public required double[] Latitude { get; init; }

    /// <summary>Longitude, degrees.</summary>
    public required double[] Longitude { get; init; }

    /// <summary>People.</summary>
    public required double[] Population { get; init; }

    /// <summary>Income per head, PPP dollars a year.</summary>
    public required double[] IncomePerHead { get; init; }

    /// <summary>Whether it is its nation's capital.</summary>
    public required bool[] Capital { get; init; }

    /// <summary>Cultural group as a row of <see cref="GroupNames"/>; -1 for none.</summary>
    public required int[] Group { get; init; }

    /// <summary>Names of the groups (nation and group).</summary>
    public required string[] GroupNames { get; init; }

    /// <summary>Cultural distance from the nation's core, 0 to 1.</summary>
    public required double[] CulturalDistance { get; init; }

    /// <summary>Ideals by city and domain where the table gives them; NaN or absent where they are drawn.</summary>
    public double[]? Ideal { get; init; }

    /// <summary>Salience by city and domain where the table gives it; NaN or absent where it is drawn.</summary>
    public double[]? Salience { get; init; }

    /// <summary>Autonomy by city and domain where the table gives it; NaN or absent where the rule holds.</summary>
    public double[]? Autonomy { get; init; }

    /// <summary>Number of cities.</summary>
    public int Count => Id.Length;

    /// <summary>Name of a city, or its number where it has none.</summary>
    public string NameOf(int city) => Name is { } names ? names[city] : $"city {Id[city]}";
}

/// <summary>Ordered pairs of nations, n × nations + m, symmetric.</summary>
public sealed record PairInputs
{
    /// <summary>Distance, km; the diagonal is not read.</summary>
    public required double[] Distance { get; init; }

    /// <summary>Whether they share a border.</summary>
    public required bool[] Contiguous { get; init; }

    /// <summary>Whether they share a language.</summary>
    public required bool[] CommonLanguage { get; init; }

    /// <summary>Whether they have a trade agreement at the start.</summary>
    public required bool[] TradeAgreement { get; init; }

    /// <summary>Whether they are allied at the start.</summary>
    public required bool[] Alliance { get; init; }
}

/// <summary>A city network.</summary>
public sealed record NetworkRow
{
    /// <summary>Short name, as in <c>c40</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Full name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Row of its domain.</summary>
    public required int Domain { get; init; }

    /// <summary>Position of its charter, -1 to 1.</summary>
    public required double Charter { get; init; }

    /// <summary>Least population of a member.</summary>
    public double MinimumPopulation { get; init; }

    /// <summary>Nation whose cities alone may join; -1 for any.</summary>
    public int Nation { get; init; } = -1;

    /// <summary>Rate of joining, per year.</summary>
    public required double JoinRate { get; init; }

    /// <summary>Rate of leaving, per year.</summary>
    public required double LeaveRate { get; init; }

    /// <summary>Weight of peers.</summary>
    public required double PeerWeight { get; init; }

    /// <summary>Month of its founding.</summary>
    public int FoundedMonth { get; init; }

    /// <summary>Seats; -1 where there is no limit.</summary>
    public int Seats { get; init; } = -1;

    /// <summary>Share of the eligible that are members at the start where no list is public; NaN where the list is whole.</summary>
    public double Share { get; init; } = double.NaN;
}

/// <summary>A city in a network.</summary>
/// <param name="Network">Row of the network.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Month">Month of joining.</param>
public sealed record MembershipRow(int Network, int City, int Month);

/// <summary>A treaty.</summary>
/// <param name="Name">Short name, as in <c>paris-agreement</c>.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Domain">Row of its domain.</param>
/// <param name="Position">Position to which it pulls, -1 to 1.</param>
/// <param name="Month">Month since which it is open.</param>
public sealed record TreatyRow(string Name, TreatyKind Kind, int Domain, double Position, int Month);

/// <summary>A party of a treaty.</summary>
/// <param name="Treaty">Row of the treaty.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Side">Side, where the treaty has sides.</param>
/// <param name="Month">Month of joining.</param>
public sealed record TreatyPartyRow(int Treaty, int Nation, TreatySide Side, int Month);

/// <summary>An office of a firm; that of the highest value, the first among equals, is its headquarters.</summary>
/// <param name="Firm">Row of the firm.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Value">Service value, 1 to 5.</param>
public sealed record CorporateOfficeRow(int Firm, int City, int Value);
