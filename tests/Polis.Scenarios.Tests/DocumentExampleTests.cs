using System.Text.RegularExpressions;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>The examples that users copy do what they seem to do: in the run, the value that each names is the one that it says.</summary>
public sealed partial class DocumentExampleTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Examples =>
    [
        ("README.md", Yaml().Match(Page("README.md")).Groups[1].Value),
        ("template", ScenarioTemplateTests.Uncommented(ScenarioTemplate.Write())),
        .. Yaml().Matches(Page("SCENARIOS.md")).Select(match => match.Groups[1].Value).Where(text => text.Contains("interventions:", StringComparison.Ordinal))
            .Select(text => ("SCENARIOS.md", text)),
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_intervention_makes_the_value_that_it_names_what_it_says(string page, string yaml)
    {
        Assert.NotEmpty(page);
        _folder.Write("s.yaml", yaml);
        var plan = _folder.Plan("s.yaml");
        var lines = plan.Interventions.GroupBy(it => it.Line!.Value).ToDictionary(line => line.Key, line => line.ToList());
        Assert.Equal(Enumerable.Range(0, lines.Count), lines.Keys.Order());
        using var team = new ThreadTeam(2);
        using var simulation = new Simulation(plan, 1, team);
        using var without = new Simulation(plan with { Interventions = [] }, 1, team);
        int last = plan.Interventions.Max(it => plan.Clock.FirstStepFrom(it.Month));
        var seen = new HashSet<int>();
        for (int step = 0; step <= last; step++)
        {
            simulation.Step();
            without.Step();
            foreach (var (line, all) in lines)
            {
                if (plan.Clock.FirstStepFrom(all[0].Month) != step) continue;
                var acting = all.Where(it => it is WithdrawTreaty or WithdrawNetwork || it.Targets.All(target => Belongs(simulation.World, target))).ToList();
                Assert.NotEmpty(acting);
                foreach (var it in acting) Assert.True(Does(it, simulation.World, without.World), $"interventions.{line}: {it}");
                seen.Add(line);
            }
        }
        Assert.Equal(lines.Count, seen.Count);
    }

    [Fact]
    public void In_the_readme_the_United_States_turn_round_until_they_are_back_and_Chicago_defies()
    {
        _folder.Write("s.yaml", Yaml().Match(Page("README.md")).Groups[1].Value);
        var plan = _folder.Plan("s.yaml");
        int america = Array.IndexOf(plan.Tables.Nations.Code, "USA"), chicago = Array.IndexOf(plan.Tables.Cities.Name!, "Chicago");
        int climate = plan.Tables.Domains.ToList().FindIndex(domain => domain.Name == "climate"), cell = america * plan.Tables.Domains.Count + climate;
        using var team = new ThreadTeam(2);
        using var simulation = new Simulation(plan, 1, team);
        double before = double.NaN;
        for (int step = 0; step <= plan.Clock.FirstStepFrom(Clock.Month(2021, 2)); step++)
        {
            simulation.Step();
            bool away = Holds(plan.Clock, step, 2017, 6, 2021, 2), defies = Holds(plan.Clock, step, 2018, 1, 2022, 1);
            double policy = simulation.World.Nations.Policy[cell];
            if (away) Assert.Equal(-0.5, policy);
            else if (double.IsNaN(before)) Assert.NotEqual(-0.5, policy);
            if (defies) Assert.Equal(Stance.Defy, simulation.World.Cities.Stance[chicago * plan.Tables.Domains.Count + climate]);
            if (!away && step < plan.Clock.FirstStepFrom(Clock.Month(2017, 6))) before = policy;
        }
        Assert.InRange(simulation.World.Nations.Policy[cell], before - 0.2, before + 0.2);

        static bool Holds(Clock clock, int step, int year, int month, int untilYear, int untilMonth) =>
            step >= clock.FirstStepFrom(Clock.Month(year, month)) && step < clock.FirstStepFrom(Clock.Month(untilYear, untilMonth));
    }

    /// <summary>Whether an intervention that began in the last step has done what it is for.</summary>
    private static bool Does(Intervention it, World world, World without) => it switch
    {
        SetParameter set => set.Parameter.Read(world.Parameters) == set.To,
        SetNation set => ValueOf(set, world) == set.To && ValueOf(set, without) != set.To,
        SetCity set => set.Column.Of(world.Cities, Cell(world, set.City, set.Column.ByDomain, set.Domain)) == set.To,
        SetPair set => set.Column.Read(world.Pairs, world.Pairs[set.Nation, set.OtherNation]) == set.To,
        JoinTreaty join => IsParty(world, join.Nation, join.Treaty) && !IsParty(without, join.Nation, join.Treaty),
        WithdrawTreaty leave => !IsParty(world, leave.Nation, leave.Treaty),
        JoinNetwork join => IsMember(world, join.City, join.Network) && !IsMember(without, join.City, join.Network),
        WithdrawNetwork leave => !IsMember(world, leave.City, leave.Network),
        FoundNetwork found => found.Members.All(city => IsMember(world, city, found.Network.Name)),
        FoundTreaty found => found.Parties.All(nation => IsParty(world, nation, found.Treaty.Name)),
        PutSanction put => world.Pairs.Sanction[world.Pairs[put.By, put.On]] >= put.Strength,
        SetTie tie => world.TieIndex.Tied(tie.City, tie.OtherCity) == tie.Make,
        ProductivityShock shock => shock.Cities.All(city => world.Cities.Technology[city] < without.Cities.Technology[city]),
        TakeStance take => world.Cities.Stance[take.City * world.Domains.Count + take.Domain] == take.Held,
        StartBid bid => Enumerable.Range(0, world.Bids.Count).Any(row => world.Bids.Starter[row] == bid.City),
        _ => throw new ArgumentException($"{it} is in no example yet."),
    };

    private static double ValueOf(SetNation set, World world) => set.Column.Of(world.Nations, Cell(world, set.Nation, set.Column.ByDomain, set.Domain));

    private static int Cell(World world, int row, bool byDomain, int domain) => byDomain ? row * world.Domains.Count + domain : row;

    private static bool Belongs(World world, Target target) =>
        target is CityTarget ? target.Set.HasCityNow(world, target.Row) : target.Set.HasNation(world, target.Row);

    private static bool IsParty(World world, int nation, string treaty) => PlaceSet.OfTreaty.Named(treaty).HasNation(world, nation);

    private static bool IsMember(World world, int city, string network) => PlaceSet.OfNetwork.Named(network).HasCity(world, city);

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
