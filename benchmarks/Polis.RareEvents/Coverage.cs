using System.Diagnostics;
using Polis.Engine.Random;
using Polis.Experiments;
using Polis.Results;
using Polis.Statistics;

namespace Polis.RareEvents;

/// <summary>
/// How often 95 % intervals of few pairs hold the true difference. A pool of pairs is run once; each replication draws its pairs from the pool,
/// and the truth is the mean over all replications.
/// </summary>
internal static class Coverage
{
    private const int Years = 10;

    private static readonly int[] _sizes = [8, 16, 40];

    /// <summary>Runs and prints.</summary>
    public static void Print(int pool, int replications, TextWriter output)
    {
        long begun = Stopwatch.GetTimestamp();
        var plan = SmallWorld.Plan(Years);
        var window = SmallWorld.AllYears(plan);
        var (before, after) = (Pairs.Run(plan.Base, 0, pool), Pairs.Run(plan.WhatIfs[0], 0, pool));
        output.WriteLine($"{pool} pairs of {plan.Base.Name} and its what-if over {Years} years, of which {replications} times some are drawn\n");
        output.WriteLine("| pairs | figure | true difference | standard error as estimated | as it was | reach of the interval | held | too low | too high |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (int size in _sizes)
        {
            var all = new Dictionary<string, List<Effect>>();
            for (int replication = 0; replication < replications; replication++)
            {
                int[] drawn = Draw(pool, size, replication);
                foreach (var effect in Pairs.Effects(plan, 0, null, [window], Of(before, drawn), Of(after, drawn)))
                {
                    if (!all.TryGetValue(effect.Metric.Name, out var own)) all[effect.Metric.Name] = own = [];
                    own.Add(effect);
                }
            }
            foreach (var (name, own) in all) output.WriteLine(Row(size, name, own));
        }
        output.WriteLine($"\n{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s on one thread");
    }

    private static string Row(int size, string name, List<Effect> own)
    {
        var truth = Spread.Of(own.Select(each => each.Difference.Value));
        double error = Math.Sqrt(own.Average(each => each.Error * each.Error)), reach = own.Average(each => (each.Difference.High - each.Difference.Low) / 2);
        return $"| {size} | {name} | {truth.Mean:+0.0000;-0.0000} | {error:0.0000} | {truth.Deviation:0.0000} | {reach:0.0000} "
            + $"| {Share(each => each.Holds(truth.Mean)):P1} | {Share(each => each.High < truth.Mean):P1} | {Share(each => each.Low > truth.Mean):P1} |";

        double Share(Func<Estimate, bool> holds) => own.Average(each => holds(each.Difference) ? 1.0 : 0);
    }

    /// <summary>Numbers of the pairs of a replication.</summary>
    private static int[] Draw(int pool, int size, int replication)
    {
        double[] places = new double[size];
        new KeyedRandom(Pairs.Seed).FillUniforms(size, 0, replication, 0, places);
        return [.. places.Select(place => (int)(place * pool))];
    }

    private static List<MetricHistory> Of(MetricHistory[] runs, int[] drawn) => [.. drawn.Select(run => runs[run])];
}
