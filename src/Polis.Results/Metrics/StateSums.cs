using System.Numerics;
using Polis.Model;

namespace Polis.Results;

/// <summary>Sums over the cities and nations of a world at one time: what its series and answers are made from.</summary>
internal sealed class StateSums
{
    private readonly double[] _nationWeight;

    public StateSums(World world)
    {
        int domains = world.Domains.Count;
        (Defying, Voicing, DefyingPeople, VoicingPeople, Gap) =
            (new int[domains + 1], new int[domains + 1], new double[domains + 1], new double[domains + 1], new double[domains]);
        OpenClashes = new int[domains];
        Ties = new int[MetricCatalogue.TieKinds.Count];
        Members = new int[world.Networks.Count];
        _nationWeight = new double[world.Nations.Count];
        Sum(world);
    }

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

    /// <summary>Cities that may bid.</summary>
    public List<MayBid> Eligible { get; } = [];

    /// <summary>World output at the trade access of the start, PPP dollars a year.</summary>
    public double RealOutput { get; private set; }

    /// <summary>Gini coefficient of cities' corporate connectivity; 0 where nothing is connected.</summary>
    public double ConnectivityGini { get; private set; }

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

    private void Sum(World world)
    {
        var (cities, nations, p) = (world.Cities, world.Nations, world.Parameters);
        int domains = world.Domains.Count;
        for (int n = 0; n < nations.Count; n++)
        {
            _nationWeight[n] = nations.Alive[n] == 0 ? 0 : ExitView.NationWeight(world, n);
            if (nations.HinterlandPopulation[n] <= 0) continue;
            double growth = nations.HinterlandAccess[n] / nations.HinterlandAccessAtStart[n];
            RealOutput += TradeEquations.RealIncome(nations.HinterlandIncome[n], growth, p) * nations.HinterlandPopulation[n];
        }
        double borderLoss = ExitView.BorderLoss(world);
        for (int i = 0; i < cities.Count; i++)
        {
            double people = cities.Population[i];
            People += people;
            RealOutput += TradeEquations.RealIncome(cities.Income[i], cities.Access[i] / cities.AccessAtStart[i], p) * people;
            bool defies = false, voices = false;
            int policy = cities.Nation[i] * domains;
            for (int k = 0; k < domains; k++)
            {
                int cell = i * domains + k;
                Gap[k] += Math.Abs(cities.Ideal[cell] - nations.Policy[policy + k]);
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
            if (defies) (Defying[domains], DefyingPeople[domains]) = (Defying[domains] + 1, DefyingPeople[domains] + people);
            if (voices) (Voicing[domains], VoicingPeople[domains]) = (Voicing[domains] + 1, VoicingPeople[domains] + people);
            for (ulong left = cities.Memberships[i]; left != 0; left &= left - 1) Members[BitOperations.TrailingZeroCount(left)]++;
            if (!ExitView.IsEligible(world, i)) continue;
            var terms = ExitView.Terms(world, i, _nationWeight[cities.Nation[i]], borderLoss);
            Eligible.Add(new MayBid(i, terms, ExitView.Hazard(world, i, terms.Sum)));
        }
        ConnectivityGini = Gini(world);
        for (int t = 0; t < world.Ties.Count; t++) Ties[MetricCatalogue.TieKinds.PlaceOf(world.Ties.Kind[t])]++;
    }
}
