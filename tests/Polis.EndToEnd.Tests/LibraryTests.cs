using System.Text.RegularExpressions;
using Polis.Experiments;
using Polis.Results.Folder;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>docs/LIBRARY.md shows what runs.</summary>
public sealed partial class LibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_recipe_of_the_page_is_the_one_that_is_compiled()
    {
        string recipe = Recipe().Match(Read("LibraryRecipe.cs")).Groups[1].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim('\n');
        string page = CodeBlock().Match(Read("LIBRARY.md")).Groups[1].Value;
        const string start = "using Polis.Charts;\nusing Polis.Experiments;\n\nvar (output, folder) = (Console.Out, \".\");";
        Assert.Equal($"{start}\n\n{recipe}", page.Trim('\n'));
    }

    [Fact]
    public void The_recipe_runs_and_draws_charts()
    {
        using var output = new StringWriter();
        LibraryRecipe.Run(output, _folder);
        string[] printed = output.ToString().Split('\n');
        Assert.Matches(@"^Cities defy in \d+\.\d % of their domains \(95 %: -?\d+\.\d % to \d+\.\d %\)\.$", printed[0]);
        Assert.Matches(@"^In trade it goes from \d+\.\d % to \d+\.\d %\.$", printed[1]);
        Assert.Matches(@"^Where policy matters twice as much: All years \(2015 to 2034\): .+ → .+\(95 %: .+\)\.$", printed[2]);
        Assert.True(new FileInfo(Path.Combine(_folder, "effects.parquet")).Length > 1000);
        foreach (string chart in (string[])["difference.png", "defection.png"]) Assert.True(new FileInfo(Path.Combine(_folder, chart)).Length > 10_000);
        Assert.Equal(RunState.Done, RunFolder.Open(Path.Combine(_folder, "policy-loss")).Manifest.State);
    }

    [Fact]
    public void A_folder_that_an_experiment_leaves_is_that_of_the_program()
    {
        using var polis = new PolisProgram();
        Assert.Equal(0, polis.Run("run", "tiny", "--years", "5", "--set", "parameters.harm=0.1", "--no-charts", "--quiet", "--out", "out").ExitCode);
        string path = Path.Combine(_folder, "out");
        Experiment.Load("tiny").With("years", 5).With("parameters.harm", 0.1).RunInto(path, stop: TestContext.Current.CancellationToken);
        foreach (string table in RunFolders.Tables.Where(table => table != "decisions"))
            Assert.Equal(File.ReadAllBytes(polis.At("out", table + ".parquet")), File.ReadAllBytes(Path.Combine(path, table + ".parquet")));
        Assert.Equal(File.ReadAllText(polis.At("out", "scenario.yaml")), File.ReadAllText(Path.Combine(path, "scenario.yaml")));
        Assert.Throws<OutputException>(() => Experiment.Load("tiny").RunInto(path, stop: TestContext.Current.CancellationToken));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name)).ReplaceLineEndings("\n");

    [GeneratedRegex("// begin of the recipe(\n.*\n) +// end of the recipe", RegexOptions.Singleline)]
    private static partial Regex Recipe();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
