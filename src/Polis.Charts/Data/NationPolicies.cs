namespace Polis.Charts.Data;

/// <summary>Policy of one nation in one domain, and the ideals of its cities.</summary>
/// <param name="Policy">National policy: the median over the runs and their 10–90 % range.</param>
/// <param name="Ideals">Ideals: the median city and the 10–90 % range of its cities, those of all runs together.</param>
internal sealed record PolicyLines(Band Policy, Band Ideals)
{
    /// <summary>The lines as they are drawn.</summary>
    /// <param name="stepped">Makes steps of a band.</param>
    public PolicyLines Drawn(Func<Band, Band> stepped) => new(stepped(Policy), stepped(Ideals))
    {
        Cities = [.. Cities.Select(city => city with { Ideal = stepped(city.Ideal) })],
    };

    /// <summary>Those of its cities that the scenario names: the median over the runs.</summary>
    public IReadOnlyList<CityPosition> Cities { get; init; } = [];

    /// <summary>How far the line that moves farthest does: the median policy, an edge of its range, or the median city.</summary>
    public double Travel => new[] { Policy.Low, Policy.Middle, Policy.High, Ideals.Middle }.Max(Range);

    /// <summary>How far the median policy moves.</summary>
    public double PolicyTravel => Range(Policy.Middle);

    /// <summary>How far the median city moves.</summary>
    public double CityTravel => Range(Ideals.Middle);

    /// <summary>Mean distance between policy and the median city.</summary>
    public double MeanGap
    {
        get
        {
            double sum = 0;
            int count = 0;
            for (int t = 0; t < Policy.Times.Length; t++)
            {
                int same = Array.BinarySearch(Ideals.Times, Policy.Times[t]);
                if (same < 0) continue;
                sum += Math.Abs(Policy.Middle[t] - Ideals.Middle[same]);
                count++;
            }
            return count == 0 ? double.NaN : sum / count;
        }
    }

    private static double Range(double[] values) => values.Length == 0 ? 0 : values.Max() - values.Min();
}

/// <summary>One nation of the chart of policy.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Domains">Its lines in each domain, in the order of the scenario.</param>
internal sealed record NationPolicies(string Code, string Name, IReadOnlyList<PolicyLines> Domains);

/// <summary>Ideal of a city in one domain over time.</summary>
/// <param name="Name">Name of the city.</param>
/// <param name="Ideal">Its ideal: the median over the runs and their 10–90 % range.</param>
internal sealed record CityPosition(string Name, Band Ideal);

/// <summary>Where policies of nations and ideals of their cities are read from.</summary>
internal interface IPositionSource
{
    /// <summary>The nations by code, with their names, those with most people at the start first.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Nations { get; }

    /// <summary>Policies of some nations in each domain, and the ideals of their cities.</summary>
    /// <param name="codes">Codes of nations that are there.</param>
    IReadOnlyList<NationPolicies> Read(IReadOnlyList<string> codes);
}
