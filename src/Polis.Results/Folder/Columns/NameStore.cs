using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using ParquetSharp;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// Names as UTF-8 in native memory, each once: a row of a table then holds a pointer and a length, and no text is encoded twice.
/// Any thread may ask; the memory is given back with the store.
/// </summary>
internal sealed unsafe class NameStore : IDisposable
{
    private readonly ConcurrentDictionary<string, ByteArray> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IntPtr> _memory = [];

    /// <summary>The bytes of a name; none for null.</summary>
    public ByteArray this[string? name] => name is null ? default : _names.TryGetValue(name, out var known) ? known : _names.GetOrAdd(name, Store);

    private ByteArray Store(string name)
    {
        int length = System.Text.Encoding.UTF8.GetByteCount(name);
        byte* memory = (byte*)NativeMemory.Alloc((nuint)length + 1);
        System.Text.Encoding.UTF8.GetBytes(name, new Span<byte>(memory, length));
        _memory.Add((IntPtr)memory);
        return new ByteArray((IntPtr)memory, length);
    }

    /// <summary>The names of an enumeration's members, by the number of the member.</summary>
    public ByteArray[] Of<T>() where T : struct, Enum
    {
        var byNumber = new ByteArray[Convert.ToInt32(EnumNames<T>.Values[^1]) + 1];
        foreach (var value in EnumNames<T>.Values) byNumber[Convert.ToInt32(value)] = this[EnumNames<T>.Of(value)];
        return byNumber;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var memory in _memory) NativeMemory.Free((void*)memory);
        _memory.Clear();
        _names.Clear();
    }
}
