using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Governments of cities and nations last and change by chance; each keeps the draws that it took office with (docs/MODEL.md, 4).</summary>
/// <remarks>
/// A government is known by its term: the step in which it took office, <see cref="AtStart"/> for one of the start, and a key unlike that of any step for
/// one that a nation has put in by force. Whether one changes depends on its draw alone, so that what-ifs leave the governments of others as they are.
/// </remarks>
public static class Government
{
    /// <summary>Term of a government of the start.</summary>
    public const int AtStart = -1;

    /// <summary>No government, where a column says which one has settled.</summary>
    public const int None = int.MinValue;

    /// <summary>What <see cref="Change"/> touches.</summary>
    internal static Access Changes => new(reads: [Columns.Nations.Key], writes: [Columns.Cities.Term, Columns.Nations.Rule]);

    /// <summary>Term of a government that was put in by force.</summary>
    public static int PutInByForce(int step) => -2 - step;

    /// <summary>Whether the government of a term was put in by force.</summary>
    public static bool IsPutInByForce(int term) => term < AtStart;

    /// <summary>Step in which the government of a term took office; -1 for one of the start.</summary>
    public static int TookOffice(int term) => IsPutInByForce(term) ? -2 - term : term;

    /// <summary>Draws which governments change in this step.</summary>
    internal static void Change(World world, StepContext step)
    {
        step.ForEachChunk(world.Cities.Count, (world, step), static (s, chunk) => ChangeCities(s.world, s.step, chunk));
        var nations = world.Nations;
        double probability = step.Probability(world.Parameters.RuleTurnover);
        for (int n = 0; n < nations.Count; n++)
            if (step.Uniform(Streams.RuleChange, nations.Key[n]) < probability) nations.Rule[n] = step.Step;
    }

    private static void ChangeCities(World world, StepContext step, Chunk chunk)
    {
        double probability = step.Probability(world.Parameters.GovernmentTurnover);
        Span<double> draws = stackalloc double[Chunk.Block];
        for (int first = chunk.Begin; first < chunk.End; first += Chunk.Block)
        {
            int count = Math.Min(Chunk.Block, chunk.End - first);
            step.FillUniforms(Streams.GovernmentChange, first, 1, draws[..count]);
            for (int i = 0; i < count; i++)
                if (draws[i] < probability) world.Cities.Term[first + i] = step.Step;
        }
    }
}
