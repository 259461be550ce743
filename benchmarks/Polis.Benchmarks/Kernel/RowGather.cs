using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Polis.Engine.State;

namespace Polis.Benchmarks.Kernel;

/// <summary>
/// Sums over the rows that other rows point to, as partners' ideals. A pass of its own over a block of some hundred rows, that does nothing else and asks
/// for rows well before it reads them, keeps many reads of memory under way at once: beyond the caches that number decides the speed.
/// </summary>
internal static unsafe class RowGather
{
    /// <summary>Rows between asking for what is pointed to and reading it.</summary>
    private const int Ahead = 16;

    /// <summary>
    /// Sums of rows of four numbers, and counts of the flags in their lowest bits (<see cref="FlagBit"/>), over the members of each of a run of rows.
    /// The first, third … member and the second, fourth … are summed apart and then together: one order on every CPU.
    /// </summary>
    /// <param name="rows">What is summed: a column of width 4.</param>
    /// <param name="members">Rows of <paramref name="rows"/> that each row points to, all as many: an even number.</param>
    /// <param name="first">First row of <paramref name="members"/>.</param>
    /// <param name="sums">Receives four sums of each row of the run; its length fixes the run.</param>
    /// <param name="flags">Receives as many counts of flags.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is no row.</exception>
    public static void SumFlagged4(Column<double> rows, Column<int> members, int first, Span<double> sums, Span<long> flags)
    {
        int degree = members.Width, count = sums.Length / 4;
        if (rows.Width != 4 || (degree & 1) != 0) throw new ArgumentException("Rows of four numbers and an even number of members are summed.", nameof(rows));
        var pointed = members.Span.Slice(first * degree, count * degree);
        CheckMembers(pointed, rows.Length / 4);
        fixed (int* start = pointed)
        fixed (double* sum = sums)
        fixed (long* flag = flags[..(4 * count)])
        {
            // Columns are readable for a page beyond their end: asking ahead needs no check. Addresses in bytes spare an instruction each.
            int* member = start;
            int ahead = Ahead * degree;
            var low = Vector256.Create(FlagBit.Mask);
            byte* data = (byte*)rows.Pointer;
            for (int i = 0; i < count; i++)
            {
                Vector256<double> a = Vector256<double>.Zero, b = a;
                Vector256<long> f = Vector256<long>.Zero, g = f;
                int* end = member + degree;
                Ask(end + count * degree);
                for (; member < end; member += 2)
                {
                    Ask(data + ((nint)member[ahead] << 5));
                    Ask(data + ((nint)member[ahead + 1] << 5));
                    Vector256<double> v = Vector256.Load((double*)(data + ((nint)member[0] << 5))),
                        w = Vector256.Load((double*)(data + ((nint)member[1] << 5)));
                    a += v;
                    b += w;
                    f += v.AsInt64() & low;
                    g += w.AsInt64() & low;
                }
                (a + b).Store(sum + 4 * i);
                (f + g).Store(flag + 4 * i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ask(void* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    /// <summary>Every member is a row: one pass in vector lanes, a hundredth of what reading the rows costs.</summary>
    private static void CheckMembers(ReadOnlySpan<int> members, int rows)
    {
        uint highest = 0;
        int i = 0;
        if (Vector512.IsHardwareAccelerated && members.Length >= 16)
        {
            var most = Vector512<uint>.Zero;
            fixed (int* member = members)
                for (; i <= members.Length - 16; i += 16) most = Vector512.Max(most, Vector512.Load((uint*)member + i));
            for (int lane = 0; lane < 16; lane++) highest = Math.Max(highest, most[lane]);
        }
        for (; i < members.Length; i++) highest = Math.Max(highest, (uint)members[i]);
        if (highest >= (uint)rows && members.Length > 0) throw new ArgumentOutOfRangeException(nameof(members), (int)highest, "A member is no row.");
    }
}
