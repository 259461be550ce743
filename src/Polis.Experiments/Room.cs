namespace Polis.Experiments;

/// <summary>Placeholder of the room.</summary>
internal static class Room;
