using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A bloc decides and counts as one; a lone city is a bloc of one (docs/MODEL.md, 5).</summary>
/// <param name="People">People of its cities.</param>
/// <param name="Output">Output of its cities, PPP dollars a year.</param>
/// <param name="Benefit">Terms of net benefit weighted by people, each city's with its own land, log points.</param>
/// <param name="Ties">Ties a city, weighted by people.</param>
/// <param name="Memberships">Memberships a city, weighted by people.</param>
public readonly record struct Bloc(double People, double Output, BenefitTerms Benefit, double Ties, double Memberships)
{
    /// <summary>What <see cref="Cities"/> reads.</summary>
    internal static Access Members => new(reads: [Columns.Bids.Members, Columns.Bids.FirstMember, Columns.BidMembers.City]);

    /// <summary>What <see cref="Of"/> reads.</summary>
    internal static Access Reads => new Access(reads: [Columns.Cities.Memberships]) + Members + ExitView.Reads;

    /// <summary>Net benefit, log points.</summary>
    public double NetBenefit => Benefit.Sum;

    /// <summary>The bloc of a bid, at the world's present state.</summary>
    public static Bloc Of(World world, int bid)
    {
        var cities = world.Cities;
        double people = 0, output = 0, ties = 0, memberships = 0;
        var benefit = default(BenefitTerms);
        foreach (int city in Cities(world, bid)) people += cities.Population[city];
        foreach (int city in Cities(world, bid))
        {
            double weight = cities.Population[city] / people;
            output += cities.Output(city);
            benefit = benefit.Plus(weight, ExitView.Terms(world, city));
            ties += weight * cities.Degree[city];
            memberships += weight * cities.MembershipCount(city);
        }
        return new Bloc(people, output, benefit, ties, memberships);
    }

    /// <summary>The city of a bid with the most people, which would be the capital; of equals the one that came first.</summary>
    public static int Largest(World world, int bid)
    {
        int largest = -1;
        foreach (int city in Cities(world, bid))
            if (largest < 0 || world.Cities.Population[city] > world.Cities.Population[largest]) largest = city;
        return largest;
    }

    /// <summary>Rows of the cities of a bid, its starter first.</summary>
    public static ReadOnlySpan<int> Cities(World world, int bid) => world.BidMembers.City.Span.Slice(world.Bids.FirstMember[bid], world.Bids.Members[bid]);
}
