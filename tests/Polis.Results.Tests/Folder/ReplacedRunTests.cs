using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Folder;

/// <summary><c>--overwrite</c> removes what polis has left, by the list in the manifest, and nothing before the new run has begun.</summary>
public sealed class ReplacedRunTests : IDisposable
{
    private const string Minimal = """{"product":"polis","format":3}""";

    private readonly string _root = Directory.CreateTempSubdirectory("polis-test-").FullName;

    private string Out => Path.Combine(_root, "out");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_listed_goes_and_what_is_not_stays()
    {
        Begin(["series.parquet", "charts/map.png", "checkpoints/run-0.snapshot", "worlds/base/manifest.json", "report.html"]);
        Put("worlds/base/bids.parquet");
        ManifestList.Begin(Path.Combine(Out, "worlds", "base"), Minimal, "bids.parquet");
        string[] own =
        [
            "series.parquet", "series.parquet.part", "charts/map.png", "checkpoints/run-0.snapshot", "worlds/base/bids.parquet", "report.html",
            "blocks/run-3.block", "blocks/run-4.block.part",
        ];
        string[] mine =
        [
            "notes.txt", "charts/my-own.png", "charts/why.png", "checkpoints/mine.txt", "download.zip.part", "sub.part/file", "worlds/base/mine.csv",
            "worlds/other/bids.parquet", "blocks/mine", "cities.parquet",
        ];
        foreach (string file in own.Concat(mine)) Put(file);
        Begin([], overwrite: true);
        Assert.All(own, file => Assert.False(File.Exists(Path.Combine(Out, file)), file));
        Assert.All(mine, file => Assert.Equal(file, File.ReadAllText(Path.Combine(Out, file))));
        Assert.Equal(["scenario.yaml"], ManifestList.Of(Out));
        Assert.Empty(Directory.EnumerateDirectories(Out, ".replaced*"));
    }

    [Fact]
    public void What_a_process_left_that_was_killed_twice_while_it_began_is_no_bar()
    {
        // The first was killed before its manifest, and the second when it had moved aside what the first had written.
        string aside = $".replaced-{Guid.NewGuid():N}";
        Put("claim.json");
        Put("scenario.yaml.part");
        Put($"{aside}/scenario.yaml");
        File.SetLastWriteTimeUtc(Path.Combine(Out, "claim.json"), DateTime.UtcNow.AddHours(-1));
        Begin([]);
        Assert.Empty(Directory.EnumerateDirectories(Out));
        Put("mine.txt");
        File.Delete(Path.Combine(Out, "manifest.json"));
        Assert.Throws<OutputException>(() => Begin([]));
    }

    [Fact]
    public void Directories_that_polis_alone_has_filled_go_with_their_files()
    {
        Begin(["charts/map.png"]);
        Put("charts/map.png");
        Put("blocks/run-0.block");
        Begin([], overwrite: true);
        Assert.Empty(Directory.EnumerateDirectories(Out));
    }

