namespace Polis.Model;

/// <summary>The interlocking network of corporations (Taylor 2001; docs/MODEL.md, 3).</summary>
public static class Corporations
{
    /// <summary>Connectivity C_i = Σ_f v_fi (Σ_j v_fj - v_fi) of every city.</summary>
    /// <param name="serviceValues">v, firm × cities + city.</param>
    /// <param name="cities">Number of cities.</param>
    /// <param name="connectivity">Receives C.</param>
    public static void Connectivity(ReadOnlySpan<byte> serviceValues, int cities, Span<double> connectivity)
    {
        connectivity[..cities].Clear();
        for (int offset = 0; offset + cities <= serviceValues.Length && cities > 0; offset += cities)
        {
            var firm = serviceValues.Slice(offset, cities);
            double sum = 0;
            foreach (byte value in firm) sum += value;
            for (int i = 0; i < cities; i++) connectivity[i] += firm[i] * (sum - firm[i]);
        }
    }
}
