using Polis.Statistics;

namespace Polis.Validation;

/// <summary>A number of the record beside the model's.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Recorded">Of the record, with its interval.</param>
/// <param name="Cases">Cases that the record has of it.</param>
/// <param name="Here">Of the model, with its interval.</param>
/// <param name="Fitted">Whether a parameter was set by this very record.</param>
internal sealed record Comparison(string Quantity, Estimate Recorded, string Cases, Estimate Here, bool Fitted)
{
    /// <summary>The rule of all comparisons, in words.</summary>
    public const string Rule = "A row fits (✓) where the model's figure lies in the record's interval; it does not (✗) where both intervals do not meet; "
        + "else it is open (?).";

    /// <summary>Whether the model's figure fits the record; null where that is open.</summary>
    public bool? Met => double.IsNaN(Recorded.Value) || double.IsNaN(Here.Value) ? null
        : Recorded.Holds(Here.Value) ? true
        : Here.Low <= Recorded.High && Here.High >= Recorded.Low ? null : false;

    /// <summary>The mark of the row; a fit to what a parameter was set by stands in brackets and is not counted.</summary>
    public string Mark(Page page) => Met == true && Fitted ? "(✓)" : page.Verdict(
        Met, $"{Quantity} ({Page.Number(Here.Value, 3)} against {Page.Number(Recorded.Value, 3)})");
}
