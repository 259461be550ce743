namespace Polis.Model;

/// <summary>A city that may start a bid.</summary>
/// <param name="City">Row of the city.</param>
/// <param name="Terms">Terms of its net benefit, log points.</param>
/// <param name="Hazard">Hazard of a bid, per year.</param>
public readonly record struct MayBid(int City, BenefitTerms Terms, double Hazard);

/// <summary>
/// The mean of each term of net benefit over cities that may bid, weighted by their hazards (docs/MODEL.md, 5): the city that is likely to bid next. What sets
/// a city apart from its rivals is measured against it.
/// </summary>
public sealed class Rivals
{
    private BenefitTerms _sum;
    private double _hazard;

    /// <summary>Adds a city.</summary>
    public void Add(in MayBid city)
    {
        _sum = _sum.Plus(city.Hazard, city.Terms);
        _hazard += city.Hazard;
    }

    /// <summary>The mean; zeros where nobody may bid.</summary>
    public BenefitTerms Mean => _hazard > 0 ? default(BenefitTerms).Plus(1 / _hazard, _sum) : default;

    /// <summary>The mean at the world's present state.</summary>
    public static BenefitTerms MeanOf(World world)
    {
        var rivals = new Rivals();
        for (int i = 0; i < world.Cities.Count; i++)
        {
            if (!ExitView.IsEligible(world, i)) continue;
            var terms = ExitView.Terms(world, i);
            rivals.Add(new MayBid(i, terms, ExitView.Hazard(world, i, terms.Sum)));
        }
        return rivals.Mean;
    }
}
