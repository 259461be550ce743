using System.Globalization;
using Polis.Charts.Drawing;
using Polis.Experiments;

namespace Polis.Charts.Sweeping;

/// <summary>Where the values of an axis of a study lie on a chart.</summary>
internal sealed class SweepScale
{
    private const double Room = 0.05;

    private readonly StudyTable _table;
    private readonly StudyAxis _axis;
    private readonly string[] _levels;

    private SweepScale(StudyTable table, StudyAxis axis, string[] levels, Axis drawn) => (_table, _axis, _levels, Drawn) = (table, axis, levels, drawn);

    /// <summary>The axis as it is drawn.</summary>
    public Axis Drawn { get; }

    /// <summary>Whether values lie side by side, each as wide as the others.</summary>
    public bool IsEven => _levels.Length > 0;

    /// <summary>Values that lie side by side, in their order; none where places go by size.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <summary>Name of the axis with its unit.</summary>
    public string Name
    {
        get
        {
            string name = _axis.ShortName, unit = Restriction.UnitOf(_axis);
            if (_table.InterventionValues.GetValueOrDefault(_axis.Path) is { } value) (name, unit) = (value.Words, value.Unit);
            return unit.Length == 0 ? name : $"{name} ({unit})";
        }
    }

    /// <summary>The scale of an axis.</summary>
    /// <param name="table">The study.</param>
    /// <param name="a">Number of the axis.</param>
    /// <param name="width">Width of the panel, for as many numbers as fit.</param>
    /// <param name="even">Whether the values of a grid lie side by side, each as wide as the others, as words always do.</param>
    public static SweepScale Of(StudyTable table, int a, float width, bool even = false)
    {
        var axis = table.Axes[a];
        string[] values = [.. table.Points.Select(point => point[a]).Distinct()];
        if (axis.IsWords) return Even(table, axis, [.. axis.Values], width);
        if (even && (axis.Values.Count > 0 || table.Manifest.Design == DesignKind.Grid))
            return Even(table, axis, [.. values.OrderBy(StudyAxis.NumberOf)], width);
        double[] numbers = [.. values.Select(StudyAxis.NumberOf).Order()];
        // A range is shown as far as it was varied, also where no point lies at its ends.
        double low = axis.Values.Count > 0 ? numbers[0] : axis.Low, high = axis.Values.Count > 0 ? numbers[^1] : axis.High;
        return new SweepScale(table, axis, [], axis.IsLogarithmic ? Logarithmic(low, high) : Linear(low, high, width, numbers));
    }

    /// <summary>Place of a value.</summary>
    public double Of(string value) => IsEven ? Array.IndexOf(_levels, value) : Of(StudyAxis.NumberOf(value));

    /// <summary>Place of a number; not for values that lie side by side.</summary>
    public double Of(double number) => _axis.IsLogarithmic ? Math.Log10(number) : number;

    /// <summary>A number in few digits.</summary>
    public static string Short(double number)
    {
        double size = Math.Abs(number);
        if (size != 0 && size is < 1e-4 or >= 1e7) return number.ToString("0.##E0", CultureInfo.InvariantCulture).Replace('-', '−');
        int decimals = size == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        // By decimal digits, as the sentences of a sweep have it: half of the last digit rounds alike in both.
        double rounded = (double)Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
        return rounded.ToString("#,0.######", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>An axis of numbers whose ends are labelled, with round numbers between them.</summary>
    public static Axis WithEnds(double low, double high, int wanted)
    {
        if (high <= low) return new Axis(low - 1, low + 1, [low], [Short(low)]);
        double apart = (high - low) / Math.Max(1, wanted);
        double[] between = [.. Ticks.Between(low, high, wanted).Where(tick => tick - low > 0.6 * apart && high - tick > 0.6 * apart)];
        return Around(low, high, [low, .. between, high]);
    }

    private static SweepScale Even(StudyTable table, StudyAxis axis, string[] levels, float width)
    {
        float each = width / levels.Length;
        // Where names are wider than their places, only some are written.
        float widest = levels.Max(level => TextMeasure.Width(Label(level), TextStyle.Small));
        int every = axis.IsWords ? 1 : Math.Max(1, (int)MathF.Ceiling((widest + 6) / each));
        return new SweepScale(table, axis, levels, new Axis(
            -0.5, levels.Length - 0.5, [.. levels.Select((_, i) => (double)i)],
            [.. levels.Select((level, i) => i % every == 0 || i == levels.Length - 1 ? Fitting(level) : "")]));

        string Fitting(string level) => TextMeasure.Fit(Label(level), TextStyle.Small, Math.Max(30, every * each - 4));

        static string Label(string level) => StudyAxis.NumberOf(level) is var number && double.IsNaN(number) ? level : Short(number);
    }

    private static Axis Linear(double low, double high, float width, double[] values)
    {
        int fits = Math.Max(2, (int)(width / 56));
        if (high <= low) return WithEnds(low, high, 1);
        bool apart = values.Zip(values.Skip(1)).All(pair => pair.Second - pair.First > (high - low) / (fits + 1));
        return values.Length <= fits + 1 && apart && values[0] == low && values[^1] == high ? Around(low, high, values) : WithEnds(low, high, fits);
    }

    private static Axis Logarithmic(double low, double high)
    {
        double from = Math.Log10(low), to = Math.Log10(high);
        double[] round = [.. Enumerable.Range((int)Math.Floor(from), (int)(Math.Ceiling(to) - Math.Floor(from)) + 1).Select(power => (double)power)
            .Where(power => power - from > 0.2 * (to - from) && to - power > 0.2 * (to - from))];
        double[] ticks = [from, .. round.Length > 3 ? round.Where((_, i) => i % ((round.Length + 2) / 3) == 0) : round, to];
        double room = Room * (to - from);
        return new Axis(from - room, to + room, ticks, [.. ticks.Select(tick => Short(Math.Pow(10, tick)))]);
    }

    private static Axis Around(double low, double high, double[] ticks)
    {
        double room = Room * (high - low);
        return new Axis(low - room, high + room, ticks, [.. ticks.Select(Short)]);
    }
}
