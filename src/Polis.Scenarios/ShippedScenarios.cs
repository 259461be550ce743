namespace Polis.Scenarios;

/// <summary>The scenarios that come with the program, in the directory <c>scenarios</c> beside it.</summary>
public static class ShippedScenarios
{
    /// <summary>Prefix of a path below the directory of shipped scenarios, as in <c>shipped:data/nations.csv</c>.</summary>
    public const string Prefix = "shipped:";

    /// <summary>Directory of the shipped scenarios and their data.</summary>
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Names of the shipped scenarios, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        !Directory.Exists(Root) ? []
            : [.. Directory.EnumerateFiles(Root, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Full path of the shipped scenario of a name; null where there is none.</summary>
    public static string? Find(string name) => Names.Contains(name) ? Path.Combine(Root, name + ".yaml") : null;

    /// <summary>What a shipped scenario is about, on one line.</summary>
    /// <exception cref="ScenarioException">Its file is wrong.</exception>
    public static string DescriptionOf(string name) => ScenarioLoader.Load(name).Description;

    /// <summary>A full path as it is written so that it means the same wherever the program stands: below the shipped directory by the prefix.</summary>
    internal static string Portable(string path) => path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? Prefix + Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/')
        : path;

    /// <summary>The full path that a reference in a file means.</summary>
    /// <param name="reference">Path, absolute or from the directory, or with the prefix.</param>
    /// <param name="directory">Directory from which it counts.</param>
    internal static string Resolve(string reference, string directory) => reference.StartsWith(Prefix, StringComparison.Ordinal)
        ? Path.GetFullPath(Path.Combine(Root, reference[Prefix.Length..]))
        : Path.GetFullPath(Path.Combine(directory, reference));
}
