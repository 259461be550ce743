using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Polis.Engine.Random;

/// <summary>Philox for a run of counters in vector lanes: the words of <see cref="Philox.Block"/>, at a tenth of its time a block.</summary>
/// <remarks>
/// The words live in the low halves of 64-bit lanes, as the widening multiplication wants them; what their high halves hold does not count.
/// Two vectors go through the rounds together, so that one waits for its products while the other computes.
/// </remarks>
internal static class PhiloxLanes
{
    /// <summary>Writes four words each for counters (first, c1, c2, c3), (first + 1, c1, c2, c3) and so on, as many as there is room for.</summary>
    public static void Fill(uint first, uint c1, uint c2, uint c3, uint k0, uint k1, Span<uint> words)
    {
        int blocks = words.Length / 4, done = 0;
        if (Avx512F.IsSupported) done = Fill512(first, c1, c2, c3, k0, k1, ref MemoryMarshal.GetReference(words), blocks);
        else if (Avx2.IsSupported) done = Fill256(first, c1, c2, c3, k0, k1, ref MemoryMarshal.GetReference(words), blocks);
        for (; done < blocks; done++)
        {
            var block = Philox.Block(first + (uint)done, c1, c2, c3, k0, k1);
            (words[4 * done], words[4 * done + 1], words[4 * done + 2], words[4 * done + 3]) = (block.W0, block.W1, block.W2, block.W3);
        }
    }

    private static int Fill512(uint first, uint counter1, uint counter2, uint counter3, uint key0, uint key1, ref uint words, int blocks)
    {
        var multiplier0 = Vector512.Create((ulong)Philox.Multiplier0).AsUInt32();
        var multiplier1 = Vector512.Create((ulong)Philox.Multiplier1).AsUInt32();
        var low = Vector512.Create((ulong)uint.MaxValue);

        // In this order of the lanes, unpacking pairs of words puts them down counter after counter.
        var lanes = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        int done = 0;
        for (; done <= blocks - 16; done += 16)
        {
            var a0 = Vector512.Create((ulong)first + (ulong)done) + lanes;
            var b0 = a0 + Vector512.Create(8UL);
            Vector512<ulong> a1 = Vector512.Create((ulong)counter1), a2 = Vector512.Create((ulong)counter2), a3 = Vector512.Create((ulong)counter3);
            Vector512<ulong> b1 = a1, b2 = a2, b3 = a3, k0 = Vector512.Create((ulong)key0), k1 = Vector512.Create((ulong)key1);
            for (int round = 0; round < 10; round++)
            {
                Vector512<ulong> a = Avx512F.Multiply(multiplier0, a0.AsUInt32()), b = Avx512F.Multiply(multiplier0, b0.AsUInt32());
                Vector512<ulong> c = Avx512F.Multiply(multiplier1, a2.AsUInt32()), d = Avx512F.Multiply(multiplier1, b2.AsUInt32());
                a0 = (c >>> 32) ^ a1 ^ k0;
                b0 = (d >>> 32) ^ b1 ^ k0;
                a2 = (a >>> 32) ^ a3 ^ k1;
                b2 = (b >>> 32) ^ b3 ^ k1;
                (a1, a3, b1, b3) = (c, a, d, b);
                k0 += Vector512.Create((ulong)Philox.Weyl0);
                k1 += Vector512.Create((ulong)Philox.Weyl1);
            }
            Vector512<ulong> left = a0 & low | a1 << 32, right = a2 & low | a3 << 32;
            Avx512F.UnpackLow(left, right).AsUInt32().StoreUnsafe(ref words, (nuint)(4 * done));
            Avx512F.UnpackHigh(left, right).AsUInt32().StoreUnsafe(ref words, (nuint)(4 * done + 16));
            left = b0 & low | b1 << 32;
            right = b2 & low | b3 << 32;
            Avx512F.UnpackLow(left, right).AsUInt32().StoreUnsafe(ref words, (nuint)(4 * done + 32));
            Avx512F.UnpackHigh(left, right).AsUInt32().StoreUnsafe(ref words, (nuint)(4 * done + 48));
        }
        return done;
    }

    private static int Fill256(uint first, uint c1, uint c2, uint c3, uint k0, uint k1, ref uint words, int blocks)
    {
        var lanes = Vector256.Create(0UL, 2, 1, 3);
        int done = 0;
        for (; done <= blocks - 8; done += 8)
        {
            var a0 = Vector256.Create((ulong)first + (ulong)done) + lanes;
            var a2 = Vector256.Create((ulong)c2);
            Eight256(a0, a0 + Vector256.Create(4UL), c1, a2, a2, c3, k0, k1, ref Unsafe.Add(ref words, 4 * done));
        }
        return done;
    }

    /// <summary>Writes four words each for counters (first[i], c1, third[i], c3).</summary>
    public static void FillEach(ReadOnlySpan<uint> first, uint c1, ReadOnlySpan<uint> third, uint c3, uint k0, uint k1, Span<uint> words)
    {
        third = third[..first.Length];
        words = words[..(4 * first.Length)];
        int done = 0;
        if (Avx2.IsSupported)
        {
            for (; done <= first.Length - 8; done += 8)
            {
                Vector256<ulong> a2 = Lanes256(third, done), b2 = Lanes256(third, done + 4);
                Eight256(Lanes256(first, done), Lanes256(first, done + 4), c1, a2, b2, c3, k0, k1, ref words[4 * done]);
            }
        }
        for (; done < first.Length; done++)
        {
            var block = Philox.Block(first[done], c1, third[done], c3, k0, k1);
            (words[4 * done], words[4 * done + 1], words[4 * done + 2], words[4 * done + 3]) = (block.W0, block.W1, block.W2, block.W3);
        }
    }

