using System.Buffers.Binary;

namespace Polis.Scenarios.Tables;

/// <summary>
/// The length that a gzip file says it unpacks to (its last four bytes, RFC 1952): a first guess for the room that it needs, and the only way to see that it
/// was cut off, which the unpacker passes over.
/// </summary>
internal sealed class GzipTrailer
{
    private static readonly byte[] _start = [0x1F, 0x8B, 0x08];

    private readonly string _path;
    private readonly uint _length;
    private readonly long _packed;

    private GzipTrailer(string path, uint length, long packed) => (_path, _length, _packed) = (path, length, packed);

    /// <summary>The length that it says, bytes: that of the last of several files packed one after the other, and the rest by 2^32.</summary>
    public long Length => _length;

    /// <summary>Room to begin with, bytes. Nothing is packed to less than a thousandth, so that a wrong length asks for little.</summary>
    public long Guess => Math.Min(_length, 1032 * _packed);

    /// <summary>Reads it and goes back to the start; null where the file is no gzip file.</summary>
    public static GzipTrailer? Read(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (!file.CanSeek || file.Length < 18) return null;
        file.ReadExactly(bytes);
        if (!bytes.StartsWith(_start)) return null;
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(bytes);
        file.Seek(0, SeekOrigin.Begin);
        return new GzipTrailer(file.Name, BinaryPrimitives.ReadUInt32LittleEndian(bytes), file.Length);
    }

    /// <summary>Whether a file that unpacked to a length is whole. Of several files packed one after the other only the last says its length.</summary>
    public bool Fits(long length) => (uint)length == _length || HoldsAnother();

    /// <summary>Whether the head of a second file follows: its fixed bytes, then flags, level and system that exist,
    /// which is hardly ever so by chance.</summary>
    private bool HoldsAnother()
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(_path).AsSpan(_start.Length);
        while (rest.IndexOf(_start) is >= 0 and int next && next + 10 <= rest.Length)
        {
            rest = rest[next..];
            if (rest[3] < 0x20 && rest[8] is 0 or 2 or 4 && rest[9] is < 14 or 255) return true;
            rest = rest[_start.Length..];
        }
        return false;
    }
}
