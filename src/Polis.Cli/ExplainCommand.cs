using System.CommandLine;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis explain</c>: why it came so, from the decisions of a run: what could be chosen, what each option was worth, what chance did.</summary>
internal static class ExplainCommand
{
    /// <summary>Decisions that are shown to people where no number is asked for.</summary>
    private const int ShownByDefault = 12;

    private static readonly Argument<string> _folder = CommonOptions.Path<string>("FOLDER", "A run folder", ArgumentArity.ExactlyOne);
    private static readonly Option<string?> _city =
        new("--city") { Description = "A city: all that it decided and all that was decided about it (name, \"Paris, FRA\" or id)", HelpName = "NAME" };
    private static readonly Option<string?> _nation =
        new("--nation") { Description = "A nation: all that it decided, and the bids against it (code or name)", HelpName = "NAME" };
    private static readonly Option<long?> _clash = CommonOptions.Whole(
        "--clash", "A clash: the turn that opened it, the answers, its end (number in clashes.parquet)", 0, int.MaxValue, "ID");
    private static readonly Option<long?> _bid = CommonOptions.Whole(
        "--bid", "A bid for independence: what led to it, and its end (number in bids.parquet)", 0, int.MaxValue, "ID");
    private static readonly Option<long?> _run = CommonOptions.Whole("--run", "Run of an ensemble (default: 0)", 0, 99_999, "R");
    private static readonly Option<long?> _limit = CommonOptions.Whole(
        "--limit", $"Most decisions to show, the last ones; 0 for all (default: {ShownByDefault}, all with --json)", 0, int.MaxValue, "N");
    private static readonly Option<long?> _threads = CommonOptions.Whole(
        "--threads", "Threads, where a run is computed again (default: all cores)", 1, 1024, "N");
    private static readonly Option<bool> _json = new("--json") { Description = "Prints the decisions as JSON" };
    private static readonly Option<bool> _quiet = new("--quiet") { Description = "Shows no progress where a run is computed again" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "explain", "Explains why something happened: the decisions that led to it, what each option was worth, and what would have changed the choice",
            "polis explain runs/tiny-1 --city Maris")
        {
            _folder, _city, _nation, _clash, _bid, _run, _limit, _threads, _json, _quiet,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        string path = parse.GetRequiredValue(_folder);
        CheckSubjects(parse);
        var folder = RunFolder.Open(path);
        int run = Run(folder, (int)(parse.GetValue(_run) ?? 0));
        var explainer = new Explainer(folder, run, (int)(parse.GetValue(_threads) ?? Environment.ProcessorCount));
        var chain = Chain(parse, explainer, run, stop);
        var decisions = Decisions(parse, explainer, chain, stop);
        bool json = parse.GetValue(_json);
        int limit = (int)(parse.GetValue(_limit) ?? (json ? 0 : ShownByDefault));
        var shown = limit == 0 ? decisions : [.. decisions.TakeLast(limit)];
        string source = explainer.IsRecorded ? "recorded" : "computed";
        var output = parse.InvocationConfiguration.Output;
        var conflicts = explainer.Conflicts.Knowing(decisions);
        var notes = chain.Notes(decisions, conflicts);
        var interventions = conflicts.Interventions.On(chain, conflicts);
        var turns = shown.Count == decisions.Count ? interventions : [.. interventions.SkipWhile(turn => turn.Time < shown[0].Time)];
        if (json)
        {
            output.WriteLine(new Explanation(
                chain.Subject, chain.Kind, path, run, source, decisions.Count, notes.Count == 0 ? null : string.Join('\n', notes),
                [.. shown.Select(decision => ExplainedDecision.Of(decision, conflicts))], [.. turns.Select(ExplainedIntervention.Of)]).ToJson());
            return ExitCode.Done;
        }
        int earlier = interventions.Count - turns.Count;
        string before = earlier == 0 ? "" : $", with {(earlier == 1 ? "an earlier line" : $"{earlier:N0} earlier lines")} on interventions";
        string part = shown.Count < decisions.Count ? $"the last {shown.Count} of {decisions.Count:N0} decisions; --limit 0 shows all{before}"
            : decisions.Count == 1 ? "one decision"
            : $"{decisions.Count:N0} decisions";
        var printer = new ExplainPrinter(output, conflicts, folder.Manifest.Step);
        printer.Print($"{chain.Subject}, run {run} of {path}, {(explainer.IsRecorded ? "as recorded" : "computed again from its seed")}: {part}");
        foreach (string note in notes) printer.Print(note);
        printer.Print(shown, turns);
        return ExitCode.Done;
    }

