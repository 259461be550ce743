using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Polis.EndToEnd.Tests;

/// <summary>The SDK's own command, run as a user of the library would.</summary>
internal static class DotnetProgram
{
    /// <summary>Folder of the repository.</summary>
    public static string Root { get; } = RootOf();

    /// <summary>Configuration in which the tests, and so all that they need, are built.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <param name="folder">Working directory.</param>
    /// <param name="arguments">Arguments.</param>
    public static Finished Run(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Working directory.</param>
    /// <param name="program">Path, or name of one that is found.</param>
    /// <param name="arguments">Arguments.</param>
    public static Finished Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What a test inherits of the command that runs it must not decide which SDK builds, and no node of a build may outlive it.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        return PolisProgram.End(process);
    }

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
