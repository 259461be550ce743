using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Starts and ends bids: the one place where their rows, the cities' status and the events are kept in step.</summary>
internal sealed class BidBook
{
    /// <summary>What <see cref="Start"/> touches.</summary>
    internal static Access Starts => new Access(
        reads: [Columns.Cities.Group, Columns.Cities.Region, Columns.Cities.Capital, Columns.Cities.Status, Columns.Bids.Members],
        writes:
        [
            Columns.Cities.Stance, Columns.Cities.Status, Columns.Cities.Bid, Columns.Bids.Starter, Columns.Bids.Nation, Columns.Bids.Started,
            Columns.Bids.Ended, Columns.Bids.Decision, Columns.Bids.Members, Columns.Bids.FirstMember, Columns.Bids.Terms, Columns.Bids.RivalTerms,
            Columns.Bids.NewNation,
            Columns.BidMembers.Bid, Columns.BidMembers.City, Columns.Events,
        ])
        + ExitView.Eligibility + ExitView.Reads;

    /// <summary>What <see cref="End"/> touches.</summary>
    internal static Access Ends => new Access(
        reads: [Columns.Bids.Starter, Columns.Bids.Nation],
        writes:
        [
            Columns.Cities.Pressure, Columns.Cities.Settled, Columns.Cities.Status, Columns.Cities.Bid,
            Columns.Bids.Ended, Columns.Bids.Outcome, Columns.Events,
        ])
        + Bloc.Members + ClashBook.Closes;

    private Candidate[] _candidates = new Candidate[64];

    /// <summary>Starts a bid of a city and of those that join it (docs/MODEL.md, 5). The city is constituent and no capital.</summary>
    public void Start(World world, StepContext step, int starter)
    {
        int bid = Open(world, step, starter);
        var candidates = Candidates(world, starter);
        foreach (ref var candidate in candidates) candidate.Draw = step.Uniform(Streams.BidJoin, starter, candidate.City);
        Join(world, step, bid, starter, candidates);
    }

    /// <summary>Opens a bid of a city alone; returns its row.</summary>
    internal static int Open(World world, StepContext step, int starter)
    {
        var bids = world.Bids;
        int bid = bids.Append(), nation = world.Cities.Nation[starter];
        var terms = ExitView.Terms(world, starter);
        bids.Starter[bid] = starter;
        bids.Nation[bid] = nation;
        bids.Started[bid] = step.Step;
        bids.Ended[bid] = -1;
        bids.Decision[bid] = BidDecision.None;
        bids.FirstMember[bid] = world.BidMembers.Count;
        terms.CopyTo(bids.Terms.Row(bid));
        Rivals.MeanOf(world).CopyTo(bids.RivalTerms.Row(bid));
        bids.NewNation[bid] = -1;
        world.Record(EventKind.BidStarted, step.Step, starter, nation, reference: bid, value: terms.Sum);
        Enter(world, bid, starter);
        return bid;
    }

    /// <summary>Cities that may join a bid, by falling net benefit, each with its own land; the rest by row. Their draws are still to be made.</summary>
    internal Span<Candidate> Candidates(World world, int starter)
    {
        var cities = world.Cities;
        int nation = cities.Nation[starter], count = 0;
        double nationWeight = ExitView.NationWeight(world, nation), borderLoss = ExitView.BorderLoss(world);
        for (int j = 0; j < cities.Count; j++)
        {
            if (j == starter || cities.Nation[j] != nation || cities.Capital[j] != 0 || cities.Status[j] != CityStatus.Constituent) continue;
            bool sameRegion = cities.Region[j] >= 0 && cities.Region[j] == cities.Region[starter];
            bool sameGroup = cities.Group[j] >= 0 && cities.Group[j] == cities.Group[starter];
            if (!sameRegion && !sameGroup) continue;
            if (count == _candidates.Length) Array.Resize(ref _candidates, 2 * count);
            _candidates[count++] = new Candidate(j, ExitView.Terms(world, j, nationWeight, borderLoss));
        }
        var candidates = _candidates.AsSpan(0, count);
        candidates.Sort();
        return candidates;
    }

    /// <summary>Lets candidates join a bid, one after the other, by their draws.
    /// One that would make it too large a share of the nation is passed over.</summary>
    internal static void Join(World world, StepContext step, int bid, int starter, ReadOnlySpan<Candidate> candidates)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int nation = cities.Nation[starter];
        double people = cities.Population[starter];
        foreach (ref readonly var candidate in candidates)
        {
            int city = candidate.City;
            if (people + cities.Population[city] >= p.BidMaximumShare * world.Nations.Population[nation]) continue;
            double benefit = candidate.Terms.Sum, probability = Secession.JoinProbability(benefit, p);
            bool joins = candidate.Draw < probability;
            int decision = joins || world.Decisions.KeepsAll ? ExitReasons.Join(world, step, bid, city, candidate.Terms, probability, candidate.Draw) : -1;
            if (!joins) continue;
            people += cities.Population[city];
            Enter(world, bid, city);
            world.Record(EventKind.BidJoined, step.Step, city, nation, reference: bid, value: benefit, decision: decision);
        }
    }

    /// <summary>Ends a bid; its cities' clashes end with it. Where it is not put down, what pressed its cities and what they had settled is over too.</summary>
    public static void End(World world, int step, int bid, BidOutcome outcome)
    {
        var (cities, bids) = (world.Cities, world.Bids);
        bids.Ended[bid] = step;
        bids.Outcome[bid] = outcome;
        var clash = outcome switch
        {
            BidOutcome.Independence => ClashOutcome.Independence,
            BidOutcome.Autonomy => ClashOutcome.Autonomy,
            BidOutcome.Suppressed => ClashOutcome.Suppressed,
            _ => ClashOutcome.Complied,
        };
        for (int b = bids.FirstMember[bid]; b < bids.FirstMember[bid] + bids.Members[bid]; b++)
        {
            int city = world.BidMembers.City[b];
            ClashBook.CloseAll(world, step, city, clash);
            cities.Bid[city] = 0;
            if (outcome != BidOutcome.Suppressed)
            {
                cities.Pressure.Row(city).Clear();
                cities.Settled.Row(city).Fill(Government.None);
            }
            cities.Status[city] = outcome == BidOutcome.Independence ? CityStatus.Independent : CityStatus.Constituent;
        }
        world.Record(EventKind.BidEnded, step, bids.Starter[bid], bids.Nation[bid], reference: bid, value: (double)outcome);
    }

    /// <summary>A contested city counts as complying; its open clashes wait for the end of the bid.</summary>
    private static void Enter(World world, int bid, int city)
    {
        int row = world.BidMembers.Append();
        world.BidMembers.Bid[row] = bid;
        world.BidMembers.City[row] = city;
        world.Bids.Members[bid]++;
        world.Cities.Bid[city] = bid + 1;
        world.Cities.Status[city] = CityStatus.Contested;
        world.Cities.Stance.Row(city).Clear();
    }

    /// <summary>A city that may join a bid.</summary>
    /// <param name="City">Row of the city.</param>
    /// <param name="Terms">Terms of its net benefit, log points.</param>
    internal record struct Candidate(int City, BenefitTerms Terms) : IComparable<Candidate>
    {
        /// <summary>The draw by which it decides.</summary>
        public double Draw;

        /// <summary>By falling net benefit, then by row.</summary>
        public readonly int CompareTo(Candidate other)
        {
            int order = other.Terms.Sum.CompareTo(Terms.Sum);
            return order != 0 ? order : City.CompareTo(other.City);
        }
    }
}
