using System.Globalization;
using BenchmarkDotNet.Running;
using Polis.Benchmarks.FullModel;
using Polis.Benchmarks.Kernel;
using Polis.Benchmarks.Micro;
using Polis.Scenarios;

const string Usage = """
    usage: kernel CITIES STEPS THREADS RUNS     the clash kernel: one small model to compare engines with
           model SCENARIO YEARS THREADS RUNS    the full model; SCENARIO is a path, a shipped name or synthetic:CITIES
           micro [OPTIONS OF BENCHMARKDOTNET]   pieces of the engine, as in: micro --filter '*Exp*'
    """;

try
{
    switch (args)
    {
        case ["kernel", var cities, var steps, var threads, var runs]:
            KernelBenchmark.Run(Count(cities), Count(steps), Count(threads), Count(runs));
            return 0;
        case ["model", var scenario, var years, var threads, var runs]:
            ModelBenchmark.Run(scenario, Count(years), Count(threads), Count(runs));
            return 0;
        case ["micro", .. var options]:
            BenchmarkSwitcher.FromTypes([typeof(ElementaryFunctions), typeof(Draws), typeof(Chunks), typeof(Gathering)])
                .Run(options.Length == 0 ? ["--filter", "*"] : options);
            return 0;
    }
    throw new FormatException(Usage);
}
catch (Exception wrong) when (wrong is FormatException or ScenarioException)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
    ? count
    : throw new FormatException($"{text} is not a whole number above 0.\n{Usage}");
