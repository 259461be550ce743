using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Collects what is wrong, so that a user sees all of it at once.</summary>
internal sealed class ErrorList
{
    /// <summary>Most errors that are listed.</summary>
    public const int Most = 50;

    private readonly List<ScenarioError> _errors = [];

    /// <summary>Number of errors so far.</summary>
    public int Count => _errors.Count;

    /// <summary>All errors so far.</summary>
    public IReadOnlyList<ScenarioError> All => _errors;

    /// <summary>Adds an error.</summary>
    public void Add(ScenarioError error) => _errors.Add(error);

    /// <summary>Adds an error at a place of a scenario.</summary>
    public void Add(Place place, string key, string problem, string? expected = null, string? nearest = null) =>
        _errors.Add(new ScenarioError(place.Source.Name, place.Line, place.Column, key, problem, expected, nearest));

    /// <summary>Throws all errors, if there are any; those of one file by line, and of very many the first.</summary>
    public void ThrowIfAny()
    {
        if (_errors.Count == 0) return;
        var files = _errors.Select(error => error.File).Distinct().ToList();
        var all = _errors.Distinct().OrderBy(error => files.IndexOf(error.File))
            .ThenBy(error => error.Line == 0 ? int.MaxValue : error.Line).ThenBy(error => error.Column).ToList();
        throw new ScenarioException(all.Count <= Most ? all : [.. all.Take(Most), new(all[Most].File, 0, 0, "", $"and {all.Count - Most:N0} more errors")]);
    }
}
