namespace Polis.Scenarios;

/// <summary>Paths that cannot be looked up because a folder on the way may not be read: nothing is known of what is there.</summary>
public static class BarredPath
{
    /// <summary>What is wrong with a path that is not found.</summary>
    /// <param name="path">Path.</param>
    /// <param name="missing">What is wrong where nothing is there.</param>
    public static string ProblemOf(string path, string missing) => IsBarred(path) ? "cannot be looked up: a folder on the way may not be read" : missing;

    /// <summary>Whether a path cannot be looked up.</summary>
    /// <param name="path">Path.</param>
    public static bool IsBarred(string path)
    {
        try
        {
            File.GetAttributes(path);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The files of a folder, to find the nearest among; none where it may not be read.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="pattern">Pattern of names.</param>
    internal static IReadOnlyList<string> FilesIn(string? folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Take(Most)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private const int Most = 1000;
}
