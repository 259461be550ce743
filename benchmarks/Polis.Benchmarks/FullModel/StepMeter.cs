using System.Diagnostics;
using Polis.Model;

namespace Polis.Benchmarks.FullModel;

/// <summary>
/// Measures the steps of a run alone: what passes between the end of one observation and the beginning of the next. It hashes the events as a recorder
/// would read them.
/// </summary>
/// <param name="warm">First steps, whose allocation is counted apart.</param>
internal sealed class StepMeter(int warm) : IRunObserver, IDisposable
{
    private readonly StateHash _hash = new();
    private long _time, _allocated;

    /// <summary>Seconds of all steps.</summary>
    public double Seconds { get; private set; }

    /// <summary>Bytes that the first steps allocated.</summary>
    public long Early { get; private set; }

    /// <summary>Bytes that the later steps allocated.</summary>
    public long Late { get; private set; }

    /// <summary>Hash of the run; there once it has ended.</summary>
    public string Hash { get; private set; } = "";

    public void Start(Simulation simulation) => Begin();

    public void Step(Simulation simulation)
    {
        Seconds += Stopwatch.GetElapsedTime(_time).TotalSeconds;
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        if (simulation.StepsDone <= warm) Early += allocated;
        else Late += allocated;
        _hash.Append(simulation.World.Events);
        _hash.Append(simulation.World.Decisions.Options);
        _hash.Append(simulation.World.Decisions.Terms);
        Begin();
    }

    public void End(Simulation simulation, bool complete)
    {
        foreach (var table in simulation.World.Tables) _hash.Append(table);
        Hash = _hash.Finish();
    }

    public void Dispose() => _hash.Dispose();

    private void Begin()
    {
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _time = Stopwatch.GetTimestamp();
    }
}
