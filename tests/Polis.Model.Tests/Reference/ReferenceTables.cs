namespace Polis.Model.Tests.Reference;

/// <summary>Tables of the sizes of a case, with what both sets give; the rest is plain.</summary>
internal static class ReferenceTables
{
    public static WorldInputs Of(ReferenceCase from, PolicyDomain[] domains)
    {
        int nations = from.Nations, cities = from.Cities;
        bool[] none = new bool[nations * nations];
        int[] group = from.KeysOrNone("inputs.cities.group", cities), region = from.KeysOrNone("inputs.cities.region", cities);
        return new WorldInputs
        {
            Domains = domains,
            Nations = new NationInputs
            {
                Code = [.. Enumerable.Range(0, nations).Select(n => $"N{n}")],
                Name = [.. Enumerable.Range(0, nations).Select(n => $"Nation {n}")],
                Population = from.Numbers("inputs.nations.population", nations),
                IncomePerHead = Filled(nations, 10_000),
                Area = Filled(nations, 100_000),
                Latitude = new double[nations],
                Longitude = new double[nations],
                Democracy = from.Numbers("inputs.nations.democracy", nations),
                Federalism = from.Numbers("inputs.nations.federalism", nations),
                VetoPlayers = new double[nations],
                PolicyBase = new double[nations * domains.Length],
            },
            Cities = new CityInputs
            {
                Id = [.. Enumerable.Range(0, cities).Select(i => (long)i)],
                Nation = from.Rows("inputs.cities.nation", nations, cities),
                Region = region,
                RegionNames = Names("region", region),
                Latitude = new double[cities],
                Longitude = new double[cities],
                Population = from.Numbers("inputs.cities.population", cities),
                IncomePerHead = from.Numbers("inputs.cities.income", cities),
                Capital = [.. from.FlagsOrNone("inputs.cities.capital", cities).Select(flag => flag != 0)],
                Group = group,
                GroupNames = Names("group", group),
                CulturalDistance = from.NumbersOr(0, "inputs.cities.culturalDistance", cities),
            },
            Pairs = new PairInputs
            {
                Distance = Filled(nations * nations, 1_000),
                Contiguous = none,
                CommonLanguage = none,
                TradeAgreement = none,
                Alliance = none,
            },
        };
    }

    private static string[] Names(string what, int[] rows) => [.. Enumerable.Range(0, rows.Append(-1).Max() + 1).Select(row => $"{what} {row}")];

    private static double[] Filled(int count, double value) => [.. Enumerable.Repeat(value, count)];
}
