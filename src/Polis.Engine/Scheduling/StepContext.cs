using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;

namespace Polis.Engine.Scheduling;

/// <summary>What a mechanism may know of the step beside the state: the time, the threads and the draws.</summary>
/// <param name="clock">Calendar of the run.</param>
/// <param name="random">Draws of the run.</param>
/// <param name="team">Threads.</param>
public sealed class StepContext(Clock clock, KeyedRandom random, ThreadTeam team)
{
    /// <summary>Number of the step, from 0.</summary>
    public int Step { get; set; }

    /// <summary>Calendar of the run.</summary>
    public Clock Clock { get; } = clock;

    /// <summary>Draws of the run.</summary>
    public KeyedRandom Random { get; } = random;

    /// <summary>Threads of the run.</summary>
    public ThreadTeam Team { get; } = team;

    /// <summary>Length of the step, in years.</summary>
    public double Dt { get; } = clock.Dt;

    /// <summary>Decimal year at the start of the step.</summary>
    public double Year => Clock.YearOf(Step);

    /// <summary>Month count at the start of the step.</summary>
    public int Month => Clock.MonthOf(Step);

    /// <summary>Probability that an event of a rate happens in this step.</summary>
    /// <param name="rate">Events per year.</param>
    public double Probability(double rate) => Probability(rate, Dt);

    /// <summary>Probability that an event of a rate happens in a time: 1 - e^(-rate · time).</summary>
    /// <param name="rate">Events per year.</param>
    /// <param name="years">Length of the time.</param>
    public static double Probability(double rate, double years) => -DeterministicMath.Expm1(-rate * years);

    /// <summary>Uniform draw of this step, in (0, 1).</summary>
    public double Uniform(int stream, int entity, int index = 0) => Random.Uniform(stream, entity, Step, index);

    /// <summary>Standard normal draw of this step.</summary>
    public double Normal(int stream, int entity, int index = 0) => Random.Normal(stream, entity, Step, index);

    /// <summary>Uniform draws 0 to width - 1 of this step of a run of entities, entity after entity:
    /// those of <see cref="Uniform"/>, several times faster.</summary>
    public void FillUniforms(int stream, int firstEntity, int width, Span<double> uniforms) => Random.FillRows(stream, firstEntity, Step, width, uniforms);

    /// <summary>Standard normal draws 0 to width - 1 of this step of a run of entities, entity after entity:
    /// those of <see cref="Normal"/>, several times faster.</summary>
    public void FillNormals(int stream, int firstEntity, int width, Span<double> normals)
    {
        Random.FillRows(stream, firstEntity, Step, width, normals);
        VectorMath.NormalQuantile(normals, normals);
    }

    /// <summary>Does every chunk of a number of rows once.</summary>
    public void ForEachChunk<TState>(int rows, TState state, ChunkAction<TState> action) => Team.ForEachChunk(rows, state, action);
}
