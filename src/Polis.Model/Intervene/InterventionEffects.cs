using Polis.Engine.Numerics;
using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model;

/// <summary>What each kind of dated what-if does to the world when it begins, while it holds, and when it ends.</summary>
internal sealed class InterventionEffects(SimulationPlan plan, InterventionOrder order)
{
    private readonly BidBook _bids = new();

    /// <summary>Takes effect; what it replaces is remembered in the state. A value set once stays what an earlier intervention holds it to.</summary>
    public void Begin(World world, StepContext step, int row)
    {
        Change(world, step, row);
        int earlier = order.Before(world, row);
        if (earlier >= 0 && world.InterventionStates.Phase[row] == InterventionPhase.Done) Hold(world, step, earlier);
    }

    private void Change(World world, StepContext step, int row)
    {
        ref double before = ref world.InterventionStates.Before[row];
        switch (plan.Interventions[row])
        {
            case SetNation set:
                before = Exchange(ref NationCell(world, set), set.To);
                if (set.Announce) NewsBook.Announce(world, step.Step, set.Domain, set.Nation, -1, set.To);
                break;
            case SetCity set:
                before = SetCityCell(world, set, set.To);
                break;
            case SetPair set:
                before = SetPairCell(world, set, set.To);
                break;
            case JoinTreaty join:
                int joined = TreatyRow(world, join.Treaty);
                before = TreatyBook.Join(world, step.Step, joined, join.Nation, TreatyBook.JoinersSide(world, joined)) ? 1 : 0;
                break;
            case WithdrawTreaty withdraw:
                int left = TreatyRow(world, withdraw.Treaty);
                double side = 1 + (int)world.Parties.Side[world.Parties[left, withdraw.Nation]];
                before = TreatyBook.Leave(world, step.Step, left, withdraw.Nation) ? side : 0;
                int domain = withdraw.AnnouncedDomain >= 0 ? withdraw.AnnouncedDomain : world.Treaties.Domain[left];
                bool leavesAccord = before > 0 && world.Treaties.Kind[left] == TreatyKind.Accord;
                if (leavesAccord || !double.IsNaN(withdraw.AnnouncedPolicy)) NewsBook.Announce(world, step.Step, domain, withdraw.Nation, -1, withdraw.AnnouncedPolicy);
                break;
            case JoinNetwork join:
                before = Memberships.Join(world, step.Step, NetworkRow(world, join.Network), join.City) ? 1 : 0;
                break;
            case WithdrawNetwork withdraw:
                before = Memberships.Leave(world, step.Step, NetworkRow(world, withdraw.Network), withdraw.City) ? 1 : 0;
                break;
            case FoundNetwork found:
                FoundNetwork(world, step, found);
                break;
            case FoundTreaty found:
                int treaty = TreatyRow(world, found.Treaty.Name);
                world.Treaties.Active[treaty] = 1;
                foreach (int party in found.Parties) TreatyBook.Join(world, step.Step, treaty, party, TreatySide.None);
                break;
            case PutSanction sanction:
                SumSanctions(world, sanction);
                break;
            case ProductivityShock shock:
                Shock(world, shock, 1);
                break;
            case SetTie tie:
                before = ChangeTie(world, step, tie, tie.Make) ? 1 : 0;
                break;
            case TakeStance take:
                before = (double)world.Cities.Stance[take.City * world.Domains.Count + take.Domain];
                Hold(world, step, row);
                break;
            case StartBid bid:
                if (world.Cities.Status[bid.City] == CityStatus.Constituent && world.Cities.Capital[bid.City] == 0) _bids.Start(world, step, bid.City);
                break;
        }
    }

    /// <summary>Puts a held value back.</summary>
    public void Hold(World world, StepContext step, int row)
    {
        switch (plan.Interventions[row])
        {
            case SetNation set:
                NationCell(world, set) = set.To;
                break;
            case SetCity set:
                SetCityCell(world, set, set.To);
                break;
            case SetPair set:
                SetPairCell(world, set, set.To);
                break;
            case TakeStance take when world.Cities.Status[take.City] == CityStatus.Constituent:
                world.Cities.HeldStance[take.City * world.Domains.Count + take.Domain] = take.Hold;
                TurnTo(world, step, take.City, take.Domain, take.Hold);
                break;
        }
    }

    /// <summary>Ends: what was before returns, unless a later intervention holds the same value.</summary>
    public void End(World world, StepContext step, int row)
    {
        int later = order.After(world, row), earlier = order.Before(world, row);
        if (later >= 0)
        {
            world.InterventionStates.Before[later] = world.InterventionStates.Before[row];
            return;
        }
        BringBack(world, step, row);
        if (earlier >= 0) Hold(world, step, earlier);
    }

