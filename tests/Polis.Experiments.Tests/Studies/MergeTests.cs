using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Parts of a study that are put together: the same bytes as made by one, and nothing missing, double or foreign.</summary>
public sealed class MergeTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    public static TheoryData<string, int> Kinds => new() { { "ensemble", 2 }, { "ensemble", 5 }, { "comparison", 3 }, { "sweep", 4 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parts_that_are_merged_have_the_bytes_of_one_that_was_never_cut(string kind, int parts)
    {
        using (var whole = Begin(kind, "whole")) SmallStudy.Finish(whole, 2);
        Make(kind, parts);
        using (var merged = StudyMerge.Into(_study.PathOf("merged"), overwrite: false, [.. Enumerable.Range(1, parts).Reverse().Select(Part)], 1))
        {
            Assert.All(merged.Units, unit => Assert.True(merged.IsDone(unit)));
            SmallStudy.Finish(merged);
        }
        Assert.Equal(_study.Data("whole"), _study.Data("merged"));
        if (kind == "ensemble")
            foreach (string table in (string[])[RunFolderFiles.CitiesOverRuns, RunFolderFiles.ExitsOverRuns, RunFolderFiles.PositionsOverRuns])
                Assert.Contains(table + ".parquet", _study.Data("merged").Keys);
        Assert.Equal(RunState.Done, RunFolder.ReadState(_study.PathOf("merged")));
    }

    [Fact]
    public void A_part_has_no_tables_and_a_reader_is_told_why()
    {
        Make("ensemble", 2);
        Assert.Empty(_study.Data("part 1"));
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(Part(1)));
        Assert.Contains("the folder has part 1/2 of the runs, and polis merge puts the parts together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_was_stopped_goes_on_with_its_own_units_alone()
    {
        using (var part = _study.Ensemble("part 1", new StudyPart(1, 2)))
        {
            using var stop = new CancellationTokenSource();
            var cost = StudyRuns.Make(part, 1, progress =>
            {
                if (progress.StepsDone == 15) stop.Cancel();
            }, stop.Token);
            part.Close(cost.Complete, ManifestTimings.None);
            Assert.False(cost.Complete);
        }
        Assert.Equal(RunState.Stopped, RunFolder.ReadState(Part(1)));
        using (var part = StudyFolders.Resume(Part(1), 1)!)
        {
            Assert.Equal(new StudyPart(1, 2), part.Part);
            SmallStudy.Finish(part);
        }
        using (var part = _study.Ensemble("part 2", new StudyPart(2, 2))) SmallStudy.Finish(part);
        using var merged = StudyMerge.Into(_study.PathOf("merged"), overwrite: false, [Part(1), Part(2)], 1);
        Assert.All(merged.Units, unit => Assert.True(merged.IsDone(unit)));
    }

    [Fact]
    public void A_missing_part_is_told_by_its_number()
    {
        Make("sweep", 3);
        Expect("units 1, 4 are missing; expected all units: those of part 2/3 are not there", Part(1), Part(3));
    }

    [Fact]
    public void A_part_that_is_named_twice_is_refused()
    {
        Make("ensemble", 2);
        Expect("is in " + Part(1) + " too", Part(1), Part(2), Part(1));
    }

    [Fact]
    public void A_part_of_another_study_is_refused()
    {
        Make("ensemble", 2);
        using (var other = _study.Sweep("other", new StudyPart(2, 2))) SmallStudy.Finish(other);
        Expect($"other: is of another study than {Part(1)}: the kind of study differs (none and sweep)", Part(1), _study.PathOf("other"));
    }

    [Theory]
    [InlineData("ensemble", "seed", "the seed differs")]
    [InlineData("comparison", "runs", "the number of runs differs")]
    public void In_what_a_part_is_of_another_study_is_told(string kind, string key, string told)
    {
        Make(kind, 2);
        string manifest = Path.Combine(Part(2), "manifest.json");
        File.WriteAllText(manifest, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(manifest), $"\"{key}\": [0-9]+", $"\"{key}\": 987"));
        var error = Assert.Throws<RunFolderException>(() => StudyMerge.Into(_study.PathOf("merged"), overwrite: false, [Part(1), Part(2)], 1));
        Assert.Matches($"{told} \\([0-9]+ and 987\\); expected parts that one command has made", error.Message);
        Assert.DoesNotContain("resume", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_block_is_named_and_made_again()
    {
        Make("ensemble", 2);
        string block = Directory.GetFiles(Path.Combine(Part(2), RunFolderFiles.Blocks))[0];
        byte[] bytes = File.ReadAllBytes(block);
        bytes[^40] ^= 1;
        File.WriteAllBytes(block, bytes);
        Expect($"{block}: is damaged", Part(1), Part(2));
        using (var part = StudyFolders.Resume(Part(2), 1)!)
        {
            Assert.Equal(block, Assert.Single(StudyFolders.DamagedBlocks(part)).File);
            SmallStudy.Finish(part);
        }
        Assert.Null(StudyFolders.Resume(Part(2), 1));
        using var merged = StudyMerge.Into(_study.PathOf("merged"), overwrite: false, [Part(1), Part(2)], 1);
        Assert.All(merged.Units, unit => Assert.True(merged.IsDone(unit)));
    }

    [Fact]
    public void A_folder_that_is_no_part_is_refused()
    {
        using (var whole = _study.Ensemble("whole")) SmallStudy.Finish(whole);
        Expect("is no part of a study", _study.PathOf("whole"));
    }

    [Fact]
    public void Nothing_is_left_of_a_merge_that_is_refused()
    {
        Make("ensemble", 2);
        Expect("are missing", Part(1));
        Assert.False(Directory.Exists(_study.PathOf("merged")));
    }

    private string Part(int number) => _study.PathOf($"part {number}");

    private IStudyFolder Begin(string kind, string name, StudyPart? part = null) => kind switch
    {
        "ensemble" => _study.Ensemble(name, part),
        "comparison" => _study.Comparison(name, part),
        _ => _study.Sweep(name, part),
    };

    private void Make(string kind, int parts)
    {
        for (int part = 1; part <= parts; part++)
        {
            using var folder = Begin(kind, $"part {part}", new StudyPart(part, parts));
            SmallStudy.Finish(folder);
        }
    }

    private void Expect(string problem, params string[] parts) => Assert.Contains(
        problem, Assert.Throws<RunFolderException>(() => StudyMerge.Into(_study.PathOf("merged"), overwrite: false, parts, 1)).Message,
        StringComparison.Ordinal);
}
