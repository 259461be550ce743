namespace Polis.Scenarios;

/// <summary>Loads scenarios: reads the file and those that it extends, applies overrides, and checks all values.</summary>
public static class ScenarioLoader
{
    /// <summary>Loads a scenario.</summary>
    /// <param name="nameOrPath">Path of a file, or name of a shipped scenario.</param>
    /// <param name="sets">
    /// Overrides of the form <c>PATH=VALUE</c>. Of two for the same path the last one counts. Relative paths start from the working directory.
    /// </param>
    /// <exception cref="ScenarioException">
    /// The scenario has errors. The exception holds all of them, also those of its tables and names as far as these could be read.
    /// </exception>
    public static Scenario Load(string nameOrPath, IReadOnlyList<string>? sets = null) => Load(nameOrPath, sets, [], ScenarioFiles.Read);

    /// <summary>Loads a scenario with interventions more than its file has.</summary>
    /// <param name="nameOrPath">Path of a file, or name of a shipped scenario.</param>
    /// <param name="sets">Overrides, which reach the added interventions too.</param>
    /// <param name="interventions">
    /// Interventions in the words of a scenario file, as in <c>{at: 2020-01, sanction: {by: USA, on: IRN}}</c>. They come behind those of the file.
    /// </param>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    public static Scenario Load(string nameOrPath, IReadOnlyList<string> sets, IReadOnlyList<string> interventions) =>
        Load(nameOrPath, sets, interventions, ScenarioFiles.Read);

    /// <summary>
    /// Loads what a what-if is compared with: the scenario that it extends, over the same time; where it extends none, the scenario itself without its
    /// interventions.
    /// </summary>
    /// <param name="nameOrPath">The what-if: path of a file, or name of a shipped scenario.</param>
    /// <param name="sets">Overrides, which hold for both.</param>
    /// <exception cref="ScenarioException">The scenario has errors.</exception>
    public static Scenario LoadBaseOf(string nameOrPath, IReadOnlyList<string>? sets = null) =>
        Load(nameOrPath, sets, [], ScenarioFiles.ReadBaseOf);

    private static Scenario Load(
        string nameOrPath, IReadOnlyList<string>? sets, IReadOnlyList<string> interventions, Func<string, ErrorList, LayeredFile?> read)
    {
        var errors = new ErrorList();
        var file = read(nameOrPath, errors);
        if (file is null) errors.ThrowIfAny();
        file = file! with { Root = AddedInterventions.Append(file.Root, interventions, errors) };
        foreach (string set in sets ?? []) file = file with { Root = SetOption.Apply(file.Root, set, errors) };
        ScenarioShape.Root.Check(file.Root, "", errors);
        file = file with { Root = RecordedData.WithValues(file.Root, errors) };
        var scenario = ScenarioBinder.Bind(file, errors);
        if (errors.Count > 0) scenario?.Check(errors);
        errors.ThrowIfAny();
        return scenario!;
    }
}
