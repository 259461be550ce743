using System.Numerics;
using Polis.Model;

namespace Polis.Results;

/// <summary>Sums over the cities and nations of a world, or of a part of it, at one time: what its series and answers are made from.</summary>
/// <remarks>What is dear and seldom recorded (real outputs, the Gini coefficient) is worked out when it is asked for,
/// which must be before the next step.</remarks>
internal sealed class StateSums
{
    private readonly World _world;
    private readonly Cohort _cohort;
    private (double Cities, double All)? _outputs;

    /// <summary>The sums of a part of the world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="cohort">Its part, as it is now.</param>
    public StateSums(World world, Cohort cohort)
    {
        (_world, _cohort) = (world, cohort);
        int domains = world.Domains.Count;
        (Defying, Voicing, DefyingPeople, VoicingPeople, Gap) =
            (new int[domains + 1], new int[domains + 1], new double[domains + 1], new double[domains + 1], new double[domains]);
        OpenClashes = new int[domains];
        Ties = new int[MetricCatalogue.TieKinds.Count];
        Members = new int[world.Networks.Count];
        Policy = new double[domains];
        SumNations(world);
        SumCities(world);
        SumTies(world);
    }

    /// <summary>Number of cities.</summary>
    public int Cities { get; private set; }

    /// <summary>Number of nations alive.</summary>
    public int Nations { get; private set; }

    /// <summary>Sum over nations of their policy, by domain.</summary>
    public double[] Policy { get; }

    /// <summary>Sum over nations of the belief that they react strongly.</summary>
    public double Belief { get; private set; }

    /// <summary>Sum over cities of their autonomy, mean over domains.</summary>
    public double Autonomy { get; private set; }

    /// <summary>Sum over cities of their grievance.</summary>
    public double Grievance { get; private set; }

    /// <summary>Sum over cities of their cultural distance from the core of their nation.</summary>
    public double CulturalDistance { get; private set; }

    /// <summary>Real output of cities, PPP dollars a year.</summary>
    public double CityOutput => Outputs.Cities;

    /// <summary>Cities that defy, by domain; the last in any.</summary>
    public int[] Defying { get; }

    /// <summary>Cities that voice, by domain; the last in any.</summary>
    public int[] Voicing { get; }

    /// <summary>People of the cities that defy.</summary>
    public double[] DefyingPeople { get; }

    /// <summary>People of the cities that voice.</summary>
    public double[] VoicingPeople { get; }

    /// <summary>People of all cities.</summary>
    public double People { get; private set; }

    /// <summary>Sum over cities of |x - p|, by domain.</summary>
    public double[] Gap { get; }

    /// <summary>Open clashes, by domain.</summary>
    public int[] OpenClashes { get; }

    /// <summary>Ties, by kind (<see cref="MetricCatalogue.TieKinds"/>).</summary>
    public int[] Ties { get; }

    /// <summary>Members, by network.</summary>
    public int[] Members { get; }

    /// <summary>World output at the trade access of the start, PPP dollars a year.</summary>
    public double RealOutput => Outputs.All;

    private (double Cities, double All) Outputs => _outputs ??= SumOutputs();

    /// <summary>Gini coefficient of cities' corporate connectivity; 0 where nothing is connected.</summary>
    public double ConnectivityGini => _cohort.IsWorld ? Gini(_world) : 0;

    /// <summary>Gini coefficient: Σ (2 r - n - 1) C_r / (n Σ C), r the rank of a city by rising connectivity.</summary>
    private static double Gini(World world)
    {
        if (world.Firms.Count == 0) return 0;
        double[] sorted = world.Cities.Connectivity.Span[..world.Cities.Count].ToArray();
        Array.Sort(sorted);
        double sum = 0, weighted = 0;
        for (int r = 0; r < sorted.Length; r++)
        {
            sum += sorted[r];
            weighted += (2.0 * (r + 1) - sorted.Length - 1) * sorted[r];
        }
        return sum > 0 ? weighted / (sorted.Length * sum) : 0;
    }

    private void SumNations(World world)
    {
        var nations = world.Nations;
        int domains = world.Domains.Count;
        for (int n = 0; n < nations.Count; n++)
        {
            if (!_cohort.HasNation(world, n) || nations.Alive[n] == 0) continue;
            Nations++;
            Belief += nations.Belief[n];
            for (int k = 0; k < domains; k++) Policy[k] += nations.Policy[n * domains + k];
        }
    }

    /// <summary>Real output of cities and of all. It takes a power for each of them, and most steps of a run record none.</summary>
    private (double Cities, double All) SumOutputs()
    {
        var (cities, nations, p) = (_world.Cities, _world.Nations, _world.Parameters);
        double ofCities = 0, all = 0;
        for (int n = 0; n < nations.Count; n++)
        {
            if (!_cohort.HasNation(_world, n) || nations.HinterlandPopulation[n] <= 0) continue;
            double growth = nations.HinterlandAccess[n] / nations.HinterlandAccessAtStart[n];
            all += TradeEquations.RealIncome(nations.HinterlandIncome[n], growth, p) * nations.HinterlandPopulation[n];
        }
        for (int i = 0; i < cities.Count; i++)
        {
            if (!_cohort.HasCity(i)) continue;
            double output = TradeEquations.RealIncome(cities.Income[i], cities.Access[i] / cities.AccessAtStart[i], p) * cities.Population[i];
            ofCities += output;
            all += output;
        }
        return (ofCities, all);
    }

    private void SumCities(World world)
    {
        var cities = world.Cities;
        for (int i = 0; i < cities.Count; i++)
        {
            if (!_cohort.HasCity(i)) continue;
            double people = cities.Population[i];
            Cities++;
            People += people;
            Grievance += cities.Grievance[i];
            CulturalDistance += cities.CulturalDistance[i];
            SumStances(world, i, people);
            for (ulong left = cities.Memberships[i]; left != 0; left &= left - 1) Members[BitOperations.TrailingZeroCount(left)]++;
        }
    }

    private void SumStances(World world, int city, double people)
    {
        var (cities, nations) = (world.Cities, world.Nations);
        int domains = world.Domains.Count, policy = cities.Nation[city] * domains;
        bool defies = false, voices = false;
        double autonomy = 0;
        for (int k = 0; k < domains; k++)
        {
            int cell = city * domains + k;
            Gap[k] += Math.Abs(cities.Ideal[cell] - nations.Policy[policy + k]);
            autonomy += cities.Autonomy[cell];
            if (cities.OpenClash[cell] != 0) OpenClashes[k]++;
            switch (cities.Stance[cell])
            {
                case Stance.Defy:
                    Defying[k]++;
                    DefyingPeople[k] += people;
                    defies = true;
                    break;
                case Stance.Voice:
                    Voicing[k]++;
                    VoicingPeople[k] += people;
                    voices = true;
                    break;
            }
        }
        Autonomy += MetricValues.Share(autonomy, domains);
        if (defies) (Defying[domains], DefyingPeople[domains]) = (Defying[domains] + 1, DefyingPeople[domains] + people);
        if (voices) (Voicing[domains], VoicingPeople[domains]) = (Voicing[domains] + 1, VoicingPeople[domains] + people);
    }

    /// <summary>A tie belongs to a part of the world where one of its cities does.</summary>
    private void SumTies(World world)
    {
        var ties = world.Ties;
        for (int t = 0; t < ties.Count; t++)
            if (_cohort.HasCity(ties.First[t]) || _cohort.HasCity(ties.Second[t])) Ties[MetricCatalogue.TieKinds.PlaceOf(ties.Kind[t])]++;
    }
}
