using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Results.Tests.Writing;

/// <summary>When states are recorded and what is said of a run that was stopped, by two runs of the smallest scenario.</summary>
public sealed class RecordLevelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("standard", 8, new[] { 2015.0, 2016, 2017 })]
    [InlineData("standard", 6, new[] { 2015.0, 2016, 2016.5 })]
    [InlineData("full", 2, new[] { 2015.0, 2015.25, 2015.5 })]
    [InlineData("events", 4, new double[0])]
    public void States_are_recorded_at_the_start_at_the_ends_of_years_or_steps_and_at_the_end(string record, int steps, double[] times)
    {
        var folder = RunFolder.Open(Record(record, years: 3, steps, complete: false).Path);
        foreach (var table in (RunTable[])[RunTable.Cities, RunTable.Nations])
            Assert.Equal(times, folder.Has(table) ? Times(folder, table) : []);
        Assert.Equal(Enumerable.Range(0, steps + 1).Select(step => 2015 + step / 4.0), Times(folder, RunTable.Series));
    }

    [Theory]
    [InlineData(4, true, RunState.Done)]
    [InlineData(3, false, RunState.Stopped)]
    public void A_run_that_was_stopped_has_a_place_in_the_manifest_and_none_in_the_answers(int steps, bool complete, RunState state)
    {
        var writer = Record("standard", years: 1, steps, complete);
        Assert.Equal([(state, steps), (state, steps)], writer.Manifest.Runs.Select(run => (run.State, run.Steps)));
        Assert.Equal(complete, writer.Manifest.Answers is not null);
    }

    private static IEnumerable<double> Times(RunFolder folder, RunTable table) =>
        folder.Read(table).SelectMany(rows => rows.Numbers("time").ToArray()).Distinct();

    /// <summary>Runs that end in the other order than that of their numbers.</summary>
    private RunFolderWriter Record(string record, int years, int steps, bool complete)
    {
        var scenario = ScenarioLoader.Load("tiny", ["runs=2", $"years={years}", $"record={record}"]);
        using var team = new ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        using var writer = RunFolderWriter.Create(Path.Combine(_folder, "out"), overwrite: false, scenario, plan, threads: 1);
        for (int run = 1; run >= 0; run--)
        {
            using var simulation = new Simulation(plan, scenario.Seed, team);
            var observers = writer.Observe(run, simulation);
            foreach (var observer in observers) observer.Start(simulation);
            for (int step = 0; step < steps; step++)
            {
                simulation.Step();
                foreach (var observer in observers) observer.Step(simulation);
            }
            foreach (var observer in observers) observer.End(simulation, complete);
        }
        writer.Close(complete, ManifestTimings.None);
        return writer;
    }
}
