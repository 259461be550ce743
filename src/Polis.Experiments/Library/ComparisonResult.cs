using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>What a what-if changes: the differences of all metrics between its runs and those of a base, pair by pair.</summary>
public sealed class ComparisonResult
{
    internal ComparisonResult(RunSet before, RunSet after, UntilOutcome? outcome = null)
    {
        CheckPairs((before.Name, before.Count, before.Seed, before.Plan), (after.Name, after.Count, after.Seed, after.Plan));
        (Base, WhatIf, Outcome) = (before, after, outcome);
        Metrics = Comparison.Shared(before.Plan, after.Plan);
        var change = WhatIfChange.Of(before.Plan, after.Plan);
        Windows = Window.Of(after.Plan, change.Interventions);
        var effects = Comparison.Of(after.Name, Metrics, Windows, before, after);
        Effects = [.. effects.OrderByDescending(effect => Math.Abs(effect.T)).ThenByDescending(effect => effect.Differs)];
        Findings = Experiments.Findings.Headlines(effects, change, ComparisonManifest.MostFindings);
    }

    /// <summary>Runs of the base.</summary>
    public RunSet Base { get; }

    /// <summary>Runs of the what-if.</summary>
    public RunSet WhatIf { get; }

    /// <summary>How the pairs ended where <see cref="Experiment.Until"/> asked for a narrow interval; null elsewhere.</summary>
    public UntilOutcome? Outcome { get; }

    /// <summary>The metrics that both have.</summary>
    public IReadOnlyList<SeriesMetric> Metrics { get; }

    /// <summary>The years that differences are taken over: while the interventions last, the last ten years, all years.</summary>
    public IReadOnlyList<Window> Windows { get; }

    /// <summary>The differences of all metrics in all windows, the clearest first: by difference over its standard error.</summary>
    public IReadOnlyList<Effect> Effects { get; }

    /// <summary>The differences worth telling, one of each family of metrics, the most telling first; empty where nothing changes clearly.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What changes, in a sentence.</summary>
    public string Sentence => Findings.Count > 0
        ? Findings[0].Sentence
        : $"{WhatIf.Name} against {Base.Name}, {WhatIf.Count} pairs: {Experiments.Findings.None(Effects)}";

    /// <summary>The difference of a metric.</summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="window">Name of one of <see cref="Windows"/>; all years if null.</param>
    /// <exception cref="ArgumentException">There is no such metric or window.</exception>
    public Effect Effect(string metric, string? window = null)
    {
        string name = WhatIf.Metric(metric).Name, years = window ?? Window.WholeRun;
        // The whole run has the name of another window where it is no longer than that.
        string known = Windows.Any(each => each.Name == years) ? years : window is null ? Windows[^1].Name : throw new ArgumentException(
            $"There is no window \"{window}\"; expected one of {string.Join(", ", Windows.Select(each => each.Name))}.", nameof(window));
        return Effects.FirstOrDefault(effect => effect.Metric.Name == name && effect.Window.Name == known)
            ?? throw new ArgumentException($"No pair of runs has a value of {metric} in these years ({known}).", nameof(metric));
    }

    /// <summary>A metric of both over time, year by year, and the difference.</summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public DifferenceSeries Series(string metric)
    {
        var known = WhatIf.Metric(metric);
        int[] years = [.. WhatIf.YearsOf(known).Intersect(Base.YearsOf(Base.Metric(metric)))];
        return new DifferenceSeries(Base.SeriesAt(known, years), WhatIf.SeriesAt(known, years));
    }

    /// <summary>Writes <see cref="Effects"/> as a Parquet file, in the form of <c>effects.parquet</c>: a row for each metric and window.</summary>
    /// <param name="path">Path of the file, which ends in <c>.parquet</c>.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void ToParquet(string path) => ParquetFile.Write(path, table => EffectTable.Fill(table, Effects));

    /// <summary>Checks that runs of two experiments are pairs.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal static void CheckPairs(
        (string Name, int Count, ulong Seed, SimulationPlan Plan) before, (string Name, int Count, ulong Seed, SimulationPlan Plan) after)
    {
        string? apart = before.Count != after.Count ? $"{after.Count} runs and {before.Count}; pairs need as many"
            : before.Seed != after.Seed ? $"the seeds {after.Seed} and {before.Seed}; pairs need the same"
            : before.Plan.Clock != after.Plan.Clock || before.Plan.Years != after.Plan.Years ? "other times or steps; pairs need the same start, step and years"
            : null;
        if (apart is not null) throw new ArgumentException($"{after.Name} and {before.Name} have {apart}.");
    }
}
