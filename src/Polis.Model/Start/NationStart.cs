using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Nations, pairs and hinterlands at the start.</summary>
internal static class NationStart
{
    /// <summary>Nations that there is room for beyond those of the tables before matrices have to grow.</summary>
    private const int Room = 16;

    /// <summary>Fills nations and pairs; policies hold the base b until targets are computed.</summary>
    public static void Fill(World world, StepContext step)
    {
        var (nations, table, p) = (world.Nations, world.Inputs.Nations, world.Parameters);
        int domains = world.Domains.Count;
        world.Globe.Resize(1);
        nations.EnsureCapacity(table.Count + Room);
        nations.Resize(table.Count);
        for (int n = 0; n < table.Count; n++)
        {
            nations.Key[n] = n;
            nations.Population[n] = table.Population[n];
            nations.Area[n] = table.Area[n];
            nations.InnerDistance[n] = Geography.InnerDistance(table.Area[n], p);
            nations.Democracy[n] = table.Democracy[n];
            nations.Federalism[n] = table.Federalism[n];
            nations.VetoPlayers[n] = table.VetoPlayers[n];
            nations.Growth[n] = table.Growth is { } growth ? growth[n] : double.NaN;
            nations.Belief[n] = Math.Min(1, p.BeliefBase + p.BeliefAutocracy * (1 - table.Democracy[n]));
            nations.Alive[n] = 1;
            nations.Rule[n] = Government.AtStart;
            (nations.Capital[n], nations.Parent[n], nations.Born[n]) = (-1, -1, -1);
            for (int k = 0; k < domains; k++)
            {
                double given = table.PolicyBase[n * domains + k];
                double policy = double.IsNaN(given) ? Math.Clamp(p.PolicySpread * step.Normal(Streams.StartPolicy, n, k), -1, 1) : given;
                nations.Policy[n * domains + k] = policy;
                nations.HinterlandIdeal[n * domains + k] = nations.HinterlandIdealAtStart[n * domains + k] =
                    Math.Clamp(policy - (k == world.AlignmentDomain ? 0 : p.HinterlandOffset), -1, 1);
            }
        }
        FillPairs(world, table.Count);
    }

    /// <summary>What a nation's cities leave of it: at least <see cref="Parameters.MinimumHinterlandShare"/> of its people and of its output.</summary>
    public static void FillHinterlands(World world)
    {
        var (nations, cities, table, p) = (world.Nations, world.Cities, world.Inputs.Nations, world.Parameters);
        double[] people = new double[table.Count], output = new double[table.Count];
        for (int i = 0; i < cities.Count; i++)
        {
            people[cities.Nation[i]] += cities.Population[i];
            output[cities.Nation[i]] += cities.Output(i);
        }
        for (int n = 0; n < table.Count; n++)
        {
            double all = table.Population[n] * table.IncomePerHead[n];
            double rest = Math.Max(table.Population[n] - people[n], p.MinimumHinterlandShare * table.Population[n]);
            nations.HinterlandPopulation[n] = rest;
            nations.Population[n] = people[n] + rest;
            nations.HinterlandIncome[n] = Math.Max(all - output[n], p.MinimumHinterlandShare * all) / rest;
        }
    }

    private static void FillPairs(World world, int count)
    {
        var (pairs, table) = (world.Pairs, world.Inputs.Pairs);
        pairs.EnsureShape(count + Room, count + Room);
        for (int n = 0; n < count; n++)
        {
            for (int m = 0; m < count; m++)
            {
                int pair = pairs[n, m], row = n * count + m;
                pairs.Distance[pair] = table.Distance[row];
                pairs.Contiguous[pair] = table.Contiguous[row] ? (byte)1 : (byte)0;
                pairs.Language[pair] = table.CommonLanguage[row] ? (byte)1 : (byte)0;
                pairs.Recognised[pair] = 1;
            }
        }
    }
}

/// <summary>Treaties and the pairs that they bind at the start.</summary>
internal static class TreatyStart
{
    /// <summary>Treaties in force and their parties; pairs that the table binds without a treaty are bound all the same.</summary>
    public static void Fill(World world, int startMonth)
    {
        var (treaties, pairs) = (world.Treaties, world.Pairs);
        int count = world.Nations.Count;
        treaties.Resize(world.TreatyRows.Count);
        world.Parties.EnsureShape(world.TreatyRows.Count, pairs.Stride);
        for (int z = 0; z < world.TreatyRows.Count; z++)
        {
            var row = world.TreatyRows[z];
            (treaties.Kind[z], treaties.Domain[z], treaties.Position[z], treaties.Since[z]) = (row.Kind, row.Domain, row.Position, row.Month);
            treaties.Active[z] = z < world.Inputs.Treaties.Count && row.Month <= startMonth ? (byte)1 : (byte)0;
        }
        foreach (var party in world.Inputs.TreatyParties)
            if (party.Month <= startMonth) TreatyBook.Join(world, TreatyBook.AtStart, party.Treaty, party.Nation, party.Side);
        for (int n = 0; n < count; n++)
        {
            for (int m = 0; m < count; m++)
            {
                if (n == m) continue;
                if (world.Inputs.Pairs.TradeAgreement[n * count + m]) pairs.TradeAgreement[pairs[n, m]] = Math.Max(1, pairs.TradeAgreement[pairs[n, m]]);
                if (world.Inputs.Pairs.Alliance[n * count + m]) pairs.Alliance[pairs[n, m]] = Math.Max(1, pairs.Alliance[pairs[n, m]]);
            }
        }
    }
}
