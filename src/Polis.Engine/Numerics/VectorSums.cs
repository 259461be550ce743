using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Polis.Engine.Numerics;

/// <summary>Sums by element in vector lanes: one order of addition for every element, so the same bits on every CPU.</summary>
public static class VectorSums
{
    /// <summary>sums += factor × values, element by element.</summary>
    /// <param name="values">Values.</param>
    /// <param name="factor">Factor.</param>
    /// <param name="sums">At least as many sums.</param>
    public static void AddScaled(ReadOnlySpan<double> values, double factor, Span<double> sums)
    {
        ref double from = ref MemoryMarshal.GetReference(values);
        ref double to = ref MemoryMarshal.GetReference(sums[..values.Length]);
        int i = 0;
        var factors = Vector256.Create(factor);
        for (; i <= values.Length - 4; i += 4)
        {
            var sum = Vector256.LoadUnsafe(ref to, (nuint)i) + factors * Vector256.LoadUnsafe(ref from, (nuint)i);
            sum.StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < values.Length; i++) Unsafe.Add(ref to, i) += factor * Unsafe.Add(ref from, i);
    }
}
