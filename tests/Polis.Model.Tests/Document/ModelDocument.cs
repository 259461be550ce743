namespace Polis.Model.Tests.Document;

/// <summary>docs/MODEL.md and the project that it speaks of.</summary>
internal static class ModelDocument
{
    /// <summary>Root of the project: the folder of the solution, above the tests' own.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The page.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Root, "docs", "MODEL.md"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"Simulation.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
