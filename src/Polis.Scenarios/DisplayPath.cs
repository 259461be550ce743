namespace Polis.Scenarios;

/// <summary>Paths as a user would write them.</summary>
internal static class DisplayPath
{
    /// <summary>A full path, relative to the working directory where it is below it.</summary>
    public static string Of(string path)
    {
        string here = Directory.GetCurrentDirectory();
        return path.StartsWith(here + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[(here.Length + 1)..] : path;
    }
}