    [Fact]
    public void A_run_that_cannot_begin_leaves_what_was_there()
    {
        Begin(["series.parquet", "charts/map.png"]);
        Put("series.parquet");
        Put("charts/map.png");
        var before = Everything();
        Assert.Throws<OutputException>(() => RunFolderFiles.Begin(Out, overwrite: true, "", folder =>
        {
            File.WriteAllText(Path.Combine(folder, "scenario.yaml"), "new");
            File.WriteAllText(Path.Combine(folder, "design.parquet"), "new");
            throw new OutputException("full");
        }));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_list_that_leads_out_of_the_folder_is_not_followed()
    {
        File.WriteAllText(Path.Combine(_root, "mine.txt"), "mine");
        Begin(["../mine.txt", "/etc/hostname", "charts/../../mine.txt", ""]);
        Begin([], overwrite: true);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_root, "mine.txt")));
    }

    [Fact]
    public void A_link_is_removed_and_not_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Path.Combine(_root, "elsewhere"));
        File.WriteAllText(Path.Combine(_root, "elsewhere", "mine.txt"), "mine");
        Begin(["series.parquet"]);
        File.CreateSymbolicLink(Path.Combine(Out, "series.parquet"), Path.Combine(_root, "elsewhere", "mine.txt"));
        Directory.CreateSymbolicLink(Path.Combine(Out, "charts"), Path.Combine(_root, "elsewhere"));
        Begin([], overwrite: true);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_root, "elsewhere", "mine.txt")));
        Assert.False(Path.Exists(Path.Combine(Out, "series.parquet")));
    }

    [Theory]
    [InlineData("scenario.yaml")]
    [InlineData("charts/mine.png")]
    [InlineData("blocks/mine")]
    [InlineData("series.parquet")]
    public void A_folder_without_a_run_is_somebodys_whatever_its_files_are_called(string file)
    {
        Put(file);
        foreach (bool overwrite in (bool[])[false, true])
            Assert.Throws<OutputException>(() => Begin([], overwrite));
        Assert.Equal([Path.Combine(Out, file)], Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_process_has_left_that_was_killed_while_it_began_is_no_run()
    {
        Put("scenario.yaml");
        Put("manifest.json.part");
        File.WriteAllText(
            Path.Combine(Out, FolderClaim.FileName),
            $$"""{"machine":"{{Environment.MachineName}}","process":{{Environment.ProcessId}},"since":"2020-01-01 00:00:00 UTC","token":"1"}""");
        Begin([]);
        Assert.Equal("new", File.ReadAllText(Path.Combine(Out, "scenario.yaml")));
        Assert.False(File.Exists(Path.Combine(Out, "manifest.json.part")));
    }

    [Fact]
    public void The_list_goes_on_from_one_manifest_to_the_next()
    {
        Begin([]);
        ManifestList.Announce(Out, "series.parquet", Path.Combine("charts", "map.png"));
        ManifestList.Announce(Out, "series.parquet");
        ManifestList.Write(Out, """{"product":"polis","format":3,"state":"done"}""");
        Assert.Equal(["charts/map.png", "scenario.yaml", "series.parquet"], ManifestList.Of(Out));
        Assert.Contains("\"state\": \"done\"", File.ReadAllText(Path.Combine(Out, Manifest.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_hundred_pairs_that_begin_at_once_one_has_the_folder_and_all_of_it_is_its_own()
    {
        for (int pair = 0; pair < 100; pair++)
        {
            int done = 0;
            Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, writer =>
            {
                try
                {
                    string text = $"{pair}-{writer}";
                    using var claim = RunFolderFiles.Begin(Out, overwrite: true, "", folder =>
                    {
                        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), text);
                        ManifestList.Begin(folder, $$"""{"product":"polis","format":3,"by":"{{text}}"}""", "scenario.yaml");
                    });
                    ManifestList.Announce(Out, "series.parquet");
                    RunFolderFiles.Write(Out, "series.parquet", text);
                    // The other is refused until this one has let go: what is there is of one alone.
                    Assert.Equal(text, File.ReadAllText(Path.Combine(Out, "scenario.yaml")));
                    Assert.Contains($"\"{text}\"", File.ReadAllText(Path.Combine(Out, Manifest.FileName)), StringComparison.Ordinal);
                    Assert.Equal(text, File.ReadAllText(Path.Combine(Out, "series.parquet")));
                    Interlocked.Increment(ref done);
                }
                catch (FolderHeldException held)
                {
                    Assert.Contains($"process {Environment.ProcessId} on ", held.Message, StringComparison.Ordinal);
                }
            });
            Assert.InRange(done, 1, 2);
            string by = File.ReadAllText(Path.Combine(Out, "scenario.yaml"));
            Assert.Contains($"\"{by}\"", File.ReadAllText(Path.Combine(Out, Manifest.FileName)), StringComparison.Ordinal);
            Assert.Equal(by, File.ReadAllText(Path.Combine(Out, "series.parquet")));
            Assert.Equal(3, Directory.GetFileSystemEntries(Out).Length);
        }
    }

    private void Begin(IEnumerable<string> files, bool overwrite = false) => RunFolderFiles.Begin(Out, overwrite, "", folder =>
    {
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), "new");
        ManifestList.Begin(folder, Minimal, files.Prepend("scenario.yaml"));
    }).Dispose();

    private void Put(string file)
    {
        string path = Path.Combine(Out, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file);
    }

    private SortedDictionary<string, string> Everything() => new(Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllText(path) : "directory"));
}
