using System.Text;

namespace Polis.Results.Folder;

/// <summary>A folder cannot be read as a run folder; says what is wrong in words for the user's eyes. The command line answers with exit code 2.</summary>
public sealed class RunFolderException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="file">File or folder, as a user would name it.</param>
    /// <param name="problem">What is wrong, with the value that was found.</param>
    /// <param name="expected">What was expected; null where the problem says it.</param>
    /// <param name="nearest">The nearest valid names; null where none is near.</param>
    /// <param name="cause">The error behind it, if any.</param>
    public RunFolderException(string file, string problem, string? expected = null, string? nearest = null, Exception? cause = null)
        : base(Text(file, problem, expected, nearest), cause)
    {
        File = file;
        Problem = problem;
        Expected = expected;
        Nearest = nearest;
    }

    /// <summary>File or folder, as a user would name it.</summary>
    public string File { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What was expected; null where the problem says it.</summary>
    public string? Expected { get; }

    /// <summary>The nearest valid names; null where none is near.</summary>
    public string? Nearest { get; }

    private static string Text(string file, string problem, string? expected, string? nearest)
    {
        var text = new StringBuilder(file).Append(": ").Append(problem);
        if (expected is not null) text.Append("; expected ").Append(expected);
        if (nearest is not null) text.Append("; nearest: ").Append(nearest);
        return text.ToString();
    }
}
