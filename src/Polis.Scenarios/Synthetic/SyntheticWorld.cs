using Polis.Engine.Parallel;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>Worlds of any size, made from a seed by the rules of docs/MODEL.md ("Synthetic worlds").</summary>
public static class SyntheticWorld
{
    // The charters and rates of C40, Metropolis and Cities for Mobility; none of their members is known, so a tenth of the eligible is drawn at the start.
    private static readonly (string Domain, NetworkRow Row)[] NetworkRows =
    [
        ("climate", new() { Name = "c40", Title = "C40 Cities Climate Leadership Group", Domain = 0, Charter = 0.8, MinimumPopulation = 500_000,
            JoinRate = 0.15, LeaveRate = 0.01, PeerWeight = 4, Seats = 110, Share = 0.1 }),
        ("climate", new() { Name = "metropolis", Title = "Metropolis (World Association of the Major Metropolises)", Domain = 0, Charter = 0.5,
            MinimumPopulation = 1_000_000, JoinRate = 0.02, LeaveRate = 0.01, PeerWeight = 4, Share = 0.1 }),
        ("transport", new() { Name = "cities-for-mobility", Title = "Cities for Mobility", Domain = 0, Charter = 0.6, MinimumPopulation = 50_000,
            JoinRate = 0.1, LeaveRate = 0.01, PeerWeight = 4, Share = 0.1 }),
    ];

    /// <summary>
    /// Makes a world. The same seed gives the same bytes on any number of threads and any CPU. Cities stand nation by nation and by falling size
    /// (the first of a nation is its capital), are numbered from 1 and have no names. Everything has been there from the first month on.
    /// </summary>
    /// <param name="spec">Numbers of cities and nations.</param>
    /// <param name="domains">Domains of policy. Alliances need one with the lever of alignment, the networks those of their names (climate, transport):
    /// what has no domain is left out.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="team">Threads that share the cities.</param>
    /// <exception cref="ArgumentException">The numbers are out of range (<see cref="SyntheticSpec.Problem"/>).</exception>
    public static WorldInputs Generate(SyntheticSpec spec, IReadOnlyList<PolicyDomain> domains, ulong seed, ThreadTeam team)
    {
        if (spec.Problem() is { } problem) throw new ArgumentException(problem, nameof(spec));
        var draws = new SyntheticDraws(seed);
        var nations = SyntheticNations.Make(spec, domains, draws);
        var pairs = SyntheticRelations.Pairs(nations, draws);
        var (treaties, parties) = SyntheticRelations.Treaties(nations.Table, pairs, domains, draws);
        return new WorldInputs
        {
            Domains = domains,
            Nations = nations.Table,
            Cities = SyntheticCities.Make(nations, draws, team),
            Pairs = pairs,
            Networks = Networks(domains),
            Treaties = treaties,
            TreatyParties = parties,
        };
    }

    private static List<NetworkRow> Networks(IReadOnlyList<PolicyDomain> domains)
    {
        var rows = new List<NetworkRow>();
        foreach (var (name, row) in NetworkRows)
            for (int k = 0; k < domains.Count; k++)
                if (domains[k].Name == name) rows.Add(row with { Domain = k });
        return rows;
    }
}
