using Polis.Engine.Parallel;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class AllocationTests
{
    private const int Threads = 2, YearSteps = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Years_of_steps_with_bids_and_clashes_allocate_nothing(bool decisions)
    {
        using var run = new WorldRun(MidSize().Plan(), threads: Threads);
        run.World.Decisions.KeepsAll = decisions;
        run.Steps(5 * YearSteps);
        var heaps = new ThreadHeaps(run.Team);
        long[] before = new long[Threads], after = new long[Threads];
        heaps.Read(before);
        var earlier = Enum.GetValues<EventKind>().ToDictionary(kind => kind, run.Count);
        heaps.Read(before);
        run.Steps(3 * YearSteps);
        heaps.Read(after);
        Assert.Equal(new long[Threads], after.Zip(before, (a, b) => a - b));
        var happened = earlier.Keys.Where(kind => run.Count(kind) > earlier[kind]);
        EventKind[] expected =
        [
            EventKind.ClashOpened, EventKind.ClashEnded, EventKind.NationResponded,
            EventKind.BidStarted, EventKind.BidJoined, EventKind.BidDecided, EventKind.ReferendumHeld, EventKind.ContestFought, EventKind.BidEnded,
            EventKind.TieMade,
            EventKind.TieEnded, EventKind.NetworkJoined, EventKind.NationBorn,
            EventKind.AgreementSigned, EventKind.TreatyJoined, EventKind.TreatyLeft, EventKind.NetworkLeft,
            EventKind.OfficeOpened, EventKind.OfficeClosed, EventKind.NationRecognised, EventKind.NetworkFounded,
        ];
        Assert.Empty(expected.Except(happened));
    }

    [Fact]
    public void An_allocation_on_any_thread_is_noticed()
    {
        using var team = new ThreadTeam(Threads);
        var heaps = new ThreadHeaps(team);
        long[] before = new long[Threads], after = new long[Threads];
        heaps.Read(before);
        heaps.Read(before);
        team.ForEachChunk(512 * Threads, heaps, static (state, chunk) =>
        {
            state.Meet();
            if (chunk.Index == 1) GC.KeepAlive(new byte[1000]);
        });
        heaps.Read(after);
        long[] grown = [.. after.Zip(before, (a, b) => a - b)];
        Assert.True(grown.Sum() is >= 1000 and < 1200, string.Join(", ", grown));
    }

    /// <summary>Two chunks and more of cities, lively enough for everything to happen within three years.</summary>
    private static SmallWorld MidSize()
    {
        var small = new RandomWorld(11, 64, 1600, 5, 0).Make();
        small.Parameters = RandomWorld.Lively with { BidHazard = 0.02, InitialTiesPerCity = 6, NetworkFoundingRate = 0.05 };
        small.Network(joinRate: 0.5);
        return small;
    }

    /// <summary>
    /// What each thread of a team has allocated so far. Every thread is made to do one chunk, in which it waits for the others; what other tests allocate on
    /// their threads meanwhile does not count.
    /// </summary>
    private sealed class ThreadHeaps(ThreadTeam team)
    {
        private readonly long[] _allocated = new long[Threads];
        private readonly Dictionary<int, int> _rowOf = [];
        private int _met;

        public void Read(long[] into)
        {
            _met = 0;
            team.ForEachChunk(512 * Threads, this, static (state, _) =>
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                lock (state._rowOf)
                {
                    int thread = Environment.CurrentManagedThreadId;
                    if (!state._rowOf.TryGetValue(thread, out int row)) state._rowOf[thread] = row = state._rowOf.Count;
                    state._allocated[row] = allocated;
                }
                state.Meet();
            });
            _allocated.CopyTo(into, 0);
        }

        /// <summary>Waits until every thread is here.</summary>
        public void Meet()
        {
            Interlocked.Increment(ref _met);
            while (Volatile.Read(ref _met) % Threads != 0) Thread.Yield();
        }
    }
}
