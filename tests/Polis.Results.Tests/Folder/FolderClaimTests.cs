using System.Diagnostics;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Folder;

/// <summary>One process writes to a folder; what a process that is gone has left is recognised.</summary>
public sealed class FolderClaimTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    private string File => Path.Combine(_folder, FolderClaim.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_that_is_claimed_is_refused_with_process_and_machine_until_it_is_let_go()
    {
        using (FolderClaim.Take(_folder))
        {
            string message = Assert.Throws<OutputException>(() => FolderClaim.Take(_folder)).Message;
            Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} has been writing there since", message, StringComparison.Ordinal);
            Assert.Throws<OutputException>(() => FolderClaim.Refuse(_folder));
        }
        Assert.Empty(Directory.GetFiles(_folder));
        FolderClaim.Take(_folder).Dispose();
    }

    [Fact]
    public void The_claim_of_a_process_that_is_gone_counts_no_more()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        Write(Environment.MachineName, process.Id, "2026-01-01 00:00:00 UTC");
        FolderClaim.Take(_folder).Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_claim_of_an_earlier_process_of_the_same_number_counts_no_more()
    {
        Write(Environment.MachineName, Environment.ProcessId, "2020-01-01 00:00:00 UTC");
        FolderClaim.Take(_folder).Dispose();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(60, false)]
    public void The_claim_of_another_machine_counts_while_it_is_renewed(int minutesAgo, bool counts)
    {
        Write("elsewhere", 1, "2026-01-01 00:00:00 UTC");
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddMinutes(-minutesAgo));
        if (counts)
            Assert.Contains("process 1 on elsewhere", Assert.Throws<OutputException>(() => FolderClaim.Take(_folder)).Message, StringComparison.Ordinal);
        else FolderClaim.Take(_folder).Dispose();
    }

    [Fact]
    public void A_claim_that_says_nothing_counts_no_more()
    {
        System.IO.File.WriteAllText(File, "{");
        FolderClaim.Take(_folder).Dispose();
    }

    [Fact]
    public void Of_many_that_claim_at_once_one_has_the_folder()
    {
        Write(Environment.MachineName, Environment.ProcessId, "2020-01-01 00:00:00 UTC");
        var claims = new FolderClaim?[16];
        Parallel.For(0, claims.Length, i =>
        {
            try
            {
                claims[i] = FolderClaim.Take(_folder);
            }
            catch (OutputException)
            {
                // Another was there first.
            }
        });
        Assert.Single(claims, claim => claim is not null);
        foreach (var claim in claims) claim?.Dispose();
    }

    private void Write(string machine, int process, string since) =>
        System.IO.File.WriteAllText(File, $$"""{"machine":"{{machine}}","process":{{process}},"since":"{{since}}"}""");
}
