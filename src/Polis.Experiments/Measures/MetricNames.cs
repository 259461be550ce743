using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>What is said of names of metrics that there are not: the same wherever a metric is named.</summary>
public static class MetricNames
{
    /// <summary>What lists the metrics of a scenario.</summary>
    private const string Listed = "polis run --metrics";

    /// <summary>What is wrong with a name, in words with the nearest one; null where there is such a metric.</summary>
    /// <param name="name">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="known">Names of the metrics that there are.</param>
    /// <param name="of">What lists them; the command that does if null.</param>
    public static string? Problem(string name, IEnumerable<string> known, string? of = null)
    {
        string[] names = [.. known];
        if (names.Contains(name)) return null;
        string near = Nearest.Of(name, names) is { } nearest ? $"; nearest: {nearest}" : "";
        return $"there is no metric {name}; expected one of {of ?? Listed}{near}";
    }

    /// <summary>Refuses a name of no metric.</summary>
    /// <param name="where">Where it stands, as in <c>--metric</c>.</param>
    /// <param name="name">Name.</param>
    /// <param name="known">Names of the metrics that there are.</param>
    /// <param name="of">What lists them; the command that does if null.</param>
    /// <exception cref="OutputException">There is none of the name; the message says which is nearest.</exception>
    public static void Refuse(string where, string name, IEnumerable<string> known, string? of = null)
    {
        if (Problem(name, known, of) is { } problem) throw new OutputException($"{where}: {problem}");
    }
}
