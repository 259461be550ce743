namespace Polis.Model;

/// <summary>A city starts a bid for independence.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Never: a bid has its own end.</param>
/// <param name="City">Row of the city.</param>
public sealed record StartBid(int Month, int? UntilMonth, int City) : Intervention(Month, UntilMonth)
{
    private static readonly CityField _city = new("city");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "A city starts a bid for independence.", [_city], it => new StartBid(it.Month, it.Until, it.Get(_city)))
    {
        Check = Check,
        Touches = new(
            Reads:
            [
                Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Supply, Columns.Cities.Access,
                Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.CulturalDistance, Columns.Cities.Group,
                Columns.Cities.Region, Columns.Cities.Capital, Columns.Cities.Grievance, Columns.Cities.Status, Columns.Cities.Degree,
                Columns.Cities.CorporateShare, Columns.Nations.Population, Columns.Nations.Supply, Columns.Nations.Output, Columns.Nations.Democracy,
                Columns.Nations.Policy, Columns.Pairs.Friction, Columns.Bids.Members, Columns.Globe.Governance,
            ],
            Writes:
            [
                Columns.Cities.Stance, Columns.Cities.Status, Columns.Cities.Bid, Columns.Bids.Starter, Columns.Bids.Nation, Columns.Bids.Started,
                Columns.Bids.Ended, Columns.Bids.Decision, Columns.Bids.Members, Columns.Bids.FirstMember, Columns.Bids.Terms, Columns.Bids.NewNation,
                Columns.BidMembers.Bid, Columns.BidMembers.City, Columns.Events,
            ]),
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
        if (cities.Status[City] == CityStatus.Constituent && cities.Capital[City] == 0) it.Bids.Start(it.World, it.Context, City);
        return 0;
    }
}
