using Polis.Model;

namespace Polis.Results;

/// <summary>The answers that a clash has had.</summary>
internal static class ClashAnswers
{
    /// <summary>The first answer to a clash; null for none.</summary>
    /// <param name="world">The world.</param>
    /// <param name="clash">Row of the clash.</param>
    public static Response? FirstOf(World world, int clash)
    {
        int answer = world.Clashes.LastResponse[clash];
        if (answer == 0) return null;
        while (world.Responses.Previous[answer - 1] != 0) answer = world.Responses.Previous[answer - 1];
        return world.Responses.Kind[answer - 1];
    }

    /// <summary>
    /// Whether the nation acted on a clash: it answered otherwise than by tolerating at least once, or ended it by force in another domain or by what it
    /// decided on a bid.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="clash">Row of the clash.</param>
    public static bool ActedOn(World world, int clash)
    {
        if (world.Clashes.Outcome[clash] is ClashOutcome.Suppressed or ClashOutcome.Autonomy or ClashOutcome.Independence) return true;
        for (int answer = world.Clashes.LastResponse[clash]; answer != 0; answer = world.Responses.Previous[answer - 1])
            if (world.Responses.Kind[answer - 1] != Response.Tolerate) return true;
        return false;
    }
}
