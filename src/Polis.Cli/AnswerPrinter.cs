using System.Globalization;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>The four answers as tables for a terminal.</summary>
internal static class AnswerPrinter
{
    /// <summary>Least width in which a table has room for intervals: with less, words would be broken.</summary>
    private const int BracketsWidth = 100;

    /// <summary>What stands before the sentences of a table.</summary>
    private const string Indent = "   ";

    /// <summary>What stands where there is nothing to tell.</summary>
    private const string None = "–";

    /// <summary>Prints them.</summary>
    /// <param name="summary">The answers.</param>
    /// <param name="manifest">What was run.</param>
    /// <param name="estimate">Which figures of rare events are told.</param>
    /// <param name="output">Where to.</param>
    public static void Print(RunSummary summary, Manifest manifest, RareEstimate estimate, TextWriter output)
    {
        var console = Terminal.For(output);
        console.Say(AnswerText.Headline(summary.Answers, summary.Runs, summary.Years));
        if (summary.Answers.WhileInForce is { } inForce) console.Say(AnswerText.Headline(inForce));
        console.WriteLine();
        bool narrow = console.Profile.Width < BracketsWidth;
        string runs = summary.Runs == 1 ? "one run, so there are no intervals (--runs 30 gives them)"
            : narrow ? $"{summary.Runs} runs; intervals are in wider windows, with --json and in {RunFolderFiles.Report}"
            : $"{summary.Runs} runs; brackets: {AnswerText.Brackets}";
        console.Say($"{manifest.Scenario.Name}: {manifest.Scenario.Cities:N0} cities, {manifest.Scenario.Nations:N0} nations, "
            + $"{CalendarText.Years(summary.Years)} from "
            + $"{manifest.Start}, seed {summary.Seed}, {runs}");
        console.Say($"Tables 1 to 3 cover {manifest.Window.Of(summary.Runs == 1 ? "the run" : "each run")}; "
            + "table 4 covers all years."
            + (summary.Answers.WhileInForce is { } lasts
                ? $" The second row of table 1 is while the interventions last; --json and {RunFolderFiles.Report} have all of {lasts.Window.Years}." : ""));
        var answers = summary.Answers;
        if (narrow) answers = WithoutIntervals(answers);
        Defiance(console, answers, manifest.Domains, manifest.Window);
        Outcomes(console, answers, manifest.Domains);
        Responses(console, answers.ResponsesOfAllDomains);
        Independence(console, answers.FirstIndependence, summary.Runs, summary.Years);
        Rare(console, answers.FirstIndependence, summary.Runs, manifest, estimate, narrow);
    }

    private static Answers WithoutIntervals(Answers answers) => answers with
    {
        Defiance = [.. answers.Defiance.Select(Bare)],
        WhileInForce = answers.WhileInForce is { } lasts ? lasts with { Defiance = [.. lasts.Defiance.Select(Bare)] } : null,
        Outcomes = [.. answers.Outcomes.Select(Bare)],
        OutcomesOfAllDomains = [.. answers.OutcomesOfAllDomains.Select(Bare)],
        ResponsesOfAllDomains = [.. answers.ResponsesOfAllDomains.Select(answer => answer with { Low = null, High = null })],
    };

    private static DefianceAnswer Bare(DefianceAnswer answer) => answer with { Low = null, High = null };

    private static OutcomeAnswer Bare(OutcomeAnswer answer) =>
        answer with { Low = null, High = null, ActedOn = answer.ActedOn with { Low = null, High = null } };

