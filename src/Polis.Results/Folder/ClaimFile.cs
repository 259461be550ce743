using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Polis.Results.Folder;

/// <summary>
/// A file that says which process holds something, and is renewed while it does. It is written aside and gets its name in a turn of its own: of several that
/// try, the one has its turn that first makes a file that says so, which a disk does for one alone. (A rename that refuses to replace is no such thing: the
/// library looks first and renames then.) What a killed process leaves is recognised: its number belongs to no process any more,
/// or to one that began at another time. Of another machine, or of another container on this one, a claim counts until nobody has renewed it for some minutes.
/// So it is with one that cannot be read, as after a loss of power: while it is recent, somebody may hold it; an old one counts no more.
/// </summary>
internal sealed class ClaimFile : IDisposable
{
    /// <summary>Time between renewals.</summary>
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(30);

    /// <summary>Time between two tries to claim.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What the name of the file ends in that says whose turn it is to claim.</summary>
    private const string Turn = ".turn";

    /// <summary>Two readings of when a process began differ by less: the system counts it from its own start.</summary>
    private static readonly TimeSpan _sameStart = TimeSpan.FromSeconds(3);

    /// <summary>Time that a turn takes, at the very most; the clock of the disk may differ from that of this machine.</summary>
    private static readonly TimeSpan _longestTurn = TimeSpan.FromMinutes(1);

    /// <summary>Time after which a claim is given up: it outlasts what a killed process has left of its turn.</summary>
    private static readonly TimeSpan _longestTry = 2 * _longestTurn;

    /// <summary>When a file was written that is not there, in the words of the system.</summary>
    private static readonly DateTime _gone = DateTime.FromFileTimeUtc(0);

    private readonly ClaimHolder _holder;
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private string _file;
    private bool _given;

    private ClaimFile(string file, ClaimHolder holder)
    {
        (_file, _holder) = (file, holder);
        _timer = new Timer(_ => Renew(), null, _renewal, _renewal);
    }

    /// <summary>Cancelled when another process has put its claim in the place of this one, or somebody has deleted it.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Claims.</summary>
    /// <param name="file">File of the claim; its folder is there.</param>
    /// <param name="longest">Age from which the claim of another machine counts no more: many renewals, as clocks of machines differ.</param>
    /// <returns>The claim; null where another process holds it.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static ClaimFile? TryTake(string file, TimeSpan longest)
    {
        var holder = ClaimHolder.New();
        string mine = $"{file}.{holder.Token}{RunFolderFiles.Unfinished}";
        try
        {
            long start = Stopwatch.GetTimestamp();
            while (true)
            {
                if (IsHeld(file, longest))
                {
                    Delete(mine);
                    return null;
                }
                // It may have been taken for what a killed process has left.
                if (!File.Exists(mine)) Write(mine, file, holder);
                if (HasTurn(file, mine, holder, longest)) return new ClaimFile(file, holder);
                if (Stopwatch.GetElapsedTime(start) > _longestTry) throw new OutputException($"{file}: cannot be written: another process is about it");
                Thread.Sleep(_pause);
            }
        }
        catch (Exception failure)
        {
            Delete(mine);
            if (failure is IOException or UnauthorizedAccessException) throw new OutputException($"{file}: cannot be written: {failure.Message}");
            throw;
        }
    }

    /// <summary>Whether a process holds a claim.</summary>
    /// <param name="file">File of the claim; it may be missing.</param>
    /// <param name="longest">Age from which the claim of another machine counts no more.</param>
    public static bool IsHeld(string file, TimeSpan longest)
    {
        var holder = HolderOf(file, out bool isThere);
        if (!isThere) return false;
        if (holder is null || !holder.IsHere) return DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < longest;
        try
        {
            using var process = Process.GetProcessById(holder.Process);
            return (ClaimHolder.BeganOf(process) - holder.Began).Duration() < _sameStart;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It is gone, or goes away while it is asked when it began.
            return false;
        }
    }

    /// <summary>Who a claim says that holds it; null where there is none, or where it cannot be read.</summary>
    /// <param name="file">File of the claim.</param>
    /// <param name="isThere">Whether there is a claim.</param>
    public static ClaimHolder? HolderOf(string file, out bool isThere)
    {
        isThere = true;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), ClaimJson.Default.ClaimHolder);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            isThere = false;
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the claim is still this one; where it is not, <see cref="Lost"/> says so from now on. One that cannot be read for a while is.</summary>
    public bool IsOwn()
    {
        lock (_gate)
        {
            if (_given) return false;
            var holder = HolderOf(_file, out bool isThere);
            if (isThere && (holder is null || holder.Token == _holder.Token)) return true;
        }
        _lost.Cancel();
        return false;
    }

    /// <summary>Moves what is claimed, and the claim with it.</summary>
    /// <param name="move">Moves it, and returns where the file of the claim is then.</param>
    public void Move(Func<string> move)
    {
        lock (_gate) _file = move();
    }

    /// <summary>Renews the claim, so that it counts on other machines; one that is another's by now is left alone.</summary>
    internal void Renew()
    {
        if (!IsOwn()) return;
        try
        {
            lock (_gate)
                if (!_given) File.SetLastWriteTimeUtc(_file, DateTime.UtcNow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A disk that is away for a while is met by those who write data.
        }
    }

    /// <summary>Gives the claim up.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            if (_given) return;
            _given = true;
            try
            {
                if (HolderOf(_file, out _)?.Token == _holder.Token) File.Delete(_file);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The claim of a process that is gone counts for nothing.
            }
        }
    }

    private static void Write(string mine, string file, ClaimHolder holder) => DiskFailure.Guard(file, () =>
    {
        DiskFile.Before?.Invoke(DiskAct.Write, file);
        File.WriteAllText(mine, JsonSerializer.Serialize(holder, ClaimJson.Default.ClaimHolder));
    });

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (DirectoryNotFoundException)
        {
            // The folder is gone, and the file with it.
        }
    }

    /// <summary>Gives a claim its name, where it has its turn and nobody holds what is claimed.</summary>
    private static bool HasTurn(string file, string mine, ClaimHolder holder, TimeSpan longest)
    {
        string turn = file + Turn;
        if (!TakesTurn(turn, holder)) return false;
        try
        {
            if (IsHeld(file, longest)) return false;
            File.Move(mine, file, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        finally
        {
            // One that took too long may be another's by now.
            if (IsTurnOf(turn, holder)) Delete(turn);
        }
    }

    private static bool TakesTurn(string turn, ClaimHolder holder)
    {
        FileStream made;
        try
        {
            made = new FileStream(turn, FileMode.CreateNew);
        }
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(turn)))
        {
            // Another is about it; what a killed process has left of this is taken away after a while.
            if (IsLeft(turn)) Delete(turn);
            return false;
        }
        try
        {
            using (made) made.Write(Encoding.UTF8.GetBytes(holder.Token));
            return true;
        }
        catch (IOException)
        {
            Delete(turn);
            throw;
        }
    }

    /// <summary>Whether a turn has lasted for too long; one that has gone away meanwhile has not.</summary>
    private static bool IsLeft(string turn) =>
        File.GetLastWriteTimeUtc(turn) is var written && written != _gone && DateTime.UtcNow - written > _longestTurn;

    private static bool IsTurnOf(string turn, ClaimHolder holder)
    {
        try
        {
            return File.ReadAllText(turn) == holder.Token;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
