using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Writes a city's turn to or from defiance into the log, with the numbers that decided (docs/MODEL.md, 4).</summary>
internal static class StanceReasons
{
    /// <summary>A city turns at a review.</summary>
    /// <param name="world">The world, as all cities reviewed it.</param>
    /// <param name="step">Step.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="terms">What it weighed.</param>
    /// <param name="utilities">The utilities of that.</param>
    /// <param name="next">What it chose.</param>
    public static void Turn(
        World world, StepContext step, int city, int domain, in StanceTerms terms, ReadOnlySpan<double> utilities, Stance next)
    {
        var (cities, log, p) = (world.Cities, world.Decisions, world.Parameters);
        Span<double> probabilities = stackalloc double[StanceChoice.Count];
        StanceChoice.Probabilities(utilities, p, probabilities);
        log.Begin(
            DecisionKind.Stance, step.Step, city, cities.Nation[city], domain, cities.OpenClash[city * world.Domains.Count + domain] - 1);
        if (Government.IsPutInByForce(cities.Term[city])) log.Fact(DecisionFact.PutInByForce, 1);
        log.Option(DecisionOption.Comply, utilities[(int)Stance.Comply], probabilities[(int)Stance.Comply]);
        log.Term(DecisionTerm.PolicyLoss, terms.Comply);
        log.Option(DecisionOption.Voice, utilities[(int)Stance.Voice], probabilities[(int)Stance.Voice], terms.Voice.Named);
        log.Option(DecisionOption.Defy, utilities[(int)Stance.Defy], probabilities[(int)Stance.Defy], terms.Defy.Named);
        if (!terms.MayDefy) log.Term(DecisionTerm.Settled, double.NegativeInfinity);
        log.Choose((int)next, StanceView.Draw(world, step, city, domain), p.CityPrecision, Government.TookOffice(cities.Term[city]));
    }
}
