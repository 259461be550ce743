using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Polis.EndToEnd.Tests;

/// <summary>What a run of the program left behind.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed partial record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>Standard error without the lines of progress, which a busy machine prints more of.</summary>
    public string Complaints => Progress().Replace(Error, "");

    [GeneratedRegex(@"^.*: \d+ %(, .* left)?\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}

/// <summary>The built program, run as a user would: a process of its own, in a folder of its own.</summary>
public sealed class PolisProgram : IDisposable
{
    /// <summary>The program: the one built beside the tests, or a published one in the folder that POLIS_PROGRAM names, which starts faster.</summary>
    private static readonly string _program =
        Path.Combine(Environment.GetEnvironmentVariable("POLIS_PROGRAM") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, "polis.dll");

    /// <summary>Working directory of the runs: empty at first, gone at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("polis-test-").FullName;

    /// <summary>Path of a file or folder below the working directory.</summary>
    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Writes a file below the working directory.</summary>
    public string Write(string name, string text)
    {
        string path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs the program to its end.</summary>
    public Finished Run(params string[] arguments) => Run([], arguments);

    /// <summary>Runs the program to its end, with environment variables set.</summary>
    public Finished Run(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return End(process);
    }

    /// <summary>Starts the program.</summary>
    public Process Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        // A test run in the background hands down that Ctrl-C is ignored; a user's terminal does not.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet",
            [.. OperatingSystem.IsLinux() ? (string[])["--default-signal=INT", "dotnet"] : [], _program, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a line of the shell in which <c>polis</c> is the program.</summary>
    public Finished Shell(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"polis() {{ dotnet '{_program}' \"$@\"; }}\n{line}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return End(process);
    }

    /// <summary>Waits for a program that was started.</summary>
    public static Finished End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Finished(process.ExitCode, output, error.Result);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
