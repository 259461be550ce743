using Polis.Benchmarks.Kernel;

return args switch
{
    ["kernel", var cities, var steps, var threads, var runs] => Done(() => KernelBenchmark.Run(Count(cities), Count(steps), Count(threads), Count(runs))),
    _ => Usage(),
};

static int Done(Action verb)
{
    verb();
    return 0;
}

static int Count(string text) => int.TryParse(text, out int count) && count > 0 ? count : throw new ArgumentException($"{text} is not a whole number above 0.");

static int Usage()
{
    Console.Error.WriteLine("usage: kernel CITIES STEPS THREADS RUNS");
    return 2;
}
