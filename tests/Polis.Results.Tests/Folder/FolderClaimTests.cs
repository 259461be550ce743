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
            string message = Assert.Throws<FolderHeldException>(() => FolderClaim.Take(_folder)).Message;
            Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} has been writing there since", message, StringComparison.Ordinal);
            Assert.Throws<FolderHeldException>(() => FolderClaim.Refuse(_folder));
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
    public void The_claim_of_a_container_of_the_same_name_counts_while_it_is_renewed(int minutesAgo, bool counts)
    {
        Write(Environment.MachineName, Environment.ProcessId, "2020-01-01 00:00:00 UTC", "another start pid:[1]");
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddMinutes(-minutesAgo));
        if (counts)
        {
            string message = Assert.Throws<FolderHeldException>(() => FolderClaim.Take(_folder)).Message;
            Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} has been writing", message, StringComparison.Ordinal);
        }
        else FolderClaim.Take(_folder).Dispose();
    }

    [Fact]
    public void A_claim_says_in_which_table_of_processes_its_number_is()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var claim = FolderClaim.Take(_folder);
        Assert.Matches("[0-9a-f-]{36} pid:\\[[0-9]+\\]", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void What_a_killed_process_has_left_of_its_turn_is_taken_away_after_a_minute()
    {
        string turn = File + ".turn";
        System.IO.File.WriteAllText(turn, "another");
        System.IO.File.SetLastWriteTimeUtc(turn, DateTime.UtcNow.AddSeconds(-58));
        var start = DateTime.UtcNow;
        FolderClaim.Take(_folder).Dispose();
        Assert.InRange(DateTime.UtcNow - start, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(60, false)]
    public void The_claim_of_another_machine_counts_while_it_is_renewed(int minutesAgo, bool counts)
    {
        Write("elsewhere", 1, "2026-01-01 00:00:00 UTC");
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddMinutes(-minutesAgo));
        if (counts)
            Assert.Contains("process 1 on elsewhere", Assert.Throws<FolderHeldException>(() => FolderClaim.Take(_folder)).Message, StringComparison.Ordinal);
        else FolderClaim.Take(_folder).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"machine":"here"}""")]
    public void A_claim_that_cannot_be_read_counts_while_it_is_recent(string text)
    {
        System.IO.File.WriteAllText(File, text);
        string message = Assert.Throws<FolderHeldException>(() => FolderClaim.Take(_folder)).Message;
        Assert.Contains("claim.json: cannot be read, and counts as somebody's for 10 minutes after it was written", message, StringComparison.Ordinal);
        Assert.Equal([File], Directory.GetFiles(_folder));
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddMinutes(-11));
        FolderClaim.Take(_folder).Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Who_has_lost_a_claim_leaves_that_of_another_alone_and_is_told()
    {
        using (var claim = FolderClaim.Take(_folder))
        {
            claim.Check();
            Write("elsewhere", 7, "2026-01-01 00:00:00 UTC");
            var before = DateTime.UtcNow.AddMinutes(-5);
            System.IO.File.SetLastWriteTimeUtc(File, before);
            claim.Renew();
            Assert.Equal(before, System.IO.File.GetLastWriteTimeUtc(File), TimeSpan.FromSeconds(1));
            Assert.True(claim.Lost.IsCancellationRequested);
            Assert.Contains(
                "process 7 on elsewhere has taken the folder over", Assert.Throws<ClaimLostException>(claim.Check).Message, StringComparison.Ordinal);
        }
        Assert.True(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData(true, "claim.json was deleted while this process wrote there")]
    [InlineData(false, "was deleted or emptied while this process wrote there")]
    public void A_claim_that_somebody_deletes_is_lost(bool manifestIsThere, string words)
    {
        using var claim = FolderClaim.Take(_folder);
        if (manifestIsThere) System.IO.File.WriteAllText(Path.Combine(_folder, "manifest.json"), "{}");
        System.IO.File.Delete(File);
        claim.Renew();
        Assert.True(claim.Lost.IsCancellationRequested);
        Assert.Contains(words, Assert.Throws<ClaimLostException>(claim.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_ones_own_is_renewed()
    {
        using var claim = FolderClaim.Take(_folder);
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddMinutes(-5));
        claim.Renew();
        Assert.Equal(DateTime.UtcNow, System.IO.File.GetLastWriteTimeUtc(File), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void What_fails_lets_the_claim_go()
    {
        var claim = FolderClaim.Take(_folder);
        Assert.Throws<OutputException>(() => claim.For<int>(() => throw new OutputException("full")));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_many_that_claim_at_once_one_has_the_folder(bool leftBehind)
    {
        for (int round = 0; round < 20; round++)
        {
            if (leftBehind) Write(Environment.MachineName, Environment.ProcessId, "2020-01-01 00:00:00 UTC");
            var claims = new FolderClaim?[16];
            Parallel.For(0, claims.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                try
                {
                    claims[i] = FolderClaim.Take(_folder);
                }
                catch (FolderHeldException)
                {
                    // Another was there first.
                }
            });
            Assert.Single(claims, claim => claim is not null);
            foreach (var claim in claims) claim?.Dispose();
            Assert.Empty(Directory.GetFiles(_folder));
        }
    }

    private void Write(string machine, int process, string since, string? table = null)
    {
        string named = table is null ? "null" : $"\"{table}\"";
        System.IO.File.WriteAllText(
            File, $$"""{"machine":"{{machine}}","process":{{process}},"since":"{{since}}","token":"1","table":{{named}}}""");
    }
}