    /// <summary>Four numbers from a place on, in the order of lanes that unpacking pairs of words turns into theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Lanes256(ReadOnlySpan<uint> of, int place) =>
        Vector256.Create((ulong)of[place], of[place + 2], of[place + 1], of[place + 3]);

    /// <summary>The words of eight counters, the first four of them in <paramref name="a0"/> and <paramref name="a2"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight256(
        Vector256<ulong> a0, Vector256<ulong> b0, uint counter1, Vector256<ulong> a2, Vector256<ulong> b2, uint counter3, uint key0, uint key1, ref uint words)
    {
        var multiplier0 = Vector256.Create((ulong)Philox.Multiplier0).AsUInt32();
        var multiplier1 = Vector256.Create((ulong)Philox.Multiplier1).AsUInt32();
        var low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> a1 = Vector256.Create((ulong)counter1), a3 = Vector256.Create((ulong)counter3);
        Vector256<ulong> b1 = a1, b3 = a3, k0 = Vector256.Create((ulong)key0), k1 = Vector256.Create((ulong)key1);
        for (int round = 0; round < 10; round++)
        {
            Vector256<ulong> a = Avx2.Multiply(multiplier0, a0.AsUInt32()), b = Avx2.Multiply(multiplier0, b0.AsUInt32());
            Vector256<ulong> c = Avx2.Multiply(multiplier1, a2.AsUInt32()), d = Avx2.Multiply(multiplier1, b2.AsUInt32());
            a0 = (c >>> 32) ^ a1 ^ k0;
            b0 = (d >>> 32) ^ b1 ^ k0;
            a2 = (a >>> 32) ^ a3 ^ k1;
            b2 = (b >>> 32) ^ b3 ^ k1;
            (a1, a3, b1, b3) = (c, a, d, b);
            k0 += Vector256.Create((ulong)Philox.Weyl0);
            k1 += Vector256.Create((ulong)Philox.Weyl1);
        }
        Vector256<ulong> left = a0 & low | a1 << 32, right = a2 & low | a3 << 32;
        Avx2.UnpackLow(left, right).AsUInt32().StoreUnsafe(ref words);
        Avx2.UnpackHigh(left, right).AsUInt32().StoreUnsafe(ref words, 8);
        left = b0 & low | b1 << 32;
        right = b2 & low | b3 << 32;
        Avx2.UnpackLow(left, right).AsUInt32().StoreUnsafe(ref words, 16);
        Avx2.UnpackHigh(left, right).AsUInt32().StoreUnsafe(ref words, 24);
    }

    /// <summary>Uniforms of 32 bits, (word + ½) 2^-32, one of every word; none is 0 or 1.</summary>
    public static void ToUniforms32(ReadOnlySpan<uint> words, Span<double> uniforms)
    {
        ref uint from = ref MemoryMarshal.GetReference(words);
        ref double to = ref MemoryMarshal.GetReference(uniforms[..words.Length]);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // Placed in the mantissa of 2^52 a word is that much more than 2^52; the difference brings the half along, exactly.
            for (; i <= words.Length - 8; i += 8)
            {
                var placed = (Vector512.WidenLower(Vector256.LoadUnsafe(ref from, (nuint)i).ToVector512Unsafe()) | Vector512.Create(TwoTo52Bits)).AsDouble();
                ((placed - Vector512.Create(TwoTo52LessHalf)) * TwoToMinus32).StoreUnsafe(ref to, (nuint)i);
            }
        }
        for (; i < words.Length; i++) uniforms[i] = Philox.ToUniform32(words[i]);
    }

    /// <summary>Uniforms of 52 bits, one of every two words: those of <see cref="PhiloxBlock.Uniform0"/> and <see cref="PhiloxBlock.Uniform1"/>.</summary>
    public static void ToUniforms(ReadOnlySpan<uint> words, Span<double> uniforms)
    {
        var pairs = MemoryMarshal.Cast<uint, ulong>(words);
        ref ulong from = ref MemoryMarshal.GetReference(pairs);
        ref double to = ref MemoryMarshal.GetReference(uniforms[..pairs.Length]);
        int i = 0;
        if (Vector512.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            for (; i <= pairs.Length - 8; i += 8)
            {
                var pair = Vector512.LoadUnsafe(ref from, (nuint)i);
                var placed = ((pair & Vector512.Create((ulong)uint.MaxValue)) << 20 | pair >>> 44 | Vector512.Create(TwoTo52Bits)).AsDouble();
                ((placed - Vector512.Create(TwoTo52LessHalf)) * TwoToMinus52).StoreUnsafe(ref to, (nuint)i);
            }
        }
        if (Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            for (; i <= pairs.Length - 4; i += 4)
            {
                var pair = Vector256.LoadUnsafe(ref from, (nuint)i);
                var placed = ((pair & Vector256.Create((ulong)uint.MaxValue)) << 20 | pair >>> 44 | Vector256.Create(TwoTo52Bits)).AsDouble();
                ((placed - Vector256.Create(TwoTo52LessHalf)) * TwoToMinus52).StoreUnsafe(ref to, (nuint)i);
            }
        }
        for (; i < pairs.Length; i++) uniforms[i] = PhiloxBlock.ToUniform(words[2 * i], words[2 * i + 1]);
    }

    private const ulong TwoTo52Bits = 0x4330000000000000;
    private const double TwoTo52LessHalf = 4503599627370495.5, TwoToMinus32 = 1.0 / (1UL << 32), TwoToMinus52 = 1.0 / (1UL << 52);
}
