using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Polis.Fuzz;

/// <summary>Starts workers, ends those that hang or take too much memory, starts others in their place, and counts.</summary>
/// <param name="seed">Seed of all inputs.</param>
/// <param name="only">Name of the only kind of input; null for all.</param>
/// <param name="jobs">Workers side by side.</param>
/// <param name="folder">Where files go.</param>
/// <param name="refusals">How many of the most frequent refusals are printed.</param>
/// <param name="say">Prints a line.</param>
internal sealed class Supervisor(ulong seed, string? only, int jobs, string folder, int refusals, Action<string> say)
{
    /// <summary>An input that takes longer hangs.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    /// <summary>A worker that takes more memory has been blown up.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>Inputs of a worker, after which a fresh one goes on: memory that grows little by little is told apart from an input that takes it.</summary>
    private const int InputsOfWorker = 20_000;

    private readonly ConcurrentDictionary<string, Tally> _kinds = new();
    private readonly ConcurrentDictionary<string, Found> _findings = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new();
    private int _inputs;

    /// <summary>Whether anything was found.</summary>
    public bool HasFindings => !_findings.IsEmpty;

    /// <summary>Tries inputs until there are enough or the time is over.</summary>
    public void Run(TimeSpan time, int most)
    {
        var clock = Stopwatch.StartNew();
        using var over = new CancellationTokenSource(time);
        var threads = Enumerable.Range(0, jobs).Select(job => new Thread(() => Follow(job, most, over.Token))).ToList();
        foreach (var thread in threads) thread.Start();
        while (!threads.TrueForAll(thread => thread.Join(TimeSpan.FromSeconds(30 / jobs))))
            say($"{clock.Elapsed:hh\\:mm\\:ss} {Volatile.Read(ref _inputs):N0} inputs, {_findings.Count} findings");
        Report(clock.Elapsed);
    }

    private void Follow(int job, int most, CancellationToken over)
    {
        for (int next = job; next < most && !over.IsCancellationRequested;)
        {
            int count = Math.Min(InputsOfWorker, (most - next + jobs - 1) / jobs), first = next;
            using var process = Start(job, first, count);
            int current = -1;
            long begun = Stopwatch.GetTimestamp();
            var reading = new Thread(() =>
            {
                while (process.StandardOutput.ReadLine() is { } text)
                {
                    var line = JsonSerializer.Deserialize<Line>(text)!;
                    Volatile.Write(ref begun, Stopwatch.GetTimestamp());
                    Volatile.Write(ref current, line.Kind is null ? line.Index : -line.Index - 2);
                    if (line.Kind is not null) Count(line);
                }
            });
            reading.Start();
            string? cause = null;
            while (!process.WaitForExit(200))
            {
                if (over.IsCancellationRequested) cause = "";
                else if (MemoryOf(process) > MostBytes) cause = "takes more than 2 GB of memory";
                else if (Volatile.Read(ref current) >= 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref begun)) > _longest) cause = "takes longer than 10 s";
                if (cause is null) continue;
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                break;
            }
            reading.Join();
            if (cause == "") return;
            int last = current;
            if (last >= 0) Add(last, new Finding(cause ?? "the process is gone", process.StandardError.ReadToEnd()));
            else if (process.ExitCode != 0) throw new InvalidOperationException($"a worker ended by itself: {process.StandardError.ReadToEnd()}");
            next = (last >= 0 ? last : last == -1 ? first - jobs : -last - 2) + jobs;
        }
    }

    /// <summary>Memory of a process; 0 of one that has just ended.</summary>
    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private Process Start(int job, int first, int count)
    {
        string[] words =
        [
            "--work", $"{first},{jobs},{count}", "--seed", seed.ToString(CultureInfo.InvariantCulture), "--folder", Path.Combine(folder, $"worker-{job}"),
            "--originals", Path.Combine(folder, $"originals-{job}"), .. only is null ? Array.Empty<string>() : ["--kind", only],
        ];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private void Count(Line line)
    {
        Interlocked.Increment(ref _inputs);
        int taken = line.Refusal is null ? 1 : 0;
        _kinds.AddOrUpdate(line.Kind!, new Tally(1, taken), (_, tally) => new Tally(tally.Inputs + 1, tally.Taken + taken));
        if (line.Refusal is { } refusal) _refusals.AddOrUpdate($"{line.Kind}: {refusal}", 1, (_, times) => times + 1);
        if (line.Finding is { } finding) Add(line.Index, finding);
    }

    private void Add(int index, Finding finding)
    {
        var found = _findings.AddOrUpdate(
            finding.What, _ => new Found(1, index, finding.Detail), (_, found) => found with { Times = found.Times + 1 });
        if (found.Times == 1) say($"input {index}: {finding.What}");
    }

    private void Report(TimeSpan time)
    {
        say($"{_inputs:N0} inputs of seed {seed} in {time.TotalMinutes:0.0} minutes, {_inputs / time.TotalHours:N0} an hour");
        foreach (var (kind, tally) in _kinds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            say($"  {kind}: {tally.Inputs:N0}, of which {(double)tally.Taken / tally.Inputs:P0} were taken");
        foreach (var (what, times) in _refusals.OrderByDescending(pair => pair.Value).Take(refusals)) say($"  {times:N0} × {what}");
        foreach (var (what, found) in _findings.OrderByDescending(pair => pair.Value.Times))
        {
            say($"\n{found.Times:N0} × {what}\n  first: --seed {seed}{(only is null ? "" : $" --kind {only}")} --replay {found.First}");
            foreach (string line in found.Detail.Split('\n').Take(12)) say($"  | {line}");
        }
        say($"{_findings.Count} findings");
    }

    /// <summary>Inputs of a kind, and how many the program took.</summary>
    private sealed record Tally(int Inputs, int Taken);

    /// <summary>A finding.</summary>
    private sealed record Found(int Times, int First, string Detail);
}
