using Polis.Engine.Numerics;

namespace Polis.Model;

/// <summary>The interlocking network of corporations (Taylor 2001; docs/MODEL.md, 3).</summary>
public static class Corporations
{
    /// <summary>Connectivity C_i = Σ_f v_fi (Σ_j v_fj - v_fi) of every city.</summary>
    /// <param name="firms">Firm of each office.</param>
    /// <param name="cities">City of each office; a firm has one office in a city at most.</param>
    /// <param name="values">Service value v of each office, 1 to 5.</param>
    /// <param name="firmTotals">Receives Σ_j v_fj of every firm.</param>
    /// <param name="connectivity">Receives C.</param>
    public static void Connectivity(
        ReadOnlySpan<int> firms, ReadOnlySpan<int> cities, ReadOnlySpan<byte> values, Span<double> firmTotals, Span<double> connectivity)
    {
        firmTotals.Clear();
        connectivity.Clear();
        for (int o = 0; o < firms.Length; o++) firmTotals[firms[o]] += values[o];
        for (int o = 0; o < firms.Length; o++) connectivity[cities[o]] += values[o] * (firmTotals[firms[o]] - values[o]);
    }

    /// <summary>Corporate share j = min(1, C / C*); 0 where nothing is connected at the start.</summary>
    public static double Share(double connectivity, double highestAtStart) => highestAtStart > 0 ? Math.Min(1, connectivity / highestAtStart) : 0;

    /// <summary>Δ ln(C + C̄); 0 where nothing is connected before or after.</summary>
    /// <param name="before">C before.</param>
    /// <param name="meanBefore">Mean of C over cities before.</param>
    /// <param name="after">C after.</param>
    /// <param name="meanAfter">Mean of C over cities after.</param>
    public static double Change(double before, double meanBefore, double after, double meanAfter) =>
        meanBefore > 0 && meanAfter > 0 ? DeterministicMath.Log((after + meanAfter) / (before + meanBefore)) : 0;

    /// <summary>What a change of connectivity adds to the logarithm of a city's income: γ_f Δ ln(C + C̄).</summary>
    public static double Growth(double change, Parameters p) => p.ConnectivityGrowth * change;

    /// <summary>Weight of a city in the draw of an office: yL exp(w_p p_trade + w_a a_trade).</summary>
    /// <param name="output">yL, PPP dollars a year.</param>
    /// <param name="openness">Trade policy of its nation (at the start its hinterland's ideal).</param>
    /// <param name="autonomy">Autonomy in trade.</param>
    /// <param name="p">Parameters.</param>
    public static double OpeningWeight(double output, double openness, double autonomy, Parameters p) =>
        output * DeterministicMath.Exp(p.OfficeOpennessWeight * openness + p.OfficeAutonomyWeight * autonomy);

    /// <summary>Rate at which a firm closes offices, per year: the lower the further it reaches.</summary>
    public static double ClosingRate(Parameters p) => p.OfficeRate / (1 + p.ReachRetention * p.ReachGrowth);
}
