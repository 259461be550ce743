using CsCheck;
using Polis.Benchmarks.Kernel;
using Polis.Engine.State;
using Xunit;

namespace Polis.Engine.Tests.State;

public class RowGatherTests
{
    [Fact]
    public void Sums_and_flags_are_those_of_the_members_one_by_one() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 6], Gen.Int[1, 40], Gen.Int[0, 1000])
            .Sample((rows, pairs, pointing, seed) => Check(rows, 2 * pairs, pointing, seed), iter: 200);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public void A_member_that_is_no_row_is_refused_before_it_is_read(int member)
    {
        using var rows = Rows(5, 1);
        using var members = new Column<int>("members", 8);
        members.EnsureCapacity(30);
        members[29 * 8 + 7] = member;
        double[] sums = new double[4 * 30];
        long[] flags = new long[4 * 30];
        Assert.Throws<ArgumentOutOfRangeException>(() => RowGather.SumFlagged4(rows, members, 0, sums, flags));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using var rows = Rows(5, 1);
        using var odd = new Column<int>("members", 3);
        using var even = new Column<int>("members", 2);
        using var narrow = new Column<double>("rows", 3);
        odd.EnsureCapacity(4);
        even.EnsureCapacity(4);
        narrow.EnsureCapacity(4);
        Assert.Throws<ArgumentException>(() => RowGather.SumFlagged4(rows, odd, 0, new double[4], new long[4]));
        Assert.Throws<ArgumentException>(() => RowGather.SumFlagged4(narrow, even, 0, new double[4], new long[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowGather.SumFlagged4(rows, even, 2, new double[12], new long[12]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowGather.SumFlagged4(rows, even, 0, new double[8], new long[7]));
    }

    [Fact]
    public void A_flag_costs_a_number_its_last_bit_at_most()
    {
        foreach (double number in (double[])[0, 1, -1, 0.1, -1e300, 5e-324])
        {
            foreach (bool flag in (bool[])[true, false])
            {
                double flagged = FlagBit.With(number, flag);
                Assert.Equal(flag, FlagBit.Of(flagged));
                Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(flagged) - BitConverter.DoubleToInt64Bits(number)) <= 1);
            }
        }
    }

    private static void Check(int rowCount, int degree, int pointing, int seed)
    {
        using var rows = Rows(rowCount, seed);
        using var members = new Column<int>("members", degree);
        members.EnsureCapacity(pointing + 3);
        var random = new System.Random(seed);
        for (int m = 0; m < members.Length; m++) members[m] = random.Next(rowCount);
        double[] sums = new double[4 * pointing];
        long[] flags = new long[4 * pointing];
        RowGather.SumFlagged4(rows, members, 3, sums, flags);
        for (int cell = 0; cell < sums.Length; cell++)
        {
            double even = 0, odd = 0;
            long count = 0;
            for (int m = 0; m < degree; m++)
            {
                double value = rows[4 * members[(3 + cell / 4) * degree + m] + cell % 4];
                if (m % 2 == 0) even += value;
                else odd += value;
                if (FlagBit.Of(value)) count++;
            }
            Assert.Equal(even + odd, sums[cell]);
            Assert.Equal(count, flags[cell]);
        }
    }

    private static Column<double> Rows(int count, int seed)
    {
        var rows = new Column<double>("rows", 4);
        rows.EnsureCapacity(count);
        var random = new System.Random(seed);
        for (int i = 0; i < rows.Length; i++) rows[i] = FlagBit.With(random.NextDouble() - 0.5, random.Next(2) == 1);
        return rows;
    }
}
