using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>
/// Common random numbers: what a what-if does not reach goes on as it was. The first of two nations that do not trade and whose cities are not tied is
/// changed; the governments of all, and the stances, clashes and answers of the second, are the same.
/// </summary>
public class CommonDrawsTests
{
    private const int Steps = 60, Cities = 8;
    private static readonly int _start = SmallWorld.StartMonth;

    public static TheoryData<string> Changes => ["democracy", "belief", "policy", "ideal", "stance", "bid", "federalism and productivity"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_what_if_in_one_nation_leaves_governments_draws_and_answers_elsewhere_as_they_were(string change)
    {
        using WorldRun plain = World().Start(), other = World(change).Start();
        for (int step = 0; step < Steps; step++)
        {
            plain.Steps(1);
            other.Steps(1);
            var (mine, theirs) = (plain.World, other.World);

            // Governments of every nation's cities, unless force has put one in; those of the second nation in any case.
            for (int i = 0; i < 2 * Cities; i++)
                if (i >= Cities || mine.Cities.Term[i] >= -1 && theirs.Cities.Term[i] >= -1) Assert.Equal(LastChange(plain, i), LastChange(other, i));
            Assert.Equal(mine.Nations.Rule.Span[..2].ToArray(), theirs.Nations.Rule.Span[..2].ToArray());
            Assert.Equal(SecondStances(mine), SecondStances(theirs));
            for (int k = 0; k < 3; k++) Assert.Equal(mine.Nations.Policy[3 + k], theirs.Nations.Policy[3 + k]);
        }
        Assert.Equal(History(plain, 1), History(other, 1));
        Assert.True(History(plain, 1).Count > 10 && plain.World.Responses.Count > 20);
        Assert.NotEqual(History(plain, 0), History(other, 0));
    }

    private static Stance[] SecondStances(World world) => world.Cities.Stance.Span[(Cities * 3)..(2 * Cities * 3)].ToArray();

    /// <summary>Term of a city's government, which changed last by its own draw or was put in by force since.</summary>
    private static int LastChange(WorldRun run, int city)
    {
        int last = Government.AtStart;
        double changes = StepContext.Probability(run.World.Parameters.GovernmentTurnover, 0.25);
        for (int step = 0; step < run.Simulation.StepsDone; step++)
            if (run.Context.Random.Uniform(Streams.GovernmentChange, city, step, 0) < changes) last = step;
        int term = run.World.Cities.Term[city];
        bool forced = term < Government.AtStart && Government.TookOffice(term) >= last;
        Assert.True(term == last || forced, $"city {city} has a government of term {term}, not {last}");
        return term;
    }

    /// <summary>Clashes of a nation with their answers.</summary>
    private static List<string> History(WorldRun run, int nation)
    {
        var (clashes, responses, lines) = (run.World.Clashes, run.World.Responses, new List<string>());
        for (int c = 0; c < clashes.Count; c++)
        {
            if (clashes.Nation[c] != nation) continue;
            string answers = string.Join(
                ' ', Enumerable.Range(0, responses.Count).Where(r => responses.Clash[r] == c).Select(r => $"{responses.Kind[r]} {responses.Step[r]}"));
            lines.Add(
                $"{clashes.City[c]} {clashes.Domain[c]} {clashes.Started[c]} {clashes.Ended[c]} {clashes.Outcome[c]} "
                + $"{clashes.Gap[c]:R} {clashes.Belief[c]:R} {answers}");
        }
        return lines;
    }

    private static SmallWorld World(string? change = null)
    {
        var small = new SmallWorld
        {
            Domains = [new("climate", EconomicLever.None), new("transport", EconomicLever.None), new("culture", EconomicLever.None)],

            // Borders that nothing crosses; much clash.
            Parameters = SmallWorld.Plain with
            {
                BorderCost = 1000,
                TieRate = 0,
                AgreementProposalRate = 0,
                BidHazard = 0,
                NetworkFoundingRate = 0,
                Harm = 0.02,
                DefianceCost = 0.005,
            },
        };
        for (int n = 0; n < 2; n++)
        {
            int nation = small.Nation();
            for (int i = 0; i < Cities; i++) small.City(nation, 1e6, capital: i == 0, ideal: 0.3 + 0.05 * i, region: 2 * n + i % 2);
        }
        switch (change)
        {
            case "democracy" or "belief":
                small.Interventions.Add(new SetNation(_start + 3, null, 0, SettableColumns.OfNations.Named(change), -1, 0.95, false));
                break;
            case "policy":
                small.Interventions.Add(new SetNation(_start + 3, _start + 60, 0, SettableColumns.OfNations.Named(change), 1, -0.8, false));
                break;
            case "ideal":
                small.Interventions.Add(new SetCity(_start + 3, _start + 60, 2, SettableColumns.OfCities.Named(change), 1, -0.9));
                break;
            case "stance":
                small.Interventions.Add(new TakeStance(_start + 3, _start + 60, 0, 1, Stance.Defy));
                break;
            case "bid":
                small.Interventions.Add(new StartBid(_start + 3, null, 2));
                break;
            case not null:
                small.Interventions.Add(new ProductivityShock(_start + 3, null, [3], 0, 40));
                small.Interventions.Add(new SetNation(_start + 3, null, 0, SettableColumns.OfNations.Named("federalism"), -1, 1, false));
                break;
        }
        return small;
    }
}
