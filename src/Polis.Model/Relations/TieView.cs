using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Two cities before a tie, at the world's present state.</summary>
public static class TieView
{
    /// <summary>What <see cref="Situation"/> and <see cref="DrawKind"/> read.</summary>
    internal static Access Reads => new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Supply, Columns.Cities.Access, Columns.Cities.Ideal, Columns.Cities.Memberships,
            Columns.Cities.Degree, Columns.Nations.Policy, Columns.Pairs.Friction, Columns.Ties.Kind,
        ])
        + TieIndex.Reads;

    /// <summary>What decides whether a tie is accepted.</summary>
    public static TieSituation Situation(World world, int city, int other)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int align = world.AlignmentDomain, domains = world.Domains.Count;
        double rivalry = align < 0
            ? 0
            : Math.Abs(world.Nations.Policy[cities.Nation[city] * domains + align] - world.Nations.Policy[cities.Nation[other] * domains + align]);
        return new TieSituation(
            IdealDistance(world, city, other),
            world.TieIndex.CommonPartners(city, other, (int)Math.Ceiling(p.TieCommonPartnerCap)),
            System.Numerics.BitOperations.PopCount(cities.Memberships[city] & cities.Memberships[other]),
            HasOffice(world, city, cities.Nation[other]),
            rivalry,
            cities.Population[city] * cities.Population[other],
            cities.Degree[city] + cities.Degree[other]);
    }

    /// <summary>Mean over domains of |x_i - x_j|.</summary>
    public static double IdealDistance(World world, int city, int other)
    {
        int domains = world.Domains.Count;
        double sum = 0;
        for (int k = 0; k < domains; k++) sum += Math.Abs(world.Cities.Ideal[city * domains + k] - world.Cities.Ideal[other * domains + k]);
        return domains == 0 ? 0 : sum / domains;
    }

    /// <summary>The larger of the shares that each city is of the other's access.</summary>
    public static double TradeShare(World world, int city, int other)
    {
        var cities = world.Cities;
        double friction = world.Pairs.Friction[world.Pairs[cities.Nation[city], cities.Nation[other]]];
        return friction * Math.Max(cities.Supply[other] / cities.Access[city], cities.Supply[city] / cities.Access[other]);
    }

    /// <summary>Whether a city has an office in a nation.</summary>
    public static bool HasOffice(World world, int city, int nation)
    {
        foreach (int tie in world.TieIndex.TiesOf(city))
            if (world.Ties.Kind[tie] == TieKind.Office && world.Ties.First[tie] == city && world.Cities.Nation[world.Ties.Second[tie]] == nation) return true;
        return false;
    }

    /// <summary>Number of kinds of ties.</summary>
    public const int Kinds = 3;

    /// <summary>Utilities of the kinds of a tie that a city proposes, in the order of <see cref="TieKind"/>; -∞ for a kind that it cannot have.</summary>
    public static void KindUtilities(World world, int city, int other, Span<double> utilities)
    {
        var p = world.Parameters;
        utilities[(int)TieKind.SisterCity] = TieChoice.SisterCity(IdealDistance(world, city, other), p);
        utilities[(int)TieKind.TradeAgreement] = TieChoice.TradeAgreement(TradeShare(world, city, other), p);
        utilities[(int)TieKind.Office] = world.Cities.Population[city] > p.OfficeMinimumPopulation ? 0 : double.NegativeInfinity;
    }

    /// <summary>Kind of a tie: the greatest of the kinds' utilities, each with a Gumbel draw.</summary>
    public static TieKind DrawKind(World world, int city, int other, KeyedRandom random, int stream, int entity, int step, int index)
    {
        Span<double> utilities = stackalloc double[Kinds];
        KindUtilities(world, city, other, utilities);
        double sister = utilities[(int)TieKind.SisterCity] + random.Gumbel(stream, entity, step, index);
        double trade = utilities[(int)TieKind.TradeAgreement] + random.Gumbel(stream, entity, step, index + 1);
        double office = utilities[(int)TieKind.Office] + random.Gumbel(stream, entity, step, index + 2);
        return sister >= trade && sister >= office ? TieKind.SisterCity : trade >= office ? TieKind.TradeAgreement : TieKind.Office;
    }
}
