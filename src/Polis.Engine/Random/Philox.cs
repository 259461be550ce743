namespace Polis.Engine.Random;

/// <summary>Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four 32-bit words from a counter of four words and a key of two.</summary>
public static class Philox
{
    internal const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>One block of four words.</summary>
    public static PhiloxBlock Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong a = (ulong)Multiplier0 * c0, b = (ulong)Multiplier1 * c2;
            uint n0 = (uint)(b >> 32) ^ c1 ^ k0, n2 = (uint)(a >> 32) ^ c3 ^ k1;
            c1 = (uint)b;
            c3 = (uint)a;
            c0 = n0;
            c2 = n2;
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return new PhiloxBlock(c0, c1, c2, c3);
    }

    /// <summary>
    /// Four words each for the counters (first, c1, c2, c3), (first + 1, c1, c2, c3) … as many as there is room for: those of <see cref="Block"/>, several
    /// counters at a time.
    /// </summary>
    public static void Fill(uint first, uint c1, uint c2, uint c3, uint k0, uint k1, Span<uint> words) =>
        PhiloxLanes.Fill(first, c1, c2, c3, k0, k1, words);

    /// <summary>A uniform of 32 bits in (0, 1), an odd multiple of 2^-33.</summary>
    internal static double ToUniform32(uint word) => (word + 0.5) * (1.0 / (1UL << 32));
}

/// <summary>Four words of one block.</summary>
public readonly record struct PhiloxBlock(uint W0, uint W1, uint W2, uint W3)
{
    /// <summary>First uniform of the block: odd multiples of 2^-53, so that neither 0 nor 1 can be drawn and no draw is rounded.</summary>
    public double Uniform0 => ToUniform(W0, W1);

    /// <summary>Second uniform of the block, likewise.</summary>
    public double Uniform1 => ToUniform(W2, W3);

    internal static double ToUniform(uint high, uint low) => (((ulong)high << 20 | low >> 12) + 0.5) * (1.0 / (1UL << 52));
}
