using Polis.Model;

namespace Polis.Charts.Data;

/// <summary>What the ends of the scale of policies and ideals mean in a domain, in a word each.</summary>
/// <param name="Low">At −1.</param>
/// <param name="High">At 1.</param>
/// <param name="Meaning">Both with what they are of, as a line that explains them.</param>
internal readonly record struct ScaleEnds(string Low, string High, string Meaning)
{
    /// <summary>The domain without a lever of which the scenario's own tables say what the scale is: ambition of climate policy.</summary>
    private const string Climate = "climate";

    /// <summary>The ends of a domain's scale. What a domain moves in trade says what they are; of any other, policy is more or less.</summary>
    public static ScaleEnds Of(string domain, EconomicLever lever) => lever switch
    {
        EconomicLever.Openness => new("closed", "open", $"closed … open {domain} policy"),
        EconomicLever.Alignment => new("one bloc", "the other", "aligned with one bloc … with the other"),
        _ => domain == Climate ? new("lax", "ambitious", $"lax … ambitious {domain} policy")
            : new("least", "most", $"least … most {domain} policy"),
    };
}