    private void BringBack(World world, StepContext step, int row)
    {
        double before = world.InterventionStates.Before[row];
        switch (plan.Interventions[row])
        {
            case SetNation set:
                NationCell(world, set) = before;
                break;
            case SetCity set:
                SetCityCell(world, set, before);
                break;
            case SetPair set:
                SetPairCell(world, set, before);
                break;
            case JoinTreaty join when before > 0:
                TreatyBook.Leave(world, step.Step, TreatyRow(world, join.Treaty), join.Nation);
                break;
            case WithdrawTreaty withdraw when before > 0:
                TreatyBook.Join(world, step.Step, TreatyRow(world, withdraw.Treaty), withdraw.Nation, (TreatySide)((int)before - 1));
                break;
            case JoinNetwork join when before > 0:
                Memberships.Leave(world, step.Step, NetworkRow(world, join.Network), join.City);
                break;
            case WithdrawNetwork withdraw when before > 0:
                Memberships.Join(world, step.Step, NetworkRow(world, withdraw.Network), withdraw.City);
                break;
            case FoundNetwork found:
                int network = NetworkRow(world, found.Network.Name);
                for (int i = 0; i < world.Cities.Count; i++) Memberships.Leave(world, step.Step, network, i);
                world.Networks.Active[network] = 0;
                break;
            case FoundTreaty found:
                int treaty = TreatyRow(world, found.Treaty.Name);
                for (int n = 0; n < world.Nations.Count; n++) TreatyBook.Leave(world, step.Step, treaty, n);
                world.Treaties.Active[treaty] = 0;
                break;
            case PutSanction sanction:
                SumSanctions(world, sanction);
                break;
            case ProductivityShock shock:
                Shock(world, shock, -1);
                break;
            case SetTie tie when before > 0:
                ChangeTie(world, step, tie, !tie.Make);
                break;
            case TakeStance take:
                world.Cities.HeldStance[take.City * world.Domains.Count + take.Domain] = Stance.None;
                if (world.Cities.Status[take.City] == CityStatus.Constituent) TurnTo(world, step, take.City, take.Domain, (Stance)(byte)before);
                break;
        }
    }

    private static double Exchange(ref double cell, double to)
    {
        double before = cell;
        cell = to;
        return before;
    }

    private static ref double NationCell(World world, SetNation set)
    {
        int cell = set.Nation * world.Domains.Count + Math.Max(0, set.Domain);
        switch (set.Column)
        {
            case "policy": return ref world.Nations.Policy[cell];
            case "hinterlandIdeal": return ref world.Nations.HinterlandIdeal[cell];
            case "democracy": return ref world.Nations.Democracy[set.Nation];
            case "federalism": return ref world.Nations.Federalism[set.Nation];
            case "vetoPlayers": return ref world.Nations.VetoPlayers[set.Nation];
            case "belief": return ref world.Nations.Belief[set.Nation];
            default: throw new ArgumentException($"No column {set.Column} of a nation can be set.");
        }
    }

    private static double SetCityCell(World world, SetCity set, double to)
    {
        int cell = set.City * world.Domains.Count + Math.Max(0, set.Domain);
        switch (set.Column)
        {
            case "ideal": return Exchange(ref world.Cities.Ideal[cell], to);
            case "salience": return Exchange(ref world.Cities.Salience[cell], to);
            case "autonomy": return Exchange(ref world.Cities.Autonomy[cell], to);
            case "grievance": return Exchange(ref world.Cities.Grievance[set.City], to);
            case "culturalDistance": return Exchange(ref world.Cities.CulturalDistance[set.City], to);
            case "population":
                double before = Exchange(ref world.Cities.Population[set.City], to);
                world.Nations.Population[world.Cities.Nation[set.City]] += to - before;
                return before;
            default: throw new ArgumentException($"No column {set.Column} of a city can be set.");
        }
    }

    private static double SetPairCell(World world, SetPair set, double to)
    {
        int there = world.Pairs[set.Nation, set.OtherNation], back = world.Pairs[set.OtherNation, set.Nation];
        switch (set.Column)
        {
            case "tradeAgreement": return Both(world.Pairs.TradeAgreement, (int)to);
            case "alliance": return Both(world.Pairs.Alliance, (int)to);
            case "recognised":
                double before = world.Pairs.Recognised[there];
                world.Pairs.Recognised[there] = world.Pairs.Recognised[back] = (byte)to;
                return before;
            default: throw new ArgumentException($"No column {set.Column} of a pair can be set.");
        }

        double Both(Column<int> column, int value)
        {
            double before = column[there];
            column[there] = column[back] = value;
            return before;
        }
    }

