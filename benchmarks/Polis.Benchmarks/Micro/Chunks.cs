using BenchmarkDotNet.Attributes;
using Polis.Engine.Parallel;

namespace Polis.Benchmarks.Micro;

/// <summary>What handing chunks to threads costs beside the work itself, and the sums by chunk.</summary>
[ShortRunJob, MemoryDiagnoser]
public class Chunks : IDisposable
{
    private const int Rows = 10_000, Width = 200;
    private readonly ChunkSums _sums = new();
    private readonly double[] _total = new double[Width];
    private ThreadTeam _team = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Start() => _team = new ThreadTeam(Threads);

    [GlobalCleanup]
    public void Dispose()
    {
        _team.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void EmptyChunks() => _team.ForEachChunk(Rows, this, static (_, _) => { });

    [Benchmark]
    public void SumsByNation()
    {
        _sums.Shape(Width, Rows);
        _team.ForEachChunk(Rows, this, static (benchmark, chunk) =>
        {
            var sums = benchmark._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++) sums[i % Width] += i;
        });
        Array.Clear(_total);
        _sums.AddTo(_total);
    }
}
