using System.Diagnostics;
using MathNet.Numerics.Distributions;
using Polis.Experiments;
using Polis.Statistics;

namespace Polis.RareEvents;

/// <summary>How often 95 % intervals of few pairs hold the true difference, which is taken from all pairs of all replications together.</summary>
internal static class Coverage
{
    private const int Years = 10;

    /// <summary>Runs and prints.</summary>
    public static void Print(int replications, int pairs, TextWriter output)
    {
        long begun = Stopwatch.GetTimestamp();
        var plan = SmallWorld.Plan(Years);
        var window = SmallWorld.AllYears(plan);
        var intervals = new Dictionary<string, List<Estimate>>();
        for (int replication = 0; replication < replications; replication++)
        {
            int first = replication * pairs;
            foreach (var effect in Pairs.Effects(plan, 0, null, [window], Pairs.Run(plan.Base, first, pairs), Pairs.Run(plan.WhatIfs[0], first, pairs)))
            {
                if (!intervals.TryGetValue(effect.Metric.Name, out var own)) intervals[effect.Metric.Name] = own = [];
                own.Add(effect.Difference);
            }
        }
        output.WriteLine($"{replications} times {pairs} pairs of {plan.Base.Name} and its what-if over {Years} years, each with draws of its own\n");
        output.WriteLine("| figure | true difference, ± its error | standard error as estimated | as it was | held |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        double t = StudentT.InvCDF(0, 1, pairs - 1, (1 + Effect.Confidence) / 2);
        foreach (var (name, own) in intervals)
        {
            var truth = Spread.Of(own.Select(each => each.Value));
            double held = own.Average(each => each.Holds(truth.Mean) ? 1.0 : 0);
            double error = Math.Sqrt(own.Average(each => Math.Pow((each.High - each.Low) / 2 / t, 2)));
            output.WriteLine($"| {name} | {truth.Mean:+0.0000;-0.0000} ± {truth.Error:0.0000} | {error:0.0000} | {truth.Deviation:0.0000} | {held:P1} |");
        }
        output.WriteLine($"\n{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s on one thread");
    }
}
