using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary><c>shock</c>, <c>stance</c> and <c>bid</c>: what happens to cities.</summary>
internal static class CityKinds
{
    private static readonly string[] _stances = ["comply", "voice", "defy"];

    private static readonly Key _productivity = new("productivity", new NumberShape("Change of income by productivity, %, once.", -99, 1000), Required: true);

    /// <summary>A shock.</summary>
    public static InterventionKind Shock { get; } = new("shock", new ChoiceShape("A shock to productivity, once; with `until` it is taken back then.",
        ("city", new MapShape("Of a city.", new Key("city", Terms.City, Required: true), _productivity)),
        ("nation", new MapShape("Of a nation: its cities and its hinterland.", new Key("nation", Terms.Nation, Required: true), _productivity)),
        ("group", new MapShape("Of the cities of a cultural group.",
            new Key("group", new TextShape("A cultural group: its name, or its name and nation (\"Catalan, ESP\").", "the name of a group"), Required: true), _productivity))), it =>
    {
        double percent = it.Number("productivity");
        if (it.Has("city")) return new ProductivityShock(it.Month, it.Until, [it.City("city")], -1, percent);
        if (it.Has("nation"))
        {
            int nation = it.Nation("nation");
            return new ProductivityShock(it.Month, it.Until, it.Names.CitiesOf(nation), nation, percent);
        }
        int group = it.Resolve("group", it.Names.Group);
        return new ProductivityShock(it.Month, it.Until, it.Names.CitiesOfGroup(group), -1, percent);
    });

    /// <summary>A stance.</summary>
    public static InterventionKind Stance { get; } = new("stance", new MapShape("A city takes a stance and holds it, to the end or until `until`.",
        new Key("city", Terms.City, Required: true),
        new Key("domain", Terms.Domain, Required: true),
        new Key("hold", new NameShape("The stance.", _stances), Required: true)), it =>
        new TakeStance(it.Month, it.Until, it.City("city"), it.Domain("domain"), (Stance)Array.IndexOf(_stances, it.Text("hold"))));

    /// <summary>A bid.</summary>
    public static InterventionKind Bid { get; } = new("bid", new MapShape("A city starts a bid for independence.", new Key("city", Terms.City, Required: true)), it =>
    {
        int city = it.City("city");
        if (city >= 0 && it.Names.Tables.Cities.Capital[city])
            it.Refuse("city", $"{it.Text("city")} is the capital of its nation", "a city that is no capital");
        return new StartBid(it.Month, it.Until, city);
    }, Lasts: false);
}
