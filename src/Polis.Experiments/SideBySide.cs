using System.Runtime.ExceptionServices;
using Polis.Engine.Parallel;

namespace Polis.Experiments;

/// <summary>Does the run of a number.</summary>
/// <param name="run">Number of the run, from 0.</param>
/// <param name="team">Threads of its own.</param>
/// <param name="stop">Ends it early: because its caller wishes so, or because another run has failed.</param>
internal delegate void OneRun(int run, ThreadTeam team, CancellationToken stop);

/// <summary>Does many runs on a number of threads, one run a thread; runs of a large world go one after the other, each on all threads.</summary>
internal sealed class SideBySide : IDisposable
{
    /// <summary>Cities of the largest world whose runs go side by side.</summary>
    private const int MostCities = 20_000;

    /// <summary>Whether runs of a world of so many cities go side by side.</summary>
    public static bool Fits(int cities) => cities <= MostCities;

    private readonly int _runs;
    private readonly OneRun _one;
    private readonly CancellationTokenSource _stop;
    private int _next;
    private ExceptionDispatchInfo? _failure;

    private SideBySide(int runs, OneRun one, CancellationToken stop) =>
        (_runs, _one, _stop) = (runs, one, CancellationTokenSource.CreateLinkedTokenSource(stop));

    /// <summary>Does them all; returns when the last is done.</summary>
    /// <param name="cities">Cities of the world.</param>
    /// <param name="runs">Number of runs.</param>
    /// <param name="threads">Threads in all.</param>
    /// <param name="one">Does one run.</param>
    /// <param name="stop">No further run begins.</param>
    /// <exception cref="Exception">What a run failed with, the first of them.</exception>
    public static void Do(int cities, int runs, int threads, OneRun one, CancellationToken stop)
    {
        if (runs == 0) return;
        // Runs of a large world have chunks enough for all threads, and what waits for its turn would fill the memory.
        int workers = Fits(cities) ? Math.Min(runs, threads) : 1;
        using var work = new SideBySide(runs, one, stop);
        var helpers = new Thread[workers - 1];
        for (int w = 0; w < helpers.Length; w++)
        {
            // What the division leaves over goes to the first workers.
            int own = threads / workers + (w + 1 < threads % workers ? 1 : 0);
            helpers[w] = new Thread(() => work.Work(own)) { Name = $"runs {w + 1}" };
            helpers[w].Start();
        }
        work.Work(threads / workers + (threads % workers > 0 ? 1 : 0));
        foreach (var helper in helpers) helper.Join();
        work._failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Work(int threads)
    {
        try
        {
            using var team = new ThreadTeam(threads);
            while (!_stop.IsCancellationRequested)
            {
                int run = Interlocked.Increment(ref _next) - 1;
                if (run >= _runs) return;
                _one(run, team, _stop.Token);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
    }
}
