using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Polis.Engine.Numerics.DeterministicMath;

namespace Polis.Engine.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x - 1 of every number; <paramref name="results"/> may be the same span.</summary>
    /// <remarks>
    /// Numbers near 0, where the power of two is 1 (|x| up to ln 2 / 2: the probabilities of a step), go in vector lanes; the others are done again one by
    /// one.
    /// </remarks>
    public static void Expm1(ReadOnlySpan<double> x, Span<double> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, x.Length);
        ref double from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(results);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= x.Length - 4; i += 4)
            {
                var numbers = Vector256.LoadUnsafe(ref from, (nuint)i);
                var k = numbers * Log2E + Vector256.Create(Rounder) - Vector256.Create(Rounder);
                uint near = (Vector256.Equals(k, Vector256<double>.Zero) & ~Vector256.Equals(numbers, Vector256<double>.Zero)).ExtractMostSignificantBits();
                NearExpm1(numbers).StoreUnsafe(ref to, (nuint)i);
                for (uint far = ~near & 0xF; far != 0; far &= far - 1)
                {
                    int lane = System.Numerics.BitOperations.TrailingZeroCount(far);
                    results[i + lane] = DeterministicMath.Expm1(numbers[lane]);
                }
            }
        }
        for (; i < x.Length; i++) results[i] = DeterministicMath.Expm1(x[i]);
    }

    /// <summary>x + x² P(x): what remains of <see cref="DeterministicMath.Expm1"/> where the power of two is 1.</summary>
    private static Vector256<double> NearExpm1(Vector256<double> x)
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        var lower = Vector256.Create(E0) + x * E1 + x2 * (Vector256.Create(E2) + x * E3);
        var upper = Vector256.Create(E4) + x * E5 + x2 * (Vector256.Create(E6) + x * E7);
        return x + x2 * (lower + x4 * (upper + x4 * (Vector256.Create(E8) + x * E9)));
    }
}
