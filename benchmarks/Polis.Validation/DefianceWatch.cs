using Polis.Model;

namespace Polis.Validation;

/// <summary>Follows who defies, step by step: how it lasts, and how few cities hold it.</summary>
internal sealed class DefianceWatch
{
    /// <summary>Gaps below this are small, those above <see cref="LargeGap"/> large.</summary>
    public const double SmallGap = 0.1, LargeGap = 0.3;

    private readonly int _perYear, _domains;
    private readonly int[] _cells = new int[2], _defying = new int[2];
    private readonly Queue<bool[]> _year = new();
    private Moments _byDomain, _any;

    /// <summary>A watch on a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="perYear">Steps of a year.</param>
    public DefianceWatch(World world, int perYear)
    {
        (_perYear, _domains) = (perYear, world.Domains.Count);
        Defied = new int[world.Cities.Count];
    }

    /// <summary>Steps, summed over domains, in which each city defied.</summary>
    public int[] Defied { get; }

    /// <summary>Adds the state after a step.</summary>
    public void Add(World world)
    {
        var now = new bool[world.Cities.Count * _domains];
        for (int cell = 0; cell < now.Length; cell++)
        {
            now[cell] = world.Cities.Stance[cell] == Stance.Defy;
            if (now[cell]) Defied[cell / _domains]++;
        }
        if (_year.Count == _perYear) Compare(_year.Dequeue(), now);
        _year.Enqueue(now);
    }

    /// <summary>Counts who defies by the size of the gap.</summary>
    public void CountGaps(World world)
    {
        for (int cell = 0; cell < world.Cities.Count * _domains; cell++)
        {
            int city = cell / _domains;
            double gap = Math.Abs(StanceView.Gap(world, city, cell % _domains));
            int size = gap > LargeGap ? 1 : gap < SmallGap ? 0 : -1;
            if (size < 0 || world.Cities.Status[city] != CityStatus.Constituent) continue;
            _cells[size]++;
            if (world.Cities.Stance[cell] == Stance.Defy) _defying[size]++;
        }
    }

    /// <summary>Share of (city, domain) of small or of large gaps that defies.</summary>
    public double ShareBy(bool large) => (double)_defying[large ? 1 : 0] / _cells[large ? 1 : 0];

    /// <summary>A number of the run by its name in docking.csv.</summary>
    public double Of(string what) => what switch
    {
        "lastingByDomain" => _byDomain.Correlation,
        "lasting" => _any.Correlation,
        "boldestTenth" => (double)Defied.OrderDescending().Take((Defied.Length + 5) / 10).Sum() / Defied.Sum(),
        "never" => (double)Defied.Count(steps => steps == 0) / Defied.Length,
        _ => throw new InvalidDataException($"docking.csv knows no number {what} of defiance."),
    };

    private void Compare(bool[] before, bool[] now)
    {
        for (int first = 0; first < now.Length; first += _domains)
        {
            bool was = false, defies = false;
            for (int cell = first; cell < first + _domains; cell++)
            {
                _byDomain.Add(before[cell], now[cell]);
                was |= before[cell];
                defies |= now[cell];
            }
            _any.Add(was, defies);
        }
    }

    /// <summary>Counts of pairs of yes and no.</summary>
    private struct Moments
    {
        private long _all, _before, _now, _both;

        public readonly double Correlation
        {
            get
            {
                double n = _all, x = _before / n, y = _now / n;
                return (_both / n - x * y) / Math.Sqrt(x * (1 - x) * y * (1 - y));
            }
        }

        public void Add(bool before, bool now)
        {
            _all++;
            if (before) _before++;
            if (now) _now++;
            if (before && now) _both++;
        }
    }
}
