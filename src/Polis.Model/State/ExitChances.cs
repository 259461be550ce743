namespace Polis.Model;

/// <summary>
/// The chances of exit in the last step: the very probabilities that draws were compared with. Their sums over a run are what bids and independences
/// come to on average, with far less noise than the counts: the difference of a count and the sum of its chances is a martingale. Kept only where
/// something asks for it; not part of the state, and no mechanism reads it.
/// </summary>
public sealed class ExitChances
{
    private double[] _bid = [], _independence = [];

    /// <summary>Whether the chances are kept.</summary>
    public bool Keeps { get; set; }

    /// <summary>Chance that a city started a bid in the step; 0 for one that might not.</summary>
    public double Bid(int city) => city < _bid.Length ? _bid[city] : 0;

    /// <summary>Chance that a bid on which a nation decided in the step ended in independence, by the city that would be capital; 0 for others.</summary>
    public double Independence(int city) => city < _independence.Length ? _independence[city] : 0;

    /// <summary>Forgets the chances of the step before.</summary>
    internal void Clear()
    {
        Array.Clear(_bid);
        Array.Clear(_independence);
    }

    /// <summary>Makes room for cities.</summary>
    internal void Reserve(int cities)
    {
        if (!Keeps || _bid.Length >= cities) return;
        _bid = new double[cities];
        _independence = new double[cities];
    }

    /// <summary>Keeps the chance that a city starts a bid.</summary>
    internal void PutBid(int city, double probability) => _bid[city] = probability;

    /// <summary>Keeps the chance that a bid which is decided on ends in independence.</summary>
    /// <param name="capital">City that would be the capital.</param>
    /// <param name="probabilities">Probabilities of the nation's decisions, in the order of <see cref="BidDecision"/>.</param>
    /// <param name="winProbability">Chance of a referendum.</param>
    /// <param name="contestProbability">Chance of a contest.</param>
    internal void PutIndependence(int capital, ReadOnlySpan<double> probabilities, double winProbability, double contestProbability) =>
        _independence[capital] = probabilities[(int)BidDecision.Referendum] * winProbability
            + probabilities[(int)BidDecision.Repression] * contestProbability;
}
