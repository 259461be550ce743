using Polis.Engine.Scheduling;

namespace Polis.Results.Folder;

/// <summary>The metrics of runs that were recorded, as they were in memory when the runs were made.</summary>
public static class RecordedMetrics
{
    /// <summary>All metrics of each run of a folder, in the order of the runs.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="RunFolderException">The series cannot be read.</exception>
    public static IReadOnlyList<MetricHistory> Read(RunFolder folder)
    {
        var clock = folder.Manifest.Clock;
        MetricHistory[] histories = [.. folder.Manifest.Runs.Select(_ => new MetricHistory(clock))];
        EachRow(folder, (run, time, metric, value) => histories[run].Add(time, metric, value));
        return histories;
    }

    /// <summary>Hands over all metrics of each run of a folder, one run after the other; of a run that has left no rows they are
    /// empty.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="take">Takes the number of a run and its metrics.</param>
    /// <exception cref="RunFolderException">The series cannot be read, or rows of a run do not stand together.</exception>
    public static void Each(RunFolder folder, Action<int, MetricHistory> take)
    {
        var seen = new bool[folder.Manifest.Runs.Count];
        int current = -1;
        MetricHistory? history = null;
        EachRow(folder, (run, time, metric, value) =>
        {
            if (run != current)
            {
                if (history is not null) take(current, history);
                (current, history) = (run, new MetricHistory(folder.Manifest.Clock));
                if (seen[current])
                    throw new RunFolderException(
                        Path.Combine(folder.Path, RunTable.Series.FileName()), $"run {current} stands in it twice", "the rows of a run one after the other");
                seen[current] = true;
            }
            history!.Add(time, metric, value);
        });
        if (history is not null) take(current, history);
        for (int run = 0; run < seen.Length; run++)
            if (!seen[run]) take(run, new MetricHistory(folder.Manifest.Clock));
    }

    private static void EachRow(RunFolder folder, Action<int, double, string, double> take)
    {
        foreach (var rows in folder.Read(RunTable.Series))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var values = rows.Numbers("value");
            var metrics = rows.Texts("metric");
            for (int i = 0; i < rows.Count; i++) take((int)runs[i], times[i], metrics[i]!, values[i]);
        }
    }

    /// <summary>All metrics of one run, from the rows that it has left.</summary>
    /// <param name="clock">Calendar of the run.</param>
    /// <param name="tables">Its tables.</param>
    internal static MetricHistory Of(Clock clock, IReadOnlyList<TableBuffer> tables)
    {
        var history = new MetricHistory(clock);
        SeriesTable.Read(tables.Single(table => table.Name == RunTable.Series.Name()), history.Add);
        return history;
    }
}
