namespace Polis.Engine.Parallel;

/// <summary>Threads that share the chunks of one piece of work after another. Helpers spin for a moment, then sleep.</summary>
public sealed class ThreadTeam : IDisposable
{
    private readonly Thread[] _helpers;
    private readonly Dictionary<Type, Job> _jobs = [];
    private readonly SemaphoreSlim _wake = new(0);
    private Job? _job;
    private volatile int _generation;
    private volatile bool _stopping;
    private int _sleeping, _working;

    /// <summary>Makes a team of a number of threads, the caller's own included.</summary>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _helpers = new Thread[threads - 1];
        for (int i = 0; i < _helpers.Length; i++)
        {
            _helpers[i] = new Thread(Help) { IsBackground = true, Name = $"polis {i + 1}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's own included.</summary>
    public int Threads { get; }

    /// <summary>Does every chunk of a number of rows once, on all threads; returns when all are done. What one throws is thrown here.</summary>
    public void ForEachChunk<TState>(int rows, TState state, ChunkAction<TState> action)
    {
        int chunks = Chunk.CountFor(rows);
        if (chunks == 1 || Threads == 1)
        {
            for (int c = 0; c < chunks; c++) action(state, Chunk.Of(rows, c));
            return;
        }
        if (!_jobs.TryGetValue(typeof(TState), out var found)) _jobs[typeof(TState)] = found = new Job<TState>();
        var job = (Job<TState>)found;
        job.Set(rows, chunks, state, action);
        Volatile.Write(ref _working, _helpers.Length);
        _job = job;
        _generation++;
        if (Volatile.Read(ref _sleeping) > 0) _wake.Release(_helpers.Length);
        job.Work();
        var spin = new SpinWait();
        while (Volatile.Read(ref _working) > 0) spin.SpinOnce(-1);
        job.Finish();
    }

    private void Help()
    {
        int seen = 0;
        while (true)
        {
            for (int i = 0; i < 2000 && _generation == seen; i++) Thread.SpinWait(20);
            while (_generation == seen)
            {
                Interlocked.Increment(ref _sleeping);
                if (_generation == seen) _wake.Wait(50);
                Interlocked.Decrement(ref _sleeping);
            }
            seen = _generation;
            if (_stopping) return;
            _job!.Work();
            Interlocked.Decrement(ref _working);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _generation++;
        if (_helpers.Length > 0) _wake.Release(_helpers.Length);
        foreach (var helper in _helpers) helper.Join();
        _wake.Dispose();
    }

    private abstract class Job
    {
        public abstract void Work();
    }

    private sealed class Job<TState> : Job
    {
        private TState _state = default!;
        private ChunkAction<TState> _action = null!;
        private int _rows, _chunks, _next;
        private Exception? _failure;

        public void Set(int rows, int chunks, TState state, ChunkAction<TState> action) =>
            (_rows, _chunks, _state, _action, _next, _failure) = (rows, chunks, state, action, -1, null);

        public override void Work()
        {
            try
            {
                for (int c = Interlocked.Increment(ref _next); c < _chunks; c = Interlocked.Increment(ref _next)) _action(_state, Chunk.Of(_rows, c));
            }
            catch (Exception failure)
            {
                _failure = failure;
            }
        }

        public void Finish()
        {
            _state = default!;
            if (_failure is not null) throw new InvalidOperationException(_failure.Message, _failure);
        }
    }
}
