using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>ties.parquet</c>: ties between cities at the end of each run.</summary>
internal sealed class TieTable : TableBuffer
{
    private readonly ByteArray[] _kindWords;
    private readonly NumberBuffer<int> _run;
    private readonly NumberBuffer<long> _first, _second;
    private readonly NameBuffer _kind;
    private readonly NumberBuffer<double> _since;

    public TieTable(RunNames names) : base(RunTable.Ties.Name())
    {
        _kindWords = names.Store.Of<TieKind>();
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _first = Add(new NumberBuffer<long>("first"));
        _second = Add(new NumberBuffer<long>("second"));
        _kind = Add(new NameBuffer("kind"));
        _since = Add(new NumberBuffer<double>("since", repeats: true));
    }

    /// <summary>Appends all ties that stand.</summary>
    public void Add(int run, World world, Clock clock)
    {
        for (int t = 0; t < world.Ties.Count; t++)
        {
            _run.Add(run);
            _first.Add(world.Inputs.Cities.Id[world.Ties.First[t]]);
            _second.Add(world.Inputs.Cities.Id[world.Ties.Second[t]]);
            _kind.Add(_kindWords[(int)world.Ties.Kind[t]]);
            _since.Add(clock.YearOf(world.Ties.Since[t] + 1));
        }
    }
}
