using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// How the cities of one run stand at the start and at the end of each year, packed: what <c>cities-over-runs.parquet</c> is made of.
/// It is in the blocks of runs and in no file of its own.
/// </summary>
internal sealed class CityStateTable : TableBuffer
{
    /// <summary>Parts of a log point in which net benefit is kept: a mean over runs needs no more.</summary>
    public const double Parts = 1000;

    private readonly NumberBuffer<short> _defies, _netBenefit;
    private readonly NumberBuffer<bool> _voices, _independent;

    public CityStateTable() : base(RunFolderFiles.CitiesOverRuns)
    {
        _defies = Add(new NumberBuffer<short>("defies", repeats: true));
        _netBenefit = Add(new NumberBuffer<short>("netBenefit"));
        _voices = Add(new NumberBuffer<bool>("voices"));
        _independent = Add(new NumberBuffer<bool>("independent"));
    }

    /// <summary>Appends all cities as they are now.</summary>
    public void Add(World world)
    {
        var cities = world.Cities;
        int domains = world.Domains.Count;
        double borderLoss = ExitView.BorderLoss(world);
        for (int i = 0; i < cities.Count; i++)
        {
            short defies = 0;
            bool voices = false;
            for (int k = 0; k < domains; k++)
            {
                var stance = cities.Stance[i * domains + k];
                if (stance == Stance.Defy) defies++;
                voices |= stance == Stance.Voice;
            }
            double net = ExitView.Terms(world, i, ExitView.NationWeight(world, cities.Nation[i]), borderLoss).Sum;
            _defies.Add(defies);
            _netBenefit.Add((short)Math.Clamp(Math.Round(Parts * net), short.MinValue, short.MaxValue));
            _voices.Add(voices && defies == 0);
            _independent.Add(cities.Status[i] == CityStatus.Independent);
        }
    }
}
