using CsCheck;
using Polis.Engine.Numerics;
using Xunit;

namespace Polis.Engine.Tests.Numerics;

public class VectorSumsTests
{
    /// <summary>Factors, some of them 0, and as many rows of one width; numbers so that the order of addition shows in the last bits.</summary>
    private static readonly Gen<(double[] Factors, double[][] Rows)> Cases =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 13]).SelectMany((rows, width) => Gen.Select(
            Gen.OneOf(Gen.Const(0.0), Gen.Double[-9, 9]).Array[rows], Gen.Double[-1, 1].Array[width].Array[rows]));

    [Fact]
    public void Rows_of_a_matrix_are_added_in_their_order() => Cases.Sample((factors, rows) =>
    {
        int width = rows.Length == 0 ? 0 : rows[0].Length, stride = width + 2;
        double[] matrix = new double[rows.Length * stride], sums = new double[width], expected = new double[width];
        Array.Fill(matrix, double.NaN);
        for (int r = 0; r < rows.Length; r++) rows[r].CopyTo(matrix, r * stride);
        Array.Fill(sums, 0.1);
        Array.Fill(expected, 0.1);
        for (int r = 0; r < rows.Length; r++)
            for (int i = 0; i < width; i++) expected[i] += factors[r] * rows[r][i];
        VectorSums.AddScaledRows(matrix, stride, factors, sums);
        Assert.Equal(expected, sums);
    });

    [Fact]
    public void A_row_whose_factor_is_0_is_left_out_even_where_it_is_no_number()
    {
        double[] sums = [1, 2];
        VectorSums.AddScaledRows([double.NaN, double.PositiveInfinity, 3, 4, 5, 6, 7, 8, 9, 10], 2, [0, 1, 1, 1, 1], sums);
        Assert.Equal([25, 30], sums);
    }

    [Fact]
    public void Two_products_at_once_are_those_of_one_after_the_other() =>
        Gen.Int[0, 20].SelectMany(n => Gen.Select(Gen.Double[-1, 1].Array[n], Gen.Double[-1, 1].Array[n], Gen.Double[-1, 1].Array[n])).Sample((a, b, with) =>
        {
            double first = 0, second = 0;
            for (int i = 0; i < with.Length; i++)
            {
                first += a[i] * with[i];
                second += b[i] * with[i];
            }
            Assert.Equal((first, second), VectorSums.Dots(a, b, with));
        });
}
