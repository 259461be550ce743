using System.Runtime.ExceptionServices;

namespace Polis.Engine.Parallel;

/// <summary>
/// Threads that share the chunks of one piece of work after another. Every thread has a run of chunks of its own, the same in every step, so that
/// what they read stays in its cache; one that is done takes over chunks of the others. Helpers spin for a moment, then sleep.
/// </summary>
/// <remarks>
/// A piece of work costs some 0.1 µs beyond its chunks, where Parallel.For takes 8. Nothing is allocated once each type of state has been met.
/// One thread at a time gives work; work given from inside a chunk is refused.
/// </remarks>
public sealed class ThreadTeam : IDisposable
{
    /// <summary>Rounds of waiting before a helper sleeps: some tens of microseconds, the pause between two mechanisms.</summary>
    private const int SpinRounds = 200;

    /// <summary>Tickets stand two cache lines apart: neighbours would be fetched together.</summary>
    private const int TicketStride = 16;

    private readonly Thread[] _helpers;
    private readonly Dictionary<Type, Job> _jobs = [];
    private readonly object _gate = new();

    // A ticket for every thread's run of chunks: the end of the run above, the next chunk below. Incrementing it claims that chunk.
    private readonly long[] _tickets;
    private readonly int _spinRounds;
    private Job? _job;
    private int _unfinished, _busy, _generation, _sleeping;
    private volatile bool _stopping;

    /// <summary>Makes a team of a number of threads, the caller's own included.</summary>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _tickets = new long[(threads + 1) * TicketStride];
        _spinRounds = threads <= Environment.ProcessorCount ? SpinRounds : 0;
        _helpers = new Thread[threads - 1];
        for (int i = 0; i < _helpers.Length; i++)
        {
            int worker = i + 1;
            _helpers[i] = new Thread(() => Help(worker)) { IsBackground = true, Name = $"polis {worker}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's own included.</summary>
    public int Threads { get; }

    /// <summary>
    /// Does every chunk of a number of rows once, on all threads; returns when all are done. Where chunks throw, the exception of the first of them
    /// (by number) is thrown here, whatever the number of threads.
    /// </summary>
    /// <exception cref="InvalidOperationException">Work is given from inside a chunk, or by two threads at once.</exception>
    public void ForEachChunk<TState>(int rows, TState state, ChunkAction<TState> action)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
            throw new InvalidOperationException("The team is at work: a chunk may not give work, nor two threads at once.");
        try
        {
            int chunks = Chunk.CountFor(rows);
            if (chunks == 1 || Threads == 1)
                for (int c = 0; c < chunks; c++) action(state, Chunk.Of(rows, c));
            else Share(rows, chunks, state, action);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private void Share<TState>(int rows, int chunks, TState state, ChunkAction<TState> action)
    {
        if (!_jobs.TryGetValue(typeof(TState), out var found)) _jobs[typeof(TState)] = found = new Job<TState>();
        var job = (Job<TState>)found;
        job.Set(rows, state, action);
        _job = job;
        _unfinished = chunks;

        // A chunk can be claimed as soon as its ticket is written, even by a helper that is late: all else must be in place before.
        for (int i = 0; i < Threads; i++)
        {
            long first = (long)chunks * i / Threads, end = (long)chunks * (i + 1) / Threads;
            Volatile.Write(ref _tickets[(i + 1) * TicketStride], end << 32 | first);
        }

        // The increment is a full fence: either this thread sees the sleeper or the sleeper sees the new generation.
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleeping) > 0)
            lock (_gate) Monitor.PulseAll(_gate);
        Work(0);
        var spin = new SpinWait();
        while (Volatile.Read(ref _unfinished) > 0) spin.SpinOnce(-1);
        job.Finish();
    }

    /// <summary>Does chunks of the worker's own run, then of the others', until none is left to claim.</summary>
    private void Work(int worker)
    {
        int done = 0;
        for (int i = 0; i < Threads; i++)
        {
            ref long ticket = ref _tickets[((worker + i) % Threads + 1) * TicketStride];
            while (true)
            {
                long claim = Volatile.Read(ref ticket);
                if ((int)claim >= (int)(claim >> 32)) break;
                claim = Interlocked.Increment(ref ticket) - 1;
                if ((int)claim >= (int)(claim >> 32)) break;
                _job!.Do((int)claim);
                done++;
            }
        }
        if (done > 0) Interlocked.Add(ref _unfinished, -done);
    }

    private void Help(int worker)
    {
        int seen = 0;
        while (true)
        {
            for (int i = 0; i < _spinRounds && Volatile.Read(ref _generation) == seen; i++) Thread.SpinWait(8);
            if (Volatile.Read(ref _generation) == seen) Sleep(seen);
            if (_stopping) return;
            seen = Volatile.Read(ref _generation);
            Work(worker);
        }
    }

    private void Sleep(int seen)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _sleeping);
            while (Volatile.Read(ref _generation) == seen) Monitor.Wait(_gate);
            Interlocked.Decrement(ref _sleeping);
        }
    }

    /// <summary>Ends the helpers. Not to be called while work is under way.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        Interlocked.Increment(ref _generation);
        lock (_gate) Monitor.PulseAll(_gate);
        foreach (var helper in _helpers) helper.Join();
    }

    private abstract class Job
    {
        public abstract void Do(int chunk);
    }

    private sealed class Job<TState> : Job
    {
        private TState _state = default!;
        private ChunkAction<TState> _action = null!;
        private int _rows;
        private volatile int _failedChunk;
        private ExceptionDispatchInfo? _failure;

        public void Set(int rows, TState state, ChunkAction<TState> action) =>
            (_rows, _state, _action, _failedChunk, _failure) = (rows, state, action, int.MaxValue, null);

        public override void Do(int chunk)
        {
            // After a failure only chunks before it are done: one of them may fail too, and is then the first.
            if (chunk > _failedChunk) return;
            try
            {
                _action(_state, Chunk.Of(_rows, chunk));
            }
            catch (Exception failure)
            {
                lock (this)
                {
                    if (chunk < _failedChunk) (_failedChunk, _failure) = (chunk, ExceptionDispatchInfo.Capture(failure));
                }
            }
        }

        public void Finish()
        {
            (_state, _action) = (default!, null!);
            _failure?.Throw();
        }
    }
}
