using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Pages;

/// <summary>The networks of a world at its start: who stands on a list, who is drawn to fill it, how many nations they are of.</summary>
internal static class StartingMembers
{
    private const int MostWorlds = 20, MostLargeWorlds = 3, LargeWorld = 20_000;

    /// <summary>Writes the table, over the starts of the first runs of the ensemble.</summary>
    public static void Write(PageText text, PageSpec spec, Manifest manifest)
    {
        using var team = new ThreadTeam(Environment.ProcessorCount);
        var plan = ScenarioLoader.Load(spec.Scenario).ToPlan(team);
        var tables = plan.Tables;
        int worlds = Math.Min(manifest.Runs.Count, tables.Cities.Count > LargeWorld ? MostLargeWorlds : MostWorlds);
        var (members, nations) = (new double[tables.Networks.Count, worlds], new double[tables.Networks.Count, worlds]);
        int[] eligible = new int[tables.Networks.Count];
        for (int run = 0; run < worlds; run++)
        {
            using var simulation = new Simulation(
                plan, ulong.Parse(manifest.Runs[run].Seed.Replace("0x", "", StringComparison.Ordinal), NumberStyles.HexNumber), team);
            var world = simulation.World;
            for (int w = 0; w < tables.Networks.Count; w++)
            {
                int[] rows = [.. Enumerable.Range(0, world.Cities.Count).Where(city => (world.Cities.Memberships[city] >> w & 1) != 0)];
                members[w, run] = rows.Length;
                nations[w, run] = rows.Select(city => world.Cities.Nation[city]).Distinct().Count();
                eligible[w] = Enumerable.Range(0, world.Cities.Count).Count(city => CityNetworks.IsEligible(world, w, city));
            }
        }
        text.Heading("City networks at the start");
        text.Paragraph("Where a list of members is not public, it is filled by the rule of joining up to its share of the eligible (docs/MODEL.md, start), "
            + $"anew in each run: means and 80 % intervals over the starts of {worlds} runs.");
        text.Table(["network", "domain", "eligible cities", "on the list by then", "share to fill", "members", "of nations"],
            tables.Networks.Select((network, w) => (string[])
            [
                network.Title,
                tables.Domains[network.Domain].Name,
                eligible[w].ToString("N0"),
                tables.Memberships.Count(member => member.Network == w && member.Month <= plan.Clock.StartMonth).ToString("N0"),
                double.IsNaN(network.Share) ? "–" : network.Share.ToString("0.0##"),
                OverRuns.MeanAndInterval([.. Enumerable.Range(0, worlds).Select(run => members[w, run])], "N0"),
                OverRuns.MeanAndInterval([.. Enumerable.Range(0, worlds).Select(run => nations[w, run])], "N0"),
            ]));
    }
}
