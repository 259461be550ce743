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
    /// <param name="source">The sources of the room.</param>
    /// <param name="sample">Pieces of the list of mutants, of which the first that compiles is run.</param>
    /// <param name="workers">How many mutants run at a time.</param>
    /// <param name="say">Takes a line for each mutant.</param>
    /// <param name="keep">Takes all results so far after each mutant, in the order of the sources.</param>
    public void Run(
        RoomSource source, IReadOnlyList<IReadOnlyList<Mutant>> sample, int workers, Action<string> say, Action<IReadOnlyList<Result>> keep)
    {
        var tests = new RoomTests(Tests);
        var library = $"Polis.{Name}.dll";
        var copies = Enumerable.Range(1, workers).Select(tests.Copy).ToList();
        try
        {
            if (!source.Write(null, Path.Combine(copies[0], library))) throw new InvalidOperationException($"{Sources} does not compile without any mutant.");
            say($"{Name}: the tests pass unchanged in {tests.Measure(copies[0]).TotalSeconds:0} s");

            var results = new Result?[sample.Count];
            // In mixed order, so that a run that is stopped has seen all parts of the room evenly.
            var order = Enumerable.Range(0, sample.Count).ToArray();
            new Random(sample.Count).Shuffle(order);
            var waiting = new ConcurrentQueue<int>(order);
            var ended = 0;
            var threads = copies.Select(copy => new Thread(() => Work(copy))).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            void Work(string copy)
            {
                while (waiting.TryDequeue(out var next))
                {
                    if (sample[next].FirstOrDefault(m => source.Write(m, Path.Combine(copy, library))) is not { } mutant) continue;
                    var watch = Stopwatch.StartNew();
                    var outcome = tests.Run(copy, mutant.Types);
                    lock (results)
                    {
                        results[next] = new Result(mutant, outcome);
                        keep([.. results.OfType<Result>()]);
                    }
                    var place = $"{Path.GetFileName(mutant.Tree.FilePath)}:{mutant.Line}";
                    say($"{Name} {Interlocked.Increment(ref ended)}/{sample.Count}: {outcome} in {watch.Elapsed.TotalSeconds:0} s: {place} {mutant.Kind}");
                }
            }
        }
        finally
        {
            Directory.Delete(tests.Copies, true);
        }
    }
}
