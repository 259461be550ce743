namespace Polis.Model.Tests.Reference;

/// <summary>Bids of a case, in a world of their own: of every city alone, and of the bloc that forms around the one that starts a bid.</summary>
internal sealed class ReferenceBids(ReferenceWorld of) : IDisposable
{
    private readonly BidBook _book = new();

    /// <summary>The N(0,1) of the day of each city's referendum.</summary>
    private readonly double[] _mood = of.Case.NumbersOr(double.NaN, "inputs.cities.referendumMood", of.World.Cities.Count);

    /// <summary>A bid as its nation sees it.</summary>
    /// <param name="Cities">Rows of its cities.</param>
    /// <param name="NetBenefit">B of its cities as one.</param>
    /// <param name="Situation">What the nation weighs.</param>
    /// <param name="ContestProbability">That it wins if it is repressed.</param>
    /// <param name="YesShare">Of a referendum in the mood of the day that the case gives its starter; not a number where it gives none.</param>
    internal sealed record Bid(int[] Cities, double NetBenefit, BidSituation Situation, double ContestProbability, double YesShare);

    public QuantityValues OfLone(Func<Bid, double> look) => new([.. Lone().Select(look)], of.World.Cities.Count);

    public QuantityValues DecisionsOfLone() => new([.. Lone().SelectMany(Decisions)], of.World.Cities.Count, Secession.DecisionCount);

    public QuantityValues OfBloc(Func<Bid, double> look) => new([look(Bloc())]);

    public QuantityValues DecisionsOfBloc() => new(Decisions(Bloc()), Secession.DecisionCount);

    public QuantityValues BlocMembers()
    {
        var bloc = Bloc();
        return new([.. Enumerable.Range(0, of.World.Cities.Count).Select(i => bloc.Cities.Contains(i) ? 1.0 : 0)], of.World.Cities.Count);
    }

    public void Dispose() => of.Dispose();

    private IEnumerable<Bid> Lone() => Enumerable.Range(0, of.World.Cities.Count).Select(city => Of(city, _ => { }));

    /// <summary>The starter of the case and those whose draws let them join.</summary>
    private Bid Bloc()
    {
        double[] draws = of.Case.Numbers("inputs.bid.draw", of.World.Cities.Count);
        int starter = of.Case.Row("inputs.bid.starter", of.World.Cities.Count);
        return Of(starter, bid =>
        {
            var candidates = _book.Candidates(of.World, starter);
            foreach (ref var candidate in candidates) candidate.Draw = draws[candidate.City];
            BidBook.Join(of.World, of.Step, bid, starter, candidates);
        });
    }

    private Bid Of(int starter, Action<int> join)
    {
        var world = of.World;
        var stances = world.Cities.Stance.Span.ToArray();
        int bid = BidBook.Open(world, of.Step, starter);
        join(bid);
        var bloc = Model.Bloc.Of(world, bid);
        var seen = new Bid(
            Model.Bloc.Cities(world, bid).ToArray(), bloc.NetBenefit, Exit.Situation(world, bid, bloc), Exit.ContestProbability(world, bid, bloc),
            Secession.YesShare(bloc.NetBenefit, of.Parameters.ReferendumNoise * _mood[starter], of.Parameters));
        // Put down, it leaves its cities as they were, but for what they thought of the nation's policies.
        BidBook.End(world, of.Step.Step, bid, BidOutcome.Suppressed);
        stances.CopyTo(world.Cities.Stance.Span);
        return seen;
    }

    private double[] Decisions(Bid bid)
    {
        double[] utilities = new double[Secession.DecisionCount], probabilities = new double[Secession.DecisionCount];
        Secession.DecisionUtilities(bid.Situation, of.Parameters, utilities);
        Secession.DecisionProbabilities(utilities, of.Parameters, probabilities);
        return probabilities;
    }
}
