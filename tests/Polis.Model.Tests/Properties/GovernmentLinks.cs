namespace Polis.Model.Tests.Properties;

/// <summary>Governments, and what they settled: since when they are in office, and whom their word binds.</summary>
internal static class GovernmentLinks
{
    public static void Check(World world, int stepsDone, List<string> broken)
    {
        var (cities, nations) = (world.Cities, world.Nations);
        int domains = world.Domains.Count;
        for (int i = 0; i < cities.Count; i++)
            if (!WasThere(cities.Term[i], stepsDone)) broken.Add($"city {i} has a government of term {cities.Term[i]} after {stepsDone} steps");
        for (int n = 0; n < nations.Count; n++)
        {
            if (nations.Rule[n] < Government.AtStart || nations.Rule[n] >= stepsDone)
                broken.Add($"nation {n} has a government of step {nations.Rule[n]} after {stepsDone} steps");
            if (nations.Rule[n] < nations.Born[n]) broken.Add($"nation {n} of step {nations.Born[n]} has a government of step {nations.Rule[n]}");
        }
        for (int cell = 0; cell < cities.Count * domains; cell++)
        {
            int city = cell / domains, settled = cities.Settled[cell];
            if (settled == Government.None) continue;
            if (!WasThere(settled, stepsDone)) broken.Add($"cell {cell} was settled by a government of term {settled}");
            if (Government.TookOffice(settled) > Government.TookOffice(cities.Term[city])) broken.Add($"cell {cell} was settled by a later government");
            if (settled == cities.Term[city] && cities.Stance[cell] == Stance.Defy && cities.HeldStance[cell] != Stance.Defy)
                broken.Add($"cell {cell} defies though its government has settled");
            if (cities.Status[city] == CityStatus.Independent) broken.Add($"city {city} is independent and has settled with a nation");
        }
        for (int cell = 0; cell < cities.Count * domains; cell++)
        {
            if (cities.HeldStance[cell] == Stance.Due) broken.Add($"cell {cell} was due for a review and had none");
            if (cities.Status[cell / domains] == CityStatus.Independent && cities.Pressure[cell] != 0) broken.Add($"cell {cell} is independent and pressed");
        }
    }

    private static bool WasThere(int term, int stepsDone) => Government.TookOffice(term) >= Government.AtStart && Government.TookOffice(term) < stepsDone;
}
