namespace Polis.Validation.Tests;

/// <summary>What <c>tests/score</c> left behind.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">What it wrote as its result.</param>
/// <param name="Told">What it told beside it.</param>
internal sealed record Scores(int ExitCode, string Output, string Told);

/// <summary>A folder of lists, in which <c>tests/score</c> is run; gone at the end.</summary>
internal sealed class ScoreFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("polis-score-").FullName;

    /// <summary>Path of a file in it.</summary>
    public string At(string name) => Path.Combine(_path, name);

    /// <summary>Writes a list.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Runs the command.</summary>
    public static Scores Run(params string[] arguments)
    {
        var (output, told) = (new StringWriter(), new StringWriter());
        return new Scores(Score.Run(arguments, output, told), output.ToString(), told.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
