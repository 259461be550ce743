using CsCheck;
using Polis.Engine.Scheduling;
using Xunit;

namespace Polis.Engine.Tests.Scheduling;

public class ClockTests
{
    [Fact]
    public void A_quarter_is_a_fourth_of_a_year()
    {
        var clock = new Clock(Clock.Month(2017, 1), StepLength.Quarter);
        Assert.Equal((0.25, 120, 2017.0, 2018.25), (clock.Dt, clock.StepsIn(30), clock.YearOf(0), clock.YearOf(5)));
    }

    [Fact]
    public void The_first_step_from_a_month_is_the_first_that_does_not_start_before_it() =>
        Gen.Select(Gen.Int[-3000, 40000], Gen.Enum<StepLength>(), Gen.Int[-5000, 50000]).Sample((start, length, month) =>
        {
            var clock = new Clock(start, length);
            int step = clock.FirstStepFrom(month);
            return clock.MonthOf(step) >= month && clock.MonthOf(step - 1) < month;
        });
}
