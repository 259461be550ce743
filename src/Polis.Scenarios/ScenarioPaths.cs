using Polis.Model;

namespace Polis.Scenarios;

/// <summary>Paths of values in scenarios, as <c>--set</c> and the library take them.</summary>
public static class ScenarioPaths
{
    private static readonly string[] _keys = [.. ScenarioShape.Root.Keys.SelectMany(key => key.Names)];

    /// <summary>What the paths of parameters begin with.</summary>
    public const string OfParameters = "parameters.";

    /// <summary>The whole path that a short one means: that of a parameter for its name alone; otherwise the path as it is.</summary>
    /// <param name="path">Path, as in <c>parameters.policyLoss</c>, <c>policyLoss</c> or <c>years</c>.</param>
    public static string Whole(string path) => !_keys.Contains(path) && ParameterInfo.Find(path) is { } parameter ? OfParameters + parameter.Name : path;

    /// <summary>A path for a reader: without what all paths of parameters begin with.</summary>
    /// <param name="path">Whole path.</param>
    public static string Short(string path) => path.StartsWith(OfParameters, StringComparison.Ordinal) ? path[OfParameters.Length..] : path;

    /// <summary>Whether a value is one in which a what-if and its base do not differ: the seed, the calendar, the number of runs, what is recorded.</summary>
    /// <param name="path">Whole path.</param>
    public static bool IsOfBoth(string path) => ScenarioFiles.OfBoth.Contains(path.Split('.')[0]);

    /// <summary>The paths nearest to a short one that means nothing; null for one that means something, or is no short one.</summary>
    internal static string? NearestTo(string path)
    {
        if (path.Contains('.', StringComparison.Ordinal) || _keys.Contains(path) || ParameterInfo.Find(path) is not null) return null;
        var near = Nearest.Ranked(path, [.. _keys, .. ParameterInfo.All.Select(parameter => parameter.Name)], name => name, 3);
        return near.Count == 0 ? null : string.Join(", ", near.Select(Whole));
    }
}
