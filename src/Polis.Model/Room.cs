namespace Polis.Model;

/// <summary>Placeholder of the room.</summary>
internal static class Room;
