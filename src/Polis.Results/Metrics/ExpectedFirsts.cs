namespace Polis.Results;

/// <summary>What was to be expected of the first bid and of the first independence since the start of what is followed.</summary>
internal sealed class ExpectedFirsts
{
    private double _time;

    /// <summary>The first bid.</summary>
    public ExpectedFirst Bid { get; } = new();

    /// <summary>The first independence.</summary>
    public ExpectedFirst Independence { get; } = new();

    /// <summary>Begins at a time.</summary>
    public void Start(double time)
    {
        _time = time;
        Bid.Start(time);
        Independence.Start(time);
    }

    /// <summary>Adds the chances of the step that was done last.</summary>
    public void Add(MetricContext at)
    {
        double years = at.Time - _time;
        _time = at.Time;
        Bid.Add(MetricValues.NoBidBefore(at), at.Flows.ChanceOfBid, years);
        Independence.Add(MetricValues.NoIndependenceBefore(at), at.Flows.ChanceOfIndependence, years);
    }
}

/// <summary>
/// What was to be expected of a first event. Whether it has happened, less the sum of its chances until it happens, is 0 on average (a stopped martingale).
/// So that sum stands for whether it has happened, and the years less it for the years without it.
/// </summary>
internal sealed class ExpectedFirst
{
    private double _sum;

    /// <summary>Whether it had not happened before the step that was done last.</summary>
    public bool NoneBefore { get; private set; }

    /// <summary>Chance that it happened in the step that was done last; 0 where it had happened before.</summary>
    public double Chance { get; private set; }

    /// <summary>The decimal year in which it was to be expected, where one that has not come counts as now.</summary>
    public double Year { get; private set; }

    /// <summary>Begins at a time.</summary>
    public void Start(double time) => (_sum, Year) = (0, time);

    /// <summary>Adds a step.</summary>
    /// <param name="noneBefore">Whether it had not happened before the step.</param>
    /// <param name="chance">Chance that it happened in the step, if it had not before.</param>
    /// <param name="years">Length of the step, years.</param>
    public void Add(bool noneBefore, double chance, double years)
    {
        Year += years * (1 - _sum);
        NoneBefore = noneBefore;
        Chance = noneBefore ? chance : 0;
        _sum += Chance;
    }
}
