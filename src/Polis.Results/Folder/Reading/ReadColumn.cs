using System.Globalization;
using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>A column of a table while it is read, batch by batch, into one buffer.</summary>
internal abstract class ReadColumn
{
    /// <summary>Place of the column in the file.</summary>
    public int Index { get; private set; }

    /// <summary>Its name.</summary>
    protected string Name { get; private set; } = "";

    /// <summary>What it may hold.</summary>
    protected ColumnRule Rule { get; private set; } = ColumnRule.Any;

    /// <summary>Type of the column in the file.</summary>
    protected PhysicalType Type { get; private set; }

    /// <summary>What a column of this kind holds, for messages.</summary>
    protected abstract string Kind { get; }

    /// <summary>Whether values of a type in the file can be taken.</summary>
    protected abstract bool Takes(PhysicalType type);

    /// <summary>Binds the buffer to a column.</summary>
    public void Bind(TableReader file, string name, int index, ColumnDescriptor column)
    {
        if (!Takes(column.PhysicalType) || column.MaxRepetitionLevel > 0)
            throw new RunFolderException(file.DisplayPath, $"column \"{name}\" holds {column.PhysicalType}", Kind);
        (Index, Type, Name, Rule) = (index, column.PhysicalType, name, file.RuleOf(name));
    }

    /// <summary>Says what is wrong with a row.</summary>
    /// <param name="rows">Batch.</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="value">What it holds; null for nothing.</param>
    /// <param name="expected">What may stand there.</param>
    protected RunFolderException Wrong(RowBatch rows, int row, string? value, string expected)
    {
        string found = value is null ? "has no value" : $"holds \"{(value.Length > MostShown ? value[..MostShown] + "…" : value)}\"";
        return new RunFolderException(rows.File, $"column \"{Name}\" {found} in row {rows.First + row + 1}", expected);
    }

    private const int MostShown = 60;
}

/// <summary>A column whose values are kept as one type, whatever numbers the file has.</summary>
internal abstract class ReadColumn<T> : ReadColumn
    where T : unmanaged
{
    private T[] _values = [];
    private short[] _levels = [];
    private RowBatch? _batch;

    /// <summary>Value of a row that has none.</summary>
    protected abstract T Missing { get; }

    /// <summary>The values of a batch.</summary>
    public ReadOnlySpan<T> Values(RowBatch rows)
    {
        if (_batch == rows) return _values.AsSpan(0, rows.Count);
        if (_values.Length < rows.Count) _values = new T[rows.Count];
        TableReader.Guard(
            () =>
            {
                using var reader = rows.Open(Index);
                Fill(reader, _values.AsSpan(0, rows.Count));
                return rows.Count;
            },
            rows.File);
        Check(_values.AsSpan(0, rows.Count), rows);
        _batch = rows;
        return _values.AsSpan(0, rows.Count);
    }

    /// <summary>Reads the column of a batch.</summary>
    protected abstract void Fill(ColumnReader reader, Span<T> into);

    /// <summary>Checks the rows of a batch.</summary>
    /// <exception cref="RunFolderException">A row holds what may not stand there.</exception>
    protected abstract void Check(ReadOnlySpan<T> values, RowBatch rows);

    /// <summary>Reads values as they stand in the file and turns each into one of the buffer.</summary>
    protected void Read<TFile>(ColumnReader reader, Span<T> into, Action<TFile[], T[], int> convert)
        where TFile : unmanaged
    {
        const int BatchLength = 1 << 16;
        var typed = (ColumnReader<TFile>)reader;
        bool optional = reader.ColumnDescriptor.MaxDefinitionLevel > 0;
        var raw = new TFile[Math.Min(BatchLength, into.Length)];
        var converted = typeof(TFile) == typeof(T) ? (T[])(object)raw : new T[raw.Length];
        if (optional && _levels.Length < raw.Length) _levels = new short[raw.Length];
        int row = 0;
        while (row < into.Length)
        {
            int wanted = Math.Min(raw.Length, into.Length - row);
            int rows = (int)typed.ReadBatch(wanted, optional ? _levels.AsSpan(0, wanted) : [], [], raw, out long read);
            if (rows <= 0) throw new InvalidDataException($"ends after {row} of {into.Length} rows");
            convert(raw, converted, (int)read);
            Spread(converted, (int)read, optional && read < rows ? _levels.AsSpan(0, rows) : [], into.Slice(row, rows));
            row += rows;
        }
    }

    /// <summary>Puts the values that stand in the file into the rows that have one.</summary>
    private void Spread(T[] read, int count, ReadOnlySpan<short> defined, Span<T> into)
    {
        if (defined.IsEmpty)
        {
            read.AsSpan(0, count).CopyTo(into);
            return;
        }
        int next = 0;
        for (int i = 0; i < into.Length; i++) into[i] = defined[i] > 0 ? read[next++] : Missing;
    }
}

