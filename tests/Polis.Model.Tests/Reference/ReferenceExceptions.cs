using System.Text.Json.Nodes;

namespace Polis.Model.Tests.Reference;

/// <summary>Parameters and inputs that a case cannot exercise, and why: where what they weigh is nowhere in its inputs,
/// no expected number hangs on them.</summary>
internal static class ReferenceExceptions
{
    /// <summary>Why a case says nothing about a parameter; null where it does.</summary>
    public static string? Reason(JsonObject document, string path)
    {
        var from = new ReferenceCase(document);
        if (from.Kind is not null) return ReasonInSecondSet(from, path);
        return path switch
        {
            "earthRadiusKm" or "parameters.opennessEffect" or "parameters.rivalryEffect" when from.Nations < 2 => "one nation trades with no other",
            "parameters.opennessEffect" when from.Domains().All(domain => domain.Lever != EconomicLever.Openness) => "no domain opens trade",
            "parameters.rivalryEffect" when from.Domains().All(domain => domain.Lever != EconomicLever.Alignment) => "no domain aligns nations",
            "parameters.contiguityEffect" when NoPair("inputs.nations.contiguous") => "no two nations share a border",
            "parameters.languageEffect" when NoPair("inputs.nations.language") => "no two nations share a language",
            "parameters.cityTradeEffect" when from.Ties("inputs.tradeTies").Length == 0 => "no two cities have a trade agreement",
            "parameters.solidarity" when !from.Ties("inputs.ties").Any(tie => Defies(tie.First) || Defies(tie.Second)) => "no partner defies",
            "parameters.harm" when All("inputs.nations.belief", from.Nations, 0) => "no nation is believed to react strongly",
            "parameters.pooledIncomeShare" when AtBounds() => "every city is at a bound of the budget's term",
            "parameters.corporateShelter" when All("inputs.cities.corporateShare", from.Cities, 0) => "no city has a corporate share",
            "parameters.identityWeight" when All("inputs.cities.culturalDistance", from.Cities, 0) => "no city is at a cultural distance",
            "parameters.grievanceWeight" when All("inputs.cities.grievance", from.Cities, 0) => "no city has a grievance",
            _ => null,
        };

        bool All(string input, int count, double value) => from.Numbers(input, count).All(number => number == value);

        bool AtBounds()
        {
            using var of = new ReferenceWorld(from);
            var (cities, nations, p) = (of.World.Cities, of.World.Nations, of.Parameters);
            return Enumerable.Range(0, cities.Count).All(i =>
                Secession.Budget(nations.Output[cities.Nation[i]] / nations.Population[cities.Nation[i]], cities.Income[i], 0, p) is var term
                && (term == p.BudgetFloor || term == p.BudgetCap));
        }

        bool NoPair(string input) => !from.Pairs(input).Where((_, cell) => cell / from.Nations != cell % from.Nations).Any(flag => flag != 0);

        bool Defies(int city) =>
            from.Integers("inputs.cities.stance", from.Cities, from.Domains().Length).Skip(city * from.Domains().Length).Take(from.Domains().Length)
                .Any(stance => stance == (int)Stance.Defy);
    }

    private static string? ReasonInSecondSet(ReferenceCase from, string path) => path switch
    {
        "parameters.reachGrowth" when from.Has("inputs.reachGrowth") => "the reach of firms is given among the inputs",
        "inputs.nations.federalism" => "nothing of the second set hangs on the order of a nation",
        "inputs.nations.hinterlandIncome" => "the output of nations and the access of their hinterlands are given",
        _ => null,
    };
}
