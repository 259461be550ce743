using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>
/// Fits parameters of a simulator to recorded numbers: approximate Bayesian computation by sequential Monte Carlo, with flat priors within bounds. The first
/// generation covers the bounds; each later one draws around the points that came nearest, and the tolerance falls to the distance of the last that
/// is kept (Lenormand, Jabot and Deffuant 2013, Adaptive approximate Bayesian computation for complex models).
/// </summary>
/// <remarks>
/// It asks for runs and takes their results, and runs nothing itself: <see cref="NextBatch"/> gives those of the generation that are still missing, in any
/// part and order their results go to <see cref="Take"/>, until a batch is empty. Each draw is keyed by seed, generation and run, so that the same results
/// lead to the same requests, whatever the order, threads or machines; a fit is resumed by giving a new one the results that are there.
/// No run is lost: a run of any generation that lies within the tolerance is a point of the posterior. Its weight is the prior's density over the number of
/// runs that all generations together were to draw around it (Cornuet and others 2012, Adaptive multiple importance sampling),
/// which is steadier than weights by each generation's own density, as draws from the prior are among them.
/// </remarks>
public sealed class SequentialCalibration
{
    /// <summary>
    /// Share of the kept points within the distance that the screen aims at. In trials with 1, 1/2, 1/5 and 1/20 the best means for the same runs came between
    /// 1/2 and 1/5: with a third fewer runs as good as without a screen.
    /// </summary>
    private const double ScreenShare = 0.25;

    /// <summary>A screen may be rough and soon there; what is said of the posterior is to be surer, also at the edge of the points.</summary>
    private const int RunsPerTermOfScreen = 3, RunsPerTermOfVerdict = 10;

    private readonly IReadOnlyList<CalibratedParameter> _parameters;

    private readonly IReadOnlyList<CalibrationTarget> _targets;

    private readonly CalibrationOptions _options;

    private readonly KeyedRandom _random;

    private readonly TargetDistance _distance;

    private readonly SobolSequence _sequence;

    private readonly List<CalibrationRun> _runs = [], _predicted = [];

    private readonly List<PointSource> _sources = [];

    /// <summary>Number of the first run of each generation.</summary>
    private readonly List<int> _starts = [];

    private readonly List<CalibrationGeneration> _generations = [];

    private readonly SortedDictionary<int, double[]> _taken = [];

    private List<CalibrationRun> _kept = [];

    private double[][] _places = [];

    private CalibrationUnit[] _units = [];

    /// <summary>Distance within which points are kept; infinite while all draws are from the prior.</summary>
    private double _tolerance = double.PositiveInfinity;

    /// <summary>Begins a fit.</summary>
    /// <param name="parameters">What is fitted; at most <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="targets">What it is fitted to, at least one not held out.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Key of all draws; runs have seeds of their own made from it.</param>
    /// <exception cref="ArgumentException">There is nothing to fit, or nothing to fit it to, or a target's numbers mean nothing.</exception>
    public SequentialCalibration(
        IReadOnlyList<CalibratedParameter> parameters, IReadOnlyList<CalibrationTarget> targets, CalibrationOptions options, ulong seed)
    {
        if (parameters.Count == 0) throw new ArgumentException("A fit has at least one parameter.", nameof(parameters));
        if (targets.All(target => target.IsHeldOut)) throw new ArgumentException("A fit has at least one target that is not held out.", nameof(targets));
        foreach (var target in targets)
        {
            if (!double.IsFinite(target.Value)) throw new ArgumentException($"The value of target {target.Name} is not a finite number.", nameof(targets));
            if (target.Deviation is { } deviation && !(deviation > 0 && double.IsFinite(deviation)))
                throw new ArgumentException($"The standard deviation of target {target.Name} is not above 0.", nameof(targets));
        }
        (_parameters, _targets, _options, _random) = (parameters, targets, options.Checked(), new KeyedRandom(seed));
        _distance = new TargetDistance(targets, options.AddsRecordErrors, _random);
        _sequence = SobolSequence.Scrambled(parameters.Count, seed);
        Begin(new PriorSource(_sequence), Math.Min(FirstSize, FitRuns));
    }

    /// <summary>The generations that are complete.</summary>
    public IReadOnlyList<CalibrationGeneration> Generations => _generations;

    /// <summary>Why the fit ended; none while it goes on. The runs for its prediction may still be missing.</summary>
    public CalibrationEnd? End { get; private set; }

