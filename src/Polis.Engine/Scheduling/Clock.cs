namespace Polis.Engine.Scheduling;

/// <summary>Length of a step.</summary>
public enum StepLength
{
    /// <summary>A twelfth of a year.</summary>
    Month = 1,

    /// <summary>A quarter of a year.</summary>
    Quarter = 3,

    /// <summary>A year.</summary>
    Year = 12,
}

/// <summary>Calendar of a run: steps of whole months from a first month. Months count from year 0 (year × 12 + month - 1).</summary>
/// <param name="StartMonth">Month in which step 0 starts.</param>
/// <param name="StepLength">Length of a step.</param>
public readonly record struct Clock(int StartMonth, StepLength StepLength)
{
    /// <summary>Years in a step.</summary>
    public double Dt => (int)StepLength / 12.0;

    /// <summary>Steps in a number of years.</summary>
    public int StepsIn(int years) => years * 12 / (int)StepLength;

    /// <summary>Month in which a step starts.</summary>
    public int MonthOf(int step) => StartMonth + step * (int)StepLength;

    /// <summary>Decimal year in which a step starts.</summary>
    public double YearOf(int step) => MonthOf(step) / 12.0;

    /// <summary>First step that starts on or after a month; negative before the start.</summary>
    public int FirstStepFrom(int month) => (int)Math.Ceiling((month - StartMonth) / (double)(int)StepLength);

    /// <summary>Month count of a year and a month of 1 to 12.</summary>
    public static int Month(int year, int month) => year * 12 + month - 1;
}
