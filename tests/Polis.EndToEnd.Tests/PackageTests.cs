using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>The packages hold what they promise, and work where nothing of this repository is.</summary>
public sealed class PackageTests : IDisposable
{
    /// <summary>A version of its own: no cache of packages knows it from before.</summary>
    private readonly string _version = $"0.0.1-test.{DateTime.UtcNow.Ticks}";

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    private string Packages => Path.Combine(_folder, "packages");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_library_is_three_packages_and_runs_from_them()
    {
        foreach (string project in (string[])["Polis.Engine", "Polis.Model", "Polis"]) Pack(project, "--no-build");
        AssertHolds("Polis.Engine", "Polis.Engine");
        AssertHolds("Polis.Model", "Polis.Model");
        AssertHolds("Polis", "Polis.Charts", "Polis.Experiments", "Polis.Results", "Polis.Scenarios", "Polis.Statistics");

        // A program elsewhere: Polis comes from the folder, and what Polis needs from where this repository was restored.
        string elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "restored")}" /></config>
              <packageSources><clear /><add key="folder" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{RestoredPackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(elsewhere, "app.cs"), $"""
            #:package Polis@{_version}
            #:property PublishAot=false
            #:property UseCurrentRuntimeIdentifier=true
            #:property SelfContained=false
            using Polis.Charts;
            using Polis.Experiments;
            var runs = Experiment.Load("tiny").With("years", 5).Run(runs: 2);
            runs.ToParquet("out/series.parquet");
            runs.Chart("defiance").SavePng("out/defiance.png");
            Console.WriteLine($"mean {"{"}runs.Mean("defiance").Value:F4{"}"}");
            """);
        var done = DotnetProgram.Run(elsewhere, "run", "app.cs");
        Assert.True(done.ExitCode == 0, done.Output + done.Error);
        Assert.Matches(@"^mean 0\.\d{4}", done.Output);
        Assert.True(new FileInfo(Path.Combine(elsewhere, "out", "series.parquet")).Length > 1000);
        Assert.True(new FileInfo(Path.Combine(elsewhere, "out", "defiance.png")).Length > 10_000);
    }

    [Fact]
    public void The_program_can_be_installed_as_a_tool()
    {
        // What builds the solution has had it analysed.
        Pack("Polis.Cli", "-p:RunAnalyzers=false");
        string tools = Path.Combine(_folder, "tools");
        var installed = DotnetProgram.Run(
            _folder, "tool", "install", "Polis.Cli", "--tool-path", tools, "--add-source", Packages, "--version", PackedVersion("Polis.Cli"));
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Error);

        // Charts, Parquet files and the database each need a native library; the scenario must have come along.
        string polis = Path.Combine(tools, OperatingSystem.IsWindows() ? "polis.exe" : "polis");
        var run = DotnetProgram.Run(_folder, polis, ["run", "tiny", "--years", "3", "--json"]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        string folder = Path.Combine(_folder, JsonDocument.Parse(run.Output).RootElement.GetProperty("folder").GetString()!);
        Assert.True(new FileInfo(Path.Combine(folder, "charts", "map.png")).Length > 10_000);
        var query = DotnetProgram.Run(_folder, polis, ["sql", folder, "SELECT count(DISTINCT time) AS times FROM series WHERE metric = 'defiance'", "--csv"]);
        Assert.Equal("times\n13\n", query.Output);
    }

    private void Pack(string project, params string[] more)
    {
        var packed = DotnetProgram.Run(
            DotnetProgram.Root,
            ["pack", Path.Combine("src", project), "-c", DotnetProgram.Configuration, "-o", Packages, $"-p:PackageVersion={_version}", .. more]);
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Error);
    }

    private string PackedVersion(string package) => File.Exists(PathOf(package, ".nupkg")) ? _version : throw new FileNotFoundException(package);

    private string PathOf(string package, string ending) => Path.Combine(Packages, $"{package}.{_version}{ending}");

    /// <summary>A package has a page, and its assemblies with their documentation and their symbols, and no other.</summary>
    private void AssertHolds(string package, params string[] assemblies)
    {
        string[] files = Files(PathOf(package, ".nupkg"));
        Assert.Contains("README.md", files);
        Assert.Equal(
            assemblies.SelectMany(assembly => (string[])[$"lib/net10.0/{assembly}.dll", $"lib/net10.0/{assembly}.xml"]).Order(StringComparer.Ordinal),
            files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            assemblies.Select(assembly => $"lib/net10.0/{assembly}.pdb").Order(StringComparer.Ordinal),
            Files(PathOf(package, ".snupkg")).Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string[] Files(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The folder into which the packages of this repository were restored.</summary>
    private static string RestoredPackages()
    {
        string assets = Path.Combine(DotnetProgram.Root, "src", "Polis.Charts", "obj", "project.assets.json");
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        return json.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
    }
}