/// <summary>Numbers of any width, as doubles.</summary>
internal sealed class ReadNumbers : ReadColumn<double>
{
    protected override string Kind => "numbers";

    protected override double Missing => double.NaN;

    protected override void Check(ReadOnlySpan<double> values, RowBatch rows)
    {
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            if (Rule.Holds(value) || (double.IsNaN(value) && Rule.MayBeMissing)) continue;
            throw Wrong(rows, row, double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture), Rule.Numbers);
        }
    }

    protected override bool Takes(PhysicalType type) => type is PhysicalType.Double or PhysicalType.Float or PhysicalType.Int32 or PhysicalType.Int64;

    protected override void Fill(ColumnReader reader, Span<double> into)
    {
        switch (Type)
        {
            case PhysicalType.Double:
                Read<double>(reader, into, static (_, _, _) => { });
                break;
            case PhysicalType.Float:
                Read<float>(reader, into, static (from, to, count) =>
                {
                    for (int i = 0; i < count; i++) to[i] = from[i];
                });
                break;
            case PhysicalType.Int32:
                Read<int>(reader, into, static (from, to, count) =>
                {
                    for (int i = 0; i < count; i++) to[i] = from[i];
                });
                break;
            default:
                Read<long>(reader, into, static (from, to, count) =>
                {
                    for (int i = 0; i < count; i++) to[i] = from[i];
                });
                break;
        }
    }
}

/// <summary>Whole numbers, as long.</summary>
internal sealed class ReadIntegers : ReadColumn<long>
{
    protected override string Kind => "whole numbers";

    protected override long Missing => long.MinValue;

    protected override void Check(ReadOnlySpan<long> values, RowBatch rows)
    {
        for (int row = 0; row < values.Length; row++)
        {
            long value = values[row];
            if (value == Missing ? !Rule.MayBeMissing : !Rule.Holds(value))
                throw Wrong(rows, row, value == Missing ? null : value.ToString(CultureInfo.InvariantCulture), Rule.Numbers);
        }
    }

    protected override bool Takes(PhysicalType type) => type is PhysicalType.Int32 or PhysicalType.Int64;

    protected override void Fill(ColumnReader reader, Span<long> into)
    {
        if (Type == PhysicalType.Int64) Read<long>(reader, into, static (_, _, _) => { });
        else
        {
            Read<int>(reader, into, static (from, to, count) =>
            {
                for (int i = 0; i < count; i++) to[i] = from[i];
            });
        }
    }
}

/// <summary>Yes and no.</summary>
internal sealed class ReadBooleans : ReadColumn<bool>
{
    protected override string Kind => "yes and no";

    protected override bool Missing => false;

    protected override void Check(ReadOnlySpan<bool> values, RowBatch rows)
    {
        // Nothing else can stand there.
    }

    protected override bool Takes(PhysicalType type) => type is PhysicalType.Boolean;

    protected override void Fill(ColumnReader reader, Span<bool> into) => Read<bool>(reader, into, static (_, _, _) => { });
}

/// <summary>Names, as codes of a pool.</summary>
internal sealed class ReadNames : ReadColumn<int>
{
    /// <summary>The names behind the codes.</summary>
    public TextPool Pool { get; } = new();

    protected override string Kind => "names";

    protected override int Missing => -1;

    private readonly List<bool> _right = [];

    protected override void Check(ReadOnlySpan<int> values, RowBatch rows)
    {
        // A name is looked at once, however many rows have it.
        for (int code = _right.Count; code < Pool.Names.Count; code++) _right.Add(Rule.Takes is null || Rule.Takes(Pool.Names[code]));
        for (int row = 0; row < values.Length; row++)
        {
            int code = values[row];
            if (code < 0 ? !Rule.MayBeMissing : !_right[code])
                throw Wrong(rows, row, code < 0 ? null : Pool.Names[code], Rule.Texts ?? Kind);
        }
    }

    protected override bool Takes(PhysicalType type) => type is PhysicalType.ByteArray;

    protected override void Fill(ColumnReader reader, Span<int> into) =>
        Read<ByteArray>(reader, into, (from, to, count) => Pool.Enter(from.AsSpan(0, count), to.AsSpan(0, count)));
}
