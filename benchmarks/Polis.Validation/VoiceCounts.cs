using Polis.Model;

namespace Polis.Validation;

/// <summary>Who voices among the large and the small cities of their nations, as a whole and at equal loss from policy.</summary>
internal sealed class VoiceCounts
{
    /// <summary>Cities of this share of their nation's people or more count as large, those below a tenth of it as small.</summary>
    public const double LargeShare = 0.1;

    /// <summary>Cities below this many people count as small by people alone, those of <see cref="ManyPeople"/> or more as large.</summary>
    public const double FewPeople = 0.5e6, ManyPeople = 3e6;

    /// <summary>Upper bounds of the classes of equal loss but the last, log points: each twice the one before.</summary>
    private static readonly double[] _classes = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016];

    private readonly int[,] _all = new int[2, _classes.Length + 1], _voicing = new int[2, _classes.Length + 1];

    private readonly int[] _allByPeople = new int[2], _voicingByPeople = new int[2];

    /// <summary>Share of (city, domain) that voices, of cities of many or of few people.</summary>
    public double ShareBy(bool many) => (double)_voicingByPeople[many ? 1 : 0] / _allByPeople[many ? 1 : 0];

    /// <summary>Share of (city, domain) that voices.</summary>
    public double Share(bool large) => (double)Sum(_voicing, large) / Sum(_all, large);

    /// <summary>
    /// The same, compared within classes of loss: the mean over classes of the shares in each, weighted by the number of large cities' cells, so that
    /// small cities are taken as if their losses were those of the large.
    /// </summary>
    public double ShareAtEqualLoss(bool large)
    {
        double sum = 0, weights = 0;
        for (int c = 0; c <= _classes.Length; c++)
        {
            if (_all[0, c] == 0 || _all[1, c] == 0) continue;
            int size = large ? 1 : 0;
            sum += _all[1, c] * ((double)_voicing[size, c] / _all[size, c]);
            weights += _all[1, c];
        }
        return sum / weights;
    }

    /// <summary>Counts the constituent cities of a world as they stand.</summary>
    public void Count(World world)
    {
        var (cities, nations, p) = (world.Cities, world.Nations, world.Parameters);
        int domains = world.Domains.Count;
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Status[i] != CityStatus.Constituent) continue;
            CountByPeople(cities, i, domains);
            int nation = cities.Nation[i];
            double share = cities.Population[i] / nations.Population[nation];
            int size = share >= LargeShare ? 1 : share < LargeShare / 10 ? 0 : -1;
            if (size < 0) continue;
            for (int k = 0; k < domains; k++)
            {
                int cell = i * domains + k, at = 0;
                double loss = StanceChoice.Loss(cities.Ideal[cell] - nations.Policy[nation * domains + k], cities.Salience[cell], cities.Autonomy[cell], p);
                while (at < _classes.Length && loss >= _classes[at]) at++;
                _all[size, at]++;
                if (cities.Stance[cell] == Stance.Voice) _voicing[size, at]++;
            }
        }
    }

    private void CountByPeople(Cities cities, int city, int domains)
    {
        int size = cities.Population[city] >= ManyPeople ? 1 : cities.Population[city] < FewPeople ? 0 : -1;
        if (size < 0) return;
        _allByPeople[size] += domains;
        foreach (var stance in cities.Stance.Row(city))
            if (stance == Stance.Voice) _voicingByPeople[size]++;
    }

    private static int Sum(int[,] counts, bool large) => Enumerable.Range(0, _classes.Length + 1).Sum(c => counts[large ? 1 : 0, c]);
}
