using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Polis.Engine.Numerics.DeterministicMath;

namespace Polis.Engine.Numerics;

public static partial class VectorMath
{
    /// <summary>Numbers whose tails are gathered before they are worked out.</summary>
    private const int TailBlock = 256;

    /// <summary>Standard normal quantiles of every number; <paramref name="results"/> may be the same span.</summary>
    /// <remarks>The centre (85 % of uniform draws) goes in vector lanes where it stands; numbers of the tails are gathered,
    /// and go in lanes of their own.</remarks>
    public static void NormalQuantile(ReadOnlySpan<double> p, Span<double> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, p.Length);
        int done = 0, whole = Vector256.IsHardwareAccelerated ? p.Length / Vector256<double>.Count * Vector256<double>.Count : 0;
        for (int count; done < whole; done += count)
        {
            count = Math.Min(whole - done, TailBlock);
            NormalQuantileOfBlock(p.Slice(done, count), results.Slice(done, count));
        }
        for (; done < p.Length; done++) results[done] = DeterministicMath.NormalQuantile(p[done]);
    }

    /// <summary>The same of a whole number of vectors, at most a block.</summary>
    [SkipLocalsInit]
    private static void NormalQuantileOfBlock(ReadOnlySpan<double> p, Span<double> results)
    {
        Span<double> tail = stackalloc double[TailBlock];
        Span<int> places = stackalloc int[TailBlock];
        ref double from = ref MemoryMarshal.GetReference(p), to = ref MemoryMarshal.GetReference(results[..p.Length]);
        int tails = 0, i = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; i <= p.Length - 8; i += 8)
            {
                var q = Vector512.LoadUnsafe(ref from, (nuint)i) - Vector512.Create(0.5);
                tails += Gather(
                    p, i, ~Vector512.LessThanOrEqual(Vector512.Abs(q), Vector512.Create(NormalCentre)).ExtractMostSignificantBits() & 0xFF,
                    tail[tails..], places[tails..]);
                NormalCentreQuantile(q).StoreUnsafe(ref to, (nuint)i);
            }
        for (; i < p.Length; i += 4)
        {
            var q = Vector256.LoadUnsafe(ref from, (nuint)i) - Vector256.Create(0.5);
            tails += Gather(
                p, i, ~Vector256.LessThanOrEqual(Vector256.Abs(q), Vector256.Create(NormalCentre)).ExtractMostSignificantBits() & 0xF,
                tail[tails..], places[tails..]);
            NormalCentreQuantile(q).StoreUnsafe(ref to, (nuint)i);
        }
        NormalTailQuantiles(tail[..tails]);
        for (int t = 0; t < tails; t++) results[places[t]] = tail[t];
    }

    /// <summary>Copies the numbers of some lanes and their places; returns how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Gather(ReadOnlySpan<double> from, int first, ulong lanes, Span<double> numbers, Span<int> places)
    {
        int count = 0;
        for (; lanes != 0; lanes &= lanes - 1, count++)
        {
            places[count] = first + BitOperations.TrailingZeroCount(lanes);
            numbers[count] = from[places[count]];
        }
        return count;
    }

    /// <summary>Replaces numbers of the tails by their quantiles; what is far out, or no probability, is done by itself.</summary>
    private static void NormalTailQuantiles(Span<double> tails)
    {
        for (int i = 0; i < tails.Length; i += Vector256<double>.Count)
        {
            var p = Load(tails, i);
            var left = Vector256.LessThan(p, Vector256.Create(0.5));
            var r = Vector256.Sqrt(-Log(Vector256.ConditionalSelect(left, p, Vector256<double>.One - p)));
            if (!Vector256.LessThanOrEqualAll(r, Vector256.Create(TailEnd)))
            {
                foreach (ref double each in tails[i..Math.Min(i + Vector256<double>.Count, tails.Length)]) each = DeterministicMath.NormalQuantile(each);
                continue;
            }
            r -= Vector256.Create(TailMiddle);
            var above = r * T7 + Vector256.Create(T6);
            above = above * r + Vector256.Create(T5);
            above = above * r + Vector256.Create(T4);
            above = above * r + Vector256.Create(T3);
            above = above * r + Vector256.Create(T2);
            above = above * r + Vector256.Create(T1);
            above = above * r + Vector256.Create(T0);
            var below = r * U7 + Vector256.Create(U6);
            below = below * r + Vector256.Create(U5);
            below = below * r + Vector256.Create(U4);
            below = below * r + Vector256.Create(U3);
            below = below * r + Vector256.Create(U2);
            below = below * r + Vector256.Create(U1);
            below = below * r + Vector256<double>.One;
            var size = above / below;
            Store(Vector256.ConditionalSelect(left, -size, size), tails, i);
        }
    }

    private static Vector512<double> NormalCentreQuantile(Vector512<double> q)
    {
        var c = Vector512.Create(NormalEdge) - q * q;
        var above = c * N7 + Vector512.Create(N6);
        above = above * c + Vector512.Create(N5);
        above = above * c + Vector512.Create(N4);
        above = above * c + Vector512.Create(N3);
        above = above * c + Vector512.Create(N2);
        above = above * c + Vector512.Create(N1);
        above = above * c + Vector512.Create(N0);
        var below = c * D7 + Vector512.Create(D6);
        below = below * c + Vector512.Create(D5);
        below = below * c + Vector512.Create(D4);
        below = below * c + Vector512.Create(D3);
        below = below * c + Vector512.Create(D2);
        below = below * c + Vector512.Create(D1);
        below = below * c + Vector512<double>.One;
        return q * above / below;
    }

    private static Vector256<double> NormalCentreQuantile(Vector256<double> q)
    {
        var c = Vector256.Create(NormalEdge) - q * q;
        var above = c * N7 + Vector256.Create(N6);
        above = above * c + Vector256.Create(N5);
        above = above * c + Vector256.Create(N4);
        above = above * c + Vector256.Create(N3);
        above = above * c + Vector256.Create(N2);
        above = above * c + Vector256.Create(N1);
        above = above * c + Vector256.Create(N0);
        var below = c * D7 + Vector256.Create(D6);
        below = below * c + Vector256.Create(D5);
        below = below * c + Vector256.Create(D4);
        below = below * c + Vector256.Create(D3);
        below = below * c + Vector256.Create(D2);
        below = below * c + Vector256.Create(D1);
        below = below * c + Vector256<double>.One;
        return q * above / below;
    }
}
