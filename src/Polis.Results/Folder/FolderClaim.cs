using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Polis.Results.Folder;

/// <summary>
/// Holds a folder for this process while it writes there: another process is refused. What a killed process leaves is recognised: its number belongs to no
/// process any more, or to one that began at another time; of another machine a claim counts until nobody has renewed it for some minutes.
/// </summary>
public sealed class FolderClaim : IDisposable
{
    /// <summary>Name of the file that a claim is.</summary>
    public const string FileName = "claim.json";

    /// <summary>Time between renewals.</summary>
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(30);

    /// <summary>Age from which the claim of another machine counts no more: many renewals, as clocks of machines differ.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    /// <summary>Tries before a claim is given up.</summary>
    private const int MostTries = 1000;

    /// <summary>What the name of the file ends in that says whose turn it is to put a claim in the place of another.</summary>
    private const string Turn = ".taking-over";

    /// <summary>Two readings of when a process began differ by less: the system counts it from its own start.</summary>
    private static readonly TimeSpan _sameStart = TimeSpan.FromSeconds(3);

    /// <summary>Time that it takes to put one claim in the place of another, at the very most.</summary>
    private static readonly TimeSpan _longestTurn = TimeSpan.FromSeconds(10);

    private readonly string _file;
    private readonly Timer _timer;

    private FolderClaim(string file)
    {
        _file = file;
        _timer = new Timer(_ => Renew(), null, _renewal, _renewal);
    }

    /// <summary>Claims a folder.</summary>
    /// <param name="folder">Folder, which is there.</param>
    /// <exception cref="OutputException">Another process holds it, or it cannot be written.</exception>
    public static FolderClaim Take(string folder)
    {
        string file = Path.Combine(folder, FileName);
        string mine = $"{file}.{Guid.NewGuid():N}{RunFolderFiles.Unfinished}";
        try
        {
            DiskFailure.Guard(file, () =>
            {
                DiskFile.Before?.Invoke(DiskAct.Write, file);
                File.WriteAllText(mine, JsonSerializer.Serialize(Holder.Own, ClaimJson.Default.Holder));
            });
            for (int tries = 0; !TryMove(mine, file) && !TakesOver(folder, file, mine); tries++)
            {
                if (tries == MostTries) throw new OutputException($"{file}: cannot be written: another process is about it");
                Thread.Sleep(20);
            }
            // What a process that was killed while it claimed has left.
            foreach (string left in Directory.EnumerateFiles(folder, $"{FileName}.*{RunFolderFiles.Unfinished}")) File.Delete(left);
            return new FolderClaim(file);
        }
        catch
        {
            File.Delete(mine);
            throw;
        }
    }

    /// <summary>Whether a file has to do with a claim.</summary>
    internal static bool IsOf(string file) => Path.GetFileName(file).StartsWith(FileName, StringComparison.Ordinal);

    /// <summary>Checks that nobody holds a folder.</summary>
    /// <param name="folder">Folder; it may be missing.</param>
    /// <exception cref="OutputException">A process holds it.</exception>
    public static void Refuse(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (HolderOf(file) is not { } holder || !IsHeld(holder, file)) return;
        throw new OutputException(
            $"{folder}: process {holder.Process} on {holder.Machine} has been writing there since {holder.Since}; expected a folder that nobody writes to "
            + $"(if that process is gone, delete {FileName})");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        try
        {
            if (HolderOf(_file) == Holder.Own) File.Delete(_file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The claim of a process that is gone counts for nothing.
        }
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{to}: cannot be written: {failure.Message}");
        }
    }

    /// <summary>Puts a claim in the place of one that counts no more. Of several that try, the one does it that first makes a file that says so.</summary>
    /// <exception cref="OutputException">The claim counts.</exception>
    private static bool TakesOver(string folder, string file, string mine)
    {
        Refuse(folder);
        string turn = file + Turn;
        try
        {
            using (new FileStream(turn, FileMode.CreateNew)) { }
        }
        catch (IOException)
        {
            // Another is about it; what a killed process has left of this is taken away after a while.
            if (File.Exists(turn) && DateTime.UtcNow - File.GetLastWriteTimeUtc(turn) > _longestTurn) File.Delete(turn);
            return false;
        }
        try
        {
            Refuse(folder);
            // A claim that was given up in the meantime is for whoever comes first.
            if (!File.Exists(file)) return false;
            File.Move(mine, file, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(turn);
        }
    }

    private void Renew()
    {
        try
        {
            File.SetLastWriteTimeUtc(_file, DateTime.UtcNow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A disk that is away for a while is met by those who write data.
        }
    }

    private static bool IsHeld(Holder holder, string file)
    {
        if (holder.Machine != Holder.Own.Machine) return DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < _longest;
        try
        {
            using var process = Process.GetProcessById(holder.Process);
            return (Holder.Of(process).Began - holder.Began).Duration() < _sameStart;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Who holds a claim; null where there is none, or where the file says nothing.</summary>
    private static Holder? HolderOf(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), ClaimJson.Default.Holder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The process that holds a claim.</summary>
    /// <param name="Machine">Name of its machine.</param>
    /// <param name="Process">Its number.</param>
    /// <param name="Since">When it began, in universal time; tells it from a later process of the same number.</param>
    internal sealed record Holder(string Machine, int Process, string Since)
    {
        private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

        /// <summary>When it began; long ago where the claim says nothing that is a time.</summary>
        [JsonIgnore]
        public DateTime Began =>
            DateTime.TryParseExact(Since, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : DateTime.MinValue;

        /// <summary>This process.</summary>
        public static Holder Own { get; } = OfThisProcess();

        /// <summary>A process of this machine.</summary>
        public static Holder Of(Process process) => new(
            Environment.MachineName, process.Id, process.StartTime.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));

        private static Holder OfThisProcess()
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return Of(process);
        }
    }
}

/// <summary>Writer and reader of claims made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FolderClaim.Holder))]
internal sealed partial class ClaimJson : JsonSerializerContext;
