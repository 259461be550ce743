using System.Globalization;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>How boxes are searched in a sweep.</summary>
/// <param name="MostBoxes">Most boxes.</param>
/// <param name="LeastDensity">
/// Share of the runs of a box that must be cases: of the boxes that reach it, the one with most cases is taken. Null takes the box in which coverage and
/// density are in balance.
/// </param>
/// <param name="LeastMass">Share of the runs that a box has at least.</param>
public sealed record DiscoveryOptions(int MostBoxes = 3, double? LeastDensity = null, double LeastMass = 0.05);

/// <summary>In which part of a sweep something happens: boxes by PRIM, over the runs of all points.</summary>
public sealed class Discovery
{
    private Discovery(StudyTable table, string when, bool[] happens, IReadOnlyList<FoundBox> boxes, string finding) =>
        (Table, When, Happens, Boxes, Finding) = (table, when, happens, boxes, finding);

    /// <summary>The sweep.</summary>
    public StudyTable Table { get; }

    /// <summary>What happens, as it was written.</summary>
    public string When { get; }

    /// <summary>Whether it happens in each run, by row.</summary>
    public IReadOnlyList<bool> Happens { get; }

    /// <summary>
    /// The boxes, in the order in which they were found. The search ends with the first that chance may have made; such a box is here
    /// only where it is the first.
    /// </summary>
    public IReadOnlyList<FoundBox> Boxes { get; }

    /// <summary>What was found, in a sentence.</summary>
    public string Finding { get; }

    /// <summary>Number of runs in which it happens.</summary>
    public int Cases => Happens.Count(case_ => case_);

    /// <summary>Share of the runs in which it happens.</summary>
    public double Share => (double)Cases / Happens.Count;

    /// <summary>Share of the cases that lie in any box.</summary>
    public double Coverage => Cases == 0 ? 0 : (double)CasesInside / Cases;

    /// <summary>Share of the runs in any box that are cases.</summary>
    public double Density => RunsInside == 0 ? 0 : (double)CasesInside / RunsInside;

    private int RunsInside => Rows.Count(IsInside);

    private int CasesInside => Rows.Count(row => Happens[row] && IsInside(row));

    private IEnumerable<int> Rows => Enumerable.Range(0, Happens.Count);

    /// <summary>The table of a sweep that is done and whole.</summary>
    /// <param name="folder">Folder of the sweep.</param>
    /// <exception cref="RunFolderException">It is no sweep, or not done; the message says what to do.</exception>
    public static StudyTable ReadTable(string folder)
    {
        var manifest = SweepManifest.Read(folder);
        if (manifest.Part is { } part)
            throw new RunFolderException(folder, $"is part {part} of a sweep", "the whole, which polis merge FOLDER PART... makes of all parts");
        if (manifest.State != RunState.Done)
            throw new RunFolderException(
                folder, $"is not done (its state is {Model.EnumNames<RunState>.Of(manifest.State)})",
                $"a sweep that is done: polis resume {folder} goes on with it");
        return StudyTable.Read(folder);
    }

    /// <summary>Searches the boxes.</summary>
    /// <param name="table">The sweep.</param>
    /// <param name="when">What happens, as it was written.</param>
    /// <param name="condition">The same, read.</param>
    /// <param name="options">How.</param>
    /// <exception cref="RunFolderException">The table has no such metric.</exception>
    public static Discovery Of(StudyTable table, string when, Condition condition, DiscoveryOptions options)
    {
        var columns = condition.Metrics.ToDictionary(metric => metric, table.Column);
        bool[] happens = [.. Enumerable.Range(0, table.Rows).Select(row => condition.Holds(metric => columns[metric][row]))];
        int cases = happens.Count(case_ => case_);
        if (cases == 0 || cases == happens.Length)
        {
            string often = cases == 0 ? "none" : "each";
            return new Discovery(table, when, happens, [], $"{when} holds in {often} of the {happens.Length:N0} runs: {Ranges(columns)}.");
        }
        var space = new SweepSpace(table);
        var found = Prim.Boxes(
            space.Points, happens, table.Manifest.Seed,
            new PrimOptions { MostBoxes = options.MostBoxes, LeastMass = options.LeastMass, MostQuasiP = FoundBox.MostChance },
            options.LeastDensity is { } least ? steps => Reaching(steps, least) : null);
        var boxes = Told([.. found.Select(box => BoxOf(space, box))], options);
        return new Discovery(table, when, happens, boxes, Sentence(when, cases, happens.Length, boxes, options));
    }

    private bool IsInside(int row) => Boxes.Any(box => box.Inside[row]);

    private static FoundBox BoxOf(SweepSpace space, PrimBox found) => new(
        space.RestrictionsOf(found), found.Overall.Count, found.Overall.Cases, found.Overall.Coverage, found.Overall.Density, found.Overall.Mass, found.P,
        [.. space.Points.Select(found.Overall.Box.Contains)]);

    /// <summary>The boxes up to the first that says nothing: without a restriction, thinner than asked for, or, after another, of chance.</summary>
    private static IReadOnlyList<FoundBox> Told(IReadOnlyList<FoundBox> boxes, DiscoveryOptions options) =>
    [
        .. boxes.TakeWhile((box, b) => box.Restrictions.Count > 0 && !(box.Density < options.LeastDensity) && (b == 0 || box.IsClear && boxes[0].IsClear)),
    ];

    /// <summary>The step with most cases of those that are dense enough; the densest where none is.</summary>
    private static int Reaching(IReadOnlyList<PrimStep> steps, double density)
    {
        var reaching = steps.Index().Where(step => step.Item.Density >= density).ToList();
        return reaching.Count > 0 ? reaching.MaxBy(step => step.Item.Cases).Index : steps.Index().MaxBy(step => step.Item.Density).Index;
    }

    private static string Sentence(string when, int cases, int runs, IReadOnlyList<FoundBox> boxes, DiscoveryOptions options)
    {
        string often = $"{when} holds in {cases:N0} of {runs:N0} runs ({Percent((double)cases / runs)})";
        if (boxes.Count == 0)
            return options.LeastDensity is { } least ? $"{often}, and no part of the sweep was found in which it holds in {Percent(least)} of the runs."
                : $"{often}, and no part of the sweep was found in which it holds more often.";
        var box = boxes[0];
        string where = $"{Percent(box.Density)} of those where {box.Text}, which have {Percent(box.Coverage)} of the cases";
        return box.IsClear ? $"{often}: in {where}."
            : $"{often}, and no part of the sweep stands out: at best it holds in {where}, as comes of chance alone with probability {Probability(box.P)}.";
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A probability to two digits.</summary>
    public static string Probability(double p) => p < 0.001 ? "below 0.001" : p.ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Ranges(Dictionary<string, double[]> columns) => string.Join(", ", columns.Select(column =>
    {
        double[] known = [.. column.Value.Where(value => !double.IsNaN(value))];
        return known.Length == 0 ? $"no run has {column.Key}"
            : string.Create(CultureInfo.InvariantCulture, $"{column.Key} is {known.Min():0.####} to {known.Max():0.####}");
    }));
}
