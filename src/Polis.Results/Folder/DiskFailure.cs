using System.Text.RegularExpressions;
using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>Says failures of the disk, of rights on it and of the Parquet library's own writing in the words of a user.</summary>
internal static partial class DiskFailure
{
    /// <summary>Does something to a file.</summary>
    /// <exception cref="OutputException">It failed.</exception>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ParquetException)
        {
            throw new OutputException($"{path}: cannot be written: {Reason(failure.Message)}");
        }
    }

    /// <summary>Does something to a file.</summary>
    /// <exception cref="OutputException">It failed.</exception>
    public static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    /// <summary>The Parquet library wraps what the system said: <c>… [errno 28] No space left on device')</c>;
    /// the system's own words end in the path, which is told already.</summary>
    private static string Reason(string message) =>
        Errno().Match(message) is { Success: true } match ? match.Groups[1].Value
        : Denied().IsMatch(message) ? "access is denied" : PathAtEnd().Replace(message, "");

    [GeneratedRegex(@"\[errno \d+\] ([^'\n]+)")]
    private static partial Regex Errno();

    [GeneratedRegex(@"^Access to the path '.*' is denied\.$")]
    private static partial Regex Denied();

    [GeneratedRegex(@"\s*:\s*'[^']*'$")]
    private static partial Regex PathAtEnd();
}
