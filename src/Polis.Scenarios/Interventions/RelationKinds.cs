using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary><c>sanction</c> between nations and <c>tie</c> between cities.</summary>
internal static class RelationKinds
{
    private static readonly string[] _tieKinds = ["sister-city", "trade-agreement", "office"];

    /// <summary>A sanction.</summary>
    public static InterventionKind Sanction { get; } = new("sanction", new MapShape("A nation sanctions another: less trade, both ways.",
        new Key("by", Terms.Nation, Required: true),
        new Key("on", Terms.Nation, Required: true),
        new Key("strength", new NumberShape("Log points of trade: 1.5 takes away about 80 %. Above 1 ties between their cities end.", 0, 10), Required: true)), it =>
    {
        int by = it.Nation("by"), on = it.Nation("on");
        if (by == on && by >= 0) it.Refuse("on", "is the nation that sanctions", "another nation");
        return new PutSanction(it.Month, it.Until, by, on, it.Number("strength"));
    });

    /// <summary>A tie.</summary>
    public static InterventionKind Tie { get; } = new("tie", new MapShape("Two cities tie, or part.",
        new Key("between", new ListShape("Two cities; an office belongs to the first.", Terms.City, "cities", 2, 2), Required: true),
        new Key("kind", new NameShape("Kind of the tie.", _tieKinds), Required: true),
        new Key("make", new FlagShape("Whether they tie (true) or part.", Default: true))), it =>
    {
        int[] cities = it.Cities("between");
        if (cities is not [>= 0, >= 0]) return null;
        var nation = it.Names.Tables.Cities.Nation;
        if (it.Sound && nation[cities[0]] == nation[cities[1]])
            it.Refuse("between", $"{it.Names.Describe(cities[0])} and {it.Names.Describe(cities[1])} are of one nation", "cities of two nations: ties lead abroad");
        return new SetTie(it.Month, it.Until, cities[0], cities[1], (TieKind)Array.IndexOf(_tieKinds, it.Text("kind")), it.Flag("make", absent: true));
    });
}
