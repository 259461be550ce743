using SkiaSharp;

namespace Polis.Charts.Tests.Drawing;

/// <summary>How people see colours who lack one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1), and how far apart two colours look
/// (CIE 2000).</summary>
internal static class ColourVision
{
    /// <summary>Matrices on linear RGB, of all kinds of sight.</summary>
    public static IReadOnlyDictionary<string, double[]> Kinds { get; } = new Dictionary<string, double[]>
    {
        ["full"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>A colour as seen, in CIE L*a*b* (D65).</summary>
    public static (double L, double A, double B) Seen(SKColor color, string kind)
    {
        double[] m = Kinds[kind], c = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        double r = Mixed(0), g = Mixed(3), b = Mixed(6);
        double x = Root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047), y = Root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = Root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        double Mixed(int row) => Math.Clamp(m[row] * c[0] + m[row + 1] * c[1] + m[row + 2] * c[2], 0, 1);
    }

    /// <summary>Distance of two colours by CIE 2000 (Sharma, Wu and Dalal 2005).</summary>
    public static double Distance((double L, double A, double B) first, (double L, double A, double B) second)
    {
        double mean7 = Math.Pow((Math.Sqrt(first.A * first.A + first.B * first.B) + Math.Sqrt(second.A * second.A + second.B * second.B)) / 2, 7);
        double g = 1 + 0.5 * (1 - Math.Sqrt(mean7 / (mean7 + Math.Pow(25, 7))));
        double a1 = g * first.A, a2 = g * second.A, c1 = Math.Sqrt(a1 * a1 + first.B * first.B), c2 = Math.Sqrt(a2 * a2 + second.B * second.B);
        double h1 = Hue(first.B, a1), h2 = Hue(second.B, a2), turn = c1 * c2 == 0 ? 0 : h2 - h1;
        turn -= 360 * Math.Round(turn / 360);
        double hue = c1 * c2 == 0 ? h1 + h2 : h1 + turn / 2, l = (first.L + second.L) / 2, c = (c1 + c2) / 2;
        double t = 1 - 0.17 * Cos(hue - 30) + 0.24 * Cos(2 * hue) + 0.32 * Cos(3 * hue + 6) - 0.2 * Cos(4 * hue - 63);
        double positive = (hue + 360) % 360, angle = 30 * Math.Exp(-Math.Pow((positive - 275) / 25, 2)), c7 = Math.Pow(c, 7);
        double lightness = (second.L - first.L) / (1 + 0.015 * Math.Pow(l - 50, 2) / Math.Sqrt(20 + Math.Pow(l - 50, 2)));
        double chroma = (c2 - c1) / (1 + 0.045 * c), tone = 2 * Math.Sqrt(c1 * c2) * Math.Sin(turn / 2 * Math.PI / 180) / (1 + 0.015 * c * t);
        double rotation = -2 * Math.Sqrt(c7 / (c7 + Math.Pow(25, 7))) * Math.Sin(2 * angle * Math.PI / 180);
        return Math.Sqrt(lightness * lightness + chroma * chroma + tone * tone + rotation * chroma * tone);
    }

    private static double Linear(byte channel) => channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static double Root(double share) => share > 216.0 / 24389 ? Math.Cbrt(share) : (24389.0 / 27 * share + 16) / 116;

    private static double Hue(double b, double a) => (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
