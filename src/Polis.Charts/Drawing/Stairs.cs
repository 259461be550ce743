namespace Polis.Charts.Drawing;

/// <summary>Corners of lines whose values hold until the next one.</summary>
internal static class Stairs
{
    /// <summary>Times of the corners: each but the first twice, then the end.</summary>
    public static double[] Times(IReadOnlyList<double> times, double end)
    {
        var corners = new List<double>();
        for (int i = 0; i < times.Count; i++)
        {
            corners.Add(times[i]);
            if (i > 0) corners.Add(times[i]);
        }
        return [.. corners, end];
    }

    /// <summary>Values at the corners: each twice.</summary>
    public static double[] Values(IEnumerable<double> values) => [.. values.SelectMany(value => (double[])[value, value])];
}
