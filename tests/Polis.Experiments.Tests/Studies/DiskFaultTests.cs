using Polis.Model;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>
/// A disk that is full for a moment: the n-th write, flush or rename of a study fails, for each n; of the many blocks that hold a run each, those of the first
/// two runs and of the last. Whatever fails, what is there can be gone on with, to the bytes of a study that met no fault, and nothing half written is left.
/// </summary>
public sealed class DiskFaultTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            foreach (string kind in (string[])["run", "ensemble", "comparison", "sweep", "calibration"])
                foreach (string act in EnumNames<DiskAct>.Names) faults.Add(kind, act);
            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Whatever_fails_once_the_study_comes_to_the_same_bytes(string kind, string act)
    {
        var asked = EnumNames<DiskAct>.Parse(act);
        var whole = new List<string>();
        Assert.False(Fails(kind, "whole", (done, path) =>
        {
            if (done != asked) return;
            lock (whole) whole.Add(path);
        }));
        Assert.True(whole.Count > 2, $"only {whole.Count} acts");
        foreach (int n in Telling(whole))
        {
            string name = $"fault {n}";
            int seen = 0;
            Assert.True(Fails(kind, name, (done, _) =>
            {
                if (done == asked && Interlocked.Increment(ref seen) == n) throw new IOException("No space left on device");
            }));
            bool begun = File.Exists(Path.Combine(_study.PathOf(name), Manifest.FileName));
            using (var again = begun ? StudyFolders.Resume(_study.PathOf(name), 1) : Begin(kind, name))
                if (again is not null) SmallStudy.Finish(again);
            Assert.Equal(_study.Data("whole"), _study.Data(name));
            Assert.Equal(RunState.Done, RunFolder.ReadState(_study.PathOf(name)));
            Assert.Empty(Directory.EnumerateFiles(_study.PathOf(name), "*.part", SearchOption.AllDirectories));
            Assert.Empty(Directory.EnumerateFiles(_study.PathOf(name), "*.block", SearchOption.AllDirectories));
        }
    }

    /// <summary>The numbers of the acts that fail, from 1: those on blocks that differ from others only by their run are left out.</summary>
    private static IEnumerable<int> Telling(List<string> acts)
    {
        var blocks = acts.Where(path => path.EndsWith(".block", StringComparison.Ordinal)).Distinct().ToList();
        var alike = blocks.Skip(2).SkipLast(1).ToHashSet();
        return Enumerable.Range(1, acts.Count).Where(n => !alike.Contains(acts[n - 1]));
    }

    /// <summary>Makes a study, and tells whether it failed.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Name of its folder.</param>
    /// <param name="before">Told of each act before it is done.</param>
    private bool Fails(string kind, string name, Action<DiskAct, string> before)
    {
        DiskFile.Before = before;
        try
        {
            using var study = Begin(kind, name);
            try
            {
                SmallStudy.Finish(study);
            }
            catch (OutputException failure)
            {
                Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
                study.Fail(failure.Message);
                return true;
            }
            return false;
        }
        catch (OutputException)
        {
            return true;
        }
        finally
        {
            DiskFile.Before = null;
        }
    }

    private IStudyFolder Begin(string kind, string name) => kind switch
    {
        "run" => _study.Ensemble(name, runs: 1),
        "ensemble" => _study.Ensemble(name, runs: 2),
        "comparison" => _study.Comparison(name, runs: 2),
        "sweep" => _study.Sweep(name),
        _ => _study.Calibration(name),
    };
}
