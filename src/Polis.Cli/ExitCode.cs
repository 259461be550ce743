namespace Polis.Cli;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command or a scenario is wrong.</summary>
    public const int Wrong = 2;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
