namespace Polis.Results.Folder;

/// <summary>A run folder cannot be used as asked: the message is for the user's eyes.</summary>
/// <param name="message">Which folder or file, what is wrong, what was expected.</param>
public class OutputException(string message) : Exception(message);

/// <summary>Another process holds a folder; it may let it go.</summary>
/// <param name="message">Which folder, and who holds it.</param>
public sealed class FolderHeldException(string message) : OutputException(message);

/// <summary>A folder that this process held is held by another now, or by nobody: nothing may be written there any more.</summary>
/// <param name="message">Which folder, and who holds it.</param>
public sealed class ClaimLostException(string message) : OutputException(message);
