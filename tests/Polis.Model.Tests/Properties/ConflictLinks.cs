namespace Polis.Model.Tests.Properties;

/// <summary>Clashes, answers and bids: what points to what.</summary>
internal static class ConflictLinks
{
    public static void Check(World world, List<string> broken)
    {
        Clashes(world, broken);
        Responses(world, broken);
        Bids(world, broken);
    }

    private static void Clashes(World world, List<string> broken)
    {
        var (clashes, cities) = (world.Clashes, world.Cities);
        int domains = world.Domains.Count;
        for (int c = 0; c < clashes.Count; c++)
        {
            bool open = clashes.Ended[c] < 0, pointed = cities.OpenClash[clashes.City[c] * domains + clashes.Domain[c]] == c + 1;
            if (open != (clashes.Outcome[c] == ClashOutcome.Open)) broken.Add($"clash {c} ended in step {clashes.Ended[c]} as {clashes.Outcome[c]}");
            if (open != pointed) broken.Add($"clash {c} is {(open ? "open and its city does not know it" : "over and its city does not know it")}");
            if (!open && clashes.Ended[c] < clashes.Started[c]) broken.Add($"clash {c} ended before it began");
            if (open && clashes.Nation[c] != cities.Nation[clashes.City[c]]) broken.Add($"open clash {c} is with another nation than the city's own");
        }
        for (int cell = 0; cell < cities.Count * domains; cell++)
        {
            int open = cities.OpenClash[cell], city = cell / domains;
            if (open > clashes.Count) broken.Add($"cell {cell} points to clash {open - 1}, which is not there");
            var (stance, status) = (cities.Stance[cell], cities.Status[city]);
            if (stance > Stance.Defy) broken.Add($"cell {cell} has stance {stance}");
            if (open != 0 && stance != Stance.Defy && status != CityStatus.Contested) broken.Add($"cell {cell} has an open clash and does not defy");
            if (status != CityStatus.Constituent && stance != Stance.Comply) broken.Add($"city {city} is {status} and has stance {stance}");
            if (status == CityStatus.Independent && open != 0) broken.Add($"city {city} is independent and has an open clash");
            if (status == CityStatus.Constituent && stance == Stance.Defy && open == 0 && !Stalemate(world, city, cell % domains))
                broken.Add($"cell {cell} defies without an open clash or a stalemate");
        }
    }

    /// <summary>Whether the last clash of a city in a domain ended in stalemate.</summary>
    private static bool Stalemate(World world, int city, int domain)
    {
        for (int c = world.Clashes.Count - 1; c >= 0; c--)
            if (world.Clashes.City[c] == city && world.Clashes.Domain[c] == domain) return world.Clashes.Outcome[c] == ClashOutcome.Stalemate;
        return false;
    }

    private static void Responses(World world, List<string> broken)
    {
        var (responses, clashes) = (world.Responses, world.Clashes);
        int found = 0;
        for (int c = 0; c < clashes.Count; c++)
        {
            int count = 0, last = int.MaxValue;
            for (int at = clashes.LastResponse[c]; at != 0; at = responses.Previous[at - 1])
            {
                count++;
                if (responses.Clash[at - 1] != c) broken.Add($"response {at - 1} of clash {c} says that it is of {responses.Clash[at - 1]}");
                if (responses.Step[at - 1] >= last) broken.Add($"response {at - 1} of clash {c} is out of order");
                last = responses.Step[at - 1];
            }
            if (count != clashes.Responses[c]) broken.Add($"clash {c} has {count} responses and counts {clashes.Responses[c]}");
            found += count;
        }
        if (found != responses.Count) broken.Add($"{responses.Count} responses, of which clashes know {found}");
    }

    private static void Bids(World world, List<string> broken)
    {
        var (bids, members, cities) = (world.Bids, world.BidMembers, world.Cities);
        int first = 0, contested = 0;
        for (int b = 0; b < bids.Count; b++)
        {
            bool open = bids.Ended[b] < 0, won = bids.Outcome[b] == BidOutcome.Independence;
            if (open != (bids.Outcome[b] == BidOutcome.Open)) broken.Add($"bid {b} ended in step {bids.Ended[b]} as {bids.Outcome[b]}");
            if (open != (bids.Decision[b] == BidDecision.None)) broken.Add($"bid {b} is {bids.Outcome[b]} after {bids.Decision[b]}");
            if (won != bids.NewNation[b] >= 0) broken.Add($"bid {b} ended as {bids.Outcome[b]} with new nation {bids.NewNation[b]}");
            if (bids.FirstMember[b] != first || bids.Members[b] < 1 || members.City[first] != bids.Starter[b]) broken.Add($"bid {b} has not its own members");
            for (int m = first; m < first + bids.Members[b]; m++)
            {
                int city = members.City[m];
                if (members.Bid[m] != b) broken.Add($"member {m} is of bid {members.Bid[m]}, not {b}");
                if (open && (cities.Bid[city] != b + 1 || cities.Status[city] != CityStatus.Contested))
                    broken.Add($"city {city} does not know of its open bid {b}");
                if (open && cities.Nation[city] != bids.Nation[b]) broken.Add($"city {city} of bid {b} is of another nation");
                if (won && (cities.Status[city] != CityStatus.Independent || cities.Nation[city] != bids.NewNation[b]))
                    broken.Add($"city {city} does not know that bid {b} was won");
                if (open) contested++;
            }
            first += bids.Members[b];
        }
        if (first != members.Count) broken.Add($"{members.Count} members, of which bids know {first}");
        for (int i = 0; i < cities.Count; i++)
        {
            if ((cities.Bid[i] != 0) != (cities.Status[i] == CityStatus.Contested)) broken.Add($"city {i} is {cities.Status[i]} in bid {cities.Bid[i]}");
            if (cities.Status[i] == CityStatus.Contested) contested--;
            if ((world.Nations.Born[cities.Nation[i]] >= 0) != (cities.Status[i] == CityStatus.Independent))
                broken.Add($"city {i} is {cities.Status[i]} of nation {cities.Nation[i]}");
        }
        if (contested != 0) broken.Add($"{-contested} cities are contested without an open bid");
    }
}
