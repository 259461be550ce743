using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

public class ExplainerTests
{
    [Fact]
    public void Decisions_that_were_recorded_are_those_that_are_computed_again_to_the_last_bit()
    {
        using var run = new SmallRun("world-2015", 2, ["years=4", "parameters.bidHazard=0.5"]);
        var explainer = new Explainer(run.Folder, 0, threads: 1);
        Assert.True(explainer.IsRecorded);
        Assert.Equal("world-2015", explainer.Scenario.Name);
        Assert.True(explainer.Conflicts.Bids.Count > 5);
        int all = 0;
        foreach (var chain in Chains(explainer))
        {
            var recorded = explainer.Explain(chain, null, CancellationToken.None);
            Assert.NotEmpty(recorded);
            Assert.Equal(recorded.Select(Line), explainer.Compute(chain, null, CancellationToken.None).Select(Line));
            all += recorded.Count;
        }
        Assert.True(all > 20, $"only {all} decisions");
    }

    [Theory]
    [InlineData("answers", 1)]
    [InlineData("events", 0)]
    [InlineData("standard", 1)]
    [InlineData("full", 1)]
    public void Any_run_of_any_record_level_is_explained_alike(string record, int number)
    {
        using var run = new SmallRun("tiny", 2, ["runs=2", $"record={record}"]);
        using var full = new SmallRun("tiny", 2, ["runs=2", "record=full"]);
        Explainer explainer = new(run.Folder, number, threads: 2), reference = new(full.Folder, number, threads: 2);
        Assert.Equal((record == "full", true), (explainer.IsRecorded, reference.IsRecorded));
        Assert.Equal(record != "answers", explainer.HasClashes);
        Assert.NotEmpty(reference.Conflicts.Clashes);
        Assert.Equal(reference.Conflicts.Clashes, explainer.Conflicts.Clashes);
        var match = explainer.Names.City("Saltmere");
        Assert.Equal((reference.Names.City("Saltmere"), "Saltmere, VES"), (match, explainer.Names.Describe(match.Row)));
        var chain = Chain.OfCity(explainer.Conflicts, explainer.Names.Lists.CityIds[match.Row], "Saltmere, VES");
        var decisions = explainer.Explain(chain, null, CancellationToken.None);
        Assert.NotEmpty(decisions);
        Assert.Equal(reference.Explain(chain, null, CancellationToken.None).Select(Line), decisions.Select(Line));
    }

    [Fact]
    public void Of_a_stopped_run_as_much_is_explained_as_was_run()
    {
        using var stop = new CancellationTokenSource();
        using var run = new SmallRun("tiny", 1, ["record=events", "years=20"], progress =>
        {
            if (progress.StepsDone == 30) stop.Cancel();
        }, stop.Token);
        var explainer = new Explainer(run.Folder, 0, 1);
        Assert.All(explainer.Explain(Chain.OfNation(explainer.Conflicts, "VES"), null, CancellationToken.None),
            decision => Assert.True(decision.Time <= 2015 + 30 / 4.0));
    }

    [Fact]
    public void A_scenario_that_gives_another_run_now_is_refused()
    {
        using var run = new SmallRun("tiny", 1, ["record=events", "years=2"]);
        var chain = Chain.OfNation(new Explainer(run.Folder, 0, 1).Conflicts, "VES");
        string file = Path.Combine(run.Folder.Path, RunFolderFiles.Scenario);
        File.WriteAllText(file, File.ReadAllText(file).Replace("policyLoss: 0.05", "policyLoss: 0.06", StringComparison.Ordinal));
        var changed = Assert.Throws<RunFolderException>(() => new Explainer(run.Folder, 0, 1).Explain(chain, null, CancellationToken.None));
        Assert.Contains("gives another run now", changed.Message, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains(
            "is missing", Assert.Throws<RunFolderException>(() => new Explainer(run.Folder, 0, 1).Explain(chain, null, CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_comes_out_otherwise_than_its_tables_say_is_refused()
    {
        using var run = new SmallRun("tiny", 1, ["record=events"]);
        using var other = new SmallRun("tiny", 1, ["record=events", "seed=99"]);
        File.Copy(Path.Combine(other.Folder.Path, "clashes.parquet"), Path.Combine(run.Folder.Path, "clashes.parquet"), overwrite: true);
        var refused = Assert.Throws<RunFolderException>(() => new Explainer(run.Folder, 0, 1).Explain(
            Chain.OfNation(new Explainer(run.Folder, 0, 1).Conflicts, "VES"), null, CancellationToken.None));
        Assert.Contains("cannot be computed again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_whose_bids_come_out_otherwise_than_recorded_is_refused_where_its_clashes_are_computed_again()
    {
        string[] sets = ["record=answers", "parameters.bidHazard=2"];
        using var run = new SmallRun("tiny", 1, sets);
        using var other = new SmallRun("tiny", 1, [.. sets, "seed=99"]);
        File.Copy(Path.Combine(other.Folder.Path, "bids.parquet"), Path.Combine(run.Folder.Path, "bids.parquet"), overwrite: true);
        var refused = Assert.Throws<RunFolderException>(() => new Explainer(run.Folder, 0, 1).Conflicts);
        Assert.Contains("cannot be computed again", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Chain> Chains(Explainer explainer)
    {
        var conflicts = explainer.Conflicts;
        foreach (var bid in conflicts.Bids.Take(3))
        {
            yield return Chain.OfBid(bid);
            yield return Chain.OfCity(conflicts, bid.City, bid.CityName);
        }
        foreach (var clash in conflicts.Clashes.Take(2)) yield return Chain.OfClash(clash);
        yield return Chain.OfNation(conflicts, "USA");
    }

    private static string Line(Decision decision) => (
        decision.Number, decision.Time, decision.Kind, decision.Actor, decision.City, decision.CityName,
        decision.Nation, decision.Other, decision.Domain, decision.Reference, decision.Chosen,
        decision.Draw, decision.Precision, decision.Value).ToString() +
        string.Join(' ', decision.Facts.Select(fact => $"{fact.Fact} {fact.Value:R}")) +
        string.Join(" | ", decision.Options.Select(option => $"{option.Option} {option.Utility:R} {option.Probability:R} {string.Join(' ', option.Terms)}"));
}
