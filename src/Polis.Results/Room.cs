namespace Polis.Results;

/// <summary>Placeholder of the room.</summary>
internal static class Room;
