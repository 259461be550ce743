namespace Polis.Scenarios;

/// <summary>Names in common use for what the shipped tables call otherwise: <c>Turkey</c>, <c>European Union</c>.
/// They count where a table has what they stand for and no name of its own fits.</summary>
internal static class OtherNames
{
    private static readonly (NameKind Kind, string Name, string[] Others)[] _all =
    [
        (NameKind.Nation, "ARE", ["UAE", "Emirates"]),
        (NameKind.Nation, "CIV", ["Côte d'Ivoire"]),
        (NameKind.Nation, "COD", ["Democratic Republic of the Congo", "Congo-Kinshasa", "DRC"]),
        (NameKind.Nation, "COG", ["Congo-Brazzaville"]),
        (NameKind.Nation, "CPV", ["Cabo Verde"]),
        (NameKind.Nation, "CZE", ["Czech Republic"]),
        (NameKind.Nation, "FSM", ["Federated States of Micronesia"]),
        (NameKind.Nation, "GBR", ["UK", "Great Britain", "Britain"]),
        (NameKind.Nation, "KOR", ["Republic of Korea"]),
        (NameKind.Nation, "LAO", ["Lao PDR"]),
        (NameKind.Nation, "MAC", ["Macao"]),
        (NameKind.Nation, "MKD", ["Macedonia"]),
        (NameKind.Nation, "MMR", ["Burma"]),
        (NameKind.Nation, "NLD", ["Holland"]),
        (NameKind.Nation, "PRK", ["DPRK"]),
        (NameKind.Nation, "RUS", ["Russian Federation"]),
        (NameKind.Nation, "SWZ", ["Swaziland"]),
        (NameKind.Nation, "SYR", ["Syrian Arab Republic"]),
        (NameKind.Nation, "TLS", ["East Timor"]),
        (NameKind.Nation, "TUR", ["Turkey"]),
        (NameKind.Nation, "USA", ["US", "United States of America", "America"]),
        (NameKind.Nation, "VNM", ["Viet Nam"]),
        (NameKind.Treaty, "asean-free-trade", ["ASEAN"]),
        (NameKind.Treaty, "csto", ["Collective Security Treaty Organization"]),
        (NameKind.Treaty, "eu-single-market", ["EU", "European Union"]),
        (NameKind.Treaty, "eurasian-economic-union", ["EAEU"]),
        (NameKind.Treaty, "european-economic-area", ["EEA"]),
        (NameKind.Treaty, "nafta", ["USMCA", "North American Free Trade Agreement"]),
        (NameKind.Treaty, "nato", ["North Atlantic Treaty Organization"]),
        (NameKind.Treaty, "paris-agreement", ["Paris accord"]),
        (NameKind.Treaty, "wto", ["World Trade Organization"]),
    ];

    private static readonly Dictionary<(NameKind, string), string> _names = _all
        .SelectMany(each => each.Others.Select(other => (Key: (each.Kind, FoldedText.Of(other)), each.Name))).ToDictionary(pair => pair.Key, pair => pair.Name);

    private static readonly ILookup<(NameKind, string), string> _others =
        _all.SelectMany(each => each.Others.Select(other => (Key: (each.Kind, each.Name), other))).ToLookup(pair => pair.Key, pair => pair.other);

    /// <summary>What a table calls what people call otherwise; null where no other name is known. Accents and case do not count.</summary>
    public static string? NameOf(NameKind kind, string other) => _names.GetValueOrDefault((kind, FoldedText.Of(other)));

    /// <summary>What people also call something.</summary>
    public static IReadOnlyList<string> Of(NameKind kind, string name) => [.. _others[(kind, name)]];
}
