using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>Where a generation's points come from. Points are places on the scales of the parameters, each between 0 and 1.</summary>
internal abstract class PointSource
{
    /// <summary>Proposals so far.</summary>
    public int Tries { get; protected set; }

    /// <summary>Proposals within the bounds that were screened away.</summary>
    public int ScreenedAway { get; protected set; }

    /// <summary>Draws a point.</summary>
    /// <param name="random">Draws.</param>
    /// <param name="generation">Number of the generation.</param>
    /// <param name="run">Number of the run; each point depends on it and on no other.</param>
    public abstract double[] Draw(KeyedRandom random, int generation, int run);

    /// <summary>Adds the number of the source's runs that are expected in a unit of volume around each point.</summary>
    public abstract void AddDrawn(IReadOnlyList<CalibrationRun> runs);
}

/// <summary>Draws from the prior: the next points of a scrambled Sobol sequence, which cover it more evenly than independent ones.</summary>
internal sealed class PriorSource(SobolSequence sequence) : PointSource
{
    /// <summary>A point of the sequence may lie on a bound, where a place has no logit.</summary>
    private const double LeastPlace = 1e-12;

    public override double[] Draw(KeyedRandom random, int generation, int run)
    {
        Tries++;
        return [.. sequence.Point((uint)run).Select(place => Math.Clamp(place, LeastPlace, 1 - LeastPlace))];
    }

    public override void AddDrawn(IReadOnlyList<CalibrationRun> runs)
    {
        foreach (var run in runs) run.Drawn += Tries;
    }
}

/// <summary>
/// Draws from the points that were kept, by their weights, each moved by a normal step with twice their covariance (Beaumont and others 2009; Filippi and
/// others 2013), until one lies within the bounds and passes the screen.
/// </summary>
internal sealed class KernelSource : PointSource
{
    private readonly double[] _weights, _cumulative;

    private readonly double[][] _centres, _whitened;

    private readonly double[,] _root;

    private readonly double _peak;

    private readonly Screen? _screen;

    /// <summary>Makes a source.</summary>
    /// <param name="kept">Points that are kept.</param>
    /// <param name="weights">Their weights, of sum 1.</param>
    /// <param name="screen">Which proposals are worth a run; none runs all.</param>
    public KernelSource(IReadOnlyList<CalibrationRun> kept, double[] weights, Screen? screen)
    {
        (_weights, _screen) = (weights, screen);
        _centres = [.. kept.Select(run => run.Place)];
        _cumulative = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) _cumulative[i] = sum += weights[i];
        _root = TwiceCovariance.RootOf(_centres, weights);
        _whitened = [.. _centres.Select(centre => TwiceCovariance.Solve(_root, centre))];
        int dimensions = _centres[0].Length;
        _peak = 1;
        for (int i = 0; i < dimensions; i++) _peak /= _root[i, i] * Math.Sqrt(2 * Math.PI);
    }

    public override double[] Draw(KeyedRandom random, int generation, int run)
    {
        int dimensions = _root.GetLength(0), width = dimensions + 2;
        for (int attempt = 0; ; attempt++)
        {
            Tries++;
            int first = attempt * width;
            double[] point = Moved(random, generation, run, first);
            if (!Array.TrueForAll(point, place => place is > 0 and < 1)) continue;
            if (_screen is null || random.Uniform(Streams.CalibrationProposal, run, generation, first + dimensions + 1) < _screen.Chance(point)) return point;
            ScreenedAway++;
        }
    }

    // A try lands around a point with the density of the mixture, and is run with the screen's chance. Tries out of bounds count, so that no constant of the
    // part within them is needed; tries that were spared count, so that whatever the screen says, the expected number of runs is known.
    public override void AddDrawn(IReadOnlyList<CalibrationRun> runs)
    {
        double[] exponents = new double[_weights.Length], kernels = new double[_weights.Length];
        foreach (var run in runs)
        {
            double[] whitened = TwiceCovariance.Solve(_root, run.Place);
            for (int i = 0; i < exponents.Length; i++)
            {
                double squares = 0;
                double[] centre = _whitened[i];
                for (int k = 0; k < whitened.Length; k++) squares += (whitened[k] - centre[k]) * (whitened[k] - centre[k]);
                exponents[i] = -squares / 2;
            }
            VectorMath.Exp(exponents, kernels);
            double density = 0;
            for (int i = 0; i < kernels.Length; i++) density += _weights[i] * kernels[i];
            run.Drawn += Tries * _peak * density * (_screen?.Chance(run.Place) ?? 1);
        }
    }

    private double[] Moved(KeyedRandom random, int generation, int run, int first)
    {
        double drawn = random.Uniform(Streams.CalibrationProposal, run, generation, first);
        int centre = Array.BinarySearch(_cumulative, drawn * _cumulative[^1]);
        double[] point = [.. _centres[Math.Min(centre < 0 ? ~centre : centre, _centres.Length - 1)]];
        for (int k = 0; k < point.Length; k++)
        {
            double normal = random.Normal(Streams.CalibrationProposal, run, generation, first + 1 + k);
            for (int i = k; i < point.Length; i++) point[i] += _root[i, k] * normal;
        }
        return point;
    }
}
