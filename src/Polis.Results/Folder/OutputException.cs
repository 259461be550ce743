namespace Polis.Results.Folder;

/// <summary>A run folder cannot be used as asked: the message is for the user's eyes.</summary>
/// <param name="message">Which folder or file, what is wrong, what was expected.</param>
public sealed class OutputException(string message) : Exception(message);
