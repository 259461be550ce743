using Polis.Engine.Numerics;
using Xunit;

namespace Polis.Engine.Tests.Numerics;

public class DeterministicMathTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    [Fact]
    public void Exp_is_within_one_unit_in_the_last_place() => Holds("exp", a => DeterministicMath.Exp(a[0]), 0.9);

    [Fact]
    public void Log_is_within_one_unit_in_the_last_place() => Holds("log", a => DeterministicMath.Log(a[0]), 0.9);

    [Fact]
    public void Expm1_is_within_two_units_in_the_last_place() => Holds("expm1", a => DeterministicMath.Expm1(a[0]), 2);

    [Fact]
    public void Log1p_is_within_one_unit_in_the_last_place() => Holds("log1p", a => DeterministicMath.Log1p(a[0]), 1);

    [Fact]
    public void Pow_is_within_one_unit_in_the_last_place() => Holds("pow", a => DeterministicMath.Pow(a[0], a[1]), 0.9);

    [Fact]
    public void Sin_is_within_one_unit_in_the_last_place() => Holds("sin", a => DeterministicMath.Sin(a[0]), 1);

    [Fact]
    public void Cos_is_within_one_unit_in_the_last_place() => Holds("cos", a => DeterministicMath.Cos(a[0]), 1);

    [Fact]
    public void Asin_is_within_two_units_in_the_last_place() => Holds("asin", a => DeterministicMath.Asin(a[0]), 2);

    [Fact]
    public void Atan2_is_within_two_units_in_the_last_place() => Holds("atan2", a => DeterministicMath.Atan2(a[0], a[1]), 2);

    [Fact]
    public void NormalQuantile_is_within_1e15_of_the_truth() => HoldsRelatively("normal-quantile", a => DeterministicMath.NormalQuantile(a[0]), 1e-15);

    [Fact]
    public void GammaQuantile_of_shape_4_is_within_1e13_of_the_truth() =>
        HoldsRelatively("gamma-quantile-4", a => DeterministicMath.GammaQuantile(4, a[0]), 1e-13);

    [Fact]
    public void GammaQuantile_of_any_shape_is_within_1e12_of_the_truth() =>
        HoldsRelatively("gamma-quantile", a => DeterministicMath.GammaQuantile(a[0], a[1]), 1e-12);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(710.0, Infinity)]
    [InlineData(1e300, Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-745.2, 0.0)]
    [InlineData(-1e300, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(NaN, NaN)]
    public void Exp_of_the_edges(double x, double expected) => Assert.Equal(expected, DeterministicMath.Exp(x));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(-1.0, NaN)]
    [InlineData(double.NegativeInfinity, NaN)]
    [InlineData(Infinity, Infinity)]
    [InlineData(NaN, NaN)]
    public void Log_of_the_edges(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log(x));

    [Theory]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(-1.5, NaN)]
    [InlineData(Infinity, Infinity)]
    [InlineData(NaN, NaN)]
    public void Log1p_of_the_edges(double x, double expected) => Assert.Equal(expected, DeterministicMath.Log1p(x));

    [Theory]
    [InlineData(-1e300, -1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(1e300, Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(NaN, NaN)]
    public void Expm1_of_the_edges(double x, double expected) => Assert.Equal(expected, DeterministicMath.Expm1(x));

    [Theory]
    [InlineData(2.0, 0.0, 1.0)]
    [InlineData(NaN, 0.0, 1.0)]
    [InlineData(1.0, NaN, 1.0)]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, -2.0, Infinity)]
    [InlineData(0.0, Infinity, 0.0)]
    [InlineData(-1.0, 2.0, NaN)]
    [InlineData(Infinity, 0.5, Infinity)]
    [InlineData(Infinity, -0.5, 0.0)]
    [InlineData(0.5, Infinity, 0.0)]
    [InlineData(0.5, double.NegativeInfinity, Infinity)]
    [InlineData(2.0, Infinity, Infinity)]
    [InlineData(2.0, double.NegativeInfinity, 0.0)]
    [InlineData(2.0, 1e300, Infinity)]
    [InlineData(2.0, -1e300, 0.0)]
    [InlineData(2.0, 5e-324, 1.0)]
    [InlineData(2.0, NaN, NaN)]
    [InlineData(10.0, 3.0, 1000.0)]
    public void Pow_of_the_edges(double x, double y, double expected) => Assert.Equal(expected, DeterministicMath.Pow(x, y));

    [Theory]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, -1.0, Math.PI)]
    [InlineData(1.0, 0.0, Math.PI / 2)]
    [InlineData(-1.0, 0.0, -Math.PI / 2)]
    [InlineData(1.0, Infinity, 0.0)]
    [InlineData(1.0, double.NegativeInfinity, Math.PI)]
    [InlineData(Infinity, 1.0, Math.PI / 2)]
    [InlineData(Infinity, Infinity, Math.PI / 4)]
    [InlineData(NaN, 1.0, NaN)]
    public void Atan2_of_the_edges(double y, double x, double expected) => Assert.Equal(expected, DeterministicMath.Atan2(y, x));

    [Fact]
    public void Odd_functions_keep_the_sign_of_zero()
    {
        foreach (var function in new Func<double, double>[]
            { DeterministicMath.Log1p, DeterministicMath.Expm1, DeterministicMath.Sin, DeterministicMath.Asin, y => DeterministicMath.Atan2(y, 1) })
        {
            Assert.True(double.IsNegative(function(-0.0)) && function(-0.0) == 0);
            Assert.True(double.IsPositive(function(0.0)) && function(0.0) == 0);
        }
        Assert.Equal(1, DeterministicMath.Exp(-0.0));
        Assert.Equal(double.NegativeInfinity, DeterministicMath.Log(-0.0));
        Assert.Equal(0, DeterministicMath.Pow(-0.0, 2));
        Assert.Equal(-Math.PI, DeterministicMath.Atan2(-0.0, -1));
    }

    [Fact]
    public void Angles_of_the_edges()
    {
        Assert.Equal(Math.PI / 2, DeterministicMath.Asin(1));
        Assert.Equal(-Math.PI / 2, DeterministicMath.Asin(-1));
        Assert.Equal(NaN, DeterministicMath.Asin(1.0000001));
        Assert.Equal(1, DeterministicMath.Cos(0));
        Assert.Equal(NaN, DeterministicMath.Sin(1e7));
        Assert.Equal(NaN, DeterministicMath.Cos(Infinity));
    }

    [Fact]
    public void Quantiles_of_the_edges()
    {
        Assert.Equal(double.NegativeInfinity, DeterministicMath.NormalQuantile(0));
        Assert.Equal(Infinity, DeterministicMath.NormalQuantile(1));
        Assert.Equal(0, DeterministicMath.NormalQuantile(0.5));
        Assert.Equal(NaN, DeterministicMath.NormalQuantile(-0.1));
        Assert.Equal(0, DeterministicMath.GammaQuantile(4, 0));
        Assert.Equal(Infinity, DeterministicMath.GammaQuantile(4, 1));
        Assert.Equal(NaN, DeterministicMath.GammaQuantile(4, 1.5));
        Assert.Equal(NaN, DeterministicMath.GammaQuantile(0, 0.5));
        Assert.Equal(0, DeterministicMath.GammaQuantile(0.001, 1e-10));
    }

    /// <summary>The bits themselves, written down once: they may not change with the CPU, the system or the version of .NET.</summary>
    [Fact]
    public void Results_are_these_bits_on_every_machine()
    {
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 20_000; i++)
        {
            double u = (i + 0.5) / 20_000, x = (u - 0.5) * 60;
            Mix(DeterministicMath.Exp(x));
            Mix(DeterministicMath.Expm1(x));
            Mix(DeterministicMath.Log(u));
            Mix(DeterministicMath.Log1p(x * x));
            Mix(DeterministicMath.Pow(u * 10, x));
            Mix(DeterministicMath.Sin(x));
            Mix(DeterministicMath.Cos(x));
            Mix(DeterministicMath.Asin(2 * u - 1));
            Mix(DeterministicMath.Atan2(x, u));
            Mix(DeterministicMath.NormalQuantile(u));
            Mix(DeterministicMath.GammaQuantile(4, u));
            if (i % 20 == 0) Mix(DeterministicMath.GammaQuantile(0.5 + u * 20, u));
        }
        Assert.Equal(12220175940782170303UL, hash);

        void Mix(double value) => hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
    }

    private static void Holds(string table, Func<double[], double> function, double bound) =>
        Report(table, ReferencePoint.Read(table).Select(point => (point, point.ErrorOf(function(point.Arguments)), function(point.Arguments))), bound);

    private static void HoldsRelatively(string table, Func<double[], double> function, double bound) =>
        Report(table, ReferencePoint.Read(table).Select(point => (point, point.RelativeErrorOf(function(point.Arguments)), function(point.Arguments))), bound);

    private static void Report(string table, IEnumerable<(ReferencePoint Point, double Error, double Value)> errors, double bound)
    {
        var (point, error, value) = errors.MaxBy(e => double.IsNaN(e.Error) ? Infinity : e.Error);
        TestContext.Current.TestOutputHelper?.WriteLine($"{table}: largest error {error:g3} at {string.Join(", ", point.Arguments)}");
        Assert.True(error < bound, $"{table}({string.Join(", ", point.Arguments)}) = {value:r}, nearest {point.Nearest:r}, error {error:g4}");
    }
}
