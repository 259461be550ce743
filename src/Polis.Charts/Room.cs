namespace Polis.Charts;

/// <summary>Placeholder of the room.</summary>
internal static class Room;
