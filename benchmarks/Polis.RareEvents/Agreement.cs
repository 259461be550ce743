using System.Diagnostics;
using Polis.Statistics;

namespace Polis.RareEvents;

/// <summary>Whether counted and expected figures are the same on average: over many runs of a small world, their difference over its standard error.</summary>
internal static class Agreement
{
    private const int Years = 10;

    /// <summary>Runs in one group: the weights of a run come from the others of its group.</summary>
    private const int Group = 16;

    /// <summary>Runs and prints.</summary>
    public static void Print(int runs, TextWriter output)
    {
        long begun = Stopwatch.GetTimestamp();
        var plan = SmallWorld.Plan(Years);
        var window = SmallWorld.AllYears(plan);
        // Of both worlds of a comparison the base is taken: the mean of an effect's base is the figure.
        var means = new Dictionary<string, List<(double Counted, double Expected)>>();
        for (int first = 0; first + Group <= runs; first += Group)
        {
            var group = Pairs.Run(plan.Base, first, Group);
            var effects = Pairs.Effects(plan, 0, null, [window], group, group);
            foreach (var expected in effects.Where(effect => effect.Metric.Metric.Expectation is not null))
            {
                if (!means.TryGetValue(expected.Metric.Name, out var own)) means[expected.Metric.Name] = own = [];
                own.Add((Pairs.CountedOf(effects, expected).Base, expected.Base));
            }
        }
        output.WriteLine($"{runs} runs of {plan.Base.Name} over {Years} years\n");
        output.WriteLine("| figure | counted | expected | z of the difference |\n| --- | --- | --- | --- |");
        foreach (var (name, own) in means)
        {
            var spread = Spread.Of(own.Select(group => group.Counted - group.Expected));
            output.WriteLine(
                $"| {name} | {own.Average(group => group.Counted):0.0000} | {own.Average(group => group.Expected):0.0000} | "
                + $"{spread.Mean / spread.Error:0.00} |");
        }
        output.WriteLine($"\n{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s on one thread");
    }
}
