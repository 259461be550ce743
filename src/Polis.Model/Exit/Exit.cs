using Polis.Engine.Numerics;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Bids for independence: who starts one, who joins, what the nation decides, how it ends (docs/MODEL.md, 5).</summary>
/// <remarks>Cost O(cities · domains + nations); bids are rare.</remarks>
public sealed class Exit : IMechanism<World>
{
    private readonly BidBook _book = new();
    private double[] _nationWeight = [];
    private Turn[] _starters = new Turn[64], _decisions = new Turn[64];

    /// <inheritdoc/>
    public string Name => nameof(Exit);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Technology, Columns.Cities.Autonomy, Columns.Cities.Grievance, Columns.Cities.Bid, Columns.Cities.NetBenefit,
            Columns.Cities.CulturalDistance, Columns.Nations.Output, Columns.Nations.Democracy, Columns.Nations.Alive, Columns.Bids.Starter,
            Columns.Bids.Nation, Columns.Bids.Ended,
        ],
        writes:
        [
            Columns.Cities.Technology, Columns.Cities.Autonomy, Columns.Cities.Grievance, Columns.Cities.NetBenefit, Columns.Bids.Decision, Columns.Events,
        ])
        + ExitView.Eligibility + ExitView.Reads + Bloc.Reads + BidBook.Starts + BidBook.Ends + NationBirth.Touches;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        state.Lands.Refresh(state);
        state.ExitChances.Reserve(state.Cities.Count);
        MeasureBenefits(state, step);
        var starters = FindStarters(state, step);
        var decisions = FindDecisions(state, step);
        foreach (var turn in decisions) Decide(state, step, turn.Row);
        if (decisions.Length > 0 && state.ExitChances.Keeps) DropChances(state);
        foreach (var turn in starters)
        {
            if (!ExitView.IsEligible(state, turn.Row)) continue;
            if (state.Decisions.KeepsAll) state.Decisions.Refer(turn.Decision, state.Bids.Count);
            _book.Start(state, step, turn.Row);
        }
    }

    /// <summary>Net benefit of every city that is not independent, on the state at the start of the step.</summary>
    public void MeasureBenefits(World world, StepContext step)
    {
        if (_nationWeight.Length < world.Nations.Count) _nationWeight = new double[world.Nations.Count + 64];
        for (int n = 0; n < world.Nations.Count; n++) _nationWeight[n] = world.Nations.Alive[n] == 0 ? 0 : ExitView.NationWeight(world, n);
        step.ForEachChunk(world.Cities.Count, (world, _nationWeight, ExitView.BorderLoss(world)), static (s, chunk) =>
        {
            var (world, weights, borderLoss) = s;
            var cities = world.Cities;
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                cities.NetBenefit[i] = cities.Status[i] == CityStatus.Independent
                    ? double.NaN
                    : ExitView.Terms(world, i, weights[cities.Nation[i]], borderLoss).Sum;
            }
        });
    }

    /// <summary>Forgets the chances of cities that may start no bid any more, after what nations decided in this step.</summary>
    private static void DropChances(World world)
    {
        for (int i = 0; i < world.Cities.Count; i++)
            if (world.ExitChances.Bid(i) > 0 && !ExitView.IsEligible(world, i)) world.ExitChances.PutBid(i, 0);
    }

    /// <summary>Cities that start a bid in this step, by drawn key: the first goes first and the others find the new state.</summary>
    private Span<Turn> FindStarters(World world, StepContext step)
    {
        int count = 0;
        // No hazard is above h0: most draws need no hazard to be compared with.
        double most = step.Probability(world.Parameters.BidHazard);
        for (int i = 0; i < world.Cities.Count; i++)
        {
            double draw = step.Uniform(Streams.Bid, i);
            if ((draw >= most && !world.ExitChances.Keeps) || !ExitView.IsEligible(world, i)) continue;
            double probability = step.Probability(ExitView.Hazard(world, i, world.Cities.NetBenefit[i]));
            if (world.ExitChances.Keeps) world.ExitChances.PutBid(i, probability);
            if (draw >= probability) continue;
            if (count == _starters.Length) Array.Resize(ref _starters, 2 * count);
            _starters[count++] = new Turn(i, step.Uniform(Streams.BidOrder, i), world.Decisions.KeepsAll ? ExitReasons.Start(world, step, i, probability) : -1);
        }
        return InOrder(_starters, count);
    }

    /// <summary>Open bids that nations decide on in this step, by drawn key.</summary>
    private Span<Turn> FindDecisions(World world, StepContext step)
    {
        int count = 0;
        double decides = step.Probability(world.Parameters.BidDecisionRate);
        for (int bid = 0; bid < world.Bids.Count; bid++)
        {
            int starter = world.Bids.Starter[bid];
            if (world.Bids.Ended[bid] >= 0 || step.Uniform(Streams.BidDecisionTime, starter) >= decides) continue;
            if (count == _decisions.Length) Array.Resize(ref _decisions, 2 * count);
            _decisions[count++] = new Turn(bid, step.Uniform(Streams.BidDecisionOrder, starter), -1);
        }
        return InOrder(_decisions, count);
    }

    private static Span<Turn> InOrder(Turn[] turns, int count)
    {
        var order = turns.AsSpan(0, count);
        order.Sort();
        return order;
    }

    private static void Decide(World world, StepContext step, int bid)
    {
        var p = world.Parameters;
        int starter = world.Bids.Starter[bid], nation = world.Bids.Nation[bid];
        var bloc = Bloc.Of(world, bid);
        Span<double> utilities = stackalloc double[3], probabilities = stackalloc double[3];
        var situation = Situation(world, bid, bloc);
        Secession.DecisionUtilities(situation, p, utilities);
        Secession.DecisionProbabilities(utilities, p, probabilities);
        var decision = (BidDecision)Logit.Choose(probabilities, step.Uniform(Streams.BidDecision, starter));
        int row = ExitReasons.Decision(world, step, bid, situation, utilities, probabilities, decision);
        if (world.ExitChances.Keeps)
            world.ExitChances.PutIndependence(Bloc.Largest(world, bid), probabilities, situation.WinProbability, ContestProbability(world, bid, bloc));
        world.Bids.Decision[bid] = decision;
        world.Record(EventKind.BidDecided, step.Step, starter, nation, reference: bid, value: (double)decision, decision: row);
        switch (decision)
        {
            case BidDecision.Referendum:
                HoldReferendum(world, step, bid, bloc);
                break;
            case BidDecision.AutonomyOffer:
                GrantAutonomy(world, step, bid);
                break;
            default:
                Contest(world, step, bid, bloc);
                break;
        }
    }

    /// <summary>What a nation weighs when it decides on a bid, at the world's present state and the net benefits last measured.</summary>
    /// <param name="world">The world.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="bloc">Its cities as one.</param>
    public static BidSituation Situation(World world, int bid, in Bloc bloc)
    {
        int nation = world.Bids.Nation[bid];
        return new BidSituation(
            bloc.Output / world.Nations.Output[nation], Secession.WinProbability(bloc.NetBenefit, world.Parameters), Followers(world, bid),
            world.Nations.Democracy[nation]);
    }

    /// <summary>Probability that a repressed bid wins its contest, at the world's present state.</summary>
    public static double ContestProbability(World world, int bid, in Bloc bloc) => Sides(world, bid, bloc).Probability;

    private static ContestSides Sides(World world, int bid, in Bloc bloc)
    {
        int nation = world.Bids.Nation[bid];
        double rest = world.Nations.Output[nation] - bloc.Output;
        return Secession.Contest(bloc.Output, rest, bloc.NetBenefit, bloc.Ties, bloc.Memberships, world.Nations.Democracy[nation], world.Parameters);
    }

    /// <summary>Cities of the nation outside the bid, its capital too, that might follow: with a movement, and with a net benefit above the threshold of
    /// blocs, -<see cref="Parameters.BlocThreshold"/>.</summary>
    private static int Followers(World world, int bid)
    {
        var cities = world.Cities;
        int nation = world.Bids.Nation[bid], count = 0;
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Nation[i] != nation || cities.Bid[i] == bid + 1) continue;
            if (cities.NetBenefit[i] > -world.Parameters.BlocThreshold && ExitView.HasMovement(world, i)) count++;
        }
        return count;
    }

    private static void HoldReferendum(World world, StepContext step, int bid, in Bloc bloc)
    {
        var p = world.Parameters;
        int starter = world.Bids.Starter[bid];
        double yes = Secession.YesShare(bloc.NetBenefit, p.ReferendumNoise * step.Normal(Streams.Referendum, starter), p);
        world.Record(EventKind.ReferendumHeld, step.Step, starter, world.Bids.Nation[bid], reference: bid, value: yes);
        if (world.Decisions.KeepsAll) ExitReasons.Referendum(world, step, bid, bloc.Benefit, yes);
        if (yes > p.ReferendumBar)
        {
            Win(world, step, bid, consent: true);
            return;
        }
        foreach (int city in Bloc.Cities(world, bid)) world.Cities.Grievance[city] *= p.FailedReferendumGrievance;
        BidBook.End(world, step.Step, bid, BidOutcome.ReferendumLost);
    }

    private static void GrantAutonomy(World world, StepContext step, int bid)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        foreach (int city in Bloc.Cities(world, bid))
        {
            foreach (ref double autonomy in cities.Autonomy.Row(city)) autonomy = Math.Min(1, autonomy + p.OfferAutonomyStep);
            cities.Grievance[city] *= p.FailedReferendumGrievance;
        }
        BidBook.End(world, step.Step, bid, BidOutcome.Autonomy);
    }

    private static void Contest(World world, StepContext step, int bid, in Bloc bloc)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int starter = world.Bids.Starter[bid], nation = world.Bids.Nation[bid];
        var sides = Sides(world, bid, bloc);
        double probability = sides.Probability;
        bool won = step.Uniform(Streams.Contest, starter) < probability;
        world.Record(EventKind.ContestFought, step.Step, starter, nation, reference: bid, value: probability);
        if (world.Decisions.KeepsAll) ExitReasons.Contest(world, step, bid, sides, won);
        if (won)
        {
            Win(world, step, bid, consent: false);
            return;
        }
        foreach (int city in Bloc.Cities(world, bid))
        {
            cities.Grievance[city] = Math.Min(1, cities.Grievance[city] + p.SuppressedGrievance);
            foreach (ref double autonomy in cities.Autonomy.Row(city)) autonomy *= p.SuppressedAutonomyFactor;
            cities.Technology[city] = TradeEquations.Scaled(cities.Technology[city], DeterministicMath.Exp(-p.SuppressedProductivityLoss * p.TradeElasticity));
        }
        BidBook.End(world, step.Step, bid, BidOutcome.Suppressed);
    }

    private static void Win(World world, StepContext step, int bid, bool consent)
    {
        NationBirth.Found(world, step.Step, bid, consent);
        // Another bid of the same nation that is decided or begun after this one finds what is left of it.
        world.Lands.Refresh(world);
        BidBook.End(world, step.Step, bid, BidOutcome.Independence);
    }

    /// <summary>A city or a bid, the key by which its turn comes, and the row of the decision that was written down; -1 for none.</summary>
    private readonly record struct Turn(int Row, double Key, int Decision) : IComparable<Turn>
    {
        public int CompareTo(Turn other)
        {
            int order = Key.CompareTo(other.Key);
            return order != 0 ? order : Row.CompareTo(other.Row);
        }
    }
}
