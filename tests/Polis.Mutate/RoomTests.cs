using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Polis.Mutate;

/// <summary>What became of a mutant.</summary>
internal enum Outcome
{
    /// <summary>Every test of the room passed.</summary>
    Survived,

    /// <summary>A test of the room failed.</summary>
    Caught,

    /// <summary>The tests did not end in the time they were given, which counts as caught.</summary>
    TimedOut,
}

/// <summary>The built tests of a room, run against changed libraries in copies of their output folder.</summary>
/// <remarks>
/// Three runs follow each other until a test fails: the classes whose source names a type of the changed file, the quick ones, and the rest.
/// The order only saves time: a mutant survives when all of them passed.
/// </remarks>
internal sealed partial class RoomTests
{
    private const double QuickShare = 0.15;
    private readonly string program;
    private readonly string folder;
    private readonly string output;
    private readonly List<TestClass> classes = [];

    /// <summary>Takes the built tests in a project folder.</summary>
    public RoomTests(string folder)
    {
        this.folder = folder;
        program = Path.GetFileName(folder);
        output = Path.Combine(folder, "bin", "Release", "net10.0");
        // As deep below the project as the output itself: some tests look for files of the repository above them.
        Copies = Path.Combine(folder, "bin", "Mutants");
    }

    /// <summary>The folder that holds the copies of the tests' output.</summary>
    public string Copies { get; }

    /// <summary>Makes a fresh copy of the tests' output for one worker.</summary>
    public string Copy(int worker)
    {
        var copy = Path.Combine(Copies, worker.ToString(CultureInfo.InvariantCulture));
        if (Directory.Exists(copy)) Directory.Delete(copy, true);
        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(output, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    /// <summary>Runs all tests once against the unchanged library, which must pass, and learns how long each class takes.</summary>
    public TimeSpan Measure(string copy)
    {
        var times = Path.Combine(copy, "times.xml");
        var watch = Stopwatch.StartNew();
        if (Execute(copy, ["-result-xml", times], TimeSpan.FromMinutes(15), out var text) != Outcome.Survived)
            throw new InvalidOperationException($"{program} fails without any mutant:\n{text}");
        var took = watch.Elapsed;
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).Select(file => Words().Matches(file))
            .Select(words => words.Select(word => word.Value).ToHashSet()).ToList();
        classes.AddRange(XDocument.Load(times).Descendants("test")
            .GroupBy(test => test.Attribute("type")!.Value, test => double.Parse(test.Attribute("time")!.Value, CultureInfo.InvariantCulture))
            .Select(group => new TestClass(group.Key, group.Sum(), WordsAround(group.Key.Split('.', '+')[^1])))
            .OrderBy(c => c.Seconds).ThenBy(c => c.Name, StringComparer.Ordinal));
        return took;

        HashSet<string> WordsAround(string name) => [.. files.Where(words => words.Contains(name)).SelectMany(words => words)];
    }

    /// <summary>Runs the tests against the library in a copy until the first that fails.</summary>
    /// <param name="copy">The folder of the copy, with the changed library in it.</param>
    /// <param name="types">The names of the types in the changed file.</param>
    public Outcome Run(string copy, IReadOnlyList<string> types)
    {
        var near = Quickest(classes.Where(c => types.Any(c.Words.Contains)));
        var quick = Quickest(classes.Except(near));
        foreach (var group in (List<TestClass>[])[near, quick, [.. classes.Except(near).Except(quick)]])
        {
            if (group.Count == 0) continue;
            // A mutant can leave threads that wait for each other for ever.
            var limit = TimeSpan.FromSeconds(30 + (4 * group.Sum(c => c.Seconds)));
            var outcome = Execute(copy, ["-stopOnFail", .. group.SelectMany(c => new[] { "-class", c.Name })], limit, out _);
            if (outcome != Outcome.Survived) return outcome;
        }
        return Outcome.Survived;
    }

    private List<TestClass> Quickest(IEnumerable<TestClass> some)
    {
        var budget = classes.Sum(c => c.Seconds) * QuickShare;
        return [.. some.TakeWhile(c => (budget -= c.Seconds) >= 0)];
    }

    private Outcome Execute(string copy, IEnumerable<string> arguments, TimeSpan limit, out string text)
    {
        var start = new ProcessStartInfo(Path.Combine(copy, program))
        {
            WorkingDirectory = copy,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A mutant that collects things for ever fails for want of memory (4 GB, in hexadecimal) before the machine does.
        start.Environment["DOTNET_GCHeapHardLimit"] = "100000000";
        // One thread a worker keeps the machine usable, and quick tests from waiting for slow ones.
        foreach (var argument in (string[])["-noLogo", "-noColor", "-noAutoReporters", "-maxThreads", "1", .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(true);
            process.WaitForExit();
            text = "The tests did not end in time.";
            return Outcome.TimedOut;
        }
        text = output.Result + errors.Result;
        return process.ExitCode == 0 ? Outcome.Survived : Outcome.Caught;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    /// <param name="Name">The full name of the class.</param>
    /// <param name="Seconds">How long its tests take together.</param>
    /// <param name="Words">All words of the files that name the class.</param>
    private sealed record TestClass(string Name, double Seconds, HashSet<string> Words);
}
