using System.Runtime.CompilerServices;
using System.Text.Json;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>What a run leaves is a value: it can be sent, merged elsewhere, and holds nothing of the run.</summary>
public sealed class RunResultTests
{
    private static readonly string[] _sets =
    [
        "runs=4", "record=standard", "years=12", "parameters.bidHazard=0.5",
        "interventions=[{at: 2016-01, until: 2018-01, set: {nation: AUR, column: policy.trade, to: -0.9}}]",
    ];

    [Fact]
    public void Results_that_were_sent_as_JSON_give_the_answers_of_the_run_folder()
    {
        using var folder = new SmallRun("tiny", 2, _sets);
        var (scenario, plan) = Load();
        var results = new Ensemble(plan, scenario.Seed, scenario.Runs, 2).Collect((run, _) => new RunTally(run, plan), TestContext.Current.CancellationToken)
            .Select(tally => tally.Result).ToList();
        EnsembleTally direct = new(plan), sent = new(plan);
        foreach (var result in results)
        {
            direct.Add(result);
            sent.Add(RunResult.FromJson(result.ToJson()));
        }
        Assert.Contains(results, result => result.Bids.Count > 0 && result.Benefits.Count > 0);
        Assert.All(results, result => Assert.True(result.Complete && result.Steps == plan.Steps && result.Cost.Mechanisms.Count > 5));
        var inForce = folder.Manifest.Answers!.WhileInForce;
        Assert.Equal((2016, 2018), (inForce?.From, inForce?.To));
        Assert.Equal(6, folder.Manifest.Answers.FirstIndependence.RareEvents.Count);
        string answers = JsonSerializer.Serialize(folder.Manifest.Answers);
        Assert.Equal(answers, JsonSerializer.Serialize(direct.Answer()));
        Assert.Equal(answers, JsonSerializer.Serialize(sent.Answer()));
    }

    [Fact]
    public void A_result_comes_back_from_JSON_as_it_was()
    {
        var benefit = new BenefitSum();
        benefit.Add(new BenefitTerms(0.1, 1 / 3.0, double.NegativeInfinity, -0.0, 1e-300, 5, 6));
        var rivals = new BenefitSum();
        rivals.Add(new BenefitTerms(1, 2, 3, 4, 5, 6, 7), 1 / 3.0);
        var result = new RunResult
        {
            Run = 3,
            Complete = false,
            Steps = 17,
            Cost = new RunCost(0.25, [1 / 7.0, 2]),
            Windows =
            [
                new WindowResult
                {
                    Steps = 9,
                    DefianceShares = [0.1 + 0.2, 0],
                    Outcomes = [1, 2, 3],
                    OutcomesActedOn = [1, 0, 2],
                    Paths = [1, 0, 5],
                    FirstResponses = [4],
                    NextResponses = [6],
                    DefiantSteps = [5, 0],
                },
            ],
            Bids = new() { [1] = 2 },
            BidsSucceeded = 1,
            Independences = [],
            Benefits = new() { [8] = benefit },
            Rivals = rivals,
            Rare = new RareHistory(new() { ["bids"] = [0, 1 / 3.0] }, new() { ["firstIndependence"] = 2020.25 }),
        };
        var back = RunResult.FromJson(result.ToJson());
        Assert.Equal(result.ToJson(), back.ToJson());
        Assert.Equal((0.1 + 0.2, 2020.25, 2), (back.Windows[0].DefianceShares[0], back.FirstIndependence, back.Bids[1]));
        Assert.Equal(benefit.Terms, back.Benefits[8].Terms);
        Assert.Equal((1, 1 / 3.0), (back.Benefits[8].Weight, back.Rivals.Weight));
        Assert.Equal(rivals.Terms, back.Rivals.Terms);
        Assert.Equal([0, 1 / 3.0], back.Rare.SumsOfYears("bids"));
        Assert.Null(RunResult.FromJson((result with { Rare = new RareHistory([], []) }).ToJson()).FirstIndependence);
    }

    [Fact]
    public void A_run_that_was_stopped_gives_no_answers()
    {
        var (scenario, plan) = Load();
        using var stop = new CancellationTokenSource();
        var tallies = new List<RunTally>();
        new Ensemble(plan, scenario.Seed, 1, 1).Run((run, _) => [Kept(new RunTally(run, plan))], progress => stop.Cancel(), stop: stop.Token);
        var answers = new EnsembleTally(plan);
        answers.Add(tallies[0].Result);
        Assert.Equal((false, 1, 0), (tallies[0].Result.Complete, tallies[0].Result.Steps, answers.Runs));

        RunTally Kept(RunTally tally)
        {
            tallies.Add(tally);
            return tally;
        }
    }

    [Fact]
    public void What_waits_for_its_turn_in_a_folder_holds_no_world()
    {
        var (scenario, plan) = Load();
        string path = Directory.CreateTempSubdirectory("polis-test-").FullName;
        using var team = new ThreadTeam(1);
        using var writer = RunFolderWriter.Create(path, overwrite: false, scenario, plan, 1);
        // Run 0 is under way until the others are done.
        WeakReference[] worlds = [.. new[] { 3, 1, 2 }.Select(run => Run(run))];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(worlds, world => Assert.False(world.IsAlive));
        Run(0);
        writer.Close(true, ManifestTimings.None);
        using var reference = new SmallRun("tiny", 1, _sets);
        foreach (var table in Enum.GetValues<RunTable>()) Assert.Equal(reference.Bytes(table), File.ReadAllBytes(Path.Combine(path, table.FileName())));
        Directory.Delete(path, recursive: true);

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference Run(int run)
        {
            using var simulation = new Simulation(plan, KeyedRandom.RunSeed(scenario.Seed, run), team);
            RunLoop.Run(simulation, writer.Observe(run, simulation));
            return new WeakReference(simulation.World);
        }
    }

    [Fact]
    public void A_history_of_metrics_holds_no_world_after_its_run()
    {
        var (history, world) = Follow();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(world.IsAlive);
        Assert.True(history.Last("output") > 0);
        Assert.Throws<InvalidOperationException>(history.RecordStep);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (MetricHistory History, WeakReference World) Follow()
        {
            var (scenario, plan) = Load();
            WeakReference? world = null;
            var history = new Ensemble(plan, scenario.Seed, 1, 1).Collect((_, simulation) =>
            {
                world = new WeakReference(simulation.World);
                return new MetricHistory(simulation.World, plan.Clock, plan.Cohorts);
            })[0];
            return (history, world!);
        }
    }

    private static (Scenario Scenario, SimulationPlan Plan) Load()
    {
        var scenario = ScenarioLoader.Load("tiny", _sets);
        using var team = new ThreadTeam(1);
        return (scenario, scenario.ToPlan(team));
    }
}
