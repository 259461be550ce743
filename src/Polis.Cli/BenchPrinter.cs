using System.Globalization;
using Polis.Experiments;
using static System.FormattableString;

namespace Polis.Cli;

/// <summary>What a benchmark has measured, for a terminal and as CSV.</summary>
internal static class BenchPrinter
{
    /// <summary>Name of the table of a folder.</summary>
    public const string CsvName = "bench.csv";

    /// <summary>Mechanisms that are printed; the JSON has all.</summary>
    private const int Mechanisms = 6;

    private const string None = "–";

    /// <summary>Prints a sentence, a row for each size and number of threads, and where the time goes in the largest world.</summary>
    public static void Print(BenchResult result, TextWriter output)
    {
        var (console, machine) = (Terminal.For(output), result.Machine);
        console.Say(BenchText.Headline(result));
        console.Say(BenchText.About(result));
        console.Say($"{machine.Processor ?? machine.Architecture}, {machine.Processors} processors, {machine.Runtime}, {machine.System}");
        foreach (var exponent in result.Exponents)
            console.Say($"On {BenchText.Threads(exponent.Threads)} a step's time grows as cities^{BenchText.Exponent(exponent)}; 1 is in proportion.");
        var largest = result.Rows.MaxBy(row => ((long)row.Cities, row.Threads))!;
        var shares = largest.Mechanisms.OrderByDescending(one => one.Share).Take(Mechanisms).Select(one => Invariant($"{one.Name} {one.Share:P0}"));
        string where = Invariant($"Where the time goes with {largest.Cities:N0} cities on {BenchText.Threads(largest.Threads)}");
        console.Say($"{where}: {string.Join(", ", shares)}.");
        console.Say("Noise: how far the times of the fixed arithmetic lay apart beside that row.");
        var table = Make("cities", "threads", "time a city-step", "95 % interval", "bytes a city", "to build", "noise");
        foreach (var row in result.Rows)
        {
            table.Add(
            [
                row.Cities.ToString("N0", CultureInfo.InvariantCulture), row.Threads.ToString(CultureInfo.InvariantCulture), BenchText.Time(row.NsPerCityStep),
                row is { Low: { } low, High: { } high } ? $"{BenchText.Time(low)} to {BenchText.Time(high)}" : None,
                row.BytesPerCity.ToString("N0", CultureInfo.InvariantCulture), Invariant($"{row.BuildSeconds:0.00} s"), Invariant($"{row.Noise:P1}"),
            ]);
        }
        table.Write(console);
    }

    /// <summary>Prints how the times compare with earlier ones.</summary>
    public static void Print(IReadOnlyList<BenchChange> changes, string against, bool sameMachine, TextWriter output)
    {
        var console = Terminal.For(output);
        output.WriteLine();
        if (changes.Count == 0)
        {
            console.Say($"{against} has no row of the same cities, nations, threads and steps; nothing is compared.");
            return;
        }
        console.Say($"Against {against}. Times are compared in those of a fixed piece of arithmetic that ran beside them. Below 1: faster now. "
            + $"A ratio within the noise of the machine is {BenchChange.Unclear}, however narrow its interval.");
        if (!sameMachine) console.Say("The two were measured on different machines, runtimes or systems.");
        var table = Make("cities", "threads", "ratio of times (95 %)", "noise", "");
        foreach (var change in changes)
        {
            table.Add(
            [
                change.Cities.ToString("N0", CultureInfo.InvariantCulture), change.Threads.ToString(CultureInfo.InvariantCulture), BenchText.Change(change),
                Invariant($"{change.Noise:P1}"), change.Verdict,
            ]);
        }
        table.Write(console);
    }

    /// <summary>The rows as CSV, a column for the share of each mechanism.</summary>
    public static string Csv(BenchResult result)
    {
        var names = result.Rows.SelectMany(row => row.Mechanisms.Select(one => one.Name)).Distinct().ToList();
        string[] header =
        [
            "cities", "nations", "threads", "steps", "seconds", "nsPerCityStep", "low", "high", "bytesPerCity", "buildSeconds", "noise",
            .. names.Select(name => $"share.{name}"),
        ];
        var lines = result.Rows.Select(row => string.Join(',', (object?[])
        [
            row.Cities, row.Nations, row.Threads, row.Steps, row.Seconds, row.NsPerCityStep, row.Low, row.High, row.BytesPerCity, row.BuildSeconds, row.Noise,
            .. names.Select(name => row.Mechanisms.FirstOrDefault(one => one.Name == name)?.Share),
        ]));
        return string.Concat(lines.Prepend(string.Join(',', header)).Select(line => line + "\n"));
    }

    /// <summary>A size in few letters, as in <c>10k</c>.</summary>
    public static string Size(int cities) => cities % 1_000_000 == 0 ? $"{cities / 1_000_000}M" : cities % 1_000 == 0 ? $"{cities / 1_000}k" : $"{cities}";

    private static FittedTable Make(params string[] columns) => new([.. columns.Select(column => new FittedColumn(column))], keys: 2);
}
