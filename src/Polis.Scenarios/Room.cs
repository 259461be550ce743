namespace Polis.Scenarios;

/// <summary>Placeholder of the room.</summary>
internal static class Room;
