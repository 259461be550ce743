using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Polis.Engine.State;

namespace Polis.Engine.Checkpoint;

/// <summary>What a snapshot says of its run beside the state.</summary>
/// <param name="Seed">Seed of the run: with it and the step, all draws to come are fixed.</param>
/// <param name="Step">Next step.</param>
public readonly record struct SnapshotHeader(ulong Seed, int Step);

/// <summary>
/// A whole state in one file, restored to the bit. All that a simulation remembers stands in columns, so their raw bytes are all there is to write.
/// </summary>
/// <remarks>
/// Little-endian: magic, version, length of the file, seed, step, then the layout in words (so that an error can name the column that differs), rows
/// and stride of every table, the columns' bytes, and the SHA-256 of all before it. A file appears under its name only when it is whole.
/// </remarks>
public static class Snapshot
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    private const int LayoutAt = 32, FixedBytes = LayoutAt + 8, ChecksumBytes = 32, PieceBytes = 1 << 24;

    private static ReadOnlySpan<byte> Magic => "POLISNAP"u8;

    /// <summary>Writes the state to a file, beside it at first (<c>.part</c>) and renamed when it is on the disk.</summary>
    public static void Write(string path, SimulationState state, SnapshotHeader header)
    {
        byte[] start = Start(state, header);
        string temporary = path + ".part";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)) WriteAll(file, start, state);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void WriteAll(FileStream file, byte[] start, SimulationState state)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WriteHashed(start);
        foreach (var table in state.Tables)
            foreach (var column in table.Columns)
                foreach (var (first, rows) in Pieces(column, table.Count)) WriteHashed(column.RawBytes(first, rows));
        file.Write(checksum.GetHashAndReset());
        file.Flush(flushToDisk: true);

        void WriteHashed(ReadOnlySpan<byte> bytes)
        {
            checksum.AppendData(bytes);
            file.Write(bytes);
        }
    }

    /// <summary>Checks a snapshot from its first byte to its last, without a state to restore.</summary>
    /// <exception cref="SnapshotException">The file is no snapshot, of another version, cut off or damaged.</exception>
    public static SnapshotHeader Check(string path)
    {
        using var file = Open(path);
        return Check(path, file);
    }

    /// <summary>Restores the state. It is left as it was where the snapshot cannot be used.</summary>
    /// <exception cref="SnapshotException">The file is no snapshot, of another version, cut off, damaged, or of another layout.</exception>
    public static SnapshotHeader Read(string path, SimulationState state)
    {
        using var file = Open(path);
        var header = Check(path, file);
        file.Position = LayoutAt;
        string layout = Encoding.UTF8.GetString(ReadBytes(file, ReadInt32(file))), own = Layout(state);
        int tables = ReadInt32(file);
        if (layout != own) throw new SnapshotException(path, SnapshotProblem.OtherLayout, Difference(layout, own));
        if (tables != state.Tables.Count) throw new SnapshotException(path, SnapshotProblem.Damaged, "tables and layout disagree");
        foreach (var table in state.Tables)
        {
            int rows = ReadInt32(file), stride = ReadInt32(file);
            table.Resize(rows);
            if (table is MatrixTable matrix) matrix.RestoreStride(stride);
        }
        foreach (var table in state.Tables)
            foreach (var column in table.Columns)
                foreach (var (first, rows) in Pieces(column, table.Count)) file.ReadExactly(column.RawBytes(first, rows));
        return header;
    }

    /// <summary>Tables and columns in words, a line each: what must be the same for a snapshot to fit.</summary>
    public static string Layout(SimulationState state)
    {
        var text = new StringBuilder();
        foreach (var table in state.Tables)
        {
            text.Append($"table {table.Name}{(table is MatrixTable ? " by pairs" : "")}\n");
            foreach (var column in table.Columns) text.Append($"column {column.Name}, {column.Width} of {column.ElementType}, {column.RowBytes} bytes a row\n");
        }
        return text.ToString();
    }

    /// <summary>All that stands before the columns.</summary>
    private static byte[] Start(SimulationState state, SnapshotHeader header)
    {
        byte[] layout = Encoding.UTF8.GetBytes(Layout(state)), start = new byte[FixedBytes + layout.Length + 8 * state.Tables.Count];
        long length = start.Length + ChecksumBytes + state.Tables.Sum(table => table.Columns.Sum(column => (long)column.RowBytes * table.Count));
        var rest = start.AsSpan();
        Magic.CopyTo(rest);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(rest[12..], length);
        BinaryPrimitives.WriteUInt64LittleEndian(rest[20..], header.Seed);
        BinaryPrimitives.WriteInt32LittleEndian(rest[28..], header.Step);
        BinaryPrimitives.WriteInt32LittleEndian(rest[LayoutAt..], layout.Length);
        layout.CopyTo(rest[(LayoutAt + 4)..]);
        rest = rest[(LayoutAt + 4 + layout.Length)..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, state.Tables.Count);
        for (int i = 0; i < state.Tables.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest[(4 + 8 * i)..], state.Tables[i].Count);
            BinaryPrimitives.WriteInt32LittleEndian(rest[(8 + 8 * i)..], state.Tables[i] is MatrixTable matrix ? matrix.Stride : 0);
        }
        return start;
    }

    private static SnapshotHeader Check(string path, FileStream file)
    {
        Span<byte> start = stackalloc byte[FixedBytes];
        start = start[..file.ReadAtLeast(start, FixedBytes, throwOnEndOfStream: false)];
        int known = Math.Min(start.Length, Magic.Length);
        if (known == 0 || !start[..known].SequenceEqual(Magic[..known]))
            throw new SnapshotException(path, SnapshotProblem.NoSnapshot, "no snapshot of a simulation");
        if (start.Length >= 12 && BinaryPrimitives.ReadInt32LittleEndian(start[8..]) is var version and not Version)
            throw new SnapshotException(path, SnapshotProblem.OtherVersion, $"a snapshot of version {version}; this program reads version {Version}");
        if (start.Length < FixedBytes) throw new SnapshotException(path, SnapshotProblem.Truncated, $"cut off after {file.Length} bytes");
        long length = BinaryPrimitives.ReadInt64LittleEndian(start[12..]);
        if (file.Length < length) throw new SnapshotException(path, SnapshotProblem.Truncated, $"cut off after {file.Length} of {length} bytes");
        if (file.Length > length || length < FixedBytes + ChecksumBytes)
            throw new SnapshotException(path, SnapshotProblem.Damaged, $"damaged: {file.Length} bytes, of which it speaks of {length}");

        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        file.Position = 0;
        for (long left = length - ChecksumBytes; left > 0;)
        {
            int read = (int)Math.Min(left, piece.Length);
            file.ReadExactly(piece, 0, read);
            checksum.AppendData(piece, 0, read);
            left -= read;
        }
        file.ReadExactly(piece, 0, ChecksumBytes);
        if (!checksum.GetHashAndReset().AsSpan().SequenceEqual(piece.AsSpan(0, ChecksumBytes)))
            throw new SnapshotException(path, SnapshotProblem.Damaged, "damaged: its checksum is not that of its contents");
        return new SnapshotHeader(BinaryPrimitives.ReadUInt64LittleEndian(start[20..]), BinaryPrimitives.ReadInt32LittleEndian(start[28..]));
    }

    /// <summary>The first line that differs, in words.</summary>
    private static string Difference(string layout, string own)
    {
        string[] theirs = layout.Split('\n'), ours = own.Split('\n');
        int i = 0;
        while (i < theirs.Length && i < ours.Length && theirs[i] == ours[i]) i++;
        return $"a snapshot of another layout: it has {Line(theirs, i)} where this program has {Line(ours, i)}";

        static string Line(string[] lines, int i) => i < lines.Length && lines[i].Length > 0 ? $"\"{lines[i]}\"" : "no more";
    }

    /// <summary>A column's rows in pieces: one call of the system writes 2 GiB at most, and a span holds no more.</summary>
    private static IEnumerable<(int First, int Rows)> Pieces(Column column, int rows)
    {
        int most = Math.Max(1, PieceBytes / column.RowBytes);
        for (int first = 0; first < rows; first += most) yield return (first, Math.Min(most, rows - first));
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static int ReadInt32(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[4];
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private static byte[] ReadBytes(FileStream file, int count)
    {
        byte[] bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }
}
