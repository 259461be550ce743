using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Polis.Engine.Numerics;

/// <summary>Sums by element in vector lanes: one order of addition for every element, so the same bits on every CPU.</summary>
public static class VectorSums
{
    /// <summary>Rows of a matrix that are added while a sum stays in its register.</summary>
    private const int Together = 4;

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

    /// <summary>sums += factors[r] × row r of a matrix, row after row; rows whose factor is 0 are left out.</summary>
    /// <param name="matrix">Its rows, a stride apart, each at least as long as there are sums.</param>
    /// <param name="stride">Elements from the start of a row to that of the next.</param>
    /// <param name="factors">A factor for each row.</param>
    /// <param name="sums">The sums.</param>
    public static void AddScaledRows(ReadOnlySpan<double> matrix, int stride, ReadOnlySpan<double> factors, Span<double> sums)
    {
        int r = 0;
        for (; r <= factors.Length - Together; r += Together)
        {
            var four = factors.Slice(r, Together);
            if (!four.Contains(0)) AddFour(matrix[(r * stride)..], stride, four, sums);
            else
                for (int each = r; each < r + Together; each++) AddRow(matrix, stride, each, factors[each], sums);
        }
        for (; r < factors.Length; r++) AddRow(matrix, stride, r, factors[r], sums);
    }

    /// <summary>The sum of products a[i] b[i] in their order, for two rows a at once: the addition of one goes on while that of the other waits.</summary>
    /// <param name="first">One row.</param>
    /// <param name="second">The other.</param>
    /// <param name="b">What both are multiplied by.</param>
    public static (double First, double Second) Dots(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> b)
    {
        double sum = 0, other = 0;
        first = first[..b.Length];
        second = second[..b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            sum += first[i] * b[i];
            other += second[i] * b[i];
        }
        return (sum, other);
    }

    private static void AddRow(ReadOnlySpan<double> matrix, int stride, int row, double factor, Span<double> sums)
    {
        if (factor != 0) AddScaled(matrix.Slice(row * stride, sums.Length), factor, sums);
    }

    private static void AddFour(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> factors, Span<double> sums)
    {
        ref double to = ref MemoryMarshal.GetReference(sums);
        ref double row0 = ref MemoryMarshal.GetReference(rows[..sums.Length]), row1 = ref MemoryMarshal.GetReference(rows.Slice(stride, sums.Length)),
            row2 = ref MemoryMarshal.GetReference(rows.Slice(2 * stride, sums.Length)),
            row3 = ref MemoryMarshal.GetReference(rows.Slice(3 * stride, sums.Length));
        double factor0 = factors[0], factor1 = factors[1], factor2 = factors[2], factor3 = factors[3];
        nuint i = 0, whole = (nuint)(sums.Length / 4 * 4), end = (nuint)sums.Length;
        for (; i < whole; i += 4)
        {
            var sum = Vector256.LoadUnsafe(ref to, i) + Vector256.Create(factor0) * Vector256.LoadUnsafe(ref row0, i);
            sum += Vector256.Create(factor1) * Vector256.LoadUnsafe(ref row1, i);
            sum += Vector256.Create(factor2) * Vector256.LoadUnsafe(ref row2, i);
            sum += Vector256.Create(factor3) * Vector256.LoadUnsafe(ref row3, i);
            sum.StoreUnsafe(ref to, i);
        }
        for (; i < end; i++)
        {
            double sum = Unsafe.Add(ref to, i) + factor0 * Unsafe.Add(ref row0, i);
            sum += factor1 * Unsafe.Add(ref row1, i);
            sum += factor2 * Unsafe.Add(ref row2, i);
            Unsafe.Add(ref to, i) = sum + factor3 * Unsafe.Add(ref row3, i);
        }
    }
}
