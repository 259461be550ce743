using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Experiments;

/// <summary>What a program has made of a scenario file.</summary>
/// <param name="File">Path of a scenario, or name of a shipped one.</param>
internal sealed record ExperimentChanges(string File)
{
    private const int MostNamed = 3;

    /// <summary>Values that were set, by their whole paths, in order.</summary>
    public IReadOnlyList<(string Path, string Value)> Sets { get; init; } = [];

    /// <summary>Interventions that were added, as YAML.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <summary>Mechanisms that were added.</summary>
    public IReadOnlyList<AddedMechanism> Mechanisms { get; init; } = [];

    /// <summary>The interval that ends its runs once it is narrow enough; null for none.</summary>
    public UntilNarrow? Until { get; init; }

    /// <summary>Name that was given; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is not the scenario of the file that is meant, but what that one is compared with.</summary>
    private bool IsBaseOfFile { get; init; }

    /// <summary>Loads the scenario with the changes.</summary>
    public Scenario Load()
    {
        string[] sets = [.. Sets.Select(set => $"{set.Path}={set.Value}")];
        return IsBaseOfFile ? ScenarioLoader.LoadBaseOf(File, sets) : ScenarioLoader.Load(File, sets, Interventions);
    }

    /// <summary>What the scenario with the changes is compared with: without those changes that are a what-if; without any, the base of the file.</summary>
    public ExperimentChanges OfBase()
    {
        (string Path, string Value)[] shared = [.. Sets.Where(set => ScenarioPaths.IsOfBoth(set.Path))];
        bool changed = shared.Length < Sets.Count || Interventions.Count > 0 || Mechanisms.Count > 0;
        return new ExperimentChanges(File) { Sets = shared, IsBaseOfFile = !changed };
    }

    /// <summary>A name that says what was changed, as in <c>world-2015 with policyLoss 0.1</c>.</summary>
    /// <param name="scenario">The scenario with the changes.</param>
    public string NameOf(Scenario scenario)
    {
        string[] changes =
        [
            .. Sets.Where(set => !ScenarioPaths.IsOfBoth(set.Path)).Select(set => $"{set.Path.Split('.')[^1]} {set.Value}"),
            .. ScenarioOutline.Of(scenario).Interventions.TakeLast(Interventions.Count).Select(intervention => intervention.Name),
            .. Mechanisms.Select(mechanism => mechanism.Create().Name),
        ];
        string more = changes.Length > MostNamed ? $" and {changes.Length - MostNamed} more" : "";
        return changes.Length == 0 ? scenario.ShortName : $"{scenario.ShortName} with {string.Join(", ", changes.Take(MostNamed))}{more}";
    }
}
