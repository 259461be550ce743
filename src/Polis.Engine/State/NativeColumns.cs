using System.Runtime.InteropServices;

namespace Polis.Engine.State;

/// <summary>Zeroed native memory for columns, with huge pages asked for where they pay.</summary>
internal static unsafe partial class NativeColumns
{
    private const nuint CacheLine = 64, HugePage = 2 << 20, Beyond = 4096;
    private const int AdviceHugePages = 14;

    public static void* Allocate(nint bytes)
    {
        // A page beyond the end, so that what is fetched a few rows ahead is ours to read.
        nuint size = (nuint)bytes + Beyond;
        bool large = size >= 2 * HugePage;
        nuint alignment = large ? HugePage : CacheLine;
        size = (size + alignment - 1) / alignment * alignment;
        void* data = NativeMemory.AlignedAlloc(size, alignment);
        if (large && OperatingSystem.IsLinux()) _ = Advise(data, size, AdviceHugePages);
        NativeMemory.Clear(data, size);
        return data;
    }

    public static void Free(void* data) => NativeMemory.AlignedFree(data);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
