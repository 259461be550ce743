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

/// <summary>Calendar of a run: steps of whole months, or of equal parts of them, from a first month.
/// Months count from year 0 (year × 12 + month - 1).</summary>
/// <param name="StartMonth">Month in which step 0 starts.</param>
/// <param name="StepLength">Length of a step.</param>
/// <param name="Parts">Equal parts that every step is cut into: 1 but where the length of a step itself is studied.</param>
public readonly record struct Clock(int StartMonth, StepLength StepLength, int Parts = 1)
{
    /// <summary>Years in a step.</summary>
    public double Dt => (int)StepLength / 12.0 / Parts;

    /// <summary>Steps in a number of years.</summary>
    public int StepsIn(int years) => years * 12 / (int)StepLength * Parts;

    /// <summary>Month in which a step starts; of a part that of the whole.</summary>
    public int MonthOf(int step) => StartMonth + (int)Math.Floor(step / (double)Parts) * (int)StepLength;

    /// <summary>Decimal year in which a step starts.</summary>
    public double YearOf(int step) => Parts == 1 ? MonthOf(step) / 12.0 : StartMonth / 12.0 + step * Dt;

    /// <summary>First step that starts on or after a month; negative before the start.</summary>
    public int FirstStepFrom(int month) => (int)Math.Ceiling((month - StartMonth) / (double)(int)StepLength) * Parts;

    /// <summary>A month as text, as in <c>2017-06</c>.</summary>
    public static string TextOf(int month) => $"{month / 12:0000}-{month % 12 + 1:00}";

    /// <summary>Month count of a year and a month of 1 to 12.</summary>
    public static int Month(int year, int month) => year * 12 + month - 1;
}
