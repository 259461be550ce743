using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Exit as a city sees it, at the world's present state: who may bid, and the terms of net benefit (docs/MODEL.md, 5).</summary>
public static class ExitView
{
    /// <summary>What <see cref="IsEligible"/> reads.</summary>
    internal static Access Eligibility =>
        new(reads: [Columns.Cities.Nation, Columns.Cities.Capital, Columns.Cities.Status, Columns.Cities.Population, Columns.Nations.Population]);

    /// <summary>What the terms of net benefit and the hazard read.</summary>
    internal static Access Reads => new Access(
        reads:
        [
            Columns.Globe.Governance, Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Access,
            Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.CulturalDistance, Columns.Cities.Grievance,
            Columns.Cities.Degree, Columns.Cities.CorporateShare, Columns.Nations.Population, Columns.Nations.Supply, Columns.Nations.Output,
            Columns.Nations.Democracy, Columns.Nations.Policy, Columns.Pairs.Friction,
        ])
        + Lands.Reads;

    /// <summary>Whether a city may start a bid: constituent, no capital, with enough people, neither it nor its land too large a share of the nation.</summary>
    public static bool IsEligible(World world, int city)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        double people = cities.Population[city];
        return cities.Status[city] == CityStatus.Constituent && cities.Capital[city] == 0
            && people > p.BidMinimumPopulation && people < p.BidMaximumShare * world.Nations.Population[cities.Nation[city]]
            && world.Lands.PeopleShare(world, city) < p.BidMaximumShare;
    }

    /// <summary>Whether distance and grievance would carry a movement in a city as likely as not.</summary>
    public static bool HasMovement(World world, int city) =>
        world.Cities.CulturalDistance[city] + world.Cities.Grievance[city] >= world.Parameters.MovementDistance;

    /// <summary>Hazard of a bid of a city that may start one, per year, at a net benefit: h0 · movement · share of the land's people · Λ(β B).</summary>
    public static double Hazard(World world, int city, double netBenefit) => HighestHazard(world, city) * Secession.Worth(netBenefit, world.Parameters);

    /// <summary>The same where leaving is surely worth it, which its movement and its share of the land limit, per year.</summary>
    public static double HighestHazard(World world, int city)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        double movement = Secession.Movement(cities.CulturalDistance[city], cities.Grievance[city], p);
        return p.BidHazard * movement * LandShare(world, city);
    }

    /// <summary>A city's share of the people of its land's cities: a land bids at one rate however many cities it has.</summary>
    public static double LandShare(World world, int city) => world.Cities.Population[city] / world.Lands.CityPeople(city);

    /// <summary>Weight of the people who would leave with a city in the scale cost.</summary>
    public static double LandWeight(World world, int city) => world.Lands.Kept(world, city, Secession.ScaleWeight);

    /// <summary>Weight of a nation's people in the scale cost.</summary>
    public static double NationWeight(World world, int nation) => Secession.ScaleWeight(world.Nations.Population[nation], world.Parameters);

    /// <summary>Share of domestic trade lost behind a new border, at the present G.</summary>
    public static double BorderLoss(World world) => Secession.BorderLoss(world.Globe.Governance[0], world.Parameters);

    /// <summary>Share of a city's access that the nation beside its land contributes.</summary>
    public static double DomesticShare(World world, int city)
    {
        int nation = world.Cities.Nation[city];
        return TradeEquations.DomesticShare(
            world.Pairs.Friction[world.Pairs[nation, nation]], world.Nations.Supply[nation], world.Lands.SupplyShare(world, city), world.Cities.Access[city]);
    }

    /// <summary>The seven terms of a city's net benefit, if its land left.</summary>
    public static BenefitTerms Terms(World world, int city) =>
        Terms(world, city, NationWeight(world, world.Cities.Nation[city]), BorderLoss(world));

    /// <summary>The same with what all cities of a nation share computed before.</summary>
    public static BenefitTerms Terms(World world, int city, double nationWeight, double borderLoss)
    {
        var (cities, nations, p) = (world.Cities, world.Nations, world.Parameters);
        int domains = world.Domains.Count, nation = cities.Nation[city];
        double policy = 0, autonomy = 0;
        for (int k = 0; k < domains; k++)
        {
            int cell = city * domains + k;
            policy += Secession.Policy(cities.Ideal[cell] - nations.Policy[nation * domains + k], cities.Salience[cell], cities.Autonomy[cell], p);
            autonomy += cities.Autonomy[cell];
        }
        return new BenefitTerms(
            policy,
            Secession.Budget(nations.Output[nation] / nations.Population[nation], cities.Income[city], domains == 0 ? 0 : autonomy / domains, p),
            Secession.Scale(LandWeight(world, city), nationWeight, world.Globe.Governance[0], p),
            Secession.Trade(DomesticShare(world, city), cities.CorporateShare[city], borderLoss, p),
            Secession.Identity(cities.CulturalDistance[city], p),
            Secession.Grievance(cities.Grievance[city], p),
            Secession.Conflict(nations.Democracy[nation], cities.Degree[city], p));
    }
}