    /// <summary>Sanctions of a pair are the sum of those in force, so that one that ends leaves the others as they are.</summary>
    private void SumSanctions(World world, PutSanction of)
    {
        double sum = 0;
        for (int i = 0; i < plan.Interventions.Count; i++)
        {
            if (plan.Interventions[i] is not PutSanction other || world.InterventionStates.Phase[i] != InterventionPhase.Active) continue;
            bool samePair = (other.By == of.By && other.On == of.On) || (other.By == of.On && other.On == of.By);
            if (samePair) sum += other.Strength;
        }
        world.Pairs.Sanction[world.Pairs[of.By, of.On]] = world.Pairs.Sanction[world.Pairs[of.On, of.By]] = sum;
    }

    private static void Shock(World world, ProductivityShock shock, int direction)
    {
        double factor = DeterministicMath.Exp(direction * world.Parameters.TradeElasticity * DeterministicMath.Log1p(shock.Percent / 100));
        foreach (int city in shock.Cities) world.Cities.Technology[city] = TradeEquations.Scaled(world.Cities.Technology[city], factor);
        if (shock.Nation < 0) return;
        ref double hinterland = ref world.Nations.HinterlandTechnology[shock.Nation];
        hinterland = TradeEquations.Scaled(hinterland, factor);
    }

    private static void FoundNetwork(World world, StepContext step, FoundNetwork found)
    {
        int network = NetworkRow(world, found.Network.Name);
        world.Networks.Active[network] = 1;
        world.Networks.Founded[network] = step.Month;
        world.Record(EventKind.NetworkFounded, step.Step, -1, domain: found.Network.Domain, reference: network, value: found.Network.Charter);
        foreach (int city in found.Members) Memberships.Join(world, step.Step, network, city);
        NewsBook.Announce(world, step.Step, found.Network.Domain, -1, network, found.AnnouncedPolicy);
    }

    private static bool ChangeTie(World world, StepContext step, SetTie change, bool make)
    {
        bool tied = world.TieIndex.Tied(change.City, change.OtherCity);
        if (tied == make) return false;
        if (make) TieBook.Make(world, step.Step, change.City, change.OtherCity, change.Kind);
        else RemoveTie(world, step, change.City, change.OtherCity);
        world.TieIndex.Rebuild(world);
        return true;
    }

    private static void RemoveTie(World world, StepContext step, int city, int other)
    {
        var ties = world.Ties;
        int kept = 0;
        for (int t = 0; t < ties.Count; t++)
        {
            bool same = (ties.First[t] == city && ties.Second[t] == other) || (ties.First[t] == other && ties.Second[t] == city);
            if (same)
            {
                world.Record(EventKind.TieEnded, step.Step, city, other, value: (double)ties.Kind[t]);
                continue;
            }
            if (kept != t) (ties.First[kept], ties.Second[kept], ties.Kind[kept], ties.Since[kept]) = (ties.First[t], ties.Second[t], ties.Kind[t], ties.Since[t]);
            kept++;
        }
        ties.Resize(kept);
    }

    private static void TurnTo(World world, StepContext step, int city, int domain, Stance stance)
    {
        ref var now = ref world.Cities.Stance[city * world.Domains.Count + domain];
        var was = now;
        now = stance;
        if (stance == Stance.Defy && was != Stance.Defy)
        {
            Span<double> utilities = stackalloc double[3];
            CityStance.Utilities(world, city, domain, CityStance.RivalSupply(world, world.Cities.Nation[city]), utilities);
            ClashBook.Open(world, step.Step, city, domain, utilities);
        }
        else if (stance != Stance.Defy && was == Stance.Defy) ClashBook.Close(world, step.Step, city, domain, ClashOutcome.Complied);
    }

    private static int TreatyRow(World world, string name)
    {
        for (int z = 0; z < world.TreatyRows.Count; z++)
            if (world.TreatyRows[z].Name == name) return z;
        throw new ArgumentException($"There is no treaty {name}.");
    }

    private static int NetworkRow(World world, string name)
    {
        for (int w = 0; w < world.NetworkRows.Count; w++)
            if (world.NetworkRows[w].Name == name) return w;
        throw new ArgumentException($"There is no network {name}.");
    }
}
