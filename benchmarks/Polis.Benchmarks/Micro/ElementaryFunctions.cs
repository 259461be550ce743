using BenchmarkDotNet.Attributes;
using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Benchmarks.Micro;

/// <summary>The engine's exponential and logarithm, one number at a time and in vector lanes, beside those of the C library; 1,024 numbers a call.</summary>
[ShortRunJob, MemoryDiagnoser]
public class ElementaryFunctions
{
    private const int Count = 1024;
    private readonly double[] _x = new double[Count], _uniforms = new double[Count], _results = new double[Count];

    [GlobalSetup]
    public void Fill()
    {
        var random = new KeyedRandom(1);
        for (int i = 0; i < Count; i++) _x[i] = 0.01 * (i + 1);
        random.FillRows(1, 0, 0, 1, _uniforms);
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public void MathExp()
    {
        for (int i = 0; i < Count; i++) _results[i] = Math.Exp(_x[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp()
    {
        for (int i = 0; i < Count; i++) _results[i] = DeterministicMath.Exp(_x[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void VectorExp() => VectorMath.Exp(_x, _results);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Log()
    {
        for (int i = 0; i < Count; i++) _results[i] = DeterministicMath.Log(_x[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void VectorLog() => VectorMath.Log(_x, _results);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Pow()
    {
        for (int i = 0; i < Count; i++) _results[i] = DeterministicMath.Pow(_x[i], 0.8);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void NormalQuantile()
    {
        for (int i = 0; i < Count; i++) _results[i] = DeterministicMath.NormalQuantile(_uniforms[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void VectorNormalQuantile() => VectorMath.NormalQuantile(_uniforms, _results);
}
