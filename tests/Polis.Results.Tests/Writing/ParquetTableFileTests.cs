using CsCheck;
using ParquetSharp;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Writing;

public sealed class ParquetTableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;
    private readonly NameStore _names = new();

    public void Dispose()
    {
        _names.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_is_written_is_read_back_value_for_value()
    {
        Row[] rows =
        [
            new(1, 2.5, "Paris", 7, "a=1"), new(-3, double.NaN, null, null, ""),
            new(int.MaxValue, -0.0, "", long.MinValue, "Québec b=2"), new(0, double.PositiveInfinity, "Paris", 0, "c"),
        ];
        Write(rows, [rows.Length]);
        using var file = new ParquetFileReader(Path.Combine(_folder, "rows.parquet"));
        using var group = file.RowGroup(0);
        Assert.Equal(rows.Select(row => row.Number), group.Column(0).LogicalReader<int>().ReadAll(rows.Length));
        Assert.Equal(rows.Select(row => row.Value), group.Column(1).LogicalReader<double>().ReadAll(rows.Length));
        Assert.Equal(rows.Select(row => row.Name), group.Column(2).LogicalReader<string>().ReadAll(rows.Length));
        Assert.Equal(rows.Select(row => row.Id), group.Column(3).LogicalReader<long?>().ReadAll(rows.Length));
        Assert.Equal(rows.Select(row => row.Text), group.Column(4).LogicalReader<string>().ReadAll(rows.Length));
    }

    [Fact]
    public void The_bytes_depend_on_the_rows_alone_not_on_the_pieces_in_which_they_come()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 40].List[1, 12]).Sample((salt, pieces) =>
        {
            var rows = Enumerable.Range(0, pieces.Sum())
                .Select(i => new Row(i, i * 0.5 + salt, i % 3 == 0 ? null : $"name {i % 5}", i % 4 == 0 ? null : i, $"x={i}")).ToArray();
            Write(rows, [rows.Length]);
            byte[] whole = File.ReadAllBytes(Path.Combine(_folder, "rows.parquet"));
            Write(rows, pieces);
            return whole.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder, "rows.parquet")));
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void Row_groups_are_full_but_for_the_last()
    {
        var rows = Enumerable.Range(0, 2 * ParquetTableFile.GroupRows + 5).Select(i => new Row(i, i, null, null, "")).ToArray();
        Write(rows, [ParquetTableFile.GroupRows - 1, 3, rows.Length - ParquetTableFile.GroupRows - 2]);
        using var file = new ParquetFileReader(Path.Combine(_folder, "rows.parquet"));
        Assert.Equal(3, file.FileMetaData.NumRowGroups);
        using var last = file.RowGroup(2);
        Assert.Equal(5, last.MetaData.NumRows);
        Assert.Equal(rows[^5..].Select(row => row.Number), last.Column(0).LogicalReader<int>().ReadAll(5));
    }

    [Fact]
    public void A_file_has_its_name_only_when_it_is_closed()
    {
        var file = new ParquetTableFile(_folder, new RowTable(_names));
        Assert.Equal(["rows.parquet.part"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        file.Dispose();
        Assert.Empty(Directory.EnumerateFiles(_folder));
        Write([], []);
        Assert.Equal(["rows.parquet"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_in_words()
    {
        var failure = Assert.Throws<OutputException>(() => new ParquetTableFile(Path.Combine(_folder, "nowhere"), new RowTable(_names)));
        Assert.Contains("rows.parquet: cannot be written: No such file or directory", failure.Message, StringComparison.Ordinal);
    }

    private void Write(Row[] rows, IReadOnlyList<int> pieces)
    {
        using var file = new ParquetTableFile(_folder, new RowTable(_names));
        int first = 0;
        foreach (int count in pieces)
        {
            var table = new RowTable(_names);
            foreach (var row in rows.AsSpan(first, count)) table.Add(row);
            file.Append(table);
            first += count;
        }
        file.Close();
    }

    private sealed record Row(int Number, double Value, string? Name, long? Id, string Text);

    private sealed class RowTable : TableBuffer
    {
        private readonly NameStore _store;
        private readonly NumberBuffer<int> _number;
        private readonly NumberBuffer<double> _value;
        private readonly NameBuffer _name;
        private readonly OptionalBuffer<long> _id;
        private readonly TextBuffer _text;

        public RowTable(NameStore store) : base("rows")
        {
            _store = store;
            _number = Add(new NumberBuffer<int>("number", repeats: true));
            _value = Add(new NumberBuffer<double>("value.with.dots", repeats: true));
            _name = Add(new NameBuffer("name"));
            _id = Add(new OptionalBuffer<long>("id"));
            _text = Add(new TextBuffer("text"));
        }

        public void Add(Row row)
        {
            _number.Add(row.Number);
            _value.Add(row.Value);
            _name.Add(_store[row.Name]);
            _id.Add(row.Id);
            _text.Add(row.Text);
        }
    }
}
