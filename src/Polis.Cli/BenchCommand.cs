using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Polis.Charts.Benchmarking;
using Polis.Experiments;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis bench</c>: what large simulations cost on this machine, and how that grows.</summary>
internal static class BenchCommand
{
    /// <summary>Scenario whose domains and parameters the drawn worlds have.</summary>
    private const string Basis = "world-2015";

    private const string Name = "bench";

    private static readonly Option<IReadOnlyList<int>?> _cities = List(
        "--cities", $"Sizes of the drawn worlds, as 10k,100k,1M (default: {string.Join(',', BenchRequest.DefaultCities.Select(BenchPrinter.Size))})",
        SyntheticSpec.MostCities);
    private static readonly Option<long?> _nations = CommonOptions.Whole(
        "--nations", $"Nations of a drawn world (default: {BenchRequest.DefaultNations})", 1, SyntheticSpec.MostNations, "N");
    private static readonly Option<IReadOnlyList<int>?> _threads = List("--threads", "Numbers of threads, as 1,2 (default: 1 and all cores)", 1024);
    private static readonly Option<long?> _steps = CommonOptions.Whole(
        "--steps", $"Quarterly steps of a repetition (default: {BenchRequest.DefaultSteps})", 1, 10_000, "N");
    private static readonly Option<long?> _repetitions = CommonOptions.Whole(
        "--repetitions", $"Repetitions that are measured, after one to warm up (default: {BenchRequest.DefaultRepetitions})", 1, 1000, "N");
    private static readonly Option<string?> _against = CommonOptions.Path(
        "--against", "Earlier benchmark to compare with: what --json printed, or the folder that was left", "FILE");
    private static readonly Option<string?> _out = CommonOptions.Path("--out", "Folder, new or empty (default: runs/bench-<number>)", "FOLDER");
    private static readonly Option<bool> _noCharts = new("--no-charts") { Description = "Draws no chart" };
    private static readonly Option<bool> _quiet = new("--quiet") { Description = "Prints nothing but errors" };
    private static readonly Option<bool> _json = new("--json") { Description = "Prints what was measured as JSON" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            Name, "Measures large simulations: time and memory of a city-step, share of each mechanism, how the cost grows with the number of cities",
            "polis bench --cities 1k,10k,100k --threads 1,2")
        {
            _cities, _nations, _threads, _steps, _repetitions, _against, _out, _noCharts, _quiet, _json,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        var then = parse.GetValue(_against) is { } file ? BenchResult.Read(file) : null;
        if (parse.GetValue(_out) is { } asked && Directory.Exists(asked) && Directory.EnumerateFileSystemEntries(asked).Any())
            throw new OutputException($"{asked}: is not empty; expected a new or empty folder");
        var request = new BenchRequest(
            parse.GetValue(_cities) ?? BenchRequest.DefaultCities, (int)(parse.GetValue(_nations) ?? BenchRequest.DefaultNations),
            parse.GetValue(_threads) ?? [.. new[] { 1, Environment.ProcessorCount }.Distinct()], (int)(parse.GetValue(_steps) ?? BenchRequest.DefaultSteps),
            (int)(parse.GetValue(_repetitions) ?? BenchRequest.DefaultRepetitions));
        var io = CommonOptions.Output(parse, parse.GetValue(_quiet), parse.GetValue(_json));
        var result = new Bench(ScenarioLoader.Load(Basis), request).Run(io.Quiet ? null : Progress(io.Error), stop);
        var changes = then is null ? null : BenchChange.Of(result, then);
        using var claim = RunFolderFiles.Begin(parse.GetValue(_out), overwrite: false, Name, folder =>
        {
            RunFolderFiles.Write(folder, BenchResult.FileName, result.ToJson());
            RunFolderFiles.Write(folder, BenchPrinter.CsvName, BenchPrinter.Csv(result));
        });
        if (!parse.GetValue(_noCharts)) ScalingChart.Draw(claim.Path, result);
        if (io.Quiet) return ExitCode.Done;
        if (io.Json) io.Output.WriteLine(result.ToJson());
        else
        {
            BenchPrinter.Print(result, io.Output);
            if (changes is not null) BenchPrinter.Print(changes, parse.GetValue(_against)!, then!.Machine == result.Machine, io.Output);
            io.Output.WriteLine(claim.Path);
        }
        return ExitCode.Done;
    }

    /// <summary>Tells what is measured, and how long the rest takes, every so often.</summary>
    private static Action<string, int, int> Progress(TextWriter error)
    {
        long start = Stopwatch.GetTimestamp(), last = start;
        string before = "";
        return (what, done, all) =>
        {
            if (what == before && Stopwatch.GetElapsedTime(last).TotalSeconds < 5) return;
            (before, last) = (what, Stopwatch.GetTimestamp());
            error.WriteLine($"{what}: {done} of {all} repetitions done, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s so far");
        };
    }

    /// <summary>An option that takes whole numbers, as in <c>10k,1M</c>.</summary>
    private static Option<IReadOnlyList<int>?> List(string name, string description, int most)
    {
        var option = new Option<IReadOnlyList<int>?>(name) { Description = description, HelpName = "N,N" };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            int[] numbers = [.. text.Split(',').Select(Number).OfType<int>().Distinct().Order()];
            if (numbers.Length == text.Split(',').Distinct().Count() && numbers is [> 0, ..] && numbers[^1] <= most) return numbers;
            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name}: is \"{text}\"; expected whole numbers from 1 to {most:N0}, with commas between them, as in 10k,1M"));
            return null;
        };
        return option;
    }

    private static int? Number(string text)
    {
        int factor = text.Length == 0 ? 1 : text[^1] switch { 'k' or 'K' => 1_000, 'M' or 'm' => 1_000_000, _ => 1 };
        return double.TryParse(factor == 1 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * factor is >= 1 and <= int.MaxValue && number * factor == Math.Floor(number * factor) ? (int)(number * factor) : null;
    }
}
