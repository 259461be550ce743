using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Mean ideals of a nation's cities.</summary>
internal static class MeanIdeals
{
    /// <summary>What <see cref="Write"/> reads beside the ideals that it writes.</summary>
    internal static Access Reads => new(reads: [Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal]);

    /// <summary>Mean ideals of a nation's cities, weighted by people; what was there stays where it has none.</summary>
    public static void Write(World world, int nation, Span<double> ideals)
    {
        var cities = world.Cities;
        int domains = world.Domains.Count;
        double people = 0;
        for (int i = 0; i < cities.Count; i++)
            if (cities.Nation[i] == nation) people += cities.Population[i];
        if (people <= 0) return;
        ideals.Clear();
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Nation[i] != nation) continue;
            for (int k = 0; k < domains; k++) ideals[k] += cities.Population[i] / people * cities.Ideal[i * domains + k];
        }
        for (int k = 0; k < domains; k++) ideals[k] = Math.Clamp(ideals[k], -1, 1);
    }
}
