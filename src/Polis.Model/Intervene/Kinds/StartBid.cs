namespace Polis.Model;

/// <summary>A city starts a bid for independence.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Never: a bid has its own end.</param>
/// <param name="City">Row of the city.</param>
public sealed record StartBid(int Month, int? UntilMonth, int City) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new();

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city starts a bid for independence.", [_city], it => new StartBid(it.Month, it.Until, it.Get(_city)))
    {
        Check = Check,
        Touches = BidBook.Starts,
    };

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (it.Has(_city) && it.Tables.Cities.Capital[it.Get(_city)])
            yield return new(_city, $"{it.Written(_city)} is the capital of its nation", "a city that is no capital");
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        var cities = it.World.Cities;
        if (cities.Status[City] != CityStatus.Constituent || cities.Capital[City] != 0) return 0;
        it.World.Lands.Refresh(it.World);
        it.Bids.Start(it.World, it.Context, City);
        return 0;
    }
}
