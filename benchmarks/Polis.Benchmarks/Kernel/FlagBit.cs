namespace Polis.Benchmarks.Kernel;

/// <summary>
/// A yes or no in the lowest bit of a number: who reads a row of numbers then has the flags from the same cache line. It costs the number its last bit,
/// a relative error of at most 2^-52.
/// </summary>
internal static class FlagBit
{
    /// <summary>The bit of the flag.</summary>
    public const long Mask = 1;

    /// <summary>The number with its flag.</summary>
    public static double With(double number, bool flag) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(number) & ~Mask) | (flag ? Mask : 0));

    /// <summary>The flag of a number.</summary>
    public static bool Of(double number) => (BitConverter.DoubleToInt64Bits(number) & Mask) != 0;
}
