namespace Polis.Model;

/// <summary>A city that may start a bid.</summary>
/// <param name="City">Row of the city.</param>
/// <param name="Terms">Terms of its net benefit, log points.</param>
/// <param name="Hazard">Hazard of a bid, per year.</param>
public readonly record struct MayBid(int City, BenefitTerms Terms, double Hazard);

/// <summary>
/// The mean of each term of net benefit over cities that may bid, weighted by their hazards (docs/MODEL.md, 5): the city that is likely to bid next. What sets
/// a city apart from its rivals is measured against it. A city that may bid is among its own rivals, so that one mean serves all.
/// </summary>
public static class Rivals
{
    /// <summary>The mean at the world's present state; zeros where nobody may bid.</summary>
    public static BenefitTerms MeanOf(World world)
    {
        var sum = default(BenefitTerms);
        double hazards = 0;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            if (!ExitView.IsEligible(world, i)) continue;
            var terms = ExitView.Terms(world, i);
            double hazard = ExitView.Hazard(world, i, terms.Sum);
            sum = sum.Plus(hazard, terms);
            hazards += hazard;
        }
        return hazards > 0 ? default(BenefitTerms).Plus(1 / hazards, sum) : default;
    }
}
