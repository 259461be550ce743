namespace Polis.Scenarios;

/// <summary>Loads scenarios: file, bases, overrides, checks.</summary>
public static class ScenarioLoader
{
    /// <summary>Loads a scenario.</summary>
    /// <param name="nameOrPath">Path of a file, or name of a shipped scenario.</param>
    /// <param name="sets">Overrides, <c>PATH=VALUE</c> each, the last wins; relative paths in them count from the working directory.</param>
    /// <exception cref="ScenarioException">Something is wrong: all errors at once,
    /// those of its tables and names included where these can be reached.</exception>
    public static Scenario Load(string nameOrPath, IReadOnlyList<string>? sets = null)
    {
        var errors = new ErrorList();
        var file = ScenarioFiles.Read(nameOrPath, errors);
        if (file is null) errors.ThrowIfAny();
        foreach (string set in sets ?? []) file = file! with { Root = SetOption.Apply(file.Root, set, errors) };
        ScenarioShape.Root.Check(file!.Root, "", errors);
        var scenario = ScenarioBinder.Bind(file, errors);
        if (errors.Count > 0) scenario?.Check(errors);
        errors.ThrowIfAny();
        return scenario!;
    }
}
