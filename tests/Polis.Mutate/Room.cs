using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Enumeration;

namespace Polis.Mutate;

/// <summary>A mutant that was run, and what became of it.</summary>
internal sealed record Result(Mutant Mutant, Outcome Outcome);

/// <summary>A room of the house: its sources, its own tests, and the mutants drawn from it.</summary>
/// <param name="Root">The folder of the repository.</param>
/// <param name="Name">The room's name, such as Model.</param>
/// <param name="Count">How many mutants are drawn.</param>
internal sealed record Room(string Root, string Name, int Count)
{
    private string Sources => Path.Combine(Root, "src", $"Polis.{Name}");

    private string Tests => Path.Combine(Root, "tests", $"Polis.{Name}.Tests");

    /// <summary>Builds the room and its tests.</summary>
    public void Build()
    {
        if (!Directory.Exists(Sources) || !Directory.Exists(Tests)) throw new DirectoryNotFoundException($"There is no {Sources} with its tests {Tests}.");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", Tests, "-c", "Release", "-v", "quiet", "--nologo"]))!;
        build.WaitForExit();
        if (build.ExitCode != 0) throw new InvalidOperationException($"{Tests} does not build.");
    }

    /// <summary>Reads the sources of the room, which must have been built before.</summary>
    public RoomSource Read() => RoomSource.Read(Sources);

    /// <summary>Draws mutants from the files whose path below the room's folder matches a pattern.</summary>
    public IReadOnlyList<IReadOnlyList<Mutant>> Draw(RoomSource source, string pattern, int seed, Equivalents equivalents)
    {
        var all = source.Files
            .Where(file => FileSystemName.MatchesSimpleExpression(pattern, Path.GetRelativePath(Sources, file.FilePath)))
            .OrderBy(file => Path.GetDirectoryName(file.FilePath), StringComparer.Ordinal).ThenBy(file => file.FilePath, StringComparer.Ordinal)
            .SelectMany(file => Mutations.Of(file, source.Meaning(file)))
            .Where(mutant => !equivalents.Contains(mutant))
            .ToList();
        return Sample.Draw(all, Count, seed);
    }

    /// <summary>Runs the room's tests against one mutant of each piece of the sample, with several workers at a time.</summary>
    public IReadOnlyList<Result> Run(RoomSource source, IReadOnlyList<IReadOnlyList<Mutant>> sample, int workers, Action<string> say)
    {
        var tests = new RoomTests(Tests);
        var library = $"Polis.{Name}.dll";
        var copies = Enumerable.Range(1, workers).Select(tests.Copy).ToList();
        try
        {
            if (!source.Write(null, Path.Combine(copies[0], library))) throw new InvalidOperationException($"{Sources} does not compile without any mutant.");
            say($"{Name}: the tests pass unchanged in {tests.Measure(copies[0]).TotalSeconds:0} s");

            var results = new Result?[sample.Count];
            var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, sample.Count));
            var threads = copies.Select(copy => new Thread(() => Work(copy))).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return [.. results.OfType<Result>()];

            void Work(string copy)
            {
                while (waiting.TryDequeue(out var next))
                {
                    if (sample[next].FirstOrDefault(m => source.Write(m, Path.Combine(copy, library))) is not { } mutant) continue;
                    var watch = Stopwatch.StartNew();
                    var outcome = tests.Run(copy);
                    results[next] = new Result(mutant, outcome);
                    var place = $"{Path.GetFileName(mutant.Tree.FilePath)}:{mutant.Line}";
                    say($"{Name} {next + 1}/{sample.Count}: {outcome} in {watch.Elapsed.TotalSeconds:0} s: {place} {mutant.Kind}");
                }
            }
        }
        finally
        {
            Directory.Delete(tests.Copies, true);
        }
    }
}
