using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model.Tests.Access;

/// <summary>Declares nothing and reads and writes in ways that are easy to overlook.</summary>
internal sealed class Undeclared : IMechanism<World>
{
    private readonly Action<World> _kept = world => world.Nations.Belief[0] = 0.5;

    public string Name => nameof(Undeclared);

    public Engine.Scheduling.Access Access { get; } = new([], []);

    public void Step(World state, StepContext step)
    {
        // A read in a lambda that a chunk runs, a write through a reference that another method gives, an index made of columns.
        step.ForEachChunk(state.Cities.Count, state, static (world, chunk) => world.Globe.Output[0] = world.Cities.Salience[chunk.Begin]);
        ref double chosen = ref Chosen(state, step.Step);
        chosen = 1;
        if (state.TieIndex.Degree(0) > 0) return;

        // A column in a tuple; written by the framework's own methods, through a span; read in another method; both by an operator.
        var pair = (state.Cities.Grievance, step.Step);
        var grievance = pair.Grievance.Span;
        grievance[1..].Fill(1);
        var autonomy = state.Cities.Autonomy.Row(0);
        autonomy[0] += state.Cities.Output(0);
        if (step.Step < 0) _kept(state);
    }

    private static ref double Chosen(World world, int step)
    {
        var column = step > 3 ? world.Nations.Democracy : world.Nations.Federalism;
        return ref column[0];
    }
}

/// <summary>Declares more than it touches.</summary>
internal sealed class Superfluous : IMechanism<World>
{
    public string Name => nameof(Superfluous);

    public Engine.Scheduling.Access Access { get; } = new(
        [Columns.Cities.Income, Columns.Cities.Population], [Columns.Cities.Income, Columns.Cities.Grievance]);

    public void Step(World state, StepContext step) => state.Cities.Income[0] = state.Cities.Population[0];
}

/// <summary>Declares what it touches.</summary>
internal sealed class Honest : IMechanism<World>
{
    public string Name => nameof(Honest);

    public Engine.Scheduling.Access Access { get; } = new([Columns.Cities.Population], [Columns.Cities.Income]);

    public void Step(World state, StepContext step) => state.Cities.Income[0] = state.Cities.Population[0];
}

/// <summary>Hides what it does from an analysis of the code: only the bytes tell.</summary>
internal sealed class Hidden(Column? read, Column write, params Column[] declaredWrites) : IMechanism<World>
{
    public string Name => nameof(Hidden);

    public Engine.Scheduling.Access Access { get; } = new([], [.. declaredWrites]);

    public void Step(World state, StepContext step)
    {
        byte first = read is null ? (byte)17 : state.Columns.Single(column => column.Name == read.Name).RawBytes(1)[0];
        state.Columns.Single(column => column.Name == write.Name).RawBytes(1)[0] ^= (byte)(first | 1);
    }
}
