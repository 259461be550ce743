using System.Globalization;
using Polis.Results;
using Polis.Results.Folder;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>The four answers as tables for a terminal.</summary>
internal static class AnswerPrinter
{
    /// <summary>Width where the output is no terminal.</summary>
    private const int PlainWidth = 110;

    /// <summary>What stands where there is nothing to tell.</summary>
    private const string None = "–";

    /// <summary>Prints them.</summary>
    /// <param name="summary">The answers.</param>
    /// <param name="manifest">What was run.</param>
    /// <param name="responses">Answers of nations by democracy, all domains together: by domain they would fill several screens.</param>
    /// <param name="output">Where to.</param>
    public static void Print(RunSummary summary, Manifest manifest, IReadOnlyList<ResponseAnswer> responses, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        string runs = summary.Runs == 1 ? "one run, so there are no intervals (--runs 30 gives them)"
            : $"{summary.Runs} runs; brackets: 80 % interval over the runs";
        console.WriteLine($"{manifest.Scenario.Name}: {manifest.Scenario.Cities:N0} cities, {manifest.Scenario.Nations:N0} nations, {summary.Years} years from "
            + $"{manifest.Start}, seed {summary.Seed}, {runs}");
        console.WriteLine($"Tables 1 to 3 cover the last {RunResult.WindowOf(summary.Years)} years of {(summary.Runs == 1 ? "the run" : "each run")}; "
            + "table 4 covers all years.");
        var answers = summary.Answers;
        Defiance(console, answers, manifest.Domains, RunResult.WindowOf(summary.Years));
        Outcomes(console, answers, manifest.Domains);
        Responses(console, responses);
        Independence(console, answers.FirstIndependence, summary.Runs, summary.Years);
    }

    private static void Defiance(IAnsiConsole console, Answers answers, IReadOnlyList<string> domains, int years)
    {
        var table = Make("1. Where do cities defy their nations, and who?", "", [.. domains.Select(Markup.Escape)]);
        table.AddRow(["share of cities", .. answers.Defiance.Select(domain => Share(domain.Share, domain.Low, domain.High))]);
        console.Write(table);
        string boldest = string.Join(
            ", ", answers.Boldest.Select(city => $"{city.City} ({city.Nation}) {city.DomainYears.ToString("0.#", CultureInfo.InvariantCulture)}"));
        console.WriteLine($"   Most often in defiance, of {years * domains.Count} possible years × domains: {(boldest.Length == 0 ? None : boldest)}");
    }

    private static void Outcomes(IAnsiConsole console, Answers answers, IReadOnlyList<string> domains)
    {
        var table = Make("2. Can cities pull off a change of policy? How clashes ended", "", [.. domains.Select(Markup.Escape)]);
        foreach (var outcome in answers.Outcomes.GroupBy(answer => answer.Outcome))
            table.AddRow([ReaderNames.Of(outcome.Key), .. outcome.Select(answer => Share(answer.Share, answer.Low, answer.High))]);
        table.AddRow(["clashes ended", .. domains.Select(
            domain => answers.Outcomes.Where(answer => answer.Domain == domain).Sum(answer => answer.Count).ToString("N0", CultureInfo.InvariantCulture))]);
        console.Write(table);
    }

    private static void Responses(IAnsiConsole console, IReadOnlyList<ResponseAnswer> responses)
    {
        var table = Make("3. Do nations react strongly? What they answered", "", [.. DemocracyClass.Names]);
        foreach (var answers in responses.GroupBy(answer => answer.Response))
            table.AddRow([ReaderNames.Of(answers.Key), .. answers.Select(answer => Share(answer.Share, answer.Low, answer.High))]);
        table.AddRow(["answers", .. DemocracyClass.Names.Select(
            name => responses.Where(answer => answer.Democracy == name).Sum(answer => answer.Count).ToString("N0", CultureInfo.InvariantCulture))]);
        console.Write(table);
        console.WriteLine("   All domains together, by how democratic the nation is. --json and report.html have it by domain.");
    }

    private static void Independence(IAnsiConsole console, IndependenceAnswer answer, int runs, int years)
    {
        var table = Make("4. When will a city secede? The likeliest", "city", "nation", "bids begun", "times independent", "differs most in", "by, log points");
        foreach (var city in answer.Likeliest)
        {
            table.AddRow(
                Markup.Escape(city.City), Markup.Escape(city.Nation), city.Bids.ToString(CultureInfo.InvariantCulture),
                city.Independences.ToString(CultureInfo.InvariantCulture), city.Term ?? None,
                city.Value?.ToString("+0.000;-0.000", CultureInfo.InvariantCulture) ?? None);
        }
        console.Write(table);
        console.WriteLine("   Differs most in: of the terms of its net benefit of independence, the one that is farthest from the mean of all cities "
            + "that may bid, and how far");
        console.WriteLine($"   {AnswerText.FirstIndependence(answer, runs, years)}");
    }

    private static Table Make(string title, string first, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(title)) };
        table.AddColumn(first);
        foreach (string column in columns) table.AddColumn(new TableColumn(column).RightAligned());
        return table;
    }

    private static string Share(double? share, double? low, double? high)
    {
        if (share is not { } value) return None;
        string text = value.ToString("P1", CultureInfo.InvariantCulture);
        return low is { } from && high is { } to
            ? $"{text} [[{(100 * from).ToString("0.0", CultureInfo.InvariantCulture)}–{(100 * to).ToString("0.0", CultureInfo.InvariantCulture)}]]"
            : text;
    }
}
