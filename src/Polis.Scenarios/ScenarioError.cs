using System.Text;

namespace Polis.Scenarios;

/// <summary>What is wrong in one place of a scenario or of one of its tables.</summary>
/// <param name="File">File as a user would name it, or the option that gave the value.</param>
/// <param name="Line">Line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Column, from 1; 0 where the line as a whole is meant.</param>
/// <param name="Key">Path of the key, as in <c>parameters.policyLoss</c>, or name of the table's column; empty for none.</param>
/// <param name="Problem">What is wrong, with the value that was found.</param>
/// <param name="Expected">What was expected; null where the problem says it.</param>
/// <param name="Nearest">The nearest valid names; null where none is near.</param>
public sealed record ScenarioError(string File, int Line, int Column, string Key, string Problem, string? Expected = null, string? Nearest = null)
{
    /// <summary>The error on one line: <c>file:line:column: key: problem; expected …; nearest: …</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0) text.Append(':').Append(Line);
        if (Line > 0 && Column > 0) text.Append(':').Append(Column);
        if (Key.Length > 0) text.Append(": ").Append(Key);
        text.Append(": ").Append(Problem);
        if (Expected is not null) text.Append("; expected ").Append(Expected);
        if (Nearest is not null) text.Append("; nearest: ").Append(Nearest);
        // What a file holds may not steer a terminal, nor break the line.
        for (int i = 0; i < text.Length; i++)
            if (PlainText.Steers(text[i])) text[i] = '�';
        return text.ToString();
    }
}

/// <summary>A scenario cannot be used; says everything that is wrong with it, for the user's eyes.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Makes an exception of one error or more.</summary>
    public ScenarioException(IReadOnlyList<ScenarioError> errors) : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>All errors, in the order of the files and of their lines.</summary>
    public IReadOnlyList<ScenarioError> Errors { get; }
}
