using System.Globalization;
using System.Runtime.CompilerServices;

namespace Polis.Engine.Tests.Numerics;

/// <summary>A table of true values, made by make-reference.py with far more digits than a double has.</summary>
public sealed record ReferencePoint(double[] Arguments, double Nearest, double Distance)
{
    /// <summary>Distance of a computed value from the truth, in units of the last place of the truth.</summary>
    public double ErrorOf(double computed)
    {
        if (computed.Equals(Nearest)) return Math.Abs(Distance);
        if (!double.IsFinite(computed) || !double.IsFinite(Nearest)) return double.PositiveInfinity;
        double unit = Math.BitIncrement(Math.Abs(Nearest)) - Math.Abs(Nearest);
        return Math.Abs((computed - Nearest) / unit - Distance);
    }

    /// <summary>Relative distance of a computed value from the truth.</summary>
    public double RelativeErrorOf(double computed) => computed.Equals(Nearest) ? 0 : Math.Abs(computed / Nearest - 1);

    public static IReadOnlyList<ReferencePoint> Read(string name, [CallerFilePath] string here = "")
    {
        using var stream = typeof(ReferencePoint).Assembly.GetManifestResourceStream($"{name}.csv") ?? throw new FileNotFoundException(name, here);
        using var reader = new StreamReader(stream);
        var points = new List<ReferencePoint>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            string[] fields = line.Split(',');
            double[] values = [.. fields[..^1].Select(field => BitConverter.UInt64BitsToDouble(ulong.Parse(field, NumberStyles.HexNumber)))];
            points.Add(new ReferencePoint(values[..^1], values[^1], double.Parse(fields[^1])));
        }
        return points;
    }
}
