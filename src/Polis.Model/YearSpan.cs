namespace Polis.Model;

/// <summary>A span of decimal years that values are taken over. Whether a time lies in it is asked here alone; its bounds may differ from times by rounding,
/// as where a month is a twelfth of a year.</summary>
/// <param name="From">Decimal year from which; the state at this time itself is of the years before.</param>
/// <param name="To">Decimal year until which.</param>
public readonly record struct YearSpan(double From, double To)
{
    private const double Rounding = 1e-6;

    /// <summary>Whether a time lies in it: after its beginning, up to its end.</summary>
    public bool Holds(double time) => time > From + Rounding && time < To + Rounding;

    /// <summary>Whether what begins at a time begins in it: from its beginning on, before its end.</summary>
    public bool HasStart(double time) => time > From - Rounding && time < To - Rounding;
}
