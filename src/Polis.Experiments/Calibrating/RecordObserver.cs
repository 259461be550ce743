using Polis.Model;
using Polis.Results;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>Reads off a run the values that records are held against, each at its date.</summary>
/// <param name="simulation">The run, at its start.</param>
/// <param name="records">Records.</param>
/// <param name="take">Takes the values when the run is complete, in the order of the records.</param>
internal sealed class RecordObserver(Simulation simulation, IReadOnlyList<RecordedValue> records, Action<IReadOnlyList<double>> take) : IRunObserver
{
    private readonly MetricHistory _history = new(simulation.World, simulation.Plan.Clock, simulation.Plan.Cohorts);

    private IRunObserver History => _history;

    /// <inheritdoc/>
    public void Start(Simulation simulation) => History.Start(simulation);

    /// <inheritdoc/>
    public void Step(Simulation simulation) => History.Step(simulation);

    /// <inheritdoc/>
    public void End(Simulation simulation, bool complete)
    {
        if (!complete) return;
        var clashes = records.Any(record => record.Figure is not null) ? ClashRecord.Of(simulation) : null;
        take([.. records.Select(record => record.Figure is { } figure ? clashes!.Of(figure).Value : _history.AtYear(record.Metric, record.Year))]);
    }
}
