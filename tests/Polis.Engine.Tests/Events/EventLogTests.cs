using Polis.Engine.Events;
using Xunit;

namespace Polis.Engine.Tests.Events;

public class EventLogTests
{
    [Fact]
    public void The_reasons_of_an_event_go_on_to_the_first_of_the_next()
    {
        using var events = new EventLog();
        using var reasons = new ReasonLog();
        events.Record(reasons, kind: 1, step: 4, subject: 7, other: 8, domain: 2, reference: 3, value: 0.5);
        reasons.Because(10, 0.1);
        reasons.Because(11, 0.2);
        events.Record(reasons, kind: 2, step: 4, subject: 9);
        reasons.Because(12, 0.3);
        Assert.Equal((1, 4, 7, 8, 2, 3, 0.5),
            (events.Kind[0], events.Step[0], events.Subject[0], events.Other[0], events.Domain[0], events.Reference[0], events.Value[0]));
        Assert.Equal((-1, -1, -1, 0.0), (events.Other[1], events.Domain[1], events.Reference[1], events.Value[1]));
        Assert.Equal((0, 2, 3), (events.FirstReason[0], events.FirstReason[1], reasons.Count));
        Assert.Equal((11, 0.2), (reasons.Term[1], reasons.Value[1]));
    }

    [Fact]
    public void A_log_that_was_cleared_starts_again_without_allocating()
    {
        using var events = new EventLog();
        using var reasons = new ReasonLog();
        Fill();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++) Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal((1000, 999, 999), (events.Count, events.Subject[999], events.FirstReason[999]));

        void Fill()
        {
            events.Resize(0);
            reasons.Resize(0);
            for (int i = 0; i < 1000; i++)
            {
                events.Record(reasons, 1, 0, i);
                reasons.Because(1, i);
            }
        }
    }
}
