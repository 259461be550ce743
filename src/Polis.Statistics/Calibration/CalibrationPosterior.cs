namespace Polis.Statistics;

/// <summary>A point of a posterior: a run that lies within the tolerance.</summary>
/// <param name="Number">Number of its run.</param>
/// <param name="Values">Value of each parameter.</param>
/// <param name="Weight">Its weight; those of all points sum to 1.</param>
/// <param name="AdjustedValues">Value of each parameter, moved to where the run would have hit the targets.</param>
/// <param name="AdjustedWeight">Weight of the moved point, less for a run that lies further off.</param>
/// <param name="Distance">Distance of its run from the targets.</param>
/// <param name="Summaries">The run's number for each target.</param>
public sealed record CalibrationPoint(
    int Number,
    IReadOnlyList<double> Values,
    double Weight,
    IReadOnlyList<double> AdjustedValues,
    double AdjustedWeight,
    double Distance,
    IReadOnlyList<double> Summaries);

/// <summary>Densities at a value of a parameter, on its scale; 1 is the prior's, which is flat.</summary>
/// <param name="Value">Value of the parameter.</param>
/// <param name="Adjusted">Density of the adjusted posterior.</param>
/// <param name="Plain">Density of the posterior as it was before the adjustment.</param>
public readonly record struct MarginalDensity(double Value, double Adjusted, double Plain);

/// <summary>
/// What is known of the parameters after a fit: weighted points, plain and adjusted by regression. The adjusted ones are the better estimate where
/// parameters move the numbers in about straight lines within the tolerance. Where the simulator cannot reach the targets at all, a regression would lead out
/// of the cloud of points; so <see cref="Best"/> takes the adjusted ones only if a surrogate of the simulator says that the targets are in reach, and expects
/// the adjusted points nearer to them than the plain ones.
/// </summary>
public sealed class CalibrationPosterior
{
    private readonly IReadOnlyList<CalibratedParameter> _parameters;

    private readonly double[][] _places, _adjustedPlaces;

    internal CalibrationPosterior(
        IReadOnlyList<CalibratedParameter> parameters, IReadOnlyList<CalibrationRun> kept, double[] weights, double tolerance, QuadraticSurrogate? surrogate)
    {
        var adjustment = new RegressionAdjustment(kept, weights, tolerance);
        (_parameters, _places, _adjustedPlaces, Tolerance, Explained) =
            (parameters, [.. kept.Select(run => run.Place)], adjustment.Places, tolerance, adjustment.Explained);
        IsBeyondReach = surrogate is not null && IsBeyondChance(surrogate, surrogate.Nearest(_places), tolerance);
        IsAdjusted = surrogate is not null && !IsBeyondReach
            && SquaredDistance(_adjustedPlaces, adjustment.Weights) <= SquaredDistance(_places, weights);
        Points =
        [
            .. kept.Select((run, i) => new CalibrationPoint(
                run.Number, Values(run.Place), weights[i], Values(adjustment.Places[i]), adjustment.Weights[i], run.Distance, run.Summaries)),
        ];

        double SquaredDistance(double[][] places, double[] weights) =>
            places.Zip(weights, (place, weight) => weight * QuadraticSurrogate.SquaredLength(surrogate.At(place))).Sum();

        double[] Values(double[] place) => [.. parameters.Select((parameter, k) => parameter.Scale.Of(place[k]))];
    }

    /// <summary>Distance of the furthest point.</summary>
    public double Tolerance { get; }

    /// <summary>
    /// Whether no point within the bounds is expected to come so near to the targets that chance makes up the rest: the simulator does not fit them together,
    /// and the posterior is where it misses them by no more than the tolerance.
    /// </summary>
    public bool IsBeyondReach { get; }

    /// <summary>
    /// Whether <see cref="Best"/> and what is predicted come from the adjusted points. If not, the targets are out of reach, or adjusted points
    /// would lie further off, or runs are too few to tell.
    /// </summary>
    public bool IsAdjusted { get; }

    /// <summary>The points, in the order of their runs.</summary>
    public IReadOnlyList<CalibrationPoint> Points { get; }

