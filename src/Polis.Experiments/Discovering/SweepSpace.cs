using System.Globalization;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// The axes of a sweep as dimensions of a space in which boxes are searched. An axis of numbers is a dimension. One of two words is a dimension of 0 and 1; one
/// of more words has a dimension for each, which says whether it is that word, so that any of them can be left out.
/// </summary>
internal sealed class SweepSpace
{
    private readonly StudyTable _table;
    private readonly List<(int Axis, int? Word)> _dimensions = [];

    /// <summary>The space of a sweep.</summary>
    public SweepSpace(StudyTable table)
    {
        _table = table;
        foreach (var (a, axis) in table.Axes.Index())
        {
            if (!axis.IsWords) _dimensions.Add((a, null));
            else if (axis.Count == 2) _dimensions.Add((a, 1));
            else _dimensions.AddRange(Enumerable.Range(0, axis.Count).Select(word => (a, (int?)word)));
        }
        Points = [.. table.Point.Select(point => PlaceOf(table.Points[point]))];
    }

    /// <summary>Place of each run.</summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>What a box asks of the axes.</summary>
    public IReadOnlyList<Restriction> RestrictionsOf(PrimBox found) =>
    [
        .. found.Limits.GroupBy(limit => _dimensions[limit.Dimension].Axis).OrderBy(group => group.Key)
            .Select(group => RestrictionOf(_table.Axes[group.Key], found.Overall.Box, [.. group])),
    ];

    private Restriction RestrictionOf(StudyAxis axis, Box box, IReadOnlyList<PrimLimit> limits)
    {
        // Of several limits on the words of one axis, the weakest speaks for all.
        double p = limits.Max(limit => limit.QuasiP), reproduced = limits.Min(limit => limit.Reproduced);
        if (axis.IsWords)
        {
            string[] words = [.. axis.Values.Where(word => limits.All(limit => IsInside(CodeOf(_dimensions[limit.Dimension].Word!.Value, axis, word), limit)))];
            return new Restriction(axis, double.NaN, double.NaN, false, false, words, p, reproduced);
        }
        int dimension = limits[0].Dimension;
        var (low, high) = (box.Low[dimension], box.High[dimension]);
        double[] values = [.. Points.Select(point => point[dimension]).Distinct().Order()];
        bool levels = axis.Values.Count > 0 || _table.Manifest.Design == DesignKind.Grid;
        bool limitsLow = values[0] < low, limitsHigh = values[^1] > high;
        // Without a limit a box goes as far as the axis, also where no point lies at its end.
        var (least, most) = axis.Values.Count > 0 ? (values[0], values[^1]) : (axis.Low, axis.High);
        return new Restriction(
            axis, Plain(limitsLow ? LowerLimit(values, low, levels) : least),
            Plain(limitsHigh ? UpperLimit(values, high, levels) : most), limitsLow, limitsHigh, [],
            p, reproduced);
    }

    /// <summary>A level without the last digits of its computation: 0.06 for 0.060000000000000005.</summary>
    private static double Plain(double number) => double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private double[] PlaceOf(string[] values) =>
        [.. _dimensions.Select(dimension => dimension.Word is { } word
            ? CodeOf(word, _table.Axes[dimension.Axis], values[dimension.Axis]) : StudyAxis.NumberOf(values[dimension.Axis]))];

    private static double CodeOf(int word, StudyAxis axis, string value) => axis.Values[word] == value ? 1 : 0;

    private static bool IsInside(double value, PrimLimit limit) => limit.Low <= value && value <= limit.High;

    /// <summary>The limit among levels is the least level inside; between other values it is the roundest number that divides them as the limit does.</summary>
    private static double LowerLimit(double[] values, double limit, bool levels)
    {
        double inside = values.First(value => value >= limit);
        double outside = values.Where(value => value < limit).DefaultIfEmpty(double.NegativeInfinity).Max();
        return levels ? inside : Roundest(limit, number => number > outside && number <= inside);
    }

    private static double UpperLimit(double[] values, double limit, bool levels)
    {
        double inside = values.Last(value => value <= limit);
        double outside = values.Where(value => value > limit).DefaultIfEmpty(double.PositiveInfinity).Min();
        return levels ? inside : Roundest(limit, number => number < outside && number >= inside);
    }

    private static double Roundest(double number, Func<double, bool> fits)
    {
        for (int digits = 0; digits < 17; digits++)
        {
            double rounded = double.Parse(number.ToString($"E{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (fits(rounded)) return rounded;
        }
        return number;
    }
}