    /// <summary>Whether no run is missing any more.</summary>
    public bool IsComplete => End is not null && _units.Length == 0;

    /// <summary>Runs whose results were taken.</summary>
    public int RunsTaken => _runs.Count + _predicted.Count + _taken.Count;

    /// <summary>The posterior at the end of the fit; none before, or where no run gave numbers to compare.</summary>
    public CalibrationPosterior? Posterior { get; private set; }

    /// <summary>
    /// What the posterior predicts for each target, in their order; empty before all runs are taken. Without runs for the prediction it comes from the points
    /// that were kept.
    /// </summary>
    public IReadOnlyList<CalibrationPrediction> Predictions { get; private set; } = [];

    private int ReservedRuns => Math.Min(_options.PredictionRuns, _options.MostRuns / 4);

    private int FitRuns => _options.MostRuns - ReservedRuns;

    private int FirstSize => (int)Math.Min(Math.Ceiling(_options.Population / _options.Quantile), int.MaxValue);

    /// <summary>Points that are too few for a covariance.</summary>
    private int LeastKept => 2 * (_parameters.Count + 1);

    /// <summary>The runs of the present generation whose results are missing; empty at the end. It may be asked again.</summary>
    public IReadOnlyList<CalibrationUnit> NextBatch() => [.. _units.Where(unit => !_taken.ContainsKey(unit.Number))];

    /// <summary>
    /// Takes results, all of a batch or a part of it, in any order. With the last of a generation the next one begins, of which results may follow at once: a
    /// stopped fit is resumed by giving a new one all results in the order of their numbers.
    /// </summary>
    /// <param name="results">Results of runs of the present generation, each once.</param>
    /// <exception cref="ArgumentException">
    /// A run was not asked for or is there already, or has not a number for each target. The results before it are taken.
    /// </exception>
    public void Take(IEnumerable<CalibrationResult> results)
    {
        foreach (var result in results)
        {
            int first = _units.Length == 0 ? 0 : _units[0].Number;
            if (result.Number < first || result.Number >= first + _units.Length)
                throw new ArgumentException($"Run {result.Number} is not of the present generation.", nameof(results));
            if (result.Summaries.Count != _targets.Count)
                throw new ArgumentException($"Run {result.Number} has {result.Summaries.Count} numbers for {_targets.Count} targets.", nameof(results));
            if (!_taken.TryAdd(result.Number, [.. result.Summaries])) throw new ArgumentException($"Run {result.Number} is there already.", nameof(results));
            if (_taken.Count == _units.Length) Close();
        }
    }

    /// <summary>Does all runs that are missing, one after the other.</summary>
    /// <param name="simulator">The numbers for the targets of a run with these values of the parameters and this seed.</param>
    public void Complete(Func<double[], ulong, double[]> simulator)
    {
        while (NextBatch() is { Count: > 0 } batch)
            Take(batch.Select(unit => new CalibrationResult(unit.Number, simulator([.. unit.Values], unit.Seed))).ToList());
    }

    private void Begin(PointSource source, int count)
    {
        int first = _runs.Count;
        _sources.Add(source);
        _starts.Add(first);
        _places = [.. Enumerable.Range(first, count).Select(run => source.Draw(_random, _starts.Count - 1, run))];
        _units = [.. _places.Select((place, i) => Unit(first + i, false, [.. _parameters.Select((parameter, k) => parameter.Scale.Of(place[k]))]))];
    }

    private CalibrationUnit Unit(int number, bool isPrediction, IReadOnlyList<double> values) =>
        new(number, _generations.Count, isPrediction, values, KeyedRandom.RunSeed(_random.Seed, number));

    private void Close()
    {
        double[][] summaries = [.. _taken.Values];
        _taken.Clear();
        if (End is not null)
        {
            _predicted.AddRange(_units.Select((unit, i) => new CalibrationRun(unit.Number, [], summaries[i])));
            _units = [];
            Predict();
            return;
        }
        CalibrationRun[] runs = [.. _units.Select((unit, i) => new CalibrationRun(unit.Number, _places[i], summaries[i]))];
        _runs.AddRange(runs);
        double before = _tolerance;
        Keep(runs);
        End = EndAfter(before);
        if (End is null) BeginNext();
        else Finish();
    }

