using System.Text.Json;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>What <c>polis compare --json</c> prints.</summary>
/// <param name="Base">Name of the base.</param>
/// <param name="Runs">Number of pairs.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Folder of the comparison.</param>
/// <param name="WhatIfs">The what-ifs.</param>
/// <param name="Until">How it ended where it was to go on until an interval was narrow enough; null elsewhere.</param>
/// <param name="Note">Where intervals may be too narrow, in words; null where that is nowhere.</param>
public sealed record ComparisonSummary(
    string Base, int Runs, ulong Seed, string Folder, IReadOnlyList<ComparedEffects> WhatIfs, UntilOutcome? Until, string? Note)
{
    /// <summary>Makes the summary.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="plan">What was compared.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <param name="until">How it ended where it was to go on until an interval was narrow enough.</param>
    public static ComparisonSummary Of(
        string folder, ComparisonPlan plan, IReadOnlyList<IReadOnlyList<Effect>> effects, UntilOutcome? until = null) => new(
        plan.Base.Name, plan.Runs, plan.Seed, folder,
        [.. plan.WhatIfs.Zip(effects, (whatIf, own) => new ComparedEffects(
            whatIf.Name, whatIf.Change.Differences, whatIf.Change.Note,
            [.. Findings.Headlines(own, whatIf.Change, ComparisonManifest.MostFindings).Select(finding => finding.Sentence)],
            [.. own.Select(effect => new ComparedMetric(
                effect.Metric.Name, effect.Window.Name, effect.Window.From, effect.Window.To, effect.Base, effect.Value, effect.Difference.Value,
                JsonNumber.Known(effect.Difference.Low), JsonNumber.Known(effect.Difference.High), JsonNumber.Known(effect.VarianceSaved)))]))],
        until, IntervalNote.Of(effects.SelectMany(own => own)));

    /// <summary>The summary as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.ComparisonSummary);

}

/// <summary>The effects of one what-if.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changes">What sets it apart from the base.</param>
/// <param name="Note">What is to be known before its figures are read, as that its world is another than that of the base; null where nothing is.</param>
/// <param name="Findings">What changed most, as sentences.</param>
/// <param name="Metrics">All metrics of the world and of all cohorts, in each window.</param>
public sealed record ComparedEffects(
    string Name, IReadOnlyList<WhatIfDifference> Changes, string? Note, IReadOnlyList<string> Findings, IReadOnlyList<ComparedMetric> Metrics);

/// <summary>One metric in one window.</summary>
/// <param name="Metric">Name, as in <c>defiance.climate@USA</c>.</param>
/// <param name="Window">Name of the window.</param>
/// <param name="From">Decimal year from which.</param>
/// <param name="To">Decimal year until which.</param>
/// <param name="Base">Mean over the runs of the base.</param>
/// <param name="WhatIf">Mean over the runs of the what-if.</param>
/// <param name="Difference">Mean difference of the pairs.</param>
/// <param name="Low">Lower bound of its 95 % interval; null where there is none.</param>
/// <param name="High">Upper bound.</param>
/// <param name="VarianceSaved">Share of variance that pairing saves; null where nothing varies.</param>
public sealed record ComparedMetric(
    string Metric, string Window, double From, double To, double Base, double WhatIf, double Difference, double? Low, double? High, double? VarianceSaved);
