using Polis.Engine.Numerics;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Writes the decisions of exit into the log, with the numbers that decided (docs/MODEL.md, 5).
/// What no event quotes is written only where the log keeps all.</summary>
internal static class ExitReasons
{
    /// <summary>A city begins a bid; returns the row of the decision.</summary>
    /// <param name="world">The world, as at the start of the step.</param>
    /// <param name="step">Step.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="probability">That it begins one in this step.</param>
    public static int Start(World world, StepContext step, int city, double probability)
    {
        double highest = ExitView.HighestHazard(world, city) * step.Dt;
        var (log, cities, p) = (world.Decisions, world.Cities, world.Parameters);
        int row = log.Begin(DecisionKind.BidStart, step.Step, city, cities.Nation[city]);
        log.Fact(DecisionFact.CulturalDistance, cities.CulturalDistance[city]);
        log.Fact(DecisionFact.Grievance, cities.Grievance[city]);
        log.Fact(DecisionFact.MovementDistance, p.MovementDistance);
        log.Fact(DecisionFact.MovementSpread, p.MovementSpread);
        log.Fact(DecisionFact.LandShare, ExitView.LandShare(world, city));
        Benefit(log, DecisionOption.Bid, ExitView.Terms(world, city), probability);
        log.Option(DecisionOption.Stay, 0, 1 - probability);
        log.Choose(0, step.Uniform(Streams.Bid, city), p.BidSensitivity, highest);
        return row;
    }

