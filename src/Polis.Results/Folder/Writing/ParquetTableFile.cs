using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>
/// A results table on its way to the disk: rows gather until a row group is full, so that the bytes of the file depend on the rows alone, not on how they came.
/// The file has a temporary name until it is whole.
/// </summary>
internal sealed class ParquetTableFile : IDisposable
{
    /// <summary>Rows of a full row group: enough for scans to be fast, few enough for memory.</summary>
    public const int GroupRows = 1 << 17;

    private readonly string _path;
    private readonly TableBuffer _group;
    private readonly ParquetFileWriter _writer;
    private bool _written, _closed, _spoiled;

    /// <summary>Opens a file.</summary>
    /// <param name="directory">Folder.</param>
    /// <param name="like">A table of the columns to come.</param>
    public ParquetTableFile(string directory, TableBuffer like)
    {
        _path = Path.GetFullPath(Path.Combine(directory, like.Name + ".parquet"));
        _group = like.New();
        using var properties = Properties(_group);
        _writer = DiskFailure.Guard(
            _path, () =>
            {
                DiskFile.Before?.Invoke(DiskAct.Write, _path);
                return new ParquetFileWriter(_path + RunFolderFiles.Unfinished, [.. _group.Columns.Select(column => column.Schema)], properties);
            });
    }

    /// <summary>Bytes on the disk so far.</summary>
    public long Bytes => File.Exists(_path + RunFolderFiles.Unfinished) ? new FileInfo(_path + RunFolderFiles.Unfinished).Length : 0;

    /// <summary>Takes over rows.</summary>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public void Append(TableBuffer rows)
    {
        for (int first = 0; first < rows.Count;)
        {
            int count = Math.Min(rows.Count - first, GroupRows - _group.Count);
            _group.AppendFrom(rows, first, count);
            first += count;
            if (_group.Count == GroupRows) WriteGroup();
        }
    }

    /// <summary>Writes what is left and gives the file its name. A file that is closed or dropped stays as it is.</summary>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public void Close()
    {
        if (_closed) return;
        if (_group.Count > 0) WriteGroup();
        DiskFailure.Guard(_path, () =>
        {
            // Where its name could not be given, the file is whole all the same, and the name is tried again.
            if (!_written)
            {
                DiskFile.Before?.Invoke(DiskAct.Flush, _path);
                Write(() =>
                {
                    _writer.Close();
                    _writer.Dispose();
                });
                _written = true;
            }
            DiskFile.Rename(_path + RunFolderFiles.Unfinished, _path);
        });
        _closed = true;
    }

    /// <summary>Drops a file that was not closed.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        try
        {
            if (!_written) _writer.Dispose();
        }
        catch (ParquetException)
        {
            // The footer of a file that is dropped anyway did not fit on the disk.
        }
        File.Delete(_path + RunFolderFiles.Unfinished);
    }

    private void WriteGroup() => DiskFailure.Guard(_path, () =>
    {
        DiskFile.Before?.Invoke(DiskAct.Write, _path);
        Write(() =>
        {
            using var group = _writer.AppendRowGroup();
            foreach (var column in _group.Columns)
            {
                using var writer = group.NextColumn();
                column.Write(writer);
            }
            group.Close();
        });
        _group.Clear();
    });

    /// <summary>Lets the library write. Where it fails half way, the file is spoilt for good: asked again, the library would call it closed.</summary>
    private void Write(Action write)
    {
        if (_spoiled) throw new IOException("an earlier part of it could not be written");
        _spoiled = true;
        write();
        _spoiled = false;
    }

    private static WriterProperties Properties(TableBuffer table)
    {
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Zstd).CompressionLevel(1).DisableDictionary();
        foreach (var column in table.Columns.Where(column => column.Repeats)) builder.EnableDictionary(Quoted(column.Name));
        return builder.Build();
    }

    /// <summary>A column's path as the library reads it: a dot in a name is no step into a structure.</summary>
    private static ParquetSharp.Schema.ColumnPath Quoted(string column) => new([column]);
}
