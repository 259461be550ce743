using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>What a study over a design asks for.</summary>
/// <param name="Kind">Kind of study.</param>
/// <param name="Axes">What is varied.</param>
/// <param name="Design">Which points.</param>
/// <param name="Asked">Years that values are told for; null for the usual.</param>
/// <param name="Metrics">Metrics that are told of; the table of results has all.</param>
public sealed record SweepRequest(SweepKind Kind, IReadOnlyList<StudyAxis> Axes, StudyDesign Design, AskedYears? Asked, IReadOnlyList<string> Metrics);

/// <summary>A study over a design: its points with the values that they set, each checked. Of a point its values and its hash are kept; its plan is made when
/// its runs are, so that memory does not grow with the number of points.</summary>
public sealed class SweepPlan
{
    private readonly string[] _hashes;
    private readonly WeakReference<SimulationPlan>?[] _plans;

    private SweepPlan(ScenarioFamily family, SweepRequest request, IReadOnlyList<string[]> points, string[] hashes) =>
        (Family, Request, Points, _hashes, _plans) = (family, request, points, hashes, new WeakReference<SimulationPlan>?[points.Count]);

    /// <summary>The scenario that is varied.</summary>
    public ScenarioFamily Family { get; }

    /// <summary>What is asked for.</summary>
    public SweepRequest Request { get; }

    /// <summary>The values of the axes at each point.</summary>
    public IReadOnlyList<string[]> Points { get; }

    /// <summary>Metrics of the results, in the order of their columns.</summary>
    public IReadOnlyList<SeriesMetric> Metrics => MetricCatalogue.Of(Family.Base.Plan);

    /// <summary>Runs a point.</summary>
    public int Runs => Family.Base.Scenario.Runs;

    /// <summary>Seed of all runs.</summary>
    public ulong Seed => Family.Base.Scenario.Seed;

    /// <summary>Years that values are told for; null for the usual.</summary>
    public YearSpan? Span => Request.Asked is { } asked ? AskedWindow.Of(Family.Base.Plan, asked).Span : null;

    /// <summary>A note where the interventions of which something is varied end before the years over which levels are told; null elsewhere.</summary>
    public string? YearsNote
    {
        get
        {
            var plan = Family.Base.Plan;
            if (Request.Asked is not null || plan.Interventions.Count == 0
                || !Request.Axes.Any(axis => axis.Path.StartsWith("interventions.", StringComparison.Ordinal))) return null;
            double first = plan.Interventions.Min(intervention => intervention.Month) / 12.0;
            double last = plan.Interventions.Max(intervention => intervention.UntilMonth ?? int.MaxValue) / 12.0;
            double from = plan.Clock.YearOf(plan.Steps) - AnswerWindow.Of(plan.Years, null).Years;
            return last > from ? null
                : $"What is varied ends in {CalendarText.Month(last)}, before those years: "
                    + $"--window {Math.Floor(first):0}..{Math.Ceiling(last) - 1:0} measures while it lasts.";
        }
    }

    /// <summary>Plan of a point; several threads may ask at once. The runs of a point that are under way share one.</summary>
    public SimulationPlan PlanOf(int point)
    {
        if (Volatile.Read(ref _plans[point]) is { } kept && kept.TryGetTarget(out var there)) return there;
        // One thread: the others make runs meanwhile.
        using var team = new ThreadTeam(1);
        var made = MemberOf(Family, Request, Points[point], team).Plan;
        Volatile.Write(ref _plans[point], new WeakReference<SimulationPlan>(made));
        return made;
    }

    /// <summary>Hash of a point's scenario.</summary>
    public string HashOf(int point) => _hashes[point];

    /// <summary>Whether another plan asks for the same: the same units, and the same told of them.</summary>
    public bool IsSame(SweepPlan other) => _hashes.SequenceEqual(other._hashes) && Seed == other.Seed && Runs == other.Runs
        && Request.Kind == other.Request.Kind && Request.Design == other.Request.Design && Request.Asked == other.Request.Asked
        && Request.Metrics.SequenceEqual(other.Request.Metrics)
        && Request.Axes.Select(axis => axis.ToString()).SequenceEqual(other.Request.Axes.Select(axis => axis.ToString()));

    /// <summary>Makes the points and checks each.</summary>
    /// <param name="family">The scenario that is varied.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="team">Threads for drawn worlds.</param>
    /// <exception cref="ScenarioException">A path leads to no value, or a value is wrong there.</exception>
    /// <exception cref="OutputException">A path is named twice, changes what all points share, or a metric is not there.</exception>
    public static SweepPlan Of(ScenarioFamily family, SweepRequest request, ThreadTeam team)
    {
        string[] metrics = NamesOf(family.Base.Plan);
        Refuse(family, request, metrics);
        var points = request.Design.Points(request.Axes, family.Base.Scenario.Seed);
        string[] hashes = new string[points.Count];
        foreach (var (number, point) in points.Index())
        {
            var member = MemberOf(family, request, point, team);
            if (!NamesOf(member.Plan).SequenceEqual(metrics))
                throw new OutputException(
                    "--vary: a point has other metrics than another, as where a network is renamed; expected values under one set of metrics");
            hashes[number] = member.Hash;
        }
        return new SweepPlan(family, request, points, hashes);
    }

    private static FamilyMember MemberOf(ScenarioFamily family, SweepRequest request, string[] point, ThreadTeam team) =>
        family.With([.. request.Axes.Zip(point, (axis, value) => $"{axis.Path}={value}")], team, "--vary");

    private static void Refuse(ScenarioFamily family, SweepRequest request, string[] known)
    {
        double points = request.Design.Kind == DesignKind.Grid ? request.Axes.Aggregate(1.0, (product, axis) => product * axis.Count)
            : request.Design.Kind is DesignKind.Morris or DesignKind.Saltelli ? (double)request.Design.Size * (request.Axes.Count + 2)
            : request.Design.Size;
        if (points * family.Base.Scenario.Runs > MostUnits)
            throw new OutputException(
                $"The study has {points * family.Base.Scenario.Runs:N0} runs; expected at most {MostUnits:N0}: fewer values, points or runs");
        if (request.Axes.GroupBy(axis => axis.Path).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new OutputException($"--vary {twice.Key}: is given twice; expected each path once");
        foreach (var axis in request.Axes.Where(axis => IsShared(axis.Path)))
            throw new OutputException(
                $"--vary {axis.Path}: is shared by all points of a study; expected another value of the scenario, as parameters.policyLoss");
        if (request.Asked is { } asked) AskedWindow.Of(family.Base.Plan, asked);
        foreach (string metric in request.Metrics) MetricNames.Refuse("--metric", metric, known);
    }

    /// <summary>Most runs of a study.</summary>
    private const int MostUnits = 10_000_000;

    /// <summary>Whether all points of a study share what a path leads to.</summary>
    internal static bool IsShared(string path) => _shared.Contains(path.Split('.')[0]);

    /// <summary>Keys that all points of a study share.</summary>
    private static readonly string[] _shared = ["seed", "runs", "record", "years", "start", "step", "domains", "report", "name", "description"];

    private static string[] NamesOf(SimulationPlan plan) => [.. MetricCatalogue.Of(plan).Select(metric => metric.Name)];
}
