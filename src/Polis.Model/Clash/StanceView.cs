using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Supply of other nations that rivalry keeps away from a nation: Σ_m κ_nm (e^(ρ|Δ|/2) - 1) S_m, by side.</summary>
/// <param name="Below">Of the nations whose policy in alignment is below its own.</param>
/// <param name="Above">Of those whose policy is above.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct RivalSupply(double Below, double Above)
{
    /// <summary>Of the nations on the side to which a gap x - p points.</summary>
    public double On(double gap) => gap > 0 ? Above : Below;

    /// <summary>What is on one side. It is found by its place: which side another nation is on is as good as random, and a branch on it is slow.</summary>
    internal static ref double Side(ref RivalSupply supply, bool above) => ref Unsafe.Add(ref Unsafe.As<RivalSupply, double>(ref supply), above ? 1 : 0);

    /// <summary>With what rivalry keeps away of another nation's supply.</summary>
    /// <param name="world">The world.</param>
    /// <param name="nation">Row of the nation.</param>
    /// <param name="other">Row of the other.</param>
    /// <param name="below">Whether the other's policy in alignment is below its own.</param>
    /// <param name="relief">e^(ρ|Δ|/2) - 1.</param>
    internal RivalSupply With(World world, int nation, int other, bool below, double relief)
    {
        double supply = world.Nations.Supply[other];
        if (supply <= 0) return this;
        double kept = world.Pairs.Friction[world.Pairs[nation, other]] * relief * supply;
        return below ? new RivalSupply(Below + kept, Above) : new RivalSupply(Below, Above + kept);
    }
}

