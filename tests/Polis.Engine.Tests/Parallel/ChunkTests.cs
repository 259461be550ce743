using CsCheck;
using Polis.Engine.Parallel;
using Xunit;

namespace Polis.Engine.Tests.Parallel;

public class ChunkTests
{
    [Fact]
    public void Chunks_cover_every_row_once_and_in_order() =>
        Gen.OneOf(Gen.Int[0, 5000], Gen.Int[0, int.MaxValue]).Sample(rows =>
        {
            int next = 0, count = Chunk.CountFor(rows);
            Assert.InRange(count, 1, Chunk.Most);
            for (int c = 0; c < count; c++)
            {
                var chunk = Chunk.Of(rows, c);
                Assert.Equal((c, next, chunk.End - chunk.Begin), (chunk.Index, chunk.Begin, chunk.Count));
                Assert.True(chunk.End >= chunk.Begin);
                next = chunk.End;
            }
            Assert.Equal(rows, next);
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(511, 1)]
    [InlineData(1023, 1)]
    [InlineData(1024, 2)]
    [InlineData(32767, 63)]
    [InlineData(32768, 64)]
    [InlineData(100_000_000, 64)]
    public void Small_work_is_cut_into_few_chunks(int rows, int chunks) => Assert.Equal(chunks, Chunk.CountFor(rows));

    [Fact]
    public void Sums_are_added_in_the_order_of_the_chunks()
    {
        const int Rows = 3000, Width = 11;
        var sums = new ChunkSums();
        sums.Shape(Width, Rows);
        double[] expected = new double[Width], total = new double[Width];
        for (int c = Chunk.CountFor(Rows) - 1; c >= 0; c--)
        {
            var own = sums.Start(Chunk.Of(Rows, c));
            for (int i = 0; i < Width; i++) own[i] = Value(c, i);
        }
        for (int c = 0; c < Chunk.CountFor(Rows); c++)
            for (int i = 0; i < Width; i++) expected[i] += Value(c, i);
        sums.AddTo(total);
        Assert.Equal(expected, total);

        static double Value(int chunk, int i) => Math.Pow(-10, chunk * 3) / (i + 3);
    }

    [Fact]
    public void Sums_are_cleared_for_the_next_use()
    {
        var sums = new ChunkSums();
        double[] total = new double[40];
        foreach (int width in (int[])[40, 5, 40])
        {
            sums.Shape(width, 2048);
            for (int c = 0; c < Chunk.CountFor(2048); c++) Assert.Equal(new double[width], sums.Start(Chunk.Of(2048, c)).ToArray());
            sums.AddTo(total);
            Assert.Equal(0, total.Sum());
            for (int c = 0; c < Chunk.CountFor(2048); c++) sums.Start(Chunk.Of(2048, c)).Fill(1);
        }
    }

    [Fact]
    public void A_few_sums_more_find_room_without_allocation()
    {
        var sums = new ChunkSums();
        sums.Shape(200, 100_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sums.Shape(230, 100_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
