using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>Since when a government is in office.</summary>
internal static class GovernmentYears
{
    /// <summary>Decimal year at the end of the step in which the government of a term took office; null for one that was in office at the start.</summary>
    /// <param name="term">Term of a city's government, or rule of a nation's.</param>
    /// <param name="clock">Calendar of the run.</param>
    public static double? Of(int term, Clock clock) => OfStep(Government.TookOffice(term), clock);

    /// <summary>The same of a step; <see cref="Government.AtStart"/> for one that was in office at the start.</summary>
    public static double? OfStep(int step, Clock clock) => step == Government.AtStart ? null : clock.YearOf(step + 1);
}
