using CsCheck;
using Polis.Engine.State;
using Xunit;

namespace Polis.Engine.Tests.State;

public class TableTests
{
    [Fact]
    public void Rows_that_are_appended_are_zero_and_keep_their_values_while_the_table_grows()
    {
        using var towns = new Towns();
        for (int i = 0; i < 10_000; i++)
        {
            int row = towns.Append();
            Assert.Equal((i, 0.0, 0), (row, towns.Income[row], towns.Ideal.Row(row)[2]));
            towns.Income[row] = i;
            towns.Ideal.Row(row)[2] = (short)i;
        }
        for (int i = 0; i < towns.Count; i++) Assert.Equal((i, (short)i), (towns.Income[i], towns.Ideal[3 * i + 2]));
        Assert.True(towns.Capacity >= towns.Count);
    }

    [Fact]
    public void Rows_cut_off_come_back_as_zero() =>
        Gen.Int[0, 300].Array[1, 20].Sample(sizes =>
        {
            using var towns = new Towns();
            foreach (int size in sizes)
            {
                int before = Math.Min(towns.Count, size);
                towns.Resize(size);
                for (int i = before; i < size; i++)
                {
                    Assert.Equal((0.0, 0, 0), (towns.Income[i], towns.Ideal[3 * i], towns.Ideal[3 * i + 2]));
                    towns.Income[i] = i + 1;
                    towns.Ideal.Row(i).Fill((short)(i + 1));
                }
                for (int i = 0; i < size; i++) Assert.Equal((i + 1.0, i + 1), (towns.Income[i], towns.Ideal[3 * i + 1]));
            }
        }, iter: 50);

    [Fact]
    public void Room_kept_between_steps_lets_a_step_append_without_moving_columns()
    {
        using var towns = new Towns();
        towns.Resize(100);
        towns.Reserve(50);
        int capacity = towns.Capacity;
        for (int i = 0; i < 50; i++) towns.Append();
        Assert.Equal(capacity, towns.Capacity);
    }

    [Fact]
    public void Growing_allocates_nothing_on_the_managed_heap()
    {
        using var towns = new Towns();
        towns.Resize(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5000; i++) towns.Append();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_row_that_a_column_does_not_have_is_refused()
    {
        using var towns = new Towns();
        towns.Resize(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => towns.Income[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => towns.Income[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => towns.Ideal.Row(2).Length);
        towns.Dispose();
        Assert.Throws<ArgumentOutOfRangeException>(() => towns.Income[0]);
    }

    [Fact]
    public void Columns_are_the_properties_of_a_table_in_their_order_and_have_their_names()
    {
        using var pairs = new Pairs();
        Assert.Equal([pairs.Trade, pairs.Treaty], pairs.Columns);
        Assert.Equal(["pairs.trade", "pairs.treaty"], pairs.Columns.Select(column => column.Name));
        Assert.Equal([8, 8], pairs.Columns.Select(column => column.RowBytes));
    }

    [Fact]
    public void A_table_counts_the_bytes_of_its_columns()
    {
        using var towns = new Towns();
        towns.Resize(40);
        Assert.Equal(40 * (8 + 6), towns.Bytes);
    }

    [Fact]
    public void Swapping_exchanges_what_is_now_and_what_is_next()
    {
        using Column<double> now = new("a.now", 2), next = new("a.next", 2), other = new("a.other");
        now.EnsureCapacity(3);
        next.EnsureCapacity(3);
        other.EnsureCapacity(6);
        now[5] = 1;
        next[5] = 2;
        now.SwapWith(next);
        Assert.Equal((2.0, 1.0), (now[5], next[5]));
        Assert.Throws<ArgumentException>(() => now.SwapWith(other));
    }

    [Fact]
    public unsafe void Columns_begin_at_a_cache_line_and_large_ones_at_a_huge_page()
    {
        using Column<byte> small = new("a.small"), large = new("a.large");
        small.EnsureCapacity(10);
        large.EnsureCapacity(5_000_000);
        Assert.Equal(0, (nint)small.Pointer % 64);
        Assert.Equal(0, (nint)large.Pointer % (2 << 20));
        Assert.True(large.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Pairs_keep_their_values_when_the_matrix_grows() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12]).Array[1, 8].Sample(shapes =>
        {
            using var pairs = new Pairs();
            foreach (var (rows, stride) in shapes)
            {
                int oldRows = pairs.Rows, oldStride = pairs.Stride;
                pairs.EnsureShape(rows, stride);
                Assert.Equal((pairs.Stride == 0 ? 0 : Math.Max(rows, oldRows), Math.Max(stride, oldStride)), (pairs.Rows, pairs.Stride));
                for (int r = 0; r < pairs.Rows; r++)
                {
                    for (int c = 0; c < pairs.Stride; c++)
                    {
                        bool old = r < oldRows && c < oldStride;
                        Assert.Equal((old ? 100 * r + c + 1 : 0, old ? r - c : 0), (pairs.Trade[pairs[r, c]], pairs.Treaty[2 * pairs[r, c] + 1]));
                        pairs.Trade[pairs[r, c]] = 100 * r + c + 1;
                        pairs.Treaty[2 * pairs[r, c] + 1] = r - c;
                    }
                }
            }
        }, iter: 500);

    private sealed class Towns() : Table("towns")
    {
        public Column<double> Income { get; } = new();

        public Column<short> Ideal { get; } = new(3);
    }

    private sealed class Pairs() : MatrixTable("pairs")
    {
        public Column<double> Trade { get; } = new();

        public Column<int> Treaty { get; } = new(2);
    }
}
