using System.Diagnostics;
using Polis.Experiments;
using Polis.Results;

namespace Polis.RareEvents;

/// <summary>What-ifs on the world of 2015, each with the place that it is about: how far their effects are known, counted and expected.</summary>
internal static class WhatIfs
{
    private static readonly (string File, string Cohort)[] _all =
    [
        ("catalan", "group:Catalan"), ("scottish", "group:Scottish"), ("quebec", "group:Quebecois"), ("kurdish", "group:Kurdish, TUR"),
        ("flemish", "group:Flemish"), ("border", "group:Punjabi Sikh"),
    ];

    /// <summary>Years of the first window.</summary>
    private const int FirstYears = 10;

    /// <summary>Runs and prints.</summary>
    public static void Print(int pairs, TextWriter output)
    {
        long begun = Stopwatch.GetTimestamp();
        string folder = Path.Combine(AppContext.BaseDirectory, "worlds");
        var plan = Pairs.Plan([("world-2015", []), .. _all.Select(each => (Path.Combine(folder, $"{each.File}.yaml"), Array.Empty<string>()))]);
        var (start, end) = Pairs.Years(plan.Base);
        Window[] windows = [new($"first {FirstYears} years", start, start + FirstYears), new(Window.WholeRun, start, end)];
        var before = Pairs.Run(plan.Base, 0, pairs);
        output.WriteLine($"world-2015, {end - start} years, {pairs} pairs\n");
        output.WriteLine("| what-if | figure | years | counted | expected | variance, counted apart | variance, counted in pairs | pairs for ± ¼ |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int w = 0; w < _all.Length; w++)
        {
            var effects = Pairs.Effects(plan, w, _all[w].Cohort, windows, before, Pairs.Run(plan.WhatIfs[w], 0, pairs));
            foreach (var expected in effects.Where(effect => effect.Metric.Metric.Expectation is not null))
            {
                var counted = Pairs.CountedOf(effects, expected);
                double own = Variance(expected), together = Variance(counted), apart = together / (1 - counted.VarianceSaved);
                output.WriteLine(
                    $"| {plan.WhatIfs[w].Scenario.Name} | {expected.Metric.Metric.Name} | {expected.Window.Name} | {EffectText.Difference(counted)} | "
                    + $"{EffectText.Difference(expected)} | {Fold(apart, own)} | {Fold(together, own)} | {Needed(expected, pairs)} |");
            }
        }
        output.WriteLine($"\n{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s on one thread");
    }

    /// <summary>Variance of the mean difference.</summary>
    private static double Variance(Effect effect) => effect.Error * effect.Error;

    private static string Fold(double counted, double expected) => double.IsNaN(counted) || counted == 0 ? "none was seen" : $"{counted / expected:N0}-fold";

    /// <summary>Pairs that bring the interval to a quarter of the effect to either side, were its reach to fall with their root.</summary>
    private static string Needed(Effect effect, int pairs)
    {
        double reach = (effect.Difference.High - effect.Difference.Low) / 2, wanted = Math.Abs(effect.Difference.Value) / 4;
        if (wanted == 0) return "–";
        return $"{Math.Max(2, Math.Ceiling(pairs * Math.Pow(reach / wanted, 2))):N0}";
    }
}