    private static void Defiance(IAnsiConsole console, Answers answers, IReadOnlyList<string> domains, AnswerWindow window)
    {
        Title(console, "1. Where do cities defy their nations, and who? Share of cities");
        var table = Make("", domains);
        table.Add(Row(window.Words, answers));
        if (answers.WhileInForce is { } lasts) table.Add(Row(lasts.Window.Years, lasts));
        table.Write(console);
        string boldest = string.Join(
            ", ", answers.Boldest.Select(city => $"{city.City} ({city.Nation}) {city.DomainYears.ToString("0.#", CultureInfo.InvariantCulture)}"));
        console.Say($"Most often in defiance, of {window.Years * domains.Count} possible years × domains: {(boldest.Length == 0 ? None : boldest)}", Indent);

        static string[] Row(string years, WindowAnswers answers) =>
            [years, .. answers.Defiance.Select(domain => Share(domain.Share, domain.Low, domain.High))];
    }

    private static void Outcomes(IAnsiConsole console, Answers answers, IReadOnlyList<string> domains)
    {
        Title(console, "2. Can cities pull off a change of policy? How clashes ended");
        foreach (string line in (string[])[.. AnswerText.Outcomes, AnswerText.ActedOn]) console.Say(line, Indent);
        var table = Make("", [.. domains, "all", "of those acted on"]);
        foreach (var all in answers.OutcomesOfAllDomains)
        {
            table.Add(
            [
                ReaderNames.Of(all.Outcome),
                .. answers.Outcomes.Where(answer => answer.Outcome == all.Outcome).Select(answer => Share(answer.Share, answer.Low, answer.High)),
                Share(all.Share, all.Low, all.High), Share(all.ActedOn.Share, all.ActedOn.Low, all.ActedOn.High),
            ]);
        }
        var each = domains.Select(domain => answers.Outcomes.Where(answer => answer.Domain == domain)).ToList();
        string actedOn = Count(answers.OutcomesOfAllDomains.Select(answer => answer.ActedOn.Count));
        table.Add(
            ["clashes ended", .. each.Select(own => Count(own.Select(answer => answer.Count))),
                Count(answers.OutcomesOfAllDomains.Select(answer => answer.Count)), actedOn]);
        table.Add(["acted on", .. each.Select(own => Count(own.Select(answer => answer.ActedOn.Count))), actedOn, actedOn]);
        table.Write(console);
        if (AnswerText.Conceded(answers) is { } conceded) console.Say(conceded, Indent);
    }

    private static void Responses(IAnsiConsole console, IReadOnlyList<ResponseAnswer> responses)
    {
        (string Democracy, bool First)[] columns = [.. DemocracyClass.Names.Select(democracy => (democracy, true)), (Answers.All, false)];
        Title(console, "3. Do nations react strongly? What they answered");
        console.Say(
            "First answers to a clash, by how democratic the nation is, and the next ones of all nations; all domains together. --json has them by domain.",
            Indent);
        var table = Make("", [.. columns.Select(column => column.First ? $"first, {column.Democracy}" : "next, all")]);
        foreach (string response in MetricCatalogue.Responses.Names)
            table.Add([ReaderNames.Of(response), .. columns.Select(column => Of(column).Single(answer => answer.Response == response)).Select(
                answer => Share(answer.Share, answer.Low, answer.High))]);
        table.Add(["answers", .. columns.Select(column => Count(Of(column).Select(answer => answer.Count)))]);
        table.Write(console);

        IEnumerable<ResponseAnswer> Of((string Democracy, bool First) column) =>
            responses.Where(answer => (answer.Democracy, answer.First) == column);
    }

    private static string Count(IEnumerable<long> counts) => counts.Sum().ToString("N0", CultureInfo.InvariantCulture);

    private static void Independence(IAnsiConsole console, IndependenceAnswer answer, int runs, int years)
    {
        string of = runs == 1 ? "of one run" : $"of {runs} runs";
        Title(console, answer.Bids > 0 ? $"4. When will a city secede? Cities that bid, {of}" : "4. When will a city secede?");
        console.Say(AnswerText.FirstIndependence(answer, runs, years), Indent);
        console.Say(AnswerText.Bids(answer, runs), Indent);
        if (answer.Bids == 0) return;
        console.Say(AnswerText.SetApart, Indent);
        if (AnswerText.Joined(answer) is { } joined) console.Say(joined, Indent);
        var table = new FittedTable(
        [
            new("city", IsText: true), new("nation"), new("bids begun"), new("times independent"), new("set apart by"), new("by"),
        ]);
        foreach (var city in answer.Bidders)
        {
            table.Add(
            [
                city.City, city.Nation, city.Bids.ToString(CultureInfo.InvariantCulture), city.Independences.ToString(CultureInfo.InvariantCulture),
                city.Term ?? None, AnswerText.OfIncome(city.Value) ?? None,
            ]);
        }
        table.Write(console);
    }

    private static void Rare(IAnsiConsole console, IndependenceAnswer answer, int runs, Manifest manifest, RareEstimate estimate, bool narrow)
    {
        bool counted = estimate != RareEstimate.Expected, expected = estimate != RareEstimate.Counted;
        Title(console, "Bids and new states, on average");
        foreach (string note in RareText.Notes(answer, runs, manifest.Clock.YearOf(0) + manifest.Years, counted, expected)) console.Say(note, Indent);
        if (expected && IntervalNote.Of(runs) is { } few) console.Say(few, Indent);
        var table = Make("", [.. counted ? ["counted"] : (string[])[], .. expected ? ["expected"] : (string[])[]]);
        foreach (var figure in answer.RareEvents)
        {
            table.Add(
            [
                RareText.Title(figure), .. counted ? [Mean(figure, figure.Counted)] : (string[])[],
                .. expected ? [Mean(figure, figure.Expected)] : (string[])[],
            ]);
        }
        table.Write(console);

        string Mean(RareAnswer figure, MeanFigure mean) => RareText.Interval(figure, mean, narrow) is { } interval
            ? $"{RareText.Mean(figure, mean, narrow)}\n[{interval}]" : RareText.Mean(figure, mean, narrow);
    }

    private static void Title(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
    }

    private static FittedTable Make(string first, IReadOnlyList<string> columns) =>
        new([new(first, IsText: true), .. columns.Select(column => new FittedColumn(column))]);

    private static string Share(double? share, double? low, double? high)
    {
        if (share is not { } value) return None;
        string text = value.ToString("P1", CultureInfo.InvariantCulture);
        return AnswerText.Bracket(value, low, high) is var (from, to)
            ? $"{text}\n[{(100 * from).ToString("0.0", CultureInfo.InvariantCulture)}–{(100 * to).ToString("0.0", CultureInfo.InvariantCulture)}]"
            : text;
    }
}