    /// <summary>Measures and weighs new runs, and keeps the points within the next tolerance.</summary>
    private void Keep(CalibrationRun[] runs)
    {
        double before = _tolerance;
        if (double.IsPositiveInfinity(before))
        {
            // Scales rest once draws are no longer from the prior.
            _distance.SetScales(_runs);
            foreach (var run in _runs) _distance.Measure(run);
        }
        else
        {
            foreach (var run in runs) _distance.Measure(run);
        }
        CalibrationRun[] within = [.. runs.Where(run => double.IsFinite(run.Distance) && run.Distance <= before)];
        _sources[^1].AddDrawn(_kept);
        foreach (var source in _sources) source.AddDrawn(within);
        _kept.AddRange(within);
        double[] distances = [.. _kept.Select(run => run.Distance).Order()];
        double tolerance = distances.Length == 0 ? double.PositiveInfinity : distances[Math.Min(_options.Population, distances.Length) - 1];
        if (_kept.Count >= LeastKept || _runs.Count >= FitRuns)
        {
            _tolerance = tolerance;
            _kept = [.. _kept.Where(run => run.Distance <= tolerance)];
        }
        double acceptance = double.IsPositiveInfinity(before) ? double.NaN : (double)within.Length / runs.Length;
        _generations.Add(new CalibrationGeneration(_generations.Count, runs.Length, _sources[^1].Tries, _sources[^1].ScreenedAway, acceptance, tolerance,
            _kept.Count, _kept.Count == 0 ? 0 : 1 / Weights().Sum(weight => weight * weight)));
    }

    private CalibrationEnd? EndAfter(double before)
    {
        var last = _generations[^1];
        bool isSpent = _runs.Count >= FitRuns;
        if (_kept.Count == 0) return isSpent ? CalibrationEnd.NothingToCompare : null;
        if (_tolerance <= _options.LeastTolerance) return CalibrationEnd.Tolerance;
        if (isSpent) return CalibrationEnd.Runs;
        if (last.Acceptance < _options.LeastAcceptance) return CalibrationEnd.Acceptance;
        return double.IsFinite(before) && _tolerance >= before ? CalibrationEnd.EqualDistances : null;
    }

    private void BeginNext()
    {
        int left = FitRuns - _runs.Count;
        if (double.IsPositiveInfinity(_tolerance))
        {
            Begin(new PriorSource(_sequence), Math.Min(FirstSize, left));
            return;
        }

        Begin(new KernelSource(_kept, Weights(), _options.Screens ? NextScreen() : null), Math.Min(Math.Max(1, FirstSize - _options.Population), left));
    }

    private Screen? NextScreen()
    {
        // The screen aims at the distance that the next generations are to reach: the weights are right for any aim.
        double aim = _kept.Select(run => run.Distance).Order().ElementAt((int)(ScreenShare * _kept.Count));
        return QuadraticSurrogate.From(_runs, _starts, RunsPerTermOfScreen) is { } surrogate ? new Screen(surrogate, aim, _options.LeastChance) : null;
    }

    private void Finish()
    {
        _units = [];
        if (_kept.Count == 0) return;
        _kept.Sort((one, other) => one.Number.CompareTo(other.Number));
        var surrogate = QuadraticSurrogate.From(_runs, _starts, RunsPerTermOfVerdict);
        Posterior = new CalibrationPosterior(_parameters, _kept, Weights(), _tolerance, surrogate);
        double start = _random.Uniform(Streams.CalibrationPoint, 0, 0, 0);
        _units = [.. Posterior.Resampled(ReservedRuns, start).Select((values, i) => Unit(_runs.Count + i, true, values))];
        if (_units.Length == 0) Predict();
    }

    private void Predict()
    {
        var runs = _predicted.Count > 0 ? _predicted : _kept;
        double[] weights = _predicted.Count > 0 ? [.. runs.Select(_ => 1.0)] : Weights();
        Predictions =
        [
            .. _targets.Select((target, i) => new CalibrationPrediction(target, new WeightedSample([.. runs.Select(run => run.Summaries[i])], weights),
                new WeightedSample([.. runs.Select(run => _distance.WithError(run, i, Streams.CalibrationPredictedError))], weights))),
        ];
    }

    /// <summary>Weight of each kept point: the prior's density, which is 1, over the expected number of runs around it.</summary>
    private double[] Weights()
    {
        double sum = _kept.Sum(run => 1 / run.Drawn);
        return [.. _kept.Select(run => 1 / run.Drawn / sum)];
    }
}
