using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>Whole numbers and orders from keyed draws.</summary>
internal static class KeyedDraws
{
    /// <summary>A whole number from 0 to below <paramref name="count"/>, all equally likely.</summary>
    public static int Below(this KeyedRandom random, int count, int stream, int entity, int step, int index) =>
        (int)(random.Uniform(stream, entity, step, index) * count);

    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in an order of which all are equally likely (Fisher and Yates).</summary>
    public static int[] Order(this KeyedRandom random, int count, int stream, int entity, int step)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = random.Below(last + 1, stream, entity, step, last);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }

    /// <summary>Rows of a bootstrap sample: as many as there are, each drawn with replacement.</summary>
    public static void Resample(this KeyedRandom random, int stream, int replicate, Span<int> rows)
    {
        double[] uniforms = new double[rows.Length];
        random.FillUniforms(stream, 0, replicate, 0, uniforms);
        for (int i = 0; i < rows.Length; i++) rows[i] = (int)(uniforms[i] * rows.Length);
    }

    /// <summary>How often each row is in a bootstrap sample.</summary>
    public static void Resample(this KeyedRandom random, int stream, int replicate, Span<int> rows, int[] times)
    {
        random.Resample(stream, replicate, rows);
        Array.Clear(times);
        foreach (int row in rows) times[row]++;
    }
}
