using Polis.Model;
using Polis.Model.Tests.Worlds;

namespace Polis.Results.Tests;

/// <summary>Rows of clashes that are written by hand.</summary>
internal static class ClashRows
{
    /// <summary>A clash of the first city that has had some answers; returns its row.</summary>
    public static int Clash(this WorldRun run, params Response[] answers)
    {
        int clash = run.World.Clashes.Append();
        foreach (var answer in answers) run.Answer(clash, answer, 0);
        return clash;
    }

    /// <summary>An answer to a clash in a step.</summary>
    public static void Answer(this WorldRun run, int clash, Response answer, int step)
    {
        var (clashes, responses) = (run.World.Clashes, run.World.Responses);
        int row = responses.Append();
        (responses.Clash[row], responses.Kind[row], responses.Step[row], responses.Previous[row]) = (clash, answer, step, clashes.LastResponse[clash]);
        clashes.LastResponse[clash] = row + 1;
        clashes.Responses[clash]++;
    }
}
