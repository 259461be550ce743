using BenchmarkDotNet.Attributes;
using Polis.Engine.Random;

namespace Polis.Benchmarks.Micro;

/// <summary>Keyed draws, one at a time and for a run of entities, and the alias table; 1,024 entities a call.</summary>
[ShortRunJob, MemoryDiagnoser]
public class Draws
{
    private const int Count = 1024;
    private readonly KeyedRandom _random = new(1);
    private readonly double[] _numbers = new double[4 * Count], _weights = new double[Count];
    private readonly AliasTable _alias = new();

    [GlobalSetup]
    public void Fill()
    {
        for (int i = 0; i < Count; i++) _weights[i] = 1.0 / (i + 1);
        _alias.Build(_weights);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public double Uniform()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++) sum += _random.Uniform(1, i, 0, 0);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void FillUniforms() => _random.FillUniforms(1, 0, 0, 0, _numbers.AsSpan(0, Count));

    [Benchmark(OperationsPerInvoke = Count)]
    public void FillQuads() => _random.FillQuads(1, 0, 0, 0, _numbers);

    /// <summary>Four draws for each entity, of 52 bits.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void FillRows() => _random.FillRows(1, 0, 0, 4, _numbers);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Normal()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++) sum += _random.Normal(1, i, 0, 0);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Poisson()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum += _random.Poisson(1, i, 0, 0, 0.125);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void AliasBuild() => _alias.Build(_weights);

    [Benchmark(OperationsPerInvoke = Count)]
    public int AliasDraw()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum += _alias.Draw((i + 0.5) / Count);
        return sum;
    }
}
