using System.Text.Json;

namespace Polis.Results.Folder;

/// <summary>Reads the file of a manifest, of whatever kind of folder. It may have been changed since it was written, so that it is checked like any
/// input.</summary>
public static class ManifestFile
{
    /// <summary>Reads a manifest.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="file">File.</param>
    /// <param name="expected">What it should be, as in "the manifest of a sweep".</param>
    /// <param name="read">Reads its text.</param>
    /// <param name="problemOf">What is wrong with what was read; null for nothing.</param>
    /// <exception cref="RunFolderException">It cannot be read, or something is wrong with it.</exception>
    public static T Read<T>(string file, string expected, Func<string, T> read, Func<T, string?>? problemOf = null)
    {
        try
        {
            var manifest = read(File.ReadAllText(file));
            return problemOf?.Invoke(manifest) is { } problem ? throw new RunFolderException(file, problem, expected) : manifest;
        }
        catch (JsonException failure)
        {
            throw new RunFolderException(file, "cannot be read: " + Reason(failure), expected, cause: failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or OverflowException)
        {
            // What the reader of JSON says of text that is no Unicode, and of numbers that are none.
            throw new RunFolderException(file, "cannot be read: a text or a number in it is damaged", expected, cause: failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(file, "cannot be read: " + failure.Message, cause: failure);
        }
    }

    /// <summary>Where it goes wrong; the reader's own words are of its types.</summary>
    private static string Reason(JsonException failure)
    {
        string key = failure.Path is { Length: > 2 } path ? $", at {path[2..]}" : "";
        return failure.LineNumber is { } line ? $"line {line + 1}{key} is no JSON of a manifest" : failure.Message;
    }
}