    /// <summary>
    /// For each parameter the share of its variance among the points that the differences from the targets explain, which the adjustment takes off.
    /// </summary>
    public IReadOnlyList<double> Explained { get; }

    /// <summary>Effective number of the points by the weights of <see cref="Best"/>; few mean that all else here is rough.</summary>
    public double EffectiveSize => Best(0).EffectiveSize;

    /// <summary>The posterior of a parameter to show and to go on with.</summary>
    /// <param name="parameter">Number of the parameter.</param>
    public WeightedSample Best(int parameter) => IsAdjusted ? Adjusted(parameter) : Plain(parameter);

    /// <summary>Values of a parameter at the points as they were run.</summary>
    /// <param name="parameter">Number of the parameter.</param>
    public WeightedSample Plain(int parameter) =>
        new([.. Points.Select(point => point.Values[parameter])], [.. Points.Select(point => point.Weight)]);

    /// <summary>Values of a parameter at the adjusted points.</summary>
    /// <param name="parameter">Number of the parameter.</param>
    public WeightedSample Adjusted(int parameter) =>
        new([.. Points.Select(point => point.AdjustedValues[parameter])], [.. Points.Select(point => point.AdjustedWeight)]);

    /// <summary>Densities of a parameter at equal distances on its scale, from bound to bound.</summary>
    /// <param name="parameter">Number of the parameter.</param>
    /// <param name="places">Number of values, at least 2.</param>
    public IReadOnlyList<MarginalDensity> Marginal(int parameter, int places = 101)
    {
        double[] at = [.. Enumerable.Range(0, places).Select(number => (double)number / (places - 1))];
        var adjusted = Of(_adjustedPlaces, [.. Points.Select(point => point.AdjustedWeight)]);
        var plain = Of(_places, [.. Points.Select(point => point.Weight)]);
        return [.. at.Select((place, number) => new MarginalDensity(_parameters[parameter].Scale.Of(place), adjusted[number], plain[number]))];

        IReadOnlyList<double> Of(double[][] points, double[] weights) =>
            new WeightedSample([.. points.Select(point => point[parameter])], weights).Density(0, 1, at);
    }

    /// <summary>Correlation of two parameters by the points of <see cref="Best"/>; not a number where one does not vary.</summary>
    /// <param name="one">Number of a parameter.</param>
    /// <param name="other">Number of another.</param>
    public double Correlation(int one, int other)
    {
        WeightedSample first = Best(one), second = Best(other);
        double product = BestPoints().Sum(point => point.Weight * (point.Values[one] - first.Mean) * (point.Values[other] - second.Mean));
        return product / (first.Deviation * second.Deviation);
    }

    /// <summary>
    /// Points of <see cref="Best"/> in proportion to their weights, at equal steps of the cumulative weight (systematic resampling, Kitagawa 1996).
    /// </summary>
    /// <param name="count">Number of points.</param>
    /// <param name="start">Where the first step begins, 0 to below 1.</param>
    /// <returns>Values of the parameters.</returns>
    internal IEnumerable<IReadOnlyList<double>> Resampled(int count, double start)
    {
        var points = BestPoints().ToList();
        int point = 0;
        double upTo = points[0].Weight;
        for (int i = 0; i < count; i++)
        {
            while (upTo < (start + i) / count && point < points.Count - 1) upTo += points[++point].Weight;
            yield return points[point].Values;
        }
    }

    /// <summary>
    /// Whether differences are larger than those that chance adds to a run, and than a tenth of the tolerance, below which they would matter little.
    /// </summary>
    private static bool IsBeyondChance(QuadraticSurrogate surrogate, double[] nearest, double tolerance)
    {
        double length = QuadraticSurrogate.SquaredLength(nearest);
        return length > surrogate.Residuals.Max(QuadraticSurrogate.SquaredLength) && length > tolerance * tolerance * nearest.Length / 100;
    }

    private IEnumerable<(IReadOnlyList<double> Values, double Weight)> BestPoints() =>
        Points.Select(point => IsAdjusted ? (point.AdjustedValues, point.AdjustedWeight) : (point.Values, point.Weight));
}
