using System.Collections.Concurrent;
using System.Security.Cryptography;
using Polis.Engine.Parallel;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>One of many scenarios that differ in a few values.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Plan">The same with its tables.</param>
/// <param name="Hash">Its hash (<see cref="Scenario.Hash"/>).</param>
public sealed record FamilyMember(Scenario Scenario, SimulationPlan Plan, string Hash);

/// <summary>Scenarios that differ from one in a few values. Its file is read once, and so are its tables where a member has the same: thousands of members
/// cost little.</summary>
public sealed class ScenarioFamily
{
    private readonly LayeredFile _file;
    private readonly ConcurrentDictionary<string, byte[]> _digests = [];

    private ScenarioFamily(LayeredFile file, Scenario scenario, SimulationPlan plan)
    {
        _file = file;
        Base = new FamilyMember(scenario, plan, scenario.HashBy(DigestOf));
    }

    /// <summary>The scenario as it is.</summary>
    public FamilyMember Base { get; }

    /// <summary>Loads the scenario that the others differ from.</summary>
    /// <param name="nameOrPath">Path of a file, or name of a shipped scenario.</param>
    /// <param name="sets">Overrides of the form <c>PATH=VALUE</c>, which hold for all.</param>
    /// <param name="team">Threads for a drawn world.</param>
    /// <exception cref="ScenarioException">The scenario or one of its tables has errors.</exception>
    public static ScenarioFamily Load(string nameOrPath, IReadOnlyList<string> sets, ThreadTeam team)
    {
        // The usual way of loading tells all errors, those of tables and names too.
        var scenario = ScenarioLoader.Load(nameOrPath, sets);
        var errors = new ErrorList();
        var file = ScenarioFiles.Read(nameOrPath, errors);
        foreach (string set in sets) file = file! with { Root = SetOption.Apply(file.Root, set, errors) };
        ScenarioShape.Root.Check(file!.Root, "", errors);
        errors.ThrowIfAny();
        return new ScenarioFamily(file, scenario, scenario.ToPlan(team));
    }

    /// <summary>The member with some values changed.</summary>
    /// <param name="sets">Overrides of the form <c>PATH=VALUE</c>.</param>
    /// <param name="team">Threads for a drawn world.</param>
    /// <param name="of">What the user has written the paths in, as <c>--vary</c>, for errors.</param>
    /// <exception cref="ScenarioException">A value is wrong, or leads to a wrong table.</exception>
    public FamilyMember With(IReadOnlyList<string> sets, ThreadTeam team, string of = SetOption.Name)
    {
        var errors = new ErrorList();
        var file = _file;
        foreach (string set in sets) file = file with { Root = SetOption.Apply(file.Root, set, errors, of) };
        ScenarioShape.Root.Check(file.Root, "", errors);
        var scenario = ScenarioBinder.Bind(file, errors);
        errors.ThrowIfAny();
        var plan = scenario!.HasTablesOf(Base.Scenario) ? scenario.ToPlan(Base.Plan.Tables) : scenario.ToPlan(team);
        return new FamilyMember(scenario, plan, scenario.HashBy(DigestOf));
    }

    private byte[] DigestOf(string path)
    {
        if (_digests.TryGetValue(path, out byte[]? digest)) return digest;
        using var file = File.OpenRead(path);
        return _digests[path] = SHA256.HashData(file);
    }
}
