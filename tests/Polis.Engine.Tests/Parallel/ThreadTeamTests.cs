using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Engine.Tests.Parallel;

public class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_row_is_done_once_whatever_the_number_of_threads_and_rows(int threads)
    {
        using var team = new ThreadTeam(threads);
        int[] visits = new int[40_000];
        int[] sizes = [0, 1, 511, 512, 1024, 1025, 9999, 40_000];
        for (int repeat = 0; repeat < 50; repeat++)
        {
            foreach (int rows in sizes)
            {
                Array.Clear(visits);
                team.ForEachChunk(rows, visits, static (visits, chunk) =>
                {
                    for (int i = chunk.Begin; i < chunk.End; i++) visits[i]++;
                });
                Assert.True(visits.AsSpan(0, rows).IndexOfAnyExcept(1) < 0 && visits.AsSpan(rows).IndexOfAnyExcept(0) < 0);
            }
        }
    }

    [Fact]
    public void Results_have_the_same_bits_for_1_and_2_and_7_threads()
    {
        double[] one = Sums(1);
        Assert.Equal(one, Sums(2));
        Assert.Equal(one, Sums(7));

        static double[] Sums(int threads)
        {
            using var team = new ThreadTeam(threads);
            const int Rows = 20_000;
            var sums = new ChunkSums();
            double[] totals = new double[8];
            for (int step = 0; step < 20; step++)
            {
                sums.Shape(8, Rows);
                team.ForEachChunk(Rows, (sums, step), static (state, chunk) =>
                {
                    var own = state.sums.Start(chunk);
                    var random = new KeyedRandom(7);
                    for (int i = chunk.Begin; i < chunk.End; i++) own[i % 8] += random.Normal(1, i, state.step, 0);
                });
                sums.AddTo(totals);
            }
            return totals;
        }
    }

    [Fact]
    public void Work_after_a_pause_finds_helpers_that_sleep()
    {
        using var team = new ThreadTeam(3);
        var count = new Counter();
        for (int repeat = 0; repeat < 20; repeat++)
        {
            team.ForEachChunk(4096, count, static (count, chunk) => Interlocked.Add(ref count.Rows, chunk.Count));
            Thread.Sleep(3);
        }
        Assert.Equal(20 * 4096, count.Rows);
    }

    [Fact]
    public void Thousands_of_small_pieces_of_work_of_different_kinds_lose_no_chunk()
    {
        using var team = new ThreadTeam(4);
        var count = new Counter();
        for (int repeat = 0; repeat < 3000; repeat++)
        {
            team.ForEachChunk(1024 + repeat, count, static (count, chunk) => Interlocked.Add(ref count.Rows, chunk.Count));
            team.ForEachChunk(2048, (count, 1), static (state, chunk) => Interlocked.Add(ref state.count.Rows, chunk.Count));
        }
        Assert.Equal(3000 * (1024 + 2048) + 2999 * 3000 / 2, count.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_exception_of_the_first_chunk_that_fails_arrives_as_it_was_thrown(int threads)
    {
        using var team = new ThreadTeam(threads);
        for (int repeat = 0; repeat < 100; repeat++)
        {
            var failure = Assert.Throws<FormatException>(() => team.ForEachChunk(32_768, 0, static (_, chunk) =>
            {
                if (chunk.Index is 9 or 10 or 40 or 63) throw new FormatException($"chunk {chunk.Index}");
            }));
            Assert.Equal("chunk 9", failure.Message);
        }
        var count = new Counter();
        team.ForEachChunk(5000, count, static (count, chunk) => Interlocked.Add(ref count.Rows, chunk.Count));
        Assert.Equal(5000, count.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Work_from_inside_a_chunk_is_refused(int threads)
    {
        using var team = new ThreadTeam(threads);
        Assert.Throws<InvalidOperationException>(() => team.ForEachChunk(5000, team, static (team, _) => team.ForEachChunk(5000, 0, static (_, _) => { })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Nothing_is_allocated_once_a_kind_of_work_has_been_met(int threads)
    {
        using var team = new ThreadTeam(threads);
        var count = new Counter();
        Work(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(200);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Work(int repeats)
        {
            for (int i = 0; i < repeats; i++)
                team.ForEachChunk(4096, (count, i), static (state, chunk) => Interlocked.Add(ref state.count.Rows, chunk.Count));
        }
    }

    [Fact]
    public void A_team_that_was_given_up_takes_no_work()
    {
        var team = new ThreadTeam(3);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.ForEachChunk(10, 0, static (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));
    }

    private sealed class Counter
    {
        public long Rows;
    }
}
