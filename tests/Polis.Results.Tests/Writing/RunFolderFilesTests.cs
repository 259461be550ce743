using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Writing;

public sealed class RunFolderFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folders_made_at_once_each_have_a_number_of_their_own()
    {
        string runs = Path.Combine(_folder, "runs");
        Directory.CreateDirectory(Path.Combine(runs, "tiny-3"));
        var made = new string[40];
        Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                using var claim = RunFolderFiles.MakeNext(runs, "tiny", folder => RunFolderFiles.Write(folder, "which", $"{i}"));
                made[i] = claim.Path;
            });
        Assert.Equal(Enumerable.Range(1, 41).Where(number => number != 3).Select(number => Path.Combine(runs, $"tiny-{number}")).Order(), made.Order());
        for (int i = 0; i < made.Length; i++) Assert.Equal($"{i}", File.ReadAllText(Path.Combine(made[i], "which")));
        Assert.Equal(41, Directory.EnumerateFileSystemEntries(runs).Count());
    }

    [Fact]
    public void A_folder_that_cannot_be_filled_leaves_nothing()
    {
        Assert.Throws<OutputException>(() => RunFolderFiles.MakeNext(_folder, "tiny", _ => throw new OutputException("full")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_folder_is_claimed_before_anything_is_written_or_deleted()
    {
        string path = Path.Combine(_folder, "out");
        using (RunFolderFiles.Begin(path, overwrite: false, "tiny", folder =>
        {
            Assert.True(FolderClaim.IsHeld(folder));
            RunFolderFiles.Write(folder, "manifest.json", """{"product": "polis", "format": 7}""");
        }))
        {
            string message = Assert.Throws<FolderHeldException>(() => RunFolderFiles.Begin(path, overwrite: true, "tiny", _ => { })).Message;
            Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", message, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(path, "manifest.json")));
        }
        using (RunFolderFiles.Begin(path, overwrite: true, "tiny", folder => Assert.True(FolderClaim.IsHeld(folder)))) { }
        Assert.Equal([Path.Combine(path, "manifest.json")], Directory.EnumerateFileSystemEntries(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_begun_is_let_go()
    {
        string path = Path.Combine(_folder, "out");
        Assert.Throws<OutputException>(() => RunFolderFiles.Begin(path, overwrite: false, "tiny", _ => throw new OutputException("full")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(path));
    }

    [Fact]
    public void A_claim_goes_with_a_folder_that_gets_its_number()
    {
        using (var claim = RunFolderFiles.MakeNext(_folder, "tiny", folder => RunFolderFiles.Write(folder, "which", "x")))
        {
            Assert.True(FolderClaim.IsHeld(claim.Path));
            claim.Check();
            Assert.False(claim.Lost.IsCancellationRequested);
        }
        Assert.Equal(["which"], Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "tiny-1")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_with_workers_at_work_is_not_overwritten()
    {
        Write("manifest.json", """{"product": "polis", "format": 7}""");
        Directory.CreateDirectory(Path.Combine(_folder, "blocks"));
        using (UnitClaims.TryTake(Path.Combine(_folder, "blocks", "run-3.block")))
        {
            Assert.Null(UnitClaims.TryTake(Path.Combine(_folder, "blocks", "run-3.block")));
            string message = Assert.Throws<FolderHeldException>(() => RunFolderFiles.Begin(_folder, overwrite: true, "", _ => { })).Message;
            Assert.Contains("--part any works beside them", message, StringComparison.Ordinal);
        }
        RunFolderFiles.Begin(_folder, overwrite: true, "", _ => { }).Dispose();
    }

    [Fact]
    public void Of_a_run_whose_manifest_has_no_list_overwriting_takes_the_names_that_every_run_has()
    {
        string[] left = ["scenario.yaml", "report.html", "series.parquet", "events.parquet.part", "blocks/run-0.block"];
        string[] others =
            ["manifest.json", "mine.parquet", "notes/charts/map.png", "analysis.ipynb", "charts/map.png", "checkpoints/run-0.snapshot"];
        foreach (string file in left.Concat(others)) Write(file, "x");
        Write("manifest.json", """{"product": "polis", "format": 7}""");
        RunFolderFiles.Begin(_folder, overwrite: true, "", _ => { }).Dispose();
        Assert.Equal(
            others.Order(), Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file)).Order());
    }

    [Theory]
    [InlineData("""{"product": "another", "format": 2}""")]
    [InlineData("""{"name": "an app", "manifest_version": 3}""")]
    [InlineData("""{"product": 1}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void A_manifest_of_something_else_makes_no_run_folder(string manifest)
    {
        Write("manifest.json", manifest);
        Write("report.html", "mine");
        Assert.Contains(
            "holds no run", Assert.Throws<OutputException>(() => RunFolderFiles.Begin(_folder, overwrite: true, "", _ => { })).Message,
            StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "report.html")));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
