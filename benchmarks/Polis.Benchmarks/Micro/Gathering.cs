using BenchmarkDotNet.Attributes;
using Polis.Benchmarks.Kernel;
using Polis.Engine.Random;
using Polis.Engine.State;

namespace Polis.Benchmarks.Micro;

/// <summary>Sums over the rows of eight partners, in the caches and beyond them: time of a row.</summary>
[ShortRunJob, MemoryDiagnoser]
public class Gathering : IDisposable
{
    private const int Degree = 8, Block = 128, Rows = 1 << 17;
    private readonly double[] _sums = new double[4 * Block];
    private readonly long[] _flags = new long[4 * Block];
    private Column<double> _rows = null!;
    private Column<int> _members = null!;

    /// <summary>Rows that are pointed to: 32 bytes each.</summary>
    [Params(10_000, 1_000_000)]
    public int PointedTo { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _rows = new Column<double>("rows", 4);
        _members = new Column<int>("members", Degree);
        _rows.EnsureCapacity(PointedTo);
        _members.EnsureCapacity(Rows);
        var random = new KeyedRandom(1);
        for (int i = 0; i < Rows * Degree; i++) _members[i] = (int)(random.Uniform(1, i, 0, 0) * PointedTo);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _rows.Dispose();
        _members.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public void SumFlagged()
    {
        for (int first = 0; first < Rows; first += Block) RowGather.SumFlagged4(_rows, _members, first, _sums, _flags);
    }
}
