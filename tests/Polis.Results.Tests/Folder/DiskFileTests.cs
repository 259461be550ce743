using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Folder;

/// <summary>A name only ever stands for a whole file, and what could not be finished leaves nothing behind.</summary>
public sealed class DiskFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose()
    {
        DiskFile.Before = null;
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(nameof(DiskAct.Write), false)]
    [InlineData(nameof(DiskAct.Flush), false)]
    [InlineData(nameof(DiskAct.Rename), false)]
    [InlineData(nameof(DiskAct.Rename), true)]
    public void Where_an_act_fails_the_file_is_as_it_was_and_nothing_else_is_there(string act, bool isDenied)
    {
        string path = Path.Combine(_folder, "table.txt");
        File.WriteAllText(path, "before");
        DiskFile.Before = (done, _) =>
        {
            if (done.ToString() != act) return;
            throw isDenied ? new UnauthorizedAccessException($"Access to the path '{path}' is denied.") : new IOException("No space left on device");
        };
        var failure = Assert.Throws<OutputException>(() => DiskFile.Write(path, "after"u8.ToArray()));
        Assert.Equal($"{path}: cannot be written: {(isDenied ? "access is denied" : "No space left on device")}", failure.Message);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("before", File.ReadAllText(path));
        DiskFile.Before = null;
        DiskFile.Write(path, "after"u8.ToArray());
        Assert.Equal("after", File.ReadAllText(path));
    }
}
