using Polis.Model;

namespace Polis.Results;

/// <summary>Finds the cities of a world, or of a part of it, that may bid for independence. It keeps its memory from one time to the next.</summary>
/// <param name="cohort">The part.</param>
internal sealed class MayBids(Cohort cohort)
{
    private readonly List<MayBid> _found = [];
    private double[] _nationWeight = [];

    /// <summary>Those that may bid now, in the order of the cities, with the terms of their net benefits; valid until it is asked for again.</summary>
    /// <param name="world">The world. The part is as it is now.</param>
    public List<MayBid> Find(World world)
    {
        var (cities, nations) = (world.Cities, world.Nations);
        _found.Clear();
        if (_nationWeight.Length < nations.Count) _nationWeight = new double[nations.Count];
        for (int n = 0; n < nations.Count; n++) _nationWeight[n] = nations.Alive[n] == 0 ? 0 : ExitView.NationWeight(world, n);
        double borderLoss = ExitView.BorderLoss(world);
        for (int i = 0; i < cities.Count; i++)
        {
            if (!cohort.HasCity(i) || !ExitView.IsEligible(world, i)) continue;
            var terms = ExitView.Terms(world, i, _nationWeight[cities.Nation[i]], borderLoss);
            _found.Add(new MayBid(i, terms, ExitView.Hazard(world, i, terms.Sum)));
        }
        return _found;
    }
}
