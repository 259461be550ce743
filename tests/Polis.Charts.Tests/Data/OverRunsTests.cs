using Polis.Charts.Data;
using Polis.Charts.Figures;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Charts.Tests.Data;

/// <summary>What an ensemble keeps over all runs says the same as the states of each run, and all charts are drawn of either.</summary>
public sealed class OverRunsTests : IDisposable
{
    private const int Runs = 7, Years = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Cities_at_the_end_are_those_of_the_states_of_all_runs()
    {
        var (summed, recorded) = (CityEnds.Read(Run("answers")), CityEnds.Read(Run("standard")));
        Assert.Equal((true, false, Runs, Runs), (summed.IsDeviation, recorded.IsDeviation, summed.Runs, recorded.Runs));
        Assert.Equal(recorded.Cities.Select(city => city.Id), summed.Cities.Select(city => city.Id));
        Assert.Contains(recorded.Cities, city => city.IndependentRuns > 0);
        Assert.Contains(recorded.Cities, city => city.DefiantRuns > 0);
        Assert.Contains(recorded.Cities, city => city.VoicingRuns > 0);
        foreach (var (expected, found) in recorded.Cities.Zip(summed.Cities))
        {
            Assert.Equal(
                (expected.Name, expected.Nation, expected.Runs, expected.DefiantRuns, expected.VoicingRuns, expected.IndependentRuns),
                (found.Name, found.Nation, found.Runs, found.DefiantRuns, found.VoicingRuns, found.IndependentRuns));
            Assert.Equal(expected.DefiedDomains, found.DefiedDomains, 9);
            Assert.Equal(expected.Population, found.Population, 1.0);
            Assert.Equal(expected.Exit?.Runs, found.Exit?.Runs);
            if (expected.Exit is not { } exit) continue;
            Assert.Equal(exit.NetBenefit, found.Exit!.NetBenefit, 2e-6);
            Assert.Equal(exit.Hazard, found.Exit.Hazard, 1e-7);
            for (int term = 0; term < exit.Terms.Count; term++) Assert.Equal(exit.Terms[term], found.Exit.Terms[term], 2e-6);
        }
    }

