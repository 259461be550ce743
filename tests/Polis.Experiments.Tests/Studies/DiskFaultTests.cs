using Polis.Model;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>
/// A disk that is full for a moment: the n-th write, flush or rename of a study fails, for each n until a study passes.
/// Whatever fails, what is there can be gone on with, to the bytes of a study that met no fault, and nothing half written is left.
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
        using (var whole = Begin(kind, "whole")) SmallStudy.Finish(whole);
        for (int n = 1; n < 200; n++)
        {
            string name = $"fault {n}";
            if (!Fails(kind, name, EnumNames<DiskAct>.Parse(act), n))
            {
                Assert.Equal(_study.Data("whole"), _study.Data(name));
                Assert.True(n > 2, $"only {n - 1} acts");
                return;
            }
            bool begun = File.Exists(Path.Combine(_study.PathOf(name), Manifest.FileName));
            using (var again = begun ? StudyFolders.Resume(_study.PathOf(name), 1) : Begin(kind, name))
                if (again is not null) SmallStudy.Finish(again);
            Assert.Equal(_study.Data("whole"), _study.Data(name));
            Assert.Equal(RunState.Done, RunFolder.ReadState(_study.PathOf(name)));
            Assert.Empty(Directory.EnumerateFiles(_study.PathOf(name), "*.part", SearchOption.AllDirectories));
            Assert.Empty(Directory.EnumerateFiles(_study.PathOf(name), "*.block", SearchOption.AllDirectories));
        }
        Assert.Fail("There is no end of acts.");
    }

    /// <summary>Makes a study whose n-th act fails; false where it has not as many.</summary>
    private bool Fails(string kind, string name, DiskAct act, int n)
    {
        int seen = 0;
        DiskFile.Before = (done, _) =>
        {
            if (done == act && Interlocked.Increment(ref seen) == n) throw new IOException("No space left on device");
        };
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
