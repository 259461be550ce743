using System.Diagnostics;
using System.Globalization;
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

/// <summary>The built tests of a room, run against changed libraries in copies of their output folder, quick classes first.</summary>
internal sealed class RoomTests
{
    private const double QuickShare = 0.15;
    private readonly string program;
    private readonly string output;
    private readonly List<string> quick = [];
    private bool hasSlow;
    private TimeSpan limit = TimeSpan.FromMinutes(15);

    /// <summary>Takes the built tests in a project folder.</summary>
    public RoomTests(string folder)
    {
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
        if (Execute(copy, ["-result-xml", times], out var text) != Outcome.Survived)
            throw new InvalidOperationException($"{program} fails without any mutant:\n{text}");
        var took = watch.Elapsed;
        var classes = XDocument.Load(times).Descendants("test")
            .GroupBy(test => test.Attribute("type")!.Value, test => double.Parse(test.Attribute("time")!.Value, CultureInfo.InvariantCulture))
            .Select(group => (Name: group.Key, Seconds: group.Sum()))
            .OrderBy(c => c.Seconds).ThenBy(c => c.Name, StringComparer.Ordinal)
            .ToList();
        var budget = classes.Sum(c => c.Seconds) * QuickShare;
        foreach (var (name, seconds) in classes)
        {
            if ((budget -= seconds) < 0) break;
            quick.Add(name);
        }
        hasSlow = quick.Count < classes.Count;
        limit = (took * 4) + TimeSpan.FromSeconds(30);
        return took;
    }

    /// <summary>Runs the tests against the library in a copy until the first that fails.</summary>
    public Outcome Run(string copy)
    {
        if (quick.Count > 0)
        {
            var first = Execute(copy, ["-stopOnFail", .. quick.SelectMany(name => new[] { "-class", name })], out _);
            if (first != Outcome.Survived || !hasSlow) return first;
        }
        return Execute(copy, ["-stopOnFail", .. quick.SelectMany(name => new[] { "-class-", name })], out _);
    }

    private Outcome Execute(string copy, IEnumerable<string> arguments, out string text)
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
}
