using Polis.Engine.Events;
using Xunit;

namespace Polis.Engine.Tests.Events;

public class EventLogTests
{
    [Fact]
    public void An_event_is_a_row_with_what_it_was_told_and_minus_one_for_what_it_was_not()
    {
        using var events = new EventLog();
        events.Record(kind: 1, step: 4, subject: 7, other: 8, domain: 2, reference: 3, value: 0.5);
        events.Record(kind: 2, step: 4, subject: 9);
        Assert.Equal((1, 4, 7, 8, 2, 3, 0.5),
            (events.Kind[0], events.Step[0], events.Subject[0], events.Other[0], events.Domain[0], events.Reference[0], events.Value[0]));
        Assert.Equal((2, 9, -1, -1, -1, 0.0), (events.Kind[1], events.Subject[1], events.Other[1], events.Domain[1], events.Reference[1], events.Value[1]));
    }

    [Fact]
    public void A_log_that_was_cleared_starts_again_without_allocating()
    {
        using var events = new EventLog();
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal((1000, 999), (events.Count, events.Subject[999]));

        void Fill()
        {
            events.Resize(0);
            for (int i = 0; i < 1000; i++) events.Record(1, 0, i);
        }
    }
}
