using System.Text.RegularExpressions;
using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>A Parquet file of a run folder, open for one reading from its first row to its last.</summary>
internal sealed partial class TableReader : IDisposable
{
    private readonly ParquetFileReader _reader;
    private readonly TableRules _rules;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<(string Name, Type Kind), ReadColumn> _buffers = [];

    /// <summary>Opens a file.</summary>
    /// <param name="path">Path.</param>
    /// <param name="displayPath">Path as a user would name it.</param>
    /// <param name="rules">What its columns may hold.</param>
    /// <exception cref="RunFolderException">It is no whole Parquet file.</exception>
    public TableReader(string path, string displayPath, TableRules rules)
    {
        DisplayPath = displayPath;
        _rules = rules;
        _reader = Guard(() => new ParquetFileReader(path), displayPath);
        var schema = _reader.FileMetaData.Schema;
        _places = Enumerable.Range(0, schema.NumColumns).ToDictionary(i => schema.Column(i).Path.ToDotString(), StringComparer.Ordinal);
    }

    /// <summary>Path as a user would name it.</summary>
    public string DisplayPath { get; }

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns => [.. _places.OrderBy(place => place.Value).Select(place => place.Key)];

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>What a column may hold.</summary>
    public ColumnRule RuleOf(string column) => _rules[column];

    /// <summary>The batches of rows, in the order of the file.</summary>
    public IEnumerable<RowBatch> Batches()
    {
        long first = 0;
        for (int i = 0; i < _reader.FileMetaData.NumRowGroups; i++)
        {
            int number = i;
            var group = Guard(() => _reader.RowGroup(number), DisplayPath);
            using var rows = new RowBatch(this, group, first, Guard(() => checked((int)group.MetaData.NumRows), DisplayPath));
            yield return rows;
            first += rows.Count;
        }
    }

    /// <summary>The buffer of a column.</summary>
    /// <exception cref="RunFolderException">The table has no such column or one of another kind.</exception>
    public T Column<T>(string name)
        where T : ReadColumn, new()
    {
        if (_buffers.TryGetValue((name, typeof(T)), out var known)) return (T)known;
        if (!_places.TryGetValue(name, out int index))
        {
            throw new RunFolderException(
                DisplayPath, $"has no column \"{name}\"", "the columns of this version of polis", Scenarios.Nearest.Of(name, _places.Keys));
        }
        var buffer = new T();
        buffer.Bind(this, name, index, _reader.FileMetaData.Schema.Column(index));
        _buffers.Add((name, typeof(T)), buffer);
        return buffer;
    }

    /// <summary>Turns what the Parquet library says of a damaged file into an error for the user.</summary>
    public static T Guard<T>(Func<T> read, string displayPath)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ParquetException or IOException
            or UnauthorizedAccessException or InvalidDataException or OverflowException or FormatException)
        {
            throw new RunFolderException(displayPath, "cannot be read: " + Reason(error.Message), "a whole Parquet file", cause: error);
        }
    }

    /// <summary>The library wraps what it has to say: <c>… (message: 'Invalid: Parquet magic bytes not found in footer. …')</c>.</summary>
    private static string Reason(string message) =>
        (Wrapped().Match(message) is { Success: true } match ? match.Groups[1].Value : message).ReplaceLineEndings(" ").TrimEnd('.');

    [GeneratedRegex(@"\(message: '(?:\w+: )?(.*)'\)", RegexOptions.Singleline)]
    private static partial Regex Wrapped();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();
}
