using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Polis.Engine.Numerics.DeterministicMath;

namespace Polis.Engine.Numerics;

public static partial class VectorMath
{
    /// <summary>Standard normal quantiles of every number; <paramref name="results"/> may be the same span.</summary>
    /// <remarks>The centre (85 % of uniform draws) goes in vector lanes; numbers of the tails are done again one by one.</remarks>
    public static void NormalQuantile(ReadOnlySpan<double> p, Span<double> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, p.Length);
        ref double from = ref MemoryMarshal.GetReference(p), to = ref MemoryMarshal.GetReference(results);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= p.Length - 8; i += 8)
            {
                var uniform = Vector512.LoadUnsafe(ref from, (nuint)i);
                var q = uniform - Vector512.Create(0.5);
                NormalCentreQuantile(q).StoreUnsafe(ref to, (nuint)i);
                AddTails(
                    uniform, ~Vector512.LessThanOrEqual(Vector512.Abs(q), Vector512.Create(NormalCentre)).ExtractMostSignificantBits() & 0xFF, results[i..]);
            }
        }
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= p.Length - 4; i += 4)
            {
                var uniform = Vector256.LoadUnsafe(ref from, (nuint)i);
                var q = uniform - Vector256.Create(0.5);
                NormalCentreQuantile(q).StoreUnsafe(ref to, (nuint)i);
                AddTails(uniform.ToVector512Unsafe(),
                    ~(ulong)Vector256.LessThanOrEqual(Vector256.Abs(q), Vector256.Create(NormalCentre)).ExtractMostSignificantBits() & 0xF, results[i..]);
            }
        }
        for (; i < p.Length; i++) results[i] = DeterministicMath.NormalQuantile(p[i]);
    }

    private static void AddTails(Vector512<double> uniforms, ulong tails, Span<double> results)
    {
        for (; tails != 0; tails &= tails - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(tails);
            results[lane] = DeterministicMath.NormalQuantile(uniforms[lane]);
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
