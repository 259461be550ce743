using System.Security.Cryptography;

using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>
/// A table with one row for each unit of a study: a unit that is done leaves its row in a block, and the table is made of the blocks in the order of the units.
/// </summary>
public sealed class UnitTable : IDisposable
{
    private readonly string _folder, _table;
    private readonly BlockFolder _blocks;
    private readonly IReadOnlyList<string> _words, _columns;
    private readonly bool[] _done;
    private readonly NameStore _names = new();

    /// <summary>The table of a study's folder; rows whose blocks are there are done.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="table">Name of the table: that of its file without <c>.parquet</c>.</param>
    /// <param name="identity">All that rows follow from, beside the number of their unit.</param>
    /// <param name="words">Columns of words, after <c>point</c>, <c>run</c> and <c>seed</c>.</param>
    /// <param name="columns">Columns of numbers, after those.</param>
    /// <param name="units">Number of units.</param>
    public UnitTable(string folder, string table, string identity, IReadOnlyList<string> words, IReadOnlyList<string> columns, int units)
    {
        (_folder, _table, _words, _columns) = (folder, table, words, columns);
        string all = string.Join('\n', [Manifest.ProgramVersion, identity, .. words, .. columns]);
        _blocks = new BlockFolder(folder, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all))));
        _done = [.. Enumerable.Range(0, units).Select(_blocks.Holds)];
    }

    /// <summary>Where the blocks are.</summary>
    public BlockPlace Place => BlockPlace.Of("", _blocks, _done.Length);

    /// <summary>Whether a unit's row is there.</summary>
    public bool Holds(int unit) => Volatile.Read(ref _done[unit]);

    /// <summary>Whether a unit's row is there now, by this process or by another that works in the same folder.</summary>
    public bool HoldsNow(int unit)
    {
        if (!Holds(unit) && _blocks.Holds(unit)) Volatile.Write(ref _done[unit], true);
        return Holds(unit);
    }

    /// <summary>Keeps the row of a unit; several threads may at once.</summary>
    /// <param name="unit">Number of the unit.</param>
    /// <param name="point">Its point.</param>
    /// <param name="run">Its run.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="words">Values of the columns of words.</param>
    /// <param name="values">Values of the columns of numbers; not a number for none.</param>
    /// <param name="problem">What the unit has failed with, where that is a result too; empty for nothing. The table has no column for it.</param>
    /// <exception cref="OutputException">The disk is full.</exception>
    public void Write(int unit, int point, int run, ulong seed, IReadOnlyList<string> words, IReadOnlyList<double> values, string problem = "")
    {
        var row = new Row(_table, _words, _columns);
        row.Add(point, run, _names[seed.ToString("x16")], [.. words.Select(word => _names[word])], values);
        _blocks.Write(unit, problem, [row]);
        Volatile.Write(ref _done[unit], true);
    }

    /// <summary>Values of the columns of numbers of a unit whose row is there, not a number for none; and what it has failed with, empty for nothing.</summary>
    /// <exception cref="OutputException">Its block is damaged.</exception>
    public (IReadOnlyList<double> Values, string Problem) Values(int unit)
    {
        var (problem, row) = Read(unit);
        return ([.. row.Columns.OfType<OptionalBuffer<double>>().Select(column => column.At(0) ?? double.NaN)], problem);
    }

    /// <summary>Makes the table of the rows that are there.</summary>
    /// <exception cref="OutputException">A block is damaged, or the disk is full.</exception>
    public void Make()
    {
        ManifestList.Announce(_folder, _table + ".parquet");
        using var file = new ParquetTableFile(_folder, new Row(_table, _words, _columns));
        for (int unit = 0; unit < _done.Length; unit++)
            if (_done[unit]) file.Append(Read(unit).Row);
        file.Close();
    }

    private (string Problem, TableBuffer Row) Read(int unit)
    {
        try
        {
            var (problem, tables) = _blocks.Read(unit, _names);
            return (problem, tables[0]);
        }
        catch (BlockException damage)
        {
            _done[unit] = false;
            throw new OutputException($"{damage.Message}; polis resume {_folder} makes its run again");
        }
    }

    /// <summary>Deletes the blocks: the table has all that they had.</summary>
    public void DeleteBlocks() => _blocks.Delete();

    /// <inheritdoc/>
    public void Dispose() => _names.Dispose();

    private sealed class Row : TableBuffer
    {
        private readonly NumberBuffer<int> _point, _run;
        private readonly NameBuffer _seed;
        private readonly NameBuffer[] _words;
        private readonly OptionalBuffer<double>[] _values;

        public Row(string table, IReadOnlyList<string> words, IReadOnlyList<string> columns) : base(table)
        {
            _point = Add(new NumberBuffer<int>("point", repeats: true));
            _run = Add(new NumberBuffer<int>("run", repeats: true));
            _seed = Add(new NameBuffer("seed"));
            _words = [.. words.Select(column => Add(new NameBuffer(column)))];
            _values = [.. columns.Select(column => Add(new OptionalBuffer<double>(column)))];
        }

        public void Add(int point, int run, ByteArray seed, IReadOnlyList<ByteArray> words, IReadOnlyList<double> values)
        {
            _point.Add(point);
            _run.Add(run);
            _seed.Add(seed);
            for (int w = 0; w < _words.Length; w++) _words[w].Add(words[w]);
            for (int c = 0; c < _values.Length; c++) _values[c].Add(double.IsNaN(values[c]) ? null : values[c]);
        }
    }
}
