using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Effects as a table: a row for each what-if, metric and window.</summary>
internal static class EffectTable
{
    /// <summary>Adds its columns to an empty table.</summary>
    public static ResultTable Fill(ResultTable table, IReadOnlyList<Effect> effects) => table
        .Texts("whatIf", [.. effects.Select(effect => effect.WhatIf)])
        .Texts("metric", [.. effects.Select(effect => effect.Metric.Name)])
        .Texts("cohort", [.. effects.Select(effect => effect.Metric.Cohort)])
        .Texts("unit", [.. effects.Select(effect => effect.Metric.Metric.Unit.Text)])
        .Texts("window", [.. effects.Select(effect => effect.Window.Name)])
        .Numbers("from", [.. effects.Select(effect => effect.Window.From)])
        .Numbers("to", [.. effects.Select(effect => effect.Window.To)])
        .Integers("pairs", [.. effects.Select(effect => effect.Pairs)])
        .Numbers("base", [.. effects.Select(effect => effect.Base)])
        .Numbers("value", [.. effects.Select(effect => effect.Value)])
        .Numbers("difference", [.. effects.Select(effect => effect.Difference.Value)])
        .Numbers("low", [.. effects.Select(effect => effect.Difference.Low)])
        .Numbers("high", [.. effects.Select(effect => effect.Difference.High)])
        .Numbers("varianceSaved", [.. effects.Select(effect => effect.VarianceSaved)]);
}