/// <summary>Defiance as a city sees it, at the world's present state (docs/MODEL.md, 4).</summary>
public static class StanceView
{
    /// <summary>What this view reads.</summary>
    internal static Access Reads => new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Access, Columns.Cities.ForeignShare, Columns.Cities.Ideal,
            Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.Stance, Columns.Cities.Memberships, Columns.Cities.Pressure,
            Columns.Cities.Settled, Columns.Cities.Term, Columns.Nations.Population, Columns.Nations.Supply, Columns.Nations.Policy,
            Columns.Nations.Belief, Columns.Pairs.Friction,
        ])
        + TieIndex.Reads;

    /// <summary>Gap x - p between a city and its nation in a domain.</summary>
    public static double Gap(World world, int city, int domain)
    {
        int domains = world.Domains.Count;
        return world.Cities.Ideal[city * domains + domain] - world.Nations.Policy[world.Cities.Nation[city] * domains + domain];
    }

    /// <summary>The terms of a city's utilities in a domain.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="rivals">Of its nation, from <see cref="RivalSupply(World, int)"/>.</param>
    public static StanceTerms Weigh(World world, int city, int domain, in RivalSupply rivals) =>
        Weigh(world, city, domain, Situation(world, city, domain, rivals));

    /// <summary>The same where the city would think so of defying.</summary>
    public static StanceTerms Weigh(World world, int city, int domain, in DefySituation situation)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int cell = city * world.Domains.Count + domain;
        double loss = StanceChoice.Loss(Gap(world, city, domain), cities.Salience[cell], situation.Autonomy, p);
        return new StanceTerms(
            -loss,
            StanceChoice.Voice(loss, StanceChoice.Influence(situation.Share, cities.MembershipCount(city), p), situation.PositionTaking, p),
            StanceChoice.Defy(situation, p),
            cities.Settled[cell] != cities.Term[city]);
    }

    /// <summary>What a city weighs when it thinks of defying in a domain.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="rivals">Of its nation, from <see cref="RivalSupply(World, int)"/>.</param>
    public static DefySituation Situation(World world, int city, int domain, in RivalSupply rivals) =>
        Situation(world, city, domain, rivals, Capacity(world, city));

    /// <summary>The same with the city's capacity, which is one in all domains, computed before.</summary>
    public static DefySituation Situation(World world, int city, int domain, in RivalSupply rivals, double capacity)
    {
        var (cities, nations, p) = (world.Cities, world.Nations, world.Parameters);
        int cell = city * world.Domains.Count + domain, nation = cities.Nation[city];
        double gap = Gap(world, city, domain);
        return new DefySituation(
            EconomicGain(world, city, domain, gap, rivals), StanceChoice.PositionTaking(gap, cities.Salience[cell], p), capacity,
            PartnersDefying(world, city, domain), nations.Belief[nation], cities.Population[city] / nations.Population[nation], cities.Autonomy[cell],
            cities.Pressure[cell], cities.Stance[cell] == Stance.Defy);
    }

    /// <summary>What a city's size enables it to, log points.</summary>
    public static double Capacity(World world, int city) => StanceChoice.Capacity(world.Cities.Population[city], world.Parameters);

    /// <summary>The draw by which a city decides in a domain: the one that its present government took office with.</summary>
    public static double Draw(World world, StepContext step, int city, int domain) =>
        step.Random.Uniform(Streams.StanceChoice, city, world.Cities.Term[city], domain);

    /// <summary>Economic gain E_k of defying.</summary>
    public static double EconomicGain(World world, int city, int domain, double gap, in RivalSupply rivals) => world.Domains[domain].Lever switch
    {
        EconomicLever.Openness => StanceChoice.OpennessGain(gap, world.Cities.ForeignShare[city], world.Parameters),
        EconomicLever.Alignment => StanceChoice.AlignmentGain(gap, rivals.On(gap), world.Cities.Access[city], world.Parameters),
        _ => 0,
    };

    /// <summary>Supply that rivalry keeps away from a nation; none where no domain aligns nations.</summary>
    public static RivalSupply RivalSupply(World world, int nation)
    {
        var supply = default(RivalSupply);
        if (world.AlignmentDomain < 0) return supply;
        double own = Alignment(world, nation);
        for (int m = 0; m < world.Nations.Count; m++)
        {
            double other = Alignment(world, m);
            if (m != nation && other != own) supply = supply.With(world, nation, m, other < own, Relief(world, own, other));
        }
        return supply;
    }

    /// <summary>The same of all nations, to the last bit: each pair is weighed once for both, a row of pairs in vector lanes.</summary>
    /// <param name="world">The world.</param>
    /// <param name="supplies">Receives one for each nation.</param>
    /// <param name="work">Room for two numbers of each nation.</param>
    internal static void FindRivalSupplies(World world, Span<RivalSupply> supplies, Span<double> work)
    {
        supplies.Clear();
        if (world.AlignmentDomain < 0) return;
        int count = world.Nations.Count, stride = world.Pairs.Stride;
        Span<double> alignment = work[..count], relief = work.Slice(count, count);
        ReadOnlySpan<double> friction = world.Pairs.Friction.Span, supply = world.Nations.Supply.Span[..count];
        for (int n = 0; n < count; n++) alignment[n] = Alignment(world, n);
        // A nation's sum grows in the order of the others' rows: those before it while it is the second of a pair, those after it while it is the first.
        for (int n = 0; n < count; n++)
        {
            double own = alignment[n];
            for (int m = n + 1; m < relief.Length; m++) relief[m] = Math.Abs(own - alignment[m]);
            StanceChoice.RivalryReliefs(relief[(n + 1)..], world.Parameters);
            var row = friction.Slice(n * stride, count);
            for (int m = n + 1; m < relief.Length; m++)
            {
                double other = alignment[m];
                if (other == own) continue;
                if (supply[m] > 0) Polis.Model.RivalSupply.Side(ref supplies[n], other > own) += row[m] * relief[m] * supply[m];
                if (supply[n] > 0) Polis.Model.RivalSupply.Side(ref supplies[m], own > other) += friction[m * stride + n] * relief[m] * supply[n];
            }
        }
    }

    private static double Alignment(World world, int nation) => world.Nations.Policy[nation * world.Domains.Count + world.AlignmentDomain];

    private static double Relief(World world, double own, double other) => StanceChoice.RivalryRelief(Math.Abs(own - other), world.Parameters);

    /// <summary>Share of a city's partners that defy in a domain; 0 where it has none.</summary>
    public static double PartnersDefying(World world, int city, int domain)
    {
        var partners = world.TieIndex.Partners(city);
        if (partners.Length == 0) return 0;
        int domains = world.Domains.Count, defying = 0;
        foreach (int partner in partners)
            if (world.Cities.Stance[partner * domains + domain] == Stance.Defy) defying++;
        return (double)defying / partners.Length;
    }
}