    [Fact]
    public void The_spread_of_a_net_benefit_is_the_deviation_of_the_runs_in_which_the_city_may_bid()
    {
        var folder = Run("standard");
        var benefits = new Dictionary<long, List<double>>();
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                if (rows.Numbers("time")[i] != 2015 + Years || !rows.Booleans("eligible")[i]) continue;
                long city = rows.Integers("city")[i];
                if (!benefits.TryGetValue(city, out var own)) benefits.Add(city, own = []);
                own.Add(rows.Numbers("netBenefit")[i]);
            }
        }
        Assert.Contains(benefits.Values, own => own.Count > 2);
        foreach (var city in CityEnds.Read(Run("answers")).Cities)
        {
            if (!benefits.TryGetValue(city.Id, out var own)) continue;
            double deviation = own.Count < 2 ? 0 : Math.Sqrt(own.Sum(value => Math.Pow(value - own.Average(), 2)) / (own.Count - 1));
            Assert.Equal(deviation, (city.Exit!.High - city.Exit.Low) / 2, 2e-6);
        }
    }

    [Fact]
    public void A_city_that_the_scenario_names_is_followed_each_year_and_the_others_are_known_at_the_end()
    {
        // Maris alone: its nation is not named, and so no other city is followed.
        var exits = SummedExits.Read(Run("answers", "report.watch=[Maris]"));
        Assert.Equal(Enumerable.Range(2015, Years + 1).Select(year => (double)year), exits.Cities[2].Years.Select(year => year.Time));
        Assert.Equal("Maris, AUR", exits.Cities[2].Name);
        Assert.All(exits.Cities.Values.Where(city => city.Id != 2), city => Assert.Equal([2015.0 + Years], city.Years.Select(year => year.Time)));
        Assert.Contains(exits.Cities.Values, city => city.Id != 2);
    }

    [Theory]
    [InlineData("report.watch=[Saltmere,{nation: VES}]", "VES", "Saltmere")]
    [InlineData("report.watch=[Maris]", "AUR", "Maris")]
    [InlineData("report.watch=[]", "VES AUR", "")]
    public void Policies_and_ideals_are_those_of_all_runs_for_the_nations_that_are_named_or_the_largest(string watch, string nations, string city)
    {
        var (summed, recorded) = (PolicyGapData.Read(new(Run("answers", watch))), PolicyGapData.Read(new(Run("standard", watch))));
        Assert.Equal(nations.Split(' '), recorded.Nations.Select(nation => nation.Code));
        Assert.Equal(recorded.Nations.Select(nation => (nation.Code, nation.Name)), summed.Nations.Select(nation => (nation.Code, nation.Name)));
        Assert.Equal(recorded.AreNamed, summed.AreNamed);
        foreach (var (expected, found) in recorded.Nations.Zip(summed.Nations))
        {
            foreach (var (was, has) in expected.Domains.Zip(found.Domains))
            {
                Same(was.Policy, has.Policy);
                Same(was.Ideals, has.Ideals);
                Assert.Equal(city.Split(' ', StringSplitOptions.RemoveEmptyEntries), was.Cities.Select(own => own.Name));
                Assert.Equal(was.Cities.Select(own => own.Name), has.Cities.Select(own => own.Name));
                foreach (var (one, other) in was.Cities.Zip(has.Cities)) Same(one.Ideal, other.Ideal);
            }
        }

        static void Same(Band expected, Band found)
        {
            Assert.Equal(expected.Times, found.Times);
            Assert.NotEmpty(expected.Times);
            foreach (var (was, has) in ((double[], double[])[])[(expected.Middle, found.Middle), (expected.Low, found.Low), (expected.High, found.High)])
                for (int t = 0; t < was.Length; t++) Assert.Equal(was[t], has[t], 0.0051);
        }
    }

    [Fact]
    public void Cities_are_told_apart_by_their_ids_and_nations_have_none()
    {
        var found = new HashSet<(long, string?)>();
        foreach (var rows in Run("answers", "report.watch=[Saltmere,Maris]").Read(RunFolderFiles.PositionsOverRuns))
        {
            var ids = rows.Integers("city");
            var names = rows.Texts("cityName");
            var subjects = rows.Texts("subject");
            for (int i = 0; i < rows.Count; i++)
            {
                Assert.Equal(subjects[i] == "city", ids[i] != long.MinValue);
                Assert.Equal(subjects[i] == "city", names[i] is not null);
                if (subjects[i] == "city") found.Add((ids[i], names[i]));
            }
        }
        Assert.Equal([(2, "Maris"), (5, "Saltmere")], found.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Runs)]
    public void All_charts_are_drawn_of_what_an_ensemble_keeps(int runs)
    {
        var folder = Run("answers", $"runs={runs}");
        var charts = ChartSet.DrawAll(folder, ChartSet.Names, ChartFormats.Svg, Path.Combine(_folder, "charts"));
        Assert.All(charts, chart => Assert.Null(chart.Skipped));
        Assert.Equal(ChartSet.Names, charts.Select(chart => chart.Name));
        var recorded = ChartSet.DrawAll(Run("standard", $"runs={runs}"), ["map", "why"], ChartFormats.Svg, Path.Combine(_folder, "charts"));
        foreach (var chart in recorded) Assert.Equal(chart.Title, charts.Single(other => other.Name == chart.Name).Title);
        string why = charts.Single(chart => chart.Name == "why").Inline!.Subtitle;
        Assert.Equal(runs > 1, why.Contains("one standard deviation", StringComparison.Ordinal));
        Assert.DoesNotContain("10–90 %", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_which_no_city_can_bid_has_reasons_and_no_hazards()
    {
        var folder = Run("answers", "parameters.bidHazard=0");
        var chart = ChartSet.DrawAll(folder, ["why", "map"], ChartFormats.Svg, Path.Combine(_folder, "charts"))[1];
        Assert.StartsWith("No city might bid for independence at the end; leaving is worth most to Saltmere, VES: ", chart.Title, StringComparison.Ordinal);
        Assert.All(CityEnds.Read(folder).Cities, city => Assert.Equal(0, city.Exit?.Hazard ?? 0));
    }

    [Fact]
    public void The_same_tables_are_left_by_any_number_of_threads_and_without_the_state_of_any_run()
    {
        string one = Run("answers").Path, two = Run("answers", threads: 4).Path;
        foreach (string name in (string[])[RunFolderFiles.CitiesOverRuns, RunFolderFiles.ExitsOverRuns, RunFolderFiles.PositionsOverRuns])
            Assert.Equal(File.ReadAllBytes(Path.Combine(one, name + ".parquet")), File.ReadAllBytes(Path.Combine(two, name + ".parquet")));
        Assert.False(File.Exists(Path.Combine(one, RunTable.Cities.FileName())));
    }

    [Theory]
    [InlineData("answers")]
    [InlineData("standard")]
    public void Of_an_ensemble_that_was_stopped_the_reasons_are_those_of_the_runs_that_were_begun(string record)
    {
        var scenario = ScenarioLoader.Load("tiny", ["runs=5", "years=9", $"record={record}"]);
        using var team = new ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        using var writer = RunFolderWriter.Create(Path.Combine(_folder, "stopped"), overwrite: false, scenario, plan, 1);
        using var simulation = new Simulation(plan, scenario.Seed, team);
        var observers = writer.Observe(0, simulation);
        foreach (var observer in observers) observer.Start(simulation);
        for (int step = 0; step < 6; step++)
        {
            simulation.Step();
            foreach (var observer in observers) observer.Step(simulation);
        }
        foreach (var observer in observers) observer.End(simulation, complete: false);
        writer.Close(complete: false, ManifestTimings.None);
        var shown = WhyExitData.Read(new(RunFolder.Open(writer.Path)));
        Assert.StartsWith("Saltmere, VES is likeliest to bid", shown.Title, StringComparison.Ordinal);
        Assert.All(shown.Cities, city => Assert.Equal(1, city.Runs));
    }

    private RunFolder Run(string record, string set = "runs=7", int threads = 2)
    {
        var scenario = ScenarioLoader.Load("tiny", [$"runs={Runs}", $"years={Years}", $"record={record}", set]);
        using var team = new ThreadTeam(threads);
        var plan = scenario.ToPlan(team);
        using var writer = RunFolderWriter.Create(Path.Combine(_folder, Path.GetRandomFileName()), overwrite: false, scenario, plan, threads);
        var cost = new Ensemble(plan, scenario.Seed, scenario.Runs, threads).Run(writer.Observe);
        writer.Close(cost.Complete, ManifestTimings.None);
        return RunFolder.Open(writer.Path);
    }
}
