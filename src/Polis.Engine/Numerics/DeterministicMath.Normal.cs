namespace Polis.Engine.Numerics;

public static partial class DeterministicMath
{
    /// <summary>Φ(x), the probability that a standard normal variable is below x: 0 at -∞, 1 at ∞. Within 1e-13.</summary>
    /// <remarks>By the incomplete gamma function: a microsecond, for rare use.</remarks>
    public static double NormalProbability(double x)
    {
        if (double.IsNaN(x)) return x;
        double half = 0.5 * x * x;
        if (half > 745) return x > 0 ? 1 : 0;
        double beyond = half == 0 ? 0.5 : 0.5 * IncompleteGamma.Upper(0.5, half);
        return x > 0 ? 1 - beyond : beyond;
    }
}
