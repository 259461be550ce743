namespace Polis.Model.Tests.Reference;

/// <summary>Service values of firms by cities, as the cases give them, for the model's list of offices.</summary>
internal static class OfficeValues
{
    /// <summary>C of every city.</summary>
    /// <param name="values">v, firm × cities + city.</param>
    /// <param name="cities">Number of cities.</param>
    /// <param name="connectivity">Receives C.</param>
    public static void Connectivity(ReadOnlySpan<int> values, int cities, Span<double> connectivity)
    {
        List<int> firm = [], city = [];
        List<byte> value = [];
        for (int cell = 0; cell < values.Length; cell++)
        {
            if (values[cell] == 0) continue;
            firm.Add(cell / cities);
            city.Add(cell % cities);
            value.Add(checked((byte)values[cell]));
        }
        Corporations.Connectivity(firm.ToArray(), city.ToArray(), value.ToArray(), new double[cities == 0 ? 0 : values.Length / cities], connectivity);
    }
}
