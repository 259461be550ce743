using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities at the start: ideals around their nation's base by size and chance, salience, autonomy.</summary>
internal static class CityStart
{
    /// <summary>Fills cities; nations' policies hold their base.</summary>
    public static void Fill(World world, StepContext step)
    {
        var (cities, table) = (world.Cities, world.Inputs.Cities);
        cities.Resize(table.Count);
        for (int i = 0; i < table.Count; i++)
        {
            cities.Nation[i] = table.Nation[i];
            cities.Latitude[i] = table.Latitude[i];
            cities.Longitude[i] = table.Longitude[i];
            cities.Population[i] = table.Population[i];
            cities.Income[i] = table.IncomePerHead[i];
            cities.CulturalDistance[i] = table.CulturalDistance[i];
            cities.Group[i] = table.Group[i];
            cities.Region[i] = table.Region[i];
            if (!table.Capital[i]) continue;
            cities.Capital[i] = 1;
            world.Nations.Capital[table.Nation[i]] = i;
        }
        cities.HeldStance.Span.Fill(Stance.None);
        cities.Settled.Span.Fill(Government.None);
        cities.Term.Span.Fill(Government.AtStart);
        step.ForEachChunk(table.Count, (world, step), static (s, chunk) => Draw(s.world, s.step, chunk));
    }

    private static void Draw(World world, StepContext step, Chunk chunk)
    {
        var (cities, table, p) = (world.Cities, world.Inputs.Cities, world.Parameters);
        int domains = world.Domains.Count;
        double logBase = DeterministicMath.Log(10);
        for (int i = chunk.Begin; i < chunk.End; i++)
        {
            int nation = cities.Nation[i];
            double size = DeterministicMath.Log(cities.Population[i] / p.IdealSizeBase) / logBase;
            for (int k = 0; k < domains; k++)
            {
                int cell = i * domains + k;
                double mean = world.Nations.Policy[nation * domains + k] + (k == world.AlignmentDomain ? 0 : p.IdealSizeSlope * size);
                cities.Ideal[cell] = Given(table.Ideal, cell) ?? Math.Clamp(mean + p.IdealSpread * step.Normal(Streams.StartIdeal, i, k), -1, 1);
                cities.Salience[cell] = Given(table.Salience, cell)
                    ?? Math.Min(MostSalience, step.Random.Gamma(Streams.StartSalience, i, step.Step, k, p.SalienceShape, p.SalienceScale));
                cities.Autonomy[cell] = Given(table.Autonomy, cell) ?? Math.Min(1, p.AutonomyBase + p.AutonomyFederal * world.Nations.Federalism[nation]);
            }
        }
    }

    /// <summary>Greatest salience.</summary>
    private const double MostSalience = 3;

    private static double? Given(double[]? values, int cell) => values is null || double.IsNaN(values[cell]) ? null : values[cell];
}