    private static void CheckSubjects(ParseResult parse)
    {
        const string expected = "one of --city, --nation, --clash, --bid";
        string[] given =
            [.. new Option[] { _city, _nation, _clash, _bid }.Where(option => parse.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
        if (given.Length == 0) throw new OutputException($"polis explain: say what to explain; expected {expected}");
        if (given.Length > 1) throw new OutputException($"polis explain: {string.Join(" and ", given)} are named; expected {expected}");
    }

    private static int Run(RunFolder folder, int run)
    {
        var runs = folder.Manifest.Runs;
        if (run >= runs.Count)
            throw new OutputException(
                $"--run: is {run}; expected {(runs.Count == 1 ? "0, the only run" : $"a run of this folder, from 0 to {runs.Count - 1}")}");
        if (runs[run].Steps == 0) throw new OutputException($"--run: run {run} was never begun; expected a run that has begun");
        return run;
    }

    private static Chain Chain(ParseResult parse, Explainer explainer, int run, CancellationToken stop)
    {
        if (parse.GetValue(_city) is { } city)
        {
            int row = Found("--city", explainer.Names.City(city));
            return Results.Explaining.Chain.OfCity(
                Conflicts(parse, explainer, stop), explainer.Names.Lists.CityIds[row], explainer.Names.Describe(row));
        }
        var conflicts = Conflicts(parse, explainer, stop);
        if (parse.GetValue(_nation) is { } nation)
        {
            bool born = conflicts.Bids.Any(bid => bid.NewNation == nation);
            return Results.Explaining.Chain.OfNation(
                conflicts, born ? nation : explainer.Names.Lists.NationCodes[Found("--nation", explainer.Names.Nation(nation))]);
        }
        if (parse.GetValue(_clash) is { } clash)
            return Results.Explaining.Chain.OfClash(conflicts.Clashes[Numbered("--clash", "clash", clash, conflicts.Clashes.Count, run)]);
        return Results.Explaining.Chain.OfBid(conflicts.Bids[Numbered("--bid", "bid", parse.GetValue(_bid)!.Value, conflicts.Bids.Count, run)]);
    }

    /// <summary>Clashes and bids, with progress where the run is computed again for them.</summary>
    private static Conflicts Conflicts(ParseResult parse, Explainer explainer, CancellationToken stop) =>
        explainer.HasClashes ? explainer.Conflicts : ShowingProgress(parse, explainer, progress => explainer.ReadConflicts(progress, stop));

    private static int Found(string option, NameMatch match)
    {
        if (match.Row >= 0) return match.Row;
        throw new OutputException(
            $"{option}: {match.Problem}{(match.Expected is null ? "" : $"; expected {match.Expected}")}"
                + $"{(match.Nearest is null ? "" : $"; nearest: {match.Nearest}")}");
    }

    private static int Numbered(string option, string what, long number, int count, int run)
    {
        if (number < count) return (int)number;
        throw new OutputException(count == 0
            ? $"{option}: there is no {what} {number}; expected another subject: run {run} had no {what}"
            : $"{option}: there is no {what} {number}; expected {(count == 1 ? "0, the only one" : $"a number from 0 to {count - 1}")}, "
                + $"the {what}{(what == "clash" ? "es" : "s")} of run {run}; nearest: {count - 1}");
    }

    private static IReadOnlyList<Decision> Decisions(ParseResult parse, Explainer explainer, Chain chain, CancellationToken stop) =>
        explainer.IsRecorded ? explainer.Explain(chain, null, stop)
            : ShowingProgress(parse, explainer, progress => explainer.Explain(chain, progress, stop));

    private static T ShowingProgress<T>(ParseResult parse, Explainer explainer, Func<Action<EnsembleProgress>?, T> work) => ProgressPrinter.Show(
        CommonOptions.Output(parse, parse.GetValue(_quiet), json: false), $"{explainer.Scenario.Name}, {CalendarText.Years(explainer.Plan.Years)}", work);
}
