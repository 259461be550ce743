using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Polis.Engine.Numerics.DeterministicMath;

namespace Polis.Engine.Numerics;

/// <summary>
/// Elementary functions of many numbers at once: the operations of <see cref="DeterministicMath"/> in the same order, hence the same
/// bits, whatever the width of the CPU's vectors. (Of a NaN only that it is one is the same.)
/// </summary>
public static partial class VectorMath
{
    private const long RounderBits = 0x4338000000000000, TwoTo52Bits = 0x4330000000000000;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>Four numbers from a place on; where fewer are left, the last of them again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ReadOnlySpan<double> values, int first) =>
        HasFour(values.Length, first)
            ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)first)
            : Vector256.Create(values[first], values[Math.Min(first + 1, values.Length - 1)], values[Math.Min(first + 2, values.Length - 1)], values[^1]);

    /// <summary>Writes four numbers to a place; where there is room for fewer, as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> numbers, Span<double> values, int first)
    {
        if (HasFour(values.Length, first)) numbers.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)first);
        else
            for (int i = first; i < values.Length; i++) values[i] = numbers[i - first];
    }

    /// <summary>Whether four numbers follow a place: the one check of bounds, which no place below 0 passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasFour(int length, int first) => (ulong)(uint)first + (ulong)Vector256<double>.Count <= (ulong)length;

    /// <summary>e^x of every number; <paramref name="results"/> may be the same span.</summary>
    public static void Exp(ReadOnlySpan<double> x, Span<double> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, x.Length);
        ref double from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(results);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; i <= x.Length - 8; i += 8) Exp(Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= x.Length - 4; i += 4) Exp(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            if (i < x.Length) Store(Exp(Load(x, i)), results[..x.Length], i);
        }
        else
            for (; i < x.Length; i++) results[i] = DeterministicMath.Exp(x[i]);
    }

    /// <summary>Natural logarithm of every number; <paramref name="results"/> may be the same span.</summary>
    public static void Log(ReadOnlySpan<double> x, Span<double> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, x.Length);
        ref double from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(results);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; i <= x.Length - 8; i += 8) Log(Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= x.Length - 4; i += 4) Log(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            if (i < x.Length) Store(Log(Load(x, i)), results[..x.Length], i);
        }
        else
            for (; i < x.Length; i++) results[i] = DeterministicMath.Log(x[i]);
    }

    /// <summary>e^x in each lane: the bits of <see cref="DeterministicMath.Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        x = Vector256.MaxNative(Vector256.Create(ExpLowest), Vector256.MinNative(Vector256.Create(ExpHighest), x));
        var shifted = x * Log2E + Vector256.Create(Rounder);
        var k = shifted - Vector256.Create(Rounder);
        var high = x - k * Ln2High;
        var rest = k * Ln2Low;
        var r = high - rest;
        var correction = high - r - rest;
        var r2 = r * r;
        var r4 = r2 * r2;
        var lower = Vector256.Create(E0) + r * E1 + r2 * (Vector256.Create(E2) + r * E3);
        var upper = Vector256.Create(E4) + r * E5 + r2 * (Vector256.Create(E6) + r * E7);
        var polynomial = lower + r4 * (upper + r4 * (Vector256.Create(E8) + r * E9));
        var y = Vector256<double>.One + (r + (correction + r2 * polynomial));
        var exponent = shifted.AsInt64() - Vector256.Create(RounderBits - 2046L);
        var half = exponent >>> 1;
        return y * (half << 52).AsDouble() * (exponent - half << 52).AsDouble();
    }

    /// <summary>Natural logarithm in each lane: the bits of <see cref="DeterministicMath.Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var small = Vector256.LessThan(x, Vector256.Create(SmallestNormal));
        var bits = Vector256.ConditionalSelect(small, x * TwoTo54, x).AsInt64() + Vector256.Create(OneBits - SqrtHalfBits);
        var bias = Vector256.ConditionalSelect(small, Vector256.Create(TwoTo52 + 1023 + 54), Vector256.Create(TwoTo52 + 1023));
        var k = ((bits >>> 52) | Vector256.Create(TwoTo52Bits)).AsDouble() - bias;
        var f = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsDouble() - Vector256<double>.One;
        var s = f / (Vector256.Create(2.0) + f);
        var z = s * s;
        var z2 = z * z;
        var r = z * (Vector256.Create(L0) + z * L1 + z2 * (Vector256.Create(L2) + z * L3 + z2 * (Vector256.Create(L4) + z * L5 + z2 * L6)));
        var half = f * 0.5 * f;
        var result = k * Ln2High - (half - (s * (half + r) + k * Ln2Low) - f);
        var ordinary = Vector256.GreaterThan(x, Vector256<double>.Zero) & Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity));
        if (Vector256.EqualsAll(ordinary.AsInt64(), Vector256<long>.AllBitsSet)) return result;
        var special = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), Vector256.Create(double.NaN));
        special = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(double.PositiveInfinity)), x, special);
        return Vector256.ConditionalSelect(ordinary, result, special);
    }

    /// <summary>e^x in each lane: the bits of <see cref="DeterministicMath.Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        // Of a NaN the second operand is what remains: a NaN.
        x = Vector512.MaxNative(Vector512.Create(ExpLowest), Vector512.MinNative(Vector512.Create(ExpHighest), x));
        var shifted = x * Log2E + Vector512.Create(Rounder);
        var k = shifted - Vector512.Create(Rounder);
        var high = x - k * Ln2High;
        var rest = k * Ln2Low;
        var r = high - rest;
        var correction = high - r - rest;
        var r2 = r * r;
        var r4 = r2 * r2;
        var lower = Vector512.Create(E0) + r * E1 + r2 * (Vector512.Create(E2) + r * E3);
        var upper = Vector512.Create(E4) + r * E5 + r2 * (Vector512.Create(E6) + r * E7);
        var polynomial = lower + r4 * (upper + r4 * (Vector512.Create(E8) + r * E9));
        var y = Vector512<double>.One + (r + (correction + r2 * polynomial));
        if (Avx512F.IsSupported) return Avx512F.Scale(y, k);
        var exponent = shifted.AsInt64() - Vector512.Create(RounderBits - 2046L);
        var half = exponent >>> 1;
        return y * (half << 52).AsDouble() * (exponent - half << 52).AsDouble();
    }

    /// <summary>Natural logarithm in each lane: the bits of <see cref="DeterministicMath.Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        var small = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        var bits = Vector512.ConditionalSelect(small, x * TwoTo54, x).AsInt64() + Vector512.Create(OneBits - SqrtHalfBits);
        var bias = Vector512.ConditionalSelect(small, Vector512.Create(TwoTo52 + 1023 + 54), Vector512.Create(TwoTo52 + 1023));
        var k = ((bits >>> 52) | Vector512.Create(TwoTo52Bits)).AsDouble() - bias;
        var f = ((bits & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalfBits)).AsDouble() - Vector512<double>.One;
        var s = f / (Vector512.Create(2.0) + f);
        var z = s * s;
        var z2 = z * z;
        var r = z * (Vector512.Create(L0) + z * L1 + z2 * (Vector512.Create(L2) + z * L3 + z2 * (Vector512.Create(L4) + z * L5 + z2 * L6)));
        var half = f * 0.5 * f;
        var result = k * Ln2High - (half - (s * (half + r) + k * Ln2Low) - f);
        var ordinary = Vector512.GreaterThan(x, Vector512<double>.Zero) & Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity));
        if (Vector512.EqualsAll(ordinary.AsInt64(), Vector512<long>.AllBitsSet)) return result;
        var special = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), Vector512.Create(double.NaN));
        special = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)), x, special);
        return Vector512.ConditionalSelect(ordinary, result, special);
    }
}
