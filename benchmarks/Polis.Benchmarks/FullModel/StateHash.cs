using System.Buffers.Binary;
using System.Security.Cryptography;
using Polis.Engine.State;

namespace Polis.Benchmarks.FullModel;

/// <summary>A hash of all that a run was: of every event as it happened and of every column at the end. Two runs that agree in it agree to the byte.</summary>
internal sealed class StateHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes a table in: its rows, and the bytes of all its columns.</summary>
    public void Append(Table table)
    {
        Span<byte> rows = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(rows, table.Count);
        _hash.AppendData(rows);
        foreach (var column in table.Columns) _hash.AppendData(column.RawBytes(table.Count));
    }

    /// <summary>The first 16 hexadecimal digits of the hash; what comes after begins anew.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset())[..16];

    public void Dispose() => _hash.Dispose();
}
