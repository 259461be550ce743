using System.Globalization;
using System.Numerics;
using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>
/// Sobol's sequence (Sobol 1967) with the direction numbers of Joe and Kuo (2008), in the order of the Gray code (Antonov and Saleev 1979), plain or scrambled.
/// Any point can be asked for by its index. The first 2^m points, and each block of as many that follows, put the same number into each of 2^m equal parts of
/// every dimension; a number of points that is a power of two is best.
/// </summary>
public sealed class SobolSequence
{
    /// <summary>Most dimensions that there are direction numbers for.</summary>
    public const int MostDimensions = 1024;

    private const int Bits = 32;

    private static readonly Lazy<uint[][]> _plain = new(ReadDirections);

    /// <summary>For each dimension the direction number of each bit of the Gray code, the digit ½ in the highest place.</summary>
    private readonly uint[][] _directions;

    private readonly uint[] _shift;

    private SobolSequence(uint[][] directions, uint[] shift) => (_directions, _shift) = (directions, shift);

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => _directions.Length;

    /// <summary>The plain sequence. Its first point is 0 in all dimensions.</summary>
    /// <param name="dimensions">1 to <see cref="MostDimensions"/>.</param>
    public static SobolSequence Plain(int dimensions) => new(_plain.Value[..Checked(dimensions)], new uint[dimensions]);

    /// <summary>
    /// A scrambled sequence: the digits of each dimension are multiplied by a random lower triangular matrix and shifted by random digits (Matoušek 1998, On
    /// the L2-discrepancy for anchored boxes; "affine matrix scrambling"). Each point is uniform, so that means are unbiased and their error can be estimated
    /// over seeds, and blocks are as even as those of the plain sequence.
    /// </summary>
    /// <param name="dimensions">1 to <see cref="MostDimensions"/>.</param>
    /// <param name="seed">Key of the draws. A dimension's draws do not depend on how many others there are.</param>
    public static SobolSequence Scrambled(int dimensions, ulong seed)
    {
        var random = new KeyedRandom(seed);
        var directions = new uint[Checked(dimensions)][];
        var shift = new uint[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            var rows = new uint[Bits];
            for (int row = 0; row < Bits; row++)
            {
                // Row r has a 1 at digit r and random digits before it; digit 0 is the highest bit.
                uint own = 1u << (Bits - 1 - row), before = ~(own | (own - 1));
                rows[row] = own | random.Block(Streams.SobolMatrix, dimension, row, 0).W0 & before;
            }
            directions[dimension] = [.. _plain.Value[dimension].Select(digits => Multiply(rows, digits))];
            shift[dimension] = random.Block(Streams.SobolShift, dimension, 0, 0).W0;
        }
        return new SobolSequence(directions, shift);
    }

    /// <summary>The point of an index, in [0, 1), in steps of 2^-32.</summary>
    public double[] Point(uint index)
    {
        var point = new double[Dimensions];
        for (int dimension = 0; dimension < Dimensions; dimension++)
        {
            uint digits = _shift[dimension];
            for (uint code = index ^ index >> 1; code != 0; code &= code - 1) digits ^= _directions[dimension][BitOperations.TrailingZeroCount(code)];
            point[dimension] = digits * (1.0 / (1UL << Bits));
        }
        return point;
    }

    /// <summary>The first points.</summary>
    public IReadOnlyList<double[]> Points(int count) => [.. Enumerable.Range(0, count).Select(index => Point((uint)index))];

    private static int Checked(int dimensions) => dimensions is >= 1 and <= MostDimensions ? dimensions
        : throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"A Sobol sequence has 1 to {MostDimensions} dimensions here.");

    /// <summary>Product of a matrix and digits, over the field of two elements.</summary>
    private static uint Multiply(uint[] rows, uint digits)
    {
        uint product = 0;
        foreach (uint row in rows) product = product << 1 | (uint)(BitOperations.PopCount(row & digits) & 1);
        return product;
    }

    /// <summary>Direction numbers by the recurrence of the primitive polynomials (Joe and Kuo 2008, equations 2 and 3).</summary>
    private static uint[][] ReadDirections()
    {
        using var stream = typeof(SobolSequence).Assembly.GetManifestResourceStream("joe-kuo-2008.txt")!;
        using var reader = new StreamReader(stream);
        var directions = new List<uint[]> { Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit)).ToArray() };
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            uint[] numbers = [.. line.Split(' ').Select(number => uint.Parse(number, CultureInfo.InvariantCulture))];
            int degree = (int)numbers[1];
            uint inner = numbers[2];
            var of = new uint[Bits];
            for (int bit = 0; bit < Bits; bit++)
            {
                if (bit < degree)
                {
                    of[bit] = numbers[3 + bit] << (Bits - 1 - bit);
                    continue;
                }
                of[bit] = of[bit - degree] ^ of[bit - degree] >> degree;
                for (int back = 1; back < degree; back++)
                    if ((inner >> (degree - 1 - back) & 1) != 0) of[bit] ^= of[bit - back];
            }
            directions.Add(of);
        }
        return [.. directions];
    }
}