    /// <summary>A city joins a bid or does not.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="terms">Its net benefit beside the starter.</param>
    /// <param name="probability">That it joins.</param>
    /// <param name="draw">What was drawn.</param>
    /// <returns>Row of the decision.</returns>
    public static int Join(World world, StepContext step, int bid, int city, in BenefitTerms terms, double probability, double draw)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        int row = log.Begin(DecisionKind.BidJoin, step.Step, city, world.Cities.Nation[city], reference: bid);
        Benefit(log, DecisionOption.Join, terms, probability, p.BlocThreshold);
        log.Option(DecisionOption.Stay, 0, 1 - probability);
        log.Choose(draw < probability ? 0 : 1, draw, p.BlocSensitivity);
        return row;
    }

    /// <summary>A nation decides on a bid.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="situation">What it weighs.</param>
    /// <param name="utilities">Of the three decisions.</param>
    /// <param name="probabilities">Of the three decisions.</param>
    /// <param name="decision">What was chosen.</param>
    /// <returns>Row of the decision.</returns>
    public static int Decision(
        World world, StepContext step, int bid, in BidSituation situation, ReadOnlySpan<double> utilities, ReadOnlySpan<double> probabilities,
        BidDecision decision)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        int starter = world.Bids.Starter[bid], nation = world.Bids.Nation[bid];
        int row = log.Begin(DecisionKind.BidDecision, step.Step, starter, nation, reference: bid);
        for (int d = 0; d < Secession.DecisionCount; d++)
        {
            var option = (BidDecision)d;
            log.Option(Secession.OptionOf(option), utilities[d], probabilities[d], Secession.DecisionTerms(option, situation, p));
        }
        log.Choose((int)decision, step.Uniform(Streams.BidDecision, starter), p.BidDecisionPrecision);
        return row;
    }

    /// <summary>The cities of a bid vote. The mood is the normal quantile of the draw, so that low draws remain.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="benefit">Terms of the bloc's net benefit.</param>
    /// <param name="yes">Yes share.</param>
    public static void Referendum(World world, StepContext step, int bid, in BenefitTerms benefit, double yes)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        int starter = world.Bids.Starter[bid];
        double probability = Secession.WinProbability(benefit.Sum, p);
        log.Begin(DecisionKind.Referendum, step.Step, starter, world.Bids.Nation[bid], reference: bid);
        log.Option(DecisionOption.Remain, 0, 1 - probability);
        Benefit(log, DecisionOption.Leave, benefit, probability);
        log.Choose(yes > p.ReferendumBar ? 1 : 0, step.Uniform(Streams.Referendum, starter), 1 / p.ReferendumNoise, yes);
    }

    /// <summary>A repressed bid is fought out: utilities are the logarithms of both sides' strength over the nation's output,
    /// whose logit at λ = 1 is S / (S + C).</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="sides">What both set against each other.</param>
    /// <param name="won">Whether the bid won.</param>
    public static void Contest(World world, StepContext step, int bid, in ContestSides sides, bool won)
    {
        var log = world.Decisions;
        int starter = world.Bids.Starter[bid];
        double nation = sides.Output + sides.RestOutput;
        UtilityTerms strength = new(
        [
            new(DecisionTerm.OutputShare, LogOrLess(sides.Output / nation)), new(DecisionTerm.Resolve, LogOrLess(sides.Resolve)),
            new(DecisionTerm.Friends, LogOrLess(sides.Friends)),
        ]);
        UtilityTerms against = new(
        [
            new(DecisionTerm.OutputShare, LogOrLess(sides.RestOutput / nation)), new(DecisionTerm.Force, LogOrLess(sides.Force)),
            new(DecisionTerm.Restraint, LogOrLess(sides.Restraint)),
        ]);
        log.Begin(DecisionKind.Contest, step.Step, starter, world.Bids.Nation[bid], reference: bid);
        log.Option(DecisionOption.Independence, strength.Sum, sides.Probability, strength);
        log.Option(DecisionOption.Suppression, against.Sum, 1 - sides.Probability, against);
        log.Choose(won ? 0 : 1, step.Uniform(Streams.Contest, starter), precision: 1);
    }

    /// <summary>A nation recognises a new one.</summary>
    /// <param name="world">The world, as at the start of the step.</param>
    /// <param name="step">Step.</param>
    /// <param name="nation">Row of the nation that recognises.</param>
    /// <param name="newNation">Row of the new nation.</param>
    /// <param name="terms">What it weighs.</param>
    /// <param name="probability">That it does so in this step.</param>
    /// <param name="draw">What was drawn.</param>
    /// <returns>Row of the decision.</returns>
    public static int Recognition(World world, StepContext step, int nation, int newNation, in RecognitionTerms terms, double probability, double draw)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        double highest = RecognitionChoice.HighestRate(nation == world.Nations.Parent[newNation], p);
        int row = log.Begin(DecisionKind.Recognition, step.Step, -1, nation, other: newNation);
        log.Option(DecisionOption.Recognise, terms.Sum, probability,
        [
            new(DecisionTerm.Base, terms.Base), new(DecisionTerm.ParentRecognises, terms.Parent), new(DecisionTerm.PolicyDistance, terms.Likeness),
            new(DecisionTerm.Office, terms.Office), new(DecisionTerm.ParentTrade, terms.ParentTrade), new(DecisionTerm.OwnSeparatism, terms.Precedent),
        ]);
        log.Option(DecisionOption.Wait, 0, 1 - probability);
        log.Choose(0, draw, 1, highest * step.Dt);
        return row;
    }

    /// <summary>The logarithm of a factor that may be 0: a side that has nothing has no strength.</summary>
    private static double LogOrLess(double factor) => factor > 0 ? DeterministicMath.Log(factor) : double.NegativeInfinity;

    private static void Benefit(DecisionLog log, DecisionOption option, in BenefitTerms terms, double probability, double threshold = 0)
    {
        log.Option(option, terms.Sum + threshold, probability);
        Span<double> values = stackalloc double[BenefitTerms.Count];
        terms.CopyTo(values);
        for (int t = 0; t < BenefitTerms.Count; t++) log.Term(BenefitTerms.InDecisions[t], values[t]);
        if (threshold != 0) log.Term(DecisionTerm.Threshold, threshold);
    }
}
