using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Makes the nation that a won bid founds (docs/MODEL.md, 5: a new nation).</summary>
internal static class NationBirth
{
    /// <summary>What <see cref="Found"/> touches.</summary>
    internal static Access Touches => new Access(
        reads:
        [
            Columns.Cities.Income, Columns.Cities.Supply, Columns.Nations.Population, Columns.Nations.HinterlandAccess, Columns.Nations.Supply,
            Columns.Nations.Output, Columns.Nations.Area, Columns.Nations.InnerDistance, Columns.Nations.Democracy, Columns.Nations.VetoPlayers,
            Columns.Nations.Growth, Columns.Nations.Policy, Columns.Nations.HinterlandIdeal, Columns.Pairs.Distance, Columns.Pairs.Contiguous,
            Columns.Pairs.Language, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Friction, Columns.Bids.Starter, Columns.Bids.Nation,
        ],
        writes:
        [
            Columns.Cities.Nation, Columns.Cities.HeldStance, Columns.Cities.Capital, Columns.Nations.Key, Columns.Nations.Population,
            Columns.Nations.HinterlandAccess, Columns.Nations.Supply, Columns.Nations.Output, Columns.Nations.Area, Columns.Nations.InnerDistance,
            Columns.Nations.Democracy, Columns.Nations.VetoPlayers, Columns.Nations.Growth, Columns.Nations.Policy, Columns.Nations.HinterlandIdeal,
            Columns.Nations.HinterlandIdealAtStart, Columns.Nations.Rule, Columns.Nations.Alive, Columns.Nations.Capital, Columns.Nations.Parent,
            Columns.Nations.Born, Columns.Pairs.Distance, Columns.Pairs.Contiguous,
            Columns.Pairs.Language, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance, Columns.Pairs.Recognised, Columns.Pairs.Friction,
            Columns.Bids.NewNation, Columns.Events,
        ])
        + Bloc.Members + MeanIdeals.Reads + TreatyBook.Inherits;

    /// <summary>Founds the nation of a bid's cities. Their bid still has to be ended.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step of the birth.</param>
    /// <param name="bid">Row of the bid.</param>
    /// <param name="consent">Whether the parent agreed, by a referendum: it recognises the new nation at once, treaties go on,
    /// and a trade agreement joins both.</param>
    /// <returns>Row of the new nation.</returns>
    public static int Found(World world, int step, int bid, bool consent)
    {
        var (cities, nations, bids) = (world.Cities, world.Nations, world.Bids);
        int parent = bids.Nation[bid], child = AppendNation(world), capital = Bloc.Largest(world, bid);
        double people = 0, output = 0, supply = 0;
        for (int b = bids.FirstMember[bid]; b < bids.FirstMember[bid] + bids.Members[bid]; b++)
        {
            int city = world.BidMembers.City[b];
            people += cities.Population[city];
            output += cities.Output(city);
            supply += cities.Supply[city];
            cities.Nation[city] = child;
            cities.HeldStance.Row(city).Fill(Stance.None);
        }
        cities.Capital[capital] = 1;
        double areaShare = people / nations.Population[parent];
        nations.Key[child] = world.Inputs.Nations.Count + bids.Starter[bid];
        nations.Capital[child] = capital;
        nations.Parent[child] = parent;
        nations.Born[child] = step;
        nations.Alive[child] = 1;
        nations.Rule[child] = step;
        nations.Area[child] = nations.Area[parent] * areaShare;
        nations.Area[parent] *= 1 - areaShare;
        nations.InnerDistance[child] = nations.InnerDistance[parent];
        nations.Democracy[child] = nations.Democracy[parent];
        nations.VetoPlayers[child] = nations.VetoPlayers[parent] * world.Parameters.NewNationVetoFactor;
        nations.Growth[child] = nations.Growth[parent];
        (nations.Population[child], nations.Output[child], nations.Supply[child]) = (people, output, supply);
        nations.HinterlandAccess[child] = nations.HinterlandAccess[parent];
        nations.Population[parent] -= people;
        nations.Output[parent] -= output;
        nations.Supply[parent] -= supply;
        MeanIdeals.Write(world, child, nations.Policy.Row(child));
        MeanIdeals.Write(world, child, nations.HinterlandIdeal.Row(child));
        nations.HinterlandIdeal.Row(child).CopyTo(nations.HinterlandIdealAtStart.Row(child));
        InheritPairs(world, parent, child, consent);
        if (consent) TreatyBook.Inherit(world, parent, child);
        if (nations.Population[parent] <= 0)
        {
            nations.Alive[parent] = 0;
            world.Record(EventKind.NationDied, step, parent);
        }
        bids.NewNation[bid] = child;
        world.Record(EventKind.NationBorn, step, capital, parent, reference: child, value: people);
        return child;
    }

    private static int AppendNation(World world)
    {
        int child = world.Nations.Append();
        if (child >= world.Pairs.Stride)
        {
            world.Pairs.EnsureShape(child + 16, child + 16);
            world.Parties.EnsureShape(world.Parties.Rows, child + 16);
        }
        return child;
    }

    /// <summary>The parent's distances, languages and neighbours; with the parent its inner distance, a border, no language term.</summary>
    private static void InheritPairs(World world, int parent, int child, bool consent)
    {
        var pairs = world.Pairs;
        for (int m = 0; m < world.Nations.Count; m++)
        {
            if (m == child) continue;
            bool toParent = m == parent;
            int from = pairs[parent, m], there = pairs[child, m], back = pairs[m, child];
            pairs.Distance[there] = pairs.Distance[back] = toParent ? world.Nations.InnerDistance[parent] : pairs.Distance[from];
            pairs.Contiguous[there] = pairs.Contiguous[back] = toParent ? (byte)1 : pairs.Contiguous[from];
            pairs.Language[there] = pairs.Language[back] = toParent ? (byte)0 : pairs.Language[from];
            pairs.TradeAgreement[there] = pairs.TradeAgreement[back] = !consent ? 0 : toParent ? 1 : pairs.TradeAgreement[from];
            pairs.Alliance[there] = pairs.Alliance[back] = !consent || toParent ? 0 : pairs.Alliance[from];
            pairs.Recognised[there] = pairs.Recognised[back] = consent && toParent ? (byte)1 : (byte)0;
            pairs.Friction[there] = pairs.Friction[back] = pairs.Friction[from];
        }
        pairs.Recognised[pairs[child, child]] = 1;
        pairs.Friction[pairs[child, child]] = pairs.Friction[pairs[parent, parent]];
    }
}
