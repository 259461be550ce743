using Polis.Engine.Numerics;

namespace Polis.Scenarios;

/// <summary>How many cities a synthetic nation has and how large they are: Zipf's law, the city of rank r with 1/r of the people of the largest.</summary>
/// <remarks>
/// The largest has a third of the nation's people where it has one or two cities. With more of them a third would leave the others more people than
/// there are (the harmonic numbers grow without end), so all cities together have at most <see cref="UrbanShare"/>: the largest of ten has 19 %, of
/// a thousand 7 %, much as in the nations of 2015.
/// </remarks>
internal static class UrbanSystem
{
    /// <summary>Share of the people that live in cities (UN World Urbanization Prospects, 2014 revision: 54 % in 2014).</summary>
    public const double UrbanShare = 0.55;

    /// <summary>Largest share of a nation's people in one city.</summary>
    public const double MostInOneCity = 1.0 / 3;

    /// <summary>People of the smallest city, below which the whole world is made larger.</summary>
    public const double FewestPeople = 100;

    private const double EulerGamma = 0.5772156649015329;

    /// <summary>People of a city.</summary>
    /// <param name="largest">People of the largest city of its nation.</param>
    /// <param name="rank">Rank in its nation, from 0.</param>
    public static double People(double largest, int rank) => Math.Floor(largest / (rank + 1.0));

    /// <summary>Share of a nation's people in its largest city.</summary>
    public static double ShareOfLargest(int cities) => Math.Min(MostInOneCity, UrbanShare / Harmonic(cities));

    /// <summary>
    /// Factor on the people of all nations with which the smallest city has at least <see cref="FewestPeople"/>; 1 where it has them anyway.
    /// Many cities of few nations need it; the spread of nations' people stays as it is.
    /// </summary>
    public static double PeopleScale(ReadOnlySpan<double> people, ReadOnlySpan<int> cities)
    {
        double smallest = double.PositiveInfinity;
        for (int n = 0; n < people.Length; n++) smallest = Math.Min(smallest, people[n] * ShareOfLargest(cities[n]) / cities[n]);
        return Math.Max(1, FewestPeople / smallest);
    }

    /// <summary>
    /// Cities of each nation in proportion to people, but at least one, by the largest remainders (of equal ones the first):
    /// nations too small for a whole city get theirs first, the others share the rest.
    /// </summary>
    /// <param name="total">Cities to give, at least as many as nations.</param>
    /// <param name="people">People of the nations.</param>
    public static int[] CityCounts(int total, ReadOnlySpan<double> people)
    {
        int count = people.Length, left = total;
        var cities = new int[count];
        var quotas = new double[count];
        for (bool found = true; found;)
        {
            found = false;
            double rest = 0;
            for (int n = 0; n < count; n++)
                if (cities[n] == 0) rest += people[n];
            int shared = left;
            for (int n = 0; n < count; n++)
            {
                if (cities[n] != 0) continue;
                quotas[n] = shared * (people[n] / rest);
                if (quotas[n] >= 1) continue;
                found = true;
                cities[n] = 1;
                left--;
            }
        }
        var byRemainder = new List<int>();
        for (int n = 0; n < count; n++)
        {
            if (cities[n] != 0) continue;
            cities[n] = (int)quotas[n];
            left -= cities[n];
            quotas[n] -= cities[n];
            byRemainder.Add(n);
        }
        byRemainder.Sort((a, b) => quotas[a] != quotas[b] ? quotas[b].CompareTo(quotas[a]) : a.CompareTo(b));
        for (int i = 0; i < left; i++) cities[byRemainder[i]]++;
        return cities;
    }

    /// <summary>1 + 1/2 + … + 1/n, to the last digits.</summary>
    private static double Harmonic(int n)
    {
        if (n > 100) return DeterministicMath.Log(n) + EulerGamma + (6.0 * n - 1) / (12.0 * n * n);
        double sum = 0;
        for (int i = 1; i <= n; i++) sum += 1.0 / i;
        return sum;
    }
}
