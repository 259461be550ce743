using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Polis.Results.Folder;

/// <summary>
/// What one finished run leaves, in one file: a text, as its result, and the rows of its tables. A run is a pure function of its plan and seed, so a block
/// can be made anywhere, in any order, and again. The tables of a folder are made of its blocks in the order of the runs.
/// </summary>
/// <remarks>
/// Little-endian: magic, version, hash of what is run, number of the run, then compressed the text and the tables, and the SHA-256 of all before it.
/// A file appears under its name only when it is whole and on the disk.
/// </remarks>
internal static class RunBlock
{
    /// <summary>Version of the format.</summary>
    private const int Version = 3;

    private const int ChecksumBytes = 32;

    private static ReadOnlySpan<byte> Magic => "POLISBLK"u8;

    /// <summary>Writes a block.</summary>
    /// <param name="path">File.</param>
    /// <param name="hash">Hash of what is run: scenario, tables and program.</param>
    /// <param name="run">Number of the run, or of another unit.</param>
    /// <param name="text">Text.</param>
    /// <param name="tables">Rows of its tables.</param>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public static void Write(string path, string hash, int run, string text, IReadOnlyList<TableBuffer> tables)
    {
        using var memory = new MemoryStream();
        using (var head = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            head.Write(Magic);
            head.Write(Version);
            head.Write(hash);
            head.Write(run);
        }
        using (var packed = new ZLibStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var body = new BinaryWriter(packed, Encoding.UTF8))
        {
            body.Write(text);
            body.Write(tables.Count);
            foreach (var table in tables) table.Save(body);
        }
        byte[] bytes = memory.GetBuffer()[..(int)memory.Length];
        DiskFile.WriteShared(path, bytes, SHA256.HashData(bytes));
    }

    /// <summary>Reads a block.</summary>
    /// <param name="path">File.</param>
    /// <param name="hash">Hash of what is run.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="names">Store of names, which outlives the tables.</param>
    /// <exception cref="BlockException">The file is damaged, or of something else.</exception>
    public static (string Text, IReadOnlyList<TableBuffer> Tables) Read(string path, string hash, int run, NameStore names)
    {
        byte[] bytes = Checked(path, hash, run, out int body);
        try
        {
            using var packed = new ZLibStream(new MemoryStream(bytes, body, bytes.Length - ChecksumBytes - body), CompressionMode.Decompress);
            using var reader = new BinaryReader(packed, Encoding.UTF8);
            string text = reader.ReadString();
            var tables = new TableBuffer[reader.ReadInt32()];
            for (int t = 0; t < tables.Length; t++) tables[t] = TableBuffer.Load(reader, names);
            return (text, tables);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or FormatException)
        {
            throw new BlockException(path, $"cannot be read: {failure.Message}");
        }
    }

    /// <summary>Checks that a file is the whole block of a run.</summary>
    /// <exception cref="BlockException">It is damaged, or of something else.</exception>
    public static void Check(string path, string hash, int run) => Checked(path, hash, run, out _);

    private static byte[] Checked(string path, string hash, int run, out int body)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BlockException(path, $"cannot be read: {failure.Message}");
        }
        if (bytes.Length < Magic.Length + ChecksumBytes || !bytes.AsSpan().StartsWith(Magic)) throw new BlockException(path, "is no block of a run");
        var content = bytes.AsSpan(0, bytes.Length - ChecksumBytes);
        if (!bytes.AsSpan(content.Length).SequenceEqual(SHA256.HashData(content))) throw new BlockException(path, "is damaged: its checksum is another");
        using var memory = new MemoryStream(bytes, Magic.Length, content.Length - Magic.Length);
        using var reader = new BinaryReader(memory, Encoding.UTF8);
        if (reader.ReadInt32() is var version && version != Version) throw new BlockException(path, $"has version {version}");
        if (reader.ReadString() != hash) throw new BlockException(path, "is of another scenario, other tables or another version of the program");
        if (reader.ReadInt32() is var number && number != run) throw new BlockException(path, $"is of run {number}");
        body = Magic.Length + (int)memory.Position;
        return bytes;
    }
}

/// <summary>A block cannot be used; its run is made again.</summary>
/// <param name="file">File.</param>
/// <param name="problem">What is wrong.</param>
internal sealed class BlockException(string file, string problem) : Exception($"{file}: {problem}")
{
    /// <summary>What is wrong.</summary>
    public string Problem => problem;
}
