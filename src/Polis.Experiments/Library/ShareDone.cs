namespace Polis.Experiments;

/// <summary>Turns steps that are done into the share of all, told once a percent.</summary>
internal static class ShareDone
{
    /// <summary>What an ensemble tells its steps to; null where nobody listens.</summary>
    /// <param name="progress">Who listens.</param>
    /// <param name="from">Share of the whole work that is done before the ensemble.</param>
    /// <param name="to">Share that is done after it.</param>
    public static Action<EnsembleProgress>? Report(IProgress<double>? progress, double from = 0, double to = 1) => progress is null ? null : steps =>
    {
        // The step that fills a percent tells it: every number of steps comes once, from whichever thread.
        if (steps.StepsDone * 100 / steps.StepsInAll == (steps.StepsDone - 1) * 100 / steps.StepsInAll) return;
        progress.Report(from + (to - from) * steps.StepsDone / steps.StepsInAll);
    };
}
