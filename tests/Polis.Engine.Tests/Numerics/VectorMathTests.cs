using System.Runtime.Intrinsics;
using CsCheck;
using Polis.Engine.Numerics;
using Xunit;

namespace Polis.Engine.Tests.Numerics;

public class VectorMathTests
{
    private static readonly double[] Edges =
    [
        0.0, -0.0, 1, -1, 5e-324, -5e-324, 2.2250738585072014e-308, double.MaxValue, double.MinValue, 709.782712893384, 709.7827128933841, -745.1332191019411,
        -745.1332191019412, -708.3964185322641, 710, -746, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.7071067811865475,
        0.7071067811865476, 1.4142135623730951,
    ];

    [Fact]
    public void Exp_of_a_span_has_the_bits_of_the_scalar() => SameBits(Points("exp"), VectorMath.Exp, DeterministicMath.Exp);

    [Fact]
    public void Log_of_a_span_has_the_bits_of_the_scalar() => SameBits(Points("log"), VectorMath.Log, DeterministicMath.Log);

    [Fact]
    public void Expm1_of_a_span_has_the_bits_of_the_scalar()
    {
        SameBits(
            [.. Points("exp"), 0.34657359027997264, 0.3465735902799727, -0.34657359027997264, -0.3465735902799727], VectorMath.Expm1, DeterministicMath.Expm1);
        Gen.Double[-1, 1].Array[0, 40].Sample(x => SameBits(x, VectorMath.Expm1, DeterministicMath.Expm1), iter: 1000);
    }

    [Fact]
    public void Normal_quantiles_of_a_span_have_the_bits_of_the_scalar()
    {
        double[] edges = [0, 1, 0.075, 0.925, 0.07499999999999996, 0.9250000000000002, -0.1, 1.1, 5e-324, 1 - 1.1102230246251565e-16, double.NaN];
        SameBits([.. ReferencePoint.Read("normal-quantile").Select(point => point.Arguments[0]), .. edges],
            VectorMath.NormalQuantile, DeterministicMath.NormalQuantile);
        Gen.Double[0, 1].Array[0, 40].Sample(p => SameBits(p, VectorMath.NormalQuantile, DeterministicMath.NormalQuantile), iter: 1000);
    }

    [Fact]
    public void Vectors_of_any_width_have_the_bits_of_the_scalar()
    {
        foreach (double x in Points("exp").Concat(Points("log")))
        {
            SameBits(DeterministicMath.Exp(x), VectorMath.Exp(Vector256.Create(x))[1], x);
            SameBits(DeterministicMath.Exp(x), VectorMath.Exp(Vector512.Create(x))[6], x);
            SameBits(DeterministicMath.Log(x), VectorMath.Log(Vector256.Create(x))[2], x);
            SameBits(DeterministicMath.Log(x), VectorMath.Log(Vector512.Create(x))[7], x);
        }
    }

    [Fact]
    public void Any_bits_at_all_give_the_bits_of_the_scalar() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Array[0, 40].Sample(x =>
        {
            SameBits(x, VectorMath.Exp, DeterministicMath.Exp);
            SameBits(x, VectorMath.Log, DeterministicMath.Log);
            SameBits(x, VectorMath.Expm1, DeterministicMath.Expm1);
        }, iter: 2000);

    [Fact]
    public void A_special_number_in_one_lane_spoils_no_other()
    {
        double[] x = [0.3, 0.0, 2.5, double.NaN, -1.0, double.PositiveInfinity, 5e-324, 0.9, 0.1];
        SameBits(x, VectorMath.Exp, DeterministicMath.Exp);
        SameBits(x, VectorMath.Log, DeterministicMath.Log);
    }

    [Fact]
    public void Four_numbers_are_read_and_written_or_as_many_as_are_left()
    {
        double[] x = [1, 2, 3, 4, 5, 6], y = new double[6];
        for (int i = 0; i < x.Length; i += 4) VectorMath.Store(VectorMath.Load(x, i), y, i);
        Assert.Equal(x, y);
        Assert.Equal(Vector256.Create(5.0, 6, 6, 6), VectorMath.Load(x, 4));
        Assert.Throws<IndexOutOfRangeException>(() => VectorMath.Load(x, -1));
        Assert.Throws<IndexOutOfRangeException>(() => VectorMath.Load(x, 6));
    }

    [Fact]
    public void Results_may_take_the_place_of_the_arguments()
    {
        double[] x = [.. Enumerable.Range(0, 21).Select(i => 0.1 * i)];
        double[] expected = [.. x.Select(DeterministicMath.Exp)];
        VectorMath.Exp(x, x);
        Assert.Equal(expected, x);
    }

    [Fact]
    public void Results_without_room_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => VectorMath.Exp(new double[9], new double[8]));

    private delegate void OnSpans(ReadOnlySpan<double> x, Span<double> results);

    private static double[] Points(string table) => [.. ReferencePoint.Read(table).Select(point => point.Arguments[0]), .. Edges];

    private static void SameBits(double[] x, OnSpans vector, Func<double, double> scalar)
    {
        double[] results = new double[x.Length];
        vector(x, results);
        for (int i = 0; i < x.Length; i++) SameBits(scalar(x[i]), results[i], x[i]);
    }

    private static void SameBits(double expected, double actual, double x) =>
        Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"of {x:r}: {expected:r} as a scalar, {actual:r} in a vector");
}
