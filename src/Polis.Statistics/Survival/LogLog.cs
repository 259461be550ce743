namespace Polis.Statistics;

/// <summary>Bands of shares on the scale of log(−log): they stay within 0 and 1.</summary>
internal static class LogLog
{
    /// <summary>share^exp(± z · error / (share · log share)); not a number where the share is 0 or 1, whose error is unknown.</summary>
    public static (double Low, double High) Band(double share, double error, double z)
    {
        if (share <= 0 || share >= 1) return (double.NaN, double.NaN);
        double factor = Math.Exp(z * error / (share * Math.Abs(Math.Log(share))));
        return (Math.Pow(share, factor), Math.Pow(share, 1 / factor));
    }
}
