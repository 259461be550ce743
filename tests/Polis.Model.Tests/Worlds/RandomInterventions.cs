namespace Polis.Model.Tests.Worlds;

/// <summary>Random interventions of every kind, within what scenarios may say.</summary>
internal static class RandomInterventions
{
    private static readonly string[] _parameters = ["policyLoss", "growthRate", "harm", "bidHazard", "governance", "tieRate", "opennessEffect"];

    public static Intervention Make(RandomWorld world, SmallWorld small, Random random)
    {
        int at = world.Date(random);
        int? until = random.Next(2) == 0 ? null : at + 1 + random.Next(RandomWorld.Horizon * (int)world.Step);
        int number = small.Interventions.Count, domain = random.Next(world.Domains),
            nation = random.Next(world.Nations), city = random.Next(Math.Max(1, world.Cities));
        bool cities = world.Cities > 0, nations = world.Nations > 1;
        int other = (nation + 1 + random.Next(Math.Max(1, world.Nations - 1))) % world.Nations;
        var tables = small.Tables();
        switch (random.Next(14))
        {
            case 0 or 1:
                var ofNation = SettableColumns.OfNations[random.Next(SettableColumns.OfNations.Count)];
                double value = Within(ofNation.Range, random);
                return new SetNation(at, until, nation, ofNation, ofNation.ByDomain ? domain : -1, value, ofNation.IsPolicy && random.Next(2) == 0);
            case 2 when cities:
                var ofCity = SettableColumns.OfCities[random.Next(SettableColumns.OfCities.Count)];
                value = Within(ofCity.CountsPeople ? new NumberRange(1000, 1e6) : ofCity.Range, random);
                return new SetCity(at, until, city, ofCity, ofCity.ByDomain ? domain : -1, value);
            case 3 when nations:
                return new SetPair(at, until, nation, other, SettableColumns.OfPairs[random.Next(SettableColumns.OfPairs.Count)], random.Next(2));
            case 4 when nations:
                return new PutSanction(at, until, nation, other, 10 * random.NextDouble());
            case 5 when cities:
                return new ProductivityShock(at, until, [city], random.Next(2) == 0 ? -1 : nation, -90 + 200 * random.NextDouble());
            case 6 or 7 when cities:
                return new TakeStance(at, until, city, domain, (Stance)random.Next(3));
            case 8 when tables.Treaties.Count > 0:
                var treaty = tables.Treaties[random.Next(tables.Treaties.Count)];
                at = Math.Max(at, treaty.Month);
                until = Math.Max(until ?? 0, at + 1);
                return random.Next(2) == 0
                    ? new JoinTreaty(at, until, nation, treaty.Name)
                    : new WithdrawTreaty(
                        at, until, nation, treaty.Name, random.Next(-1, world.Domains), random.Next(2) == 0 ? double.NaN : RandomWorld.Signed(random));
            case 9 when tables.Networks.Count > 0 && cities:
                var network = tables.Networks[random.Next(tables.Networks.Count)];
                at = Math.Max(at, network.FoundedMonth);
                until = Math.Max(until ?? 0, at + 1);
                return random.Next(2) == 0 ? new JoinNetwork(at, until, city, network.Name) : new WithdrawNetwork(at, until, city, network.Name);
            case 10:
                var founded = SmallWorld.NetworkRow(
                    1000 + number, domain, RandomWorld.Signed(random), joinRate: 3 * random.NextDouble(), nation: random.Next(-1, world.Nations));
                return new FoundNetwork(at, until, founded, cities ? [city] : [], random.Next(2) == 0 ? double.NaN : RandomWorld.Signed(random));
            case 11:
                var kind = (TreatyKind)random.Next(3);
                return new FoundTreaty(
                    at, until, new TreatyRow($"treaty-{1000 + number}", kind, domain, RandomWorld.Signed(random), at), nations ? [nation, other] : [nation]);
            case 12 when cities:
                int partner = Enumerable.Range(0, world.Cities).FirstOrDefault(other => tables.Cities.Nation[other] != tables.Cities.Nation[city], -1);
                if (partner < 0) goto default;
                return new SetTie(at, until, city, partner, (TieKind)random.Next(3), random.Next(3) > 0);
            case 13 when cities && !tables.Cities.Capital[city]:
                return new StartBid(at, null, city);
            default:
                var parameter = ParameterInfo.Find(_parameters[random.Next(_parameters.Length)])!;
                var (least, most) = (parameter.Attribute.Minimum, parameter.Attribute.Maximum);
                return new SetParameter(at, until, parameter, least + (most - least) * random.NextDouble() * random.NextDouble());
        }
    }

    private static double Within(NumberRange range, Random random) => range.Minimum + (range.Maximum - range.Minimum) * random.NextDouble();
}
