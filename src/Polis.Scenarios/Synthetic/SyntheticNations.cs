using Polis.Engine.Numerics;
using Polis.Model;
using static System.FormattableString;

namespace Polis.Scenarios;

/// <summary>The nations of a synthetic world, each from its own draws.</summary>
internal sealed class SyntheticNations
{
    // Correlates of War, 195 states in 2022: log10 of people has the mean 6.80 and the standard deviation 0.97.
    private const double MeanLogPeople = 6.80, SpreadLogPeople = 0.97;

    // World of 2015: a nation of 10^6.8 people has 90,000 km² (median at this exponent). The land of the Earth is 149 million km².
    private const double MiddleArea = 90_000, AreaExponent = 0.8, SpreadLogArea = 0.3, LandOfEarth = 149e6;

    private const double MedianIncome = 12_000, SpreadLogIncome = 1, SpreadPolicy = 0.35;
    private const double Ln10 = 2.302585092994046;

    // At the most nations allowed a draw fits in every second case: a thousand failures mean a fault.
    private const double LeastDistance = 200;
    private const int MostAttempts = 1_000;

    private SyntheticNations(NationInputs table, SpherePoint[] centres, int[] cities, double[] largest) =>
        (Table, Centres, CityCounts, LargestCities) = (table, centres, cities, largest);

    /// <summary>The table.</summary>
    public NationInputs Table { get; }

    /// <summary>Centres.</summary>
    public SpherePoint[] Centres { get; }

    /// <summary>Cities of each nation.</summary>
    public int[] CityCounts { get; }

    /// <summary>People of each nation's largest city, not rounded.</summary>
    public double[] LargestCities { get; }

    /// <summary>Makes them.</summary>
    public static SyntheticNations Make(SyntheticSpec spec, IReadOnlyList<PolicyDomain> domains, SyntheticDraws draws)
    {
        int count = spec.Nations;
        var centres = Centre(count, draws);
        double[] people = Each(count, n => TenTo(MeanLogPeople + SpreadLogPeople * DeterministicMath.NormalQuantile(draws.Even(SyntheticPurpose.People, n))));
        double[] area = Each(count, n => MiddleArea * DeterministicMath.Pow(people[n] / TenTo(MeanLogPeople), AreaExponent)
            * TenTo(SpreadLogArea * draws.Normal(SyntheticPurpose.Area, n)));
        double land = 0;
        foreach (double nation in area) land += nation;
        if (land > LandOfEarth) area = Each(count, n => area[n] * (LandOfEarth / land));

        int[] cities = UrbanSystem.CityCounts(spec.Cities, people);
        double scale = UrbanSystem.PeopleScale(people, cities);
        people = Each(count, n => Math.Floor(people[n] * scale));
        double[] democracy = Each(count, n => draws.Uniform(SyntheticPurpose.Democracy, n));
        double[] federalism = Each(count, n => draws.Uniform(SyntheticPurpose.Federalism, n));
        int width = domains.Count;
        var table = new NationInputs
        {
            Code = Each(count, Code),
            Name = Each(count, n => Invariant($"Nation {n + 1}")),
            Population = people,
            IncomePerHead = Each(count, n => MedianIncome * DeterministicMath.Exp(SpreadLogIncome * draws.Normal(SyntheticPurpose.Income, n))),
            Area = area,
            Latitude = Each(count, n => centres[n].Latitude),
            Longitude = Each(count, n => centres[n].Longitude),
            Democracy = democracy,
            Federalism = federalism,
            VetoPlayers = Each(count, n => VetoPlayers(democracy[n], federalism[n])),
            PolicyBase = Each(count * width, i => Math.Clamp(SpreadPolicy * draws.Normal(SyntheticPurpose.Policy, i / width, i % width), -1, 1)),
        };
        return new SyntheticNations(table, centres, cities, Each(count, n => people[n] * UrbanSystem.ShareOfLargest(cities[n])));
    }

    /// <summary>Code of a nation: N001, N002, …</summary>
    public static string Code(int nation) => Invariant($"N{nation + 1:D3}");

    /// <summary>The rule of the world of 2015: more of them in democracies, and of these in federal ones.</summary>
    private static double VetoPlayers(double democracy, double federalism) =>
        0.5 + 2 * democracy * (0.4 + 0.6 * federalism) + Math.Max(0, democracy - 0.5);

    /// <summary>Uniform on the sphere, thinned: each is the first of its own draws that lies far enough from all before it.</summary>
    private static SpherePoint[] Centre(int count, SyntheticDraws draws)
    {
        double least = SpherePoint.ChordSquaredOf(LeastDistance);
        var centres = new SpherePoint[count];
        for (int n = 0; n < count; n++)
        {
            int attempt = 0;
            do
            {
                if (attempt == MostAttempts)
                    throw new InvalidOperationException(
                        Invariant($"No room on the sphere for the centre of nation {n + 1}, {LeastDistance} km from all others."));
                centres[n] = draws.OnSphere(SyntheticPurpose.Centre, n, attempt++);
            }
            while (IsNear(centres.AsSpan(0, n), centres[n], least));
        }
        return centres;
    }

    private static bool IsNear(ReadOnlySpan<SpherePoint> points, SpherePoint point, double chordSquared)
    {
        foreach (var other in points)
            if (point.ChordSquared(other) < chordSquared) return true;
        return false;
    }

    private static double TenTo(double exponent) => DeterministicMath.Exp(Ln10 * exponent);

    private static T[] Each<T>(int count, Func<int, T> make)
    {
        var made = new T[count];
        for (int i = 0; i < count; i++) made[i] = make(i);
        return made;
    }
}
