using Polis.Model;

namespace Polis.Results;

/// <summary>One metric: all that there is to say of it. The entries of <see cref="MetricCatalogue"/> are the only metrics there are.</summary>
public sealed record Metric
{
    internal Metric(string name, MetricUnit unit, string meaning, Func<MetricContext, double> value) =>
        (Name, Unit, Meaning, Value) = (name, unit, meaning, value);

    /// <summary>What stands between the name of a metric and that of the cohort that it measures.</summary>
    public const char OfCohort = '@';

    /// <summary>Name, as in <c>defiance.trade</c>.</summary>
    public string Name { get; }

    /// <summary>Unit.</summary>
    public MetricUnit Unit { get; }

    /// <summary>What it measures, in a line.</summary>
    public string Meaning { get; }

    /// <summary>A few words for tables and sentences; the meaning where nothing shorter says it.</summary>
    public string Title { get => field ?? Meaning; internal init; }

    /// <summary>Whether it counts what happens in a step; otherwise it says how things stand.</summary>
    public bool IsFlow { get; internal init; }

    /// <summary>Whether it tells of clashes, of which a world has none at its start: in the first years it finds its level.</summary>
    public bool StartsAtRest { get; internal init; }

    /// <summary>Whether a scenario moves it by hand, as policies: a difference of it is what a what-if does, more than what comes of it.</summary>
    public bool IsLever { get; internal init; }

    /// <summary>Whether it says in another way what a metric beside it says, as by people what that one says by cities, or little beyond what a scenario does,
    /// as treaties left: tables have it, headlines do not.</summary>
    public bool IsAside { get; internal init; }

    /// <summary>Whether a part of the world has it too, as in <c>defiance.climate@USA</c>.</summary>
    public bool HasCohorts { get; internal init; } = true;

    /// <summary>What it says to be expected of what another metric counts; null where it counts or measures.</summary>
    public Expectation? Expectation { get; internal init; }

    /// <summary>Its value; not a number where it has none, and then nothing is recorded.</summary>
    internal Func<MetricContext, double> Value { get; }
}

/// <summary>What a metric is worked out from.</summary>
/// <param name="world">The world at the end of the step, or at the start.</param>
/// <param name="cohort">The part of it that is asked about.</param>
/// <param name="flows">What happened in the step; nothing at the start.</param>
/// <param name="firsts">What was to be expected of first events since the start.</param>
/// <param name="time">Decimal year.</param>
/// <param name="mayBids">Finds the cities of the part that may bid.</param>
internal sealed class MetricContext(World world, Cohort cohort, StepFlows flows, ExpectedFirsts firsts, double time, MayBids mayBids)
{
    private StateSums? _sums;
    private List<MayBid>? _mayBid;

    /// <summary>The world.</summary>
    public World World => world;

    /// <summary>The part of the world that is asked about.</summary>
    public Cohort Cohort => cohort;

    /// <summary>Sums over cities and nations: what is added up in one walk for all metrics, when the first of them asks for it.</summary>
    public StateSums Sums => _sums ??= new StateSums(world, cohort);

    /// <summary>Cities that may bid, found when a metric or the answers first ask for them, which must be before the next step.</summary>
    public List<MayBid> MayBid => _mayBid ??= mayBids.Find(world);

    /// <summary>What happened in the step.</summary>
    public StepFlows Flows => flows;

    /// <summary>What was to be expected of first events since the start.</summary>
    public ExpectedFirsts Firsts => firsts;

    /// <summary>Decimal year.</summary>
    public double Time => time;
}

/// <summary>A metric of a world or of one of its cohorts, as a series names it.</summary>
/// <param name="Name">Name, as in <c>defiance.climate@USA</c>.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Cohort">Name of the cohort; null for the world.</param>
public sealed record SeriesMetric(string Name, Metric Metric, string? Cohort)
{
    /// <summary>The cohort within a sentence, as in <c>Catalan cities</c>; null for the world.</summary>
    public string? Place { get => field ?? Cohort; init; }

    /// <summary>The name of a metric of a cohort, or of the world where that is null.</summary>
    public static string NameOf(string metric, string? cohort) => cohort is null ? metric : $"{metric}{Metric.OfCohort}{cohort}";
}
